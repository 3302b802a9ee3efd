//! Who may come is said, or changed. Who is on the list stays there.

use domain::accounts::access::{Action, Actor};
use serde_json::json;
use store::rows::{Requirement, RequirementUnit};

use crate::{
    Error, Result, Services,
    activities::show::open_locked,
    audit::{Change, record},
    requirements::form::{RequirementsForm, read},
};

/// As the log of the activity tells it.
fn shown(row: &Requirement) -> serde_json::Value {
    json!({
        "positions": row.positions, "levels": row.levels, "course": row.course, "needs": row.needs,
        "years": row.again_after_years,
    })
}

/// Says who may come to an activity from now on, unless somebody else did since the form was loaded.
///
/// # Errors
/// [`Error::Invalid`] by field; [`Error::Stale`]; as the gate decides.
pub async fn save_requirements(
    services: &Services,
    actor: &Actor,
    code: &str,
    form: &RequirementsForm,
) -> Result<()> {
    let tx = services.db.begin().await?;
    let activity = open_locked(&tx, actor, Action::ManageActivity, code).await?;
    let (row, units) = read(services, &tx, &activity, form).await?;
    let before = store::requirements::of_activity(&tx, activity.id).await?;
    let was = before.as_ref().map(shown);
    let row = match before {
        Some(before) if form.version != before.version.to_string() => {
            return Err(Error::Stale(before.updated_at));
        }
        Some(before) => store::update(&tx, Requirement { version: before.version + 1, ..row }).await?,
        None => store::insert(&tx, row).await?,
    };
    let after = Some(shown(&row));
    let change = Change { verb: "require", noun: "activity", id: activity.id.0, before: was, after };
    record(services, &tx, actor, change);
    store::requirements::forget_units(&tx, activity.id).await?;
    let units = units.into_iter().map(|unit_id| RequirementUnit { activity_id: activity.id, unit_id });
    store::insert_many(&tx, units.collect()).await?;
    Ok(tx.commit().await?)
}
