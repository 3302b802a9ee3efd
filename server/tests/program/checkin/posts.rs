//! Valid forms of check-in.

use crate::{
    scene::Scene,
    support::{form::Form, steps::letters},
};

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, _: &str) -> Option<Form> {
    let path = format!("/quan-ly/hoat-dong/{}/may-diem-danh", scene.quiet);
    let organizer = scene.browser("organizer");
    let opened = async || {
        organizer.post(&path, &[("act", "open")]).await;
        scene.page(organizer, &path).await
    };
    Some(match route {
        "/quan-ly/hoat-dong/{code}/may-diem-danh" => {
            opened().await;
            Form::without_page(&path, &[("act", "renew")])
        }
        "/quan-ly/hoat-dong/{code}/may-diem-danh/da-xem" => {
            // What a phone sent and could not be taken: there is a phone, and a row of it.
            joined(scene, &opened().await).await;
            let n = scene.fresh_number();
            scene
                .run(&format!(
                    "INSERT INTO checkin_refusals (event_id, activity_id, device_id, what, why, happened_at, received_at)
                     SELECT 'x{n}', activity_id, id, 'TH:ABC', 'forged', joined_at, joined_at FROM checkin_devices ORDER BY id DESC LIMIT 1"
                ))
                .await;
            let id = scene.number("SELECT max(id) FROM checkin_refusals").await;
            Form::without_page(&format!("{path}/da-xem"), &[("refused", &id.to_string())])
        }
        "/diem-danh/vao/{token}" => {
            let join = super::link(&opened().await);
            Form::without_page(&join, &[("name", &format!("Máy {}", letters(scene.fresh_number())))])
        }
        "/diem-danh/gui" => Form::without_page("/diem-danh/gui", &[("waiting", "0")]),
        "/diem-danh" => Form::without_page("/diem-danh", &[("act", "find"), ("buoi", "1"), ("q", "an")]),
        _ => return None,
    })
}

async fn joined(scene: &Scene, page: &crate::support::Page) {
    let name = format!("Máy {}", letters(scene.fresh_number()));
    scene.browser("nobody").post(&super::link(page), &[("name", &name)]).await;
}
