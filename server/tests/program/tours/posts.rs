//! The valid form of a tour.

use crate::{
    scene::Scene,
    support::{form::Form, steps::publish_of},
};

const TOUR: &str = "/quan-ly/lich/dot";

/// A form for a route, filled in rightly: it is proposed first, and made from what was proposed.
pub(crate) async fn form(scene: &Scene, route: &str, whose: &str) -> Option<Form> {
    (route == TOUR).then_some(())?;
    let (filler, unit) = (scene.filler(whose), Scene::unit(whose));
    let model = publish_of(filler, unit, "30").await;
    let page = scene.page(filler, &format!("{TOUR}?tu={model}")).await;
    let asked = Form::called(&page, "tour").with("units", unit).with("act", "propose");
    let proposed = asked.send(filler).await;
    assert_eq!(proposed.status, 200, "{}", proposed.body);
    Some(Form::called(&proposed, "tour").with("act", "create"))
}
