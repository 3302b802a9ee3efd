//! Valid forms of kept filters.

use crate::{
    scene::Scene,
    support::{Browser, form::Form, steps::letters},
};

const NEW: &str = "/quan-ly/bo-loc?danh-sach=people&loc=q%3Dan&ve=%2Fquan-ly%2Fnguoi";

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, whose: &str) -> Option<Form> {
    let browser = scene.filler(whose);
    Some(match route {
        "/quan-ly/bo-loc" => new(scene, browser).await,
        "/quan-ly/bo-loc/{id}" | "/quan-ly/bo-loc/{id}/xoa" => {
            scene.done(browser, new(scene, browser).await).await;
            let id = scene.number("SELECT max(id) FROM saved_filters").await;
            let page = scene.page(browser, "/quan-ly/bo-loc?danh-sach=people").await;
            let form = Form::on(&page, &route.replace("{id}", &id.to_string()));
            match route.ends_with("/xoa") {
                true => form,
                false => form.with("name", &format!("Khác {}", letters(scene.fresh_number()))),
            }
        }
        _ => return None,
    })
}

async fn new(scene: &Scene, browser: &Browser) -> Form {
    let form = Form::on(&scene.page(browser, NEW).await, "/quan-ly/bo-loc");
    form.with("name", &format!("Lọc {}", letters(scene.fresh_number())))
}
