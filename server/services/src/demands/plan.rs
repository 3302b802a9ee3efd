//! Activities that are planned from a call for interest, and the nomination round of one with what units asked for.

use domain::accounts::access::{Action, Actor};
use serde_json::json;
use store::{
    Tx,
    ids::DemandId,
    rows::{Activity, DemandActivity},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    demands::{
        open::open_demand,
        show::{UnitDemand, by_unit},
    },
};

/// Notes that an activity was planned from a call; `demand` is its number as the form of the activity has it, empty for none.
///
/// # Errors
/// [`Error::NotFound`] where there is no such call; as the gate decides of it.
pub(crate) async fn note_planned(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    demand: &str,
    activity: &Activity,
) -> Result<()> {
    if demand.is_empty() {
        return Ok(());
    }
    let id: DemandId = demand.parse().map_err(|_| Error::NotFound)?;
    let row = open_demand(tx, actor, id).await?;
    let made = DemandActivity { demand_id: row.id, activity_id: activity.id, made_at: services.now() };
    store::insert(tx, made).await?;
    let after = Some(json!({ "activity": activity.code }));
    record(services, tx, actor, Change { verb: "plan", noun: "demand", id: row.id.0, before: None, after });
    Ok(())
}

/// What units asked for, a line a unit, as the form of a nomination round has it: `Xã Định Hóa: 5`.
pub fn quota_lines(units: &[UnitDemand]) -> String {
    let lines = units.iter().filter_map(|unit| Some(format!("{}: {}", unit.name, unit.asked?)));
    lines.collect::<Vec<_>>().join("\n")
}

/// The units of a new nomination round, as a call has them; empty where the activity did not come of it, or the actor may not see it.
///
/// # Errors
/// What the database says.
pub async fn prefilled_units(
    services: &Services,
    actor: &Actor,
    id: DemandId,
    activity: &Activity,
) -> Result<String> {
    let read = services.db.read();
    match open_demand(read, actor, id).await {
        Ok(_) => {}
        Err(Error::NotFound | Error::Forbidden) => return Ok(String::new()),
        Err(error) => return Err(error),
    }
    crate::permit::require_activity(read, actor, Action::ManageList, activity).await?;
    let came = store::demands::activities(read, id).await?;
    if came.iter().all(|row| row.id != activity.id) {
        return Ok(String::new());
    }
    Ok(quota_lines(&by_unit(read, id).await?))
}
