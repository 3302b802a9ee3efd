//! Valid forms of the schedule.

use crate::{scene::Scene, support::form::Form};

const DAYS: &str = "/quan-ly/ngay-nghi";

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, whose: &str) -> Option<Form> {
    Some(match route {
        DAYS => day_off(scene, whose).await,
        "/quan-ly/lich/dang-ky" => Form::without_page(route, &[]),
        "/quan-ly/lich/dang-ky/bo" => {
            // There is one to end.
            Form::without_page("/quan-ly/lich/dang-ky", &[]).send(scene.filler(whose)).await;
            Form::without_page(route, &[])
        }
        "/quan-ly/lich/doi/{id}" => {
            let code = scene.activity("20").await;
            let sql = format!(
                "SELECT min(s.id) FROM sessions s JOIN activities a ON a.id = s.activity_id WHERE a.code = '{code}'"
            );
            let path = format!("/quan-ly/lich/doi/{}", scene.number(&sql).await);
            let page = scene.page(scene.browser("organizer"), &path).await;
            Form::on(&page, &path).with("day", "2/3/2027")
        }
        "/quan-ly/ngay-nghi/{id}/xoa" => {
            scene.done(scene.browser("organizer"), day_off(scene, "organizer").await).await;
            let id = scene.number("SELECT max(id) FROM days_off").await;
            Form::without_page(&format!("/quan-ly/ngay-nghi/{id}/xoa"), &[])
        }
        _ => return None,
    })
}

/// A decision about a day that nobody has decided about yet.
async fn day_off(scene: &Scene, whose: &str) -> Form {
    let day = format!("{}/{}/2027", scene.fresh_number() % 28 + 1, scene.fresh_number() % 12 + 1);
    let form = Form::on(&scene.page(scene.filler(whose), DAYS).await, DAYS);
    form.with("day", &day).with("reason", "Nghỉ bù").with("unit", Scene::unit(whose)).with("unit_id", "")
}
