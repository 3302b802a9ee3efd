//! Days off of a year: those that the law names, and those that an office decides.

use chrono::{Datelike, NaiveDate};
use domain::{
    Period, Problem,
    accounts::access::{Action, Actor},
    fields::{read_date, read_line},
    holidays::{Holiday, holidays},
    label,
};
use serde_json::json;
use store::{ids::DayOffId, rows::DayOff};

use crate::{
    Error, Result, Services,
    audit::Logged,
    checked::{Checked, NotSaved},
    list::listed,
    permit::require_unit,
    send_once::do_once,
    units,
};

/// The days off of a year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DaysOff {
    /// Those that the law names.
    pub by_law: Vec<(NaiveDate, Holiday)>,
    /// Those that were decided, each with the name of its unit.
    pub decided: Vec<(DayOff, String)>,
}

/// The days off of a year, as far as the actor's units decided some.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who plans nowhere.
pub async fn list_days_off(services: &Services, actor: &Actor, year: i32) -> Result<DaysOff> {
    let scope = listed(actor, Action::ManageActivity)?;
    let read = services.db.read();
    let Some(period) = Period::year(year) else { return Ok(DaysOff::default()) };
    let span = (period.from(), period.to());
    let mut rows = store::days_off::below(read, scope.as_deref(), span).await?;
    // What units above decided holds here as well.
    for top in scope.iter().flatten() {
        let code = top.code();
        if let Some(unit) = store::units::by_code(read, code).await? {
            let chain = super::days::above(read, unit.id).await?;
            rows.extend(store::days_off::of_units(read, &chain, span).await?);
        }
    }
    rows.sort_by_key(|row| (row.day, row.id));
    rows.dedup();
    let names = units::find::names(read, rows.iter().map(|row| row.unit_id)).await?;
    let named = |row: DayOff| {
        let name = names.get(&row.unit_id).cloned().unwrap_or_default();
        (row, name)
    };
    Ok(DaysOff { by_law: holidays(year), decided: rows.into_iter().map(named).collect() })
}

/// A decision about a day, as typed into the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DayOffForm {
    /// The day.
    pub day: String,
    /// By what decision.
    pub reason: String,
    /// `yes` where the day is worked.
    pub worked: String,
    /// The unit, by name.
    pub unit: String,
    /// The unit chosen from a list, by number.
    pub unit_id: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// Writes down a decision. Answers the year of its day.
///
/// # Errors
/// [`Error::Invalid`] at `day`, `reason`, `unit`, with units to choose from; as the gate decides.
pub async fn add_day_off(
    services: &Services,
    actor: &Actor,
    form: &DayOffForm,
) -> std::result::Result<i32, NotSaved> {
    listed(actor, Action::ManageActivity)?;
    do_once(services, actor, (&form.key, form), async |tx| {
        let mut checked = Checked::default();
        let day = checked.problems.check("day", read_date(&form.day, label::DATE));
        let reason = checked.problems.check("reason", read_line(&form.reason, label::REASON, 300));
        let unit_id = checked.unit(services, tx, (&form.unit_id, &form.unit)).await?;
        if let Some((day, unit)) = day.zip(unit_id)
            && !store::days_off::of_units(tx, &[unit], (day, day)).await?.is_empty()
        {
            let problem = Problem::Said(
                "Ngày này đã có quyết định của đơn vị đó: xóa quyết định cũ trước",
                "The unit has decided about this day: remove that first",
            );
            checked.problems.add("day", problem);
        }
        let (Some(day), Some(reason), Some(unit_id), true) =
            (day, reason, unit_id, checked.problems.is_empty())
        else {
            return Err(checked.not_saved());
        };
        require_unit(tx, actor, Action::ManageActivity, unit_id).await?;
        let worked = form.worked == "yes";
        let row = store::insert(tx, DayOff { id: DayOffId::NEW, unit_id, day, worked, reason }).await?;
        DAY_OFF.created(services, tx, actor, &row);
        Ok(day.year())
    })
    .await
}

/// Takes a decision back. Answers the year of its day; pressed twice, it is gone once.
///
/// # Errors
/// As the gate decides.
pub async fn remove_day_off(services: &Services, actor: &Actor, id: DayOffId) -> Result<i32> {
    let tx = services.db.begin().await?;
    let row = store::days_off::by_id(&tx, id).await?.ok_or(Error::NotFound)?;
    require_unit(&tx, actor, Action::ManageActivity, row.unit_id).await?;
    store::days_off::remove(&tx, id).await?;
    DAY_OFF.removed(services, &tx, actor, &row);
    tx.commit().await?;
    Ok(row.day.year())
}

/// A decision in the log of changes.
const DAY_OFF: Logged<DayOff> = Logged {
    noun: "day_off",
    id: |row| row.id.0,
    shown: |row| json!({ "unit": row.unit_id, "day": row.day, "worked": row.worked, "reason": row.reason }),
};
