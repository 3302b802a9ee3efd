//! Takes a template away. Activities that were made of it stay as they are.

use domain::accounts::access::Actor;
use store::ids::TemplateId;

use crate::{
    Result, Services,
    templates::{edit::require_own, form::TEMPLATE, show::open_template},
};

/// Removes a template.
///
/// # Errors
/// As [`crate::templates::load_template_form`].
pub async fn remove_template(services: &Services, actor: &Actor, id: TemplateId) -> Result<()> {
    let tx = services.db.begin().await?;
    let whole = open_template(&tx, actor, id).await?;
    require_own(&tx, actor, whole.0.unit_id).await?;
    store::templates::remove(&tx, id).await?;
    TEMPLATE.removed(services, &tx, actor, &whole);
    Ok(tx.commit().await?)
}
