//! The valid form of who may come.

use crate::{scene::Scene, support::form::Form};

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, _whose: &str) -> Option<Form> {
    (route == "/quan-ly/hoat-dong/{code}/dieu-kien").then_some(())?;
    // One of its own: nobody is invited to what asks for a course without a reason.
    let path = format!("/quan-ly/hoat-dong/{}/dieu-kien", scene.activity("10").await);
    let page = scene.page(scene.browser("organizer"), &path).await;
    let form = Form::on(&page, &path);
    Some(form.with("needs", &format!("Khóa {}", scene.fresh_number())).with("years", "2"))
}
