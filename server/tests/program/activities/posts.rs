//! Valid forms of activities.

use crate::{
    scene::Scene,
    support::{Page, form::Form, steps::in_days},
};

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, whose: &str) -> Option<Form> {
    let organizer = scene.browser("organizer");
    let of = |code: &str, more: &str| format!("/quan-ly/hoat-dong/{code}{more}");
    Some(match route {
        NEW => plan(scene, &scene.page(scene.filler(whose), NEW).await, whose),
        "/quan-ly/hoat-dong/{code}/cong-bo" => {
            let made =
                scene.done(organizer, plan(scene, &scene.page(organizer, NEW).await, "organizer")).await;
            let code = made.location.rsplit('/').next().unwrap();
            scene.assign(code).await;
            Form::on(&scene.page(organizer, &of(code, "")).await, &of(code, "/cong-bo"))
        }
        "/quan-ly/hoat-dong/{code}/huy" => {
            let path = of(&scene.activity("10").await, "/huy");
            Form::on(&scene.page(organizer, &path).await, &path).with("reason", "Giảng viên ốm")
        }
        "/quan-ly/hoat-dong/{code}/it-nguoi" => {
            let path = of(&scene.activity("10").await, "/it-nguoi");
            let form = Form::on(&scene.page(organizer, &path).await, &path);
            let into = form.first_choice("into");
            form.with("into", &into).with("step", "merge")
        }
        "/quan-ly/hoat-dong/{code}/sao-chep" => {
            let page = scene.page(organizer, &of(&scene.quiet, "")).await;
            Form::on(&page, &of(&scene.quiet, "/sao-chep")).with("starts_on", &in_days(40))
        }
        "/quan-ly/hoat-dong/{code}/sua" => {
            let path = of(&scene.quiet, "/sua");
            let title = format!("Lớp {}", scene.fresh_number());
            Form::on(&scene.page(organizer, &path).await, &path).with("title", &title)
        }
        _ => return None,
    })
}

const NEW: &str = "/quan-ly/hoat-dong/moi";

/// The form of a new activity.
fn plan(scene: &Scene, page: &Page, whose: &str) -> Form {
    // A place of its own: another class there on that day would be in its way.
    let place = format!("Nhà văn hóa xóm {}", scene.fresh_number());
    let form = Form::on(page, NEW).with("title", "Lớp kiểm thử").with("kind", "training_class");
    let form = form.with("level", "province").with("unit", Scene::unit(whose)).with("place", &place);
    form.with("starts_on", &in_days(30))
}
