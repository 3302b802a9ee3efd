//! Valid forms of units.

use crate::{
    scene::Scene,
    support::{form::Form, steps::registration},
};

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, _: &str) -> Option<Form> {
    Some(match route {
        "/quan-ly/hoat-dong/{code}/don-vi" => {
            let (stranger, organizer) = (scene.program.browser(), scene.browser("organizer"));
            let n = scene.fresh_number();
            let path = format!("/hoat-dong/{}/dang-ky", scene.busy);
            let mut form = Form::on(&scene.page(&stranger, &path).await, &path);
            for (name, value) in registration(n) {
                form = form.with(name, &value);
            }
            let unit = format!("Câu lạc bộ số {n}");
            scene.done(&stranger, form.with("unit", &unit).with("other_unit", "yes")).await;
            let path = format!("/quan-ly/hoat-dong/{}/don-vi", scene.busy);
            Form::on(&scene.page(organizer, &path).await, &path).with("unit", "Xã Đại Từ")
        }
        _ => return None,
    })
}
