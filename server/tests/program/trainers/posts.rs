//! Valid forms of trainers.

use crate::{scene::Scene, support::form::Form};

const NEW: &str = "/quan-ly/giang-vien/moi";

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, _: &str) -> Option<Form> {
    let organizer = scene.browser("organizer");
    Some(match route {
        NEW => Form::without_page(NEW, &[("nguoi", &somebody(scene).await.to_string())]),
        "/quan-ly/giang-vien/{id}" => {
            let path = trainer(scene).await;
            let subjects = format!("Chuyên đề {}", scene.fresh_number());
            Form::on(&scene.page(organizer, &path).await, &path).with("subjects", &subjects)
        }
        "/quan-ly/giang-vien/{id}/nghi" => away(scene).await,
        "/quan-ly/giang-vien-nghi/{id}/xoa" => {
            scene.done(organizer, away(scene).await).await;
            let id = scene.number("SELECT max(id) FROM trainer_absences").await;
            Form::without_page(&format!("/quan-ly/giang-vien-nghi/{id}/xoa"), &[])
        }
        _ => return None,
    })
}

/// Somebody who does not teach yet.
async fn somebody(scene: &Scene) -> i64 {
    scene
        .number("SELECT min(id) FROM people WHERE unit_id IS NOT NULL AND id NOT IN (SELECT person_id FROM trainers)")
        .await
}

/// The page of somebody who teaches.
async fn trainer(scene: &Scene) -> String {
    let form = Form::without_page(NEW, &[("nguoi", &somebody(scene).await.to_string())]);
    scene.done(scene.browser("organizer"), form).await.location
}

async fn away(scene: &Scene) -> Form {
    let path = trainer(scene).await;
    let action = format!("{path}/nghi");
    Form::on(&scene.page(scene.browser("organizer"), &path).await, &action).with("from_on", "1/12/2026")
}
