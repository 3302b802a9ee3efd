//! Valid forms of mails that go by themselves.

use crate::{scene::Scene, support::form::Form};

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, _: &str) -> Option<Form> {
    let organizer = scene.browser("organizer");
    let home = match route.starts_with("/quan-ly/mau/") {
        true => {
            let form = crate::templates::posts::form(scene, "/quan-ly/mau/moi", "organizer").await?;
            scene.done(organizer, form).await;
            format!("/quan-ly/mau/{}", scene.number("SELECT max(id) FROM templates").await)
        }
        false => format!("/quan-ly/hoat-dong/{}", scene.activity("50").await),
    };
    let list = format!("{home}/lich-thu");
    // An activity begins with the mails of the last one of its kind: each is another one.
    let n = scene.number("SELECT coalesce(max(id), 0) FROM mail_rules").await;
    let new = async |kind: &str| {
        let path = format!("{list}/moi");
        let form = Form::called(&scene.page(organizer, &path).await, "reminder");
        form.with("kind", kind).with("days", "4").with("at", &format!("09:{:02}", n % 60))
    };
    if route.ends_with("/moi") {
        return Some(new("unanswered").await);
    }
    if route.starts_with("/quan-ly/mau/") {
        scene.done(organizer, new("reminder").await).await;
    }
    let id = scene.number("SELECT max(id) FROM mail_rules").await;
    if route.ends_with("/lich-thu") {
        // What the last one was switched to comes along as well.
        let on = scene.number(&format!("SELECT count(*) FROM mail_rules WHERE is_on AND id = {id}")).await;
        let act = if on == 1 { "tat" } else { "bat" };
        return Some(Form::without_page(&list, &[("mail", &id.to_string()), ("act", act)]));
    }
    let path = format!("{list}/{id}");
    let days = (7 + id % 40).to_string();
    Some(Form::called(&scene.page(organizer, &path).await, "reminder").with("days", &days))
}
