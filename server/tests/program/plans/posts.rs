//! The valid form of a plan.

use crate::{scene::Scene, support::form::Form};

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, whose: &str) -> Option<Form> {
    (route == EDIT).then_some(())?;
    // Each has a target that nobody set before.
    let unit = if whose == "elsewhere" { "N05830" } else { "P19" };
    let path = format!("{EDIT}?nam=2026&don-vi={unit}");
    let page = scene.page(scene.filler(whose), &path).await;
    let form = Form::called(&page, "targets");
    Some(form.with("so-panel", &(1 + scene.fresh_number()).to_string()))
}

const EDIT: &str = "/quan-ly/ke-hoach/sua";
