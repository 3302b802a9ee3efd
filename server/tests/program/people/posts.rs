//! Valid forms of people.

use crate::{
    scene::Scene,
    support::{form::Form, steps::letters},
};

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, whose: &str) -> Option<Form> {
    let browser = scene.filler(whose);
    let n = scene.fresh_number();
    let name = format!("Hoàng Thị {}", letters(n));
    Some(match route {
        "/quan-ly/nguoi/moi" => {
            let form = Form::on(&scene.page(browser, route).await, route).with("full_name", &name);
            form.with("unit", "Xã Đại Từ").with("unit_id", "").with("birth_date", "1/2/1990")
        }
        "/quan-ly/nguoi/{id}/sua" => {
            let organizer = scene.browser("organizer");
            let id = scene.number("SELECT min(id) FROM people").await;
            let path = format!("/quan-ly/nguoi/{id}/sua");
            Form::on(&scene.page(organizer, &path).await, &path).with("position", &format!("Cán bộ {n}"))
        }
        _ => return None,
    })
}
