//! Valid forms of rooms.

use crate::{scene::Scene, support::form::Form};

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, _: &str) -> Option<Form> {
    let organizer = scene.browser("organizer");
    Some(match route {
        "/quan-ly/dia-diem/{id}" => room(scene).await,
        "/quan-ly/phong/{id}" | "/quan-ly/phong/{id}/xoa" => {
            scene.done(organizer, room(scene).await).await;
            let id = scene.number("SELECT max(id) FROM rooms").await;
            let path = format!("/quan-ly/phong/{id}");
            match route.ends_with("/xoa") {
                true => Form::without_page(&format!("{path}/xoa"), &[]),
                false => Form::on(&scene.page(organizer, &path).await, &path).with("seats", "40"),
            }
        }
        "/quan-ly/phong/{id}/dong-cua" => closure(scene).await,
        "/quan-ly/phong-dong/{id}/xoa" => {
            scene.done(organizer, closure(scene).await).await;
            let id = scene.number("SELECT max(id) FROM room_closures").await;
            Form::without_page(&format!("/quan-ly/phong-dong/{id}/xoa"), &[])
        }
        _ => return None,
    })
}

/// Days on which a room is closed.
async fn closure(scene: &Scene) -> Form {
    let organizer = scene.browser("organizer");
    scene.done(organizer, room(scene).await).await;
    let path = format!("/quan-ly/phong/{}", scene.number("SELECT max(id) FROM rooms").await);
    let page = scene.page(organizer, &path).await;
    Form::on(&page, &format!("{path}/dong-cua")).with("from_on", "5/1/2027").with("closed_for", "Sửa chữa")
}

/// A room of a venue of the province.
async fn room(scene: &Scene) -> Form {
    let venue = "SELECT min(v.id) FROM venues v JOIN units u ON u.id = v.unit_id WHERE u.code = 'P19'";
    let path = format!("/quan-ly/dia-diem/{}", scene.number(venue).await);
    let name = format!("Phòng {}", scene.fresh_number());
    Form::on(&scene.page(scene.browser("organizer"), &path).await, &path).with("name", &name)
}
