//! Changes a template.

use chrono::{DateTime, Utc};
use domain::accounts::access::{Action, Actor};
use store::{ids::TemplateId, rows::TemplateSession};

use crate::{
    Error, Result, Services,
    checked::NotSaved,
    permit::require_unit,
    templates::{
        form::{TEMPLATE, TemplateForm, read, typed, unit_name},
        show::open_template,
    },
};

/// The form of a template that is there.
#[derive(Debug, Clone)]
pub struct LoadedTemplate {
    /// The form.
    pub form: TemplateForm,
    /// When it was last changed.
    pub changed_at: DateTime<Utc>,
}

/// Loads the form of a template that the actor may change.
///
/// # Errors
/// [`Error::Forbidden`] for one that is offered to the actor and belongs to others; [`Error::NotFound`].
pub async fn load_template_form(
    services: &Services,
    actor: &Actor,
    id: TemplateId,
) -> Result<LoadedTemplate> {
    let conn = services.db.read();
    let (row, sessions) = open_template(conn, actor, id).await?;
    require_own(conn, actor, row.unit_id).await?;
    let unit = unit_name(services, conn, &row).await?;
    Ok(LoadedTemplate { form: typed(&row, unit, &sessions), changed_at: row.updated_at })
}

/// Whoever is offered a template knows of it: that it is another's to change is no secret.
pub(crate) async fn require_own(
    conn: &impl store::ConnectionTrait,
    actor: &Actor,
    unit: store::ids::UnitId,
) -> Result<()> {
    match require_unit(conn, actor, Action::ManageActivity, unit).await {
        Err(Error::NotFound) => Err(Error::Forbidden),
        other => other,
    }
}

/// Changes a template, unless somebody else did since it was loaded. Saved as it was, nothing is written.
///
/// # Errors
/// [`Error::Invalid`] by field, with units to choose from; [`Error::Stale`]; as [`load_template_form`].
pub async fn edit_template(
    services: &Services,
    actor: &Actor,
    id: TemplateId,
    form: &TemplateForm,
) -> std::result::Result<(), NotSaved> {
    let tx = services.db.begin().await?;
    let (found, _) = open_template(&tx, actor, id).await?;
    require_own(&tx, actor, found.unit_id).await?;
    let before = store::templates::lock(&tx, id).await?.ok_or(Error::NotFound)?;
    let old = store::templates::sessions(&tx, [id]).await?;
    let (row, sessions) = read(services, &tx, form, Some(&before)).await?;
    if form.activity.version != before.version.to_string() {
        return Err(Error::Stale(before.updated_at).into());
    }
    require_unit(&tx, actor, Action::ManageActivity, row.unit_id).await?;
    let sessions: Vec<TemplateSession> =
        sessions.into_iter().map(|session| TemplateSession { template_id: id, ..session }).collect();
    let (before, after) = ((before, old), (row, sessions));
    if TEMPLATE.seen(&before) == TEMPLATE.seen(&after) {
        return Ok(());
    }
    let row = store::update(&tx, after.0).await?;
    store::templates::replace_sessions(&tx, id, after.1.clone()).await?;
    TEMPLATE.edited(services, &tx, actor, (&before, &(row, after.1)));
    Ok(tx.commit().await?)
}
