//! Valid forms of the outbox.

use crate::{
    scene::Scene,
    support::{form::Form, steps::publish_of},
};

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, whose: &str) -> Option<Form> {
    Some(match route {
        "/quan-ly/thu/gui-lai" => {
            given_up(scene, whose).await;

            // The page has the button only where there is a mail server.
            Form::without_page(route, &[])
        }
        "/quan-ly/thu/{id}/gui-lai" => {
            given_up(scene, "organizer").await;
            let id = scene.number("SELECT max(id) FROM mails").await;
            let path = format!("/quan-ly/thu/{id}");
            Form::on(&scene.page(scene.browser("organizer"), &path).await, &format!("{path}/gui-lai"))
        }
        _ => return None,
    })
}

/// Somebody is registered at an activity of the unit, and the mail that says so was given up.
async fn given_up(scene: &Scene, whose: &str) {
    let code = publish_of(scene.browser(whose), Scene::unit(whose), "10").await;
    scene.assign(&code).await;
    scene.registered(&code).await;
    scene.run("UPDATE mails SET state = 'failed' WHERE id = (SELECT max(id) FROM mails)").await;
}
