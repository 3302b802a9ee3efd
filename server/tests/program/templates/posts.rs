//! Valid forms of templates.

use crate::{scene::Scene, support::form::Form};

const NEW: &str = "/quan-ly/mau/moi";

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, whose: &str) -> Option<Form> {
    let organizer = scene.browser("organizer");
    Some(match route {
        NEW => new(scene, whose).await,
        "/quan-ly/mau/{id}" => {
            let path = made(scene).await;
            let title = format!("Lớp {}", scene.fresh_number());
            Form::on(&scene.page(organizer, &path).await, &path).with("title", &title)
        }
        "/quan-ly/mau/{id}/xoa" => {
            let path = format!("{}/xoa", made(scene).await);
            Form::on(&scene.page(organizer, &path).await, &path)
        }
        _ => return None,
    })
}

async fn new(scene: &Scene, whose: &str) -> Form {
    let form = Form::on(&scene.page(scene.filler(whose), NEW).await, NEW);
    let form = form.with("name", &format!("Mẫu {}", scene.fresh_number())).with("title", "Lớp kiểm thử");
    let form = form.with("unit", Scene::unit(whose)).with("unit_id", "");
    form.with("kind", "training_class").with("level", "province").with("day", "1").with("topic", "Khai mạc")
}

/// A template of the province; answers the path of its page.
async fn made(scene: &Scene) -> String {
    scene.done(scene.browser("organizer"), new(scene, "organizer").await).await;
    format!("/quan-ly/mau/{}", scene.number("SELECT max(id) FROM templates").await)
}
