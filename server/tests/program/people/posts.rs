//! Valid forms of people.

use crate::{
    scene::Scene,
    support::{form::Form, steps::letters},
};

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, whose: &str) -> Option<Form> {
    let browser = scene.filler(whose);
    let organizer = scene.browser("organizer");
    let n = scene.fresh_number();
    let name = format!("Hoàng Thị {}", letters(n));
    Some(match route {
        "/quan-ly/nguoi/moi" => {
            let form = Form::on(&scene.page(browser, route).await, route).with("full_name", &name);
            form.with("unit", "Xã Đại Từ").with("unit_id", "").with("birth_date", "1/2/1990")
        }
        "/quan-ly/nguoi/{id}/sua" => {
            let id = scene.number("SELECT min(id) FROM people").await;
            let path = format!("/quan-ly/nguoi/{id}/sua");
            Form::on(&scene.page(organizer, &path).await, &path).with("position", &format!("Cán bộ {n}"))
        }
        "/quan-ly/nguoi/trung" => {
            twice(scene, n).await;
            let path = format!("{route}?q={}", domain::text::fold(&name).replace(' ', "+"));
            Form::on(&scene.page(organizer, &path).await, route)
        }
        "/quan-ly/nguoi/gop" => {
            let (one, other) = twice(scene, n).await;
            let path = format!("{route}?mot={one}&hai={other}");
            Form::on(&scene.page(organizer, &path).await, route)
        }
        "/quan-ly/nguoi/gop/{id}/tach" => {
            let (one, other) = twice(scene, n).await;
            let page = scene.page(organizer, &format!("/quan-ly/nguoi/gop?mot={one}&hai={other}")).await;
            scene.done(organizer, Form::on(&page, "/quan-ly/nguoi/gop")).await;
            let page = scene.page(organizer, &format!("/quan-ly/nguoi/{one}")).await;
            Form::to(&page, |action| action.ends_with("/tach"))
        }
        "/quan-ly/nguoi/chon" => {
            let (one, other) = twice(scene, n).await;
            // Of one birth date they would be one person there.
            scene.run(&format!("UPDATE people SET birth_date = NULL WHERE id = {other}")).await;
            let (one, other) = (one.to_string(), other.to_string());
            let chosen = [("step", "don-vi"), ("chosen", one.as_str()), ("chosen", other.as_str())];
            let page = organizer.post(route, &chosen).await;
            assert_eq!(page.status, 200, "{}", page.body);
            Form::on(&page, route).with("unit", "Phường Tích Lương")
        }
        "/quan-ly/nguoi/{id}/them-vao-lop" => {
            let (one, _) = twice(scene, n).await;
            let path = format!("/quan-ly/nguoi/{one}");
            let action = format!("{path}/them-vao-lop");
            Form::on(&scene.page(organizer, &path).await, &action).with("activity", &scene.busy)
        }
        _ => return None,
    })
}

/// Somebody of the province under two rows; answers their numbers.
async fn twice(scene: &Scene, n: usize) -> (i64, i64) {
    let name = format!("Hoàng Thị {}", letters(n));
    let fold = domain::text::fold(&name);
    for _ in 0..2 {
        scene
            .run(&format!(
                "INSERT INTO people (full_name, fold, sort_key, birth_date, unit_id, position, lang, created_at, updated_at, version)
                 SELECT '{name}', '{fold}', sort_key, '1990-02-01', (SELECT id FROM units WHERE code = 'P19'), '', 'vi', created_at, updated_at, 1
                 FROM people WHERE id = 1"
            ))
            .await;
    }
    let last = scene.number("SELECT max(id) FROM people").await;
    (last - 1, last)
}
