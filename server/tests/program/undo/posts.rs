//! Valid forms of what is taken back.

use crate::{attendance::posts::changed, scene::Scene, support::form::Form};

/// A form for a route, filled in rightly: everybody takes back what they did themselves, and who could do nothing an organizer's act.
pub(crate) async fn form(scene: &Scene, route: &str, whose: &str) -> Option<Form> {
    Some(match route {
        "/quan-ly/hoan-tac/{id}" => {
            let browser = if whose == "elsewhere" { scene.browser("organizer") } else { scene.filler(whose) };
            let marked = scene.done(browser, changed(scene, whose).await).await;
            let flash = marked.cookies.iter().find(|cookie| cookie.starts_with("__Host-flash=")).unwrap();
            let browser = browser.with_more_cookies(flash.split(';').next().unwrap());
            let page = scene.page(&browser, &marked.location).await;
            Form::to(&page, |action| action.starts_with("/quan-ly/hoan-tac/"))
        }
        _ => return None,
    })
}
