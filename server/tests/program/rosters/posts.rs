//! Valid forms of lists.

use crate::{
    scene::Scene,
    support::{Browser, form::Form, steps::letters},
};

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, whose: &str) -> Option<Form> {
    // A list belongs to the one who brought it; those who may bring none have got hold of an organizer's.
    let browser = match whose {
        "admin" | "elsewhere" => scene.browser(whose),
        _ => scene.browser("organizer"),
    };
    let n = scene.fresh_number();
    let list = format!("Họ và tên;Ngày sinh;Đơn vị\nHoàng Thị {};1/2/1991;Xã Đại Từ", letters(n));
    Some(match route {
        "/quan-ly/nguoi/nhap" => brought(scene, browser, route, &list).await,
        "/quan-ly/hoat-dong/{code}/danh-sach" => {
            let organizer = scene.browser("organizer");
            let path = format!("/quan-ly/hoat-dong/{}/danh-sach", scene.quiet);
            brought(scene, organizer, &path, &list).await
        }
        "/quan-ly/danh-sach/{id}" => {
            let at = "/quan-ly/nguoi/nhap";
            let looked = scene.done(browser, brought(scene, browser, at, &list).await).await.location;
            Form::on(&scene.page(browser, &looked).await, &looked).with("step", "take")
        }
        _ => return None,
    })
}

async fn brought(scene: &Scene, browser: &Browser, path: &str, list: &str) -> Form {
    Form::on(&scene.page(browser, path).await, path).with("text", list)
}
