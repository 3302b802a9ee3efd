//! Valid forms of calls for interest.

use crate::{
    scene::Scene,
    support::{form::Form, steps::registration},
};

const NEW: &str = "/quan-ly/nhu-cau/moi";

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, whose: &str) -> Option<Form> {
    let (organizer, stranger) = (scene.browser("organizer"), scene.program.browser());
    Some(match route {
        NEW => new(scene, whose).await,
        "/quan-ly/nhu-cau/{id}/sua" => {
            let path = format!("/quan-ly/nhu-cau/{}/sua", made(scene).await);
            let title = format!("Lớp {}", scene.fresh_number());
            Form::on(&scene.page(organizer, &path).await, &path).with("title", &title)
        }
        "/quan-ly/nhu-cau/{id}/ket-thuc" => {
            let path = format!("/quan-ly/nhu-cau/{}/ket-thuc", made(scene).await);
            Form::on(&scene.page(organizer, &format!("{path}?viec=dong")).await, &path)
        }
        "/quan-ly/nhu-cau/{id}/don-vi/{unit}" => {
            let path = format!("/quan-ly/nhu-cau/{}/don-vi/N05830", made(scene).await);
            Form::on(&scene.page(organizer, &path).await, &path).with("people", "4")
        }
        "/quan-ly/nhu-cau/{id}/moi-nguoi/{code}" => {
            let id = made(scene).await;
            scene.done(&stranger, named(scene, id).await).await;
            let code = scene.activity("50").await;
            scene
                .run(&format!(
                    "INSERT INTO demand_activities (demand_id, activity_id, made_at)
                     SELECT {id}, a.id, a.created_at FROM activities a WHERE a.code = '{code}'"
                ))
                .await;
            let path = format!("/quan-ly/nhu-cau/{id}/moi-nguoi/{code}");
            Form::on(&scene.page(organizer, &path).await, &path)
        }
        "/nhu-cau/{id}" => named(scene, made(scene).await).await,
        "/toi/ghi-ten/{token}/rut" => {
            let id = made(scene).await;
            let own = scene.done(&stranger, named(scene, id).await).await.location;
            let path = format!("{own}/rut");
            Form::on(&scene.page(&stranger, &own).await, &path)
        }
        _ => return None,
    })
}

async fn new(scene: &Scene, whose: &str) -> Form {
    let form = Form::on(&scene.page(scene.filler(whose), NEW).await, NEW);
    let form = form.with("title", &format!("Lớp {}", scene.fresh_number())).with("kind", "training_class");
    form.with("unit", Scene::unit(whose)).with("unit_id", "")
}

/// A call of the province; answers its number.
async fn made(scene: &Scene) -> i64 {
    scene.done(scene.browser("organizer"), new(scene, "organizer").await).await;
    scene.number("SELECT max(id) FROM demands").await
}

/// Somebody new leaves their name.
async fn named(scene: &Scene, id: i64) -> Form {
    let path = format!("/nhu-cau/{id}");
    let mut form = Form::on(&scene.page(&scene.program.browser(), &path).await, &path);
    for (name, value) in registration(scene.fresh_number()) {
        form = form.with(name, &value);
    }
    form
}
