//! Valid forms of sessions.

use crate::{scene::Scene, support::form::Form};

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, _: &str) -> Option<Form> {
    Some(match route {
        "/quan-ly/hoat-dong/{code}/buoi" => {
            let path = format!("/quan-ly/hoat-dong/{}/buoi", scene.quiet);
            let room = format!("Phòng {}", scene.fresh_number());
            let page = scene.page(scene.browser("organizer"), &path).await;
            // Nobody is to be asked whom it is told: those who are invited are not there yet.
            Form::on(&page, &path).with("room", &room)
        }
        _ => return None,
    })
}
