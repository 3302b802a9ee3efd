//! A course of the demo's office that has no date yet, with what a unit would send.

use domain::accounts::access::Actor;
use services::{
    Services,
    demands::{AskForm, DemandForm, create_demand, save_ask},
};

use super::refused::refused;

/// Opens it.
///
/// # Errors
/// What a use case refuses; nothing should be.
pub(super) async fn demands(services: &Services) -> anyhow::Result<()> {
    let form = DemandForm {
        title: "Lớp kỹ năng tham vấn tâm lý ban đầu".into(),
        title_en: "Training class on first psychological counselling".into(),
        about: "Dành cho cán bộ tiếp nhận, tư vấn ở cấp xã. Lớp được mở khi đủ nhu cầu.".into(),
        kind: "training_class".into(),
        unit: "Tỉnh Thái Nguyên".into(),
        audience: "public".into(),
        ..DemandForm::default()
    };
    let id = create_demand(services, &Actor::System, &form).await.map_err(|not| refused(not.error))?;
    let ask = AskForm { people: "3".into(), ..AskForm::default() };
    save_ask(services, &Actor::System, (id, "N05569"), &ask).await.map_err(refused)
}
