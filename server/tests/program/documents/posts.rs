//! Valid forms of documents.

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
    let list = format!("{home}/tai-lieu");
    let new = new(scene, &list).await;
    if route.ends_with("/moi") {
        return Some(new);
    }
    scene.done(organizer, new).await;
    let id = scene.number("SELECT max(id) FROM documents").await.to_string();
    if route.ends_with("/tai-lieu") {
        return Some(Form::without_page(&list, &[("document", &id), ("act", "xoa")]));
    }
    let path = format!("{list}/{id}");
    Some(Form::called(&scene.page(organizer, &path).await, "document").with("title", "Đề cương mới"))
}

/// The form of a new document.
async fn new(scene: &Scene, list: &str) -> Form {
    let path = format!("{list}/moi");
    let form = Form::called(&scene.page(scene.browser("organizer"), &path).await, "document");
    form.with("title", "Đề cương").with("file", "%PDF-1.7 một trang")
}
