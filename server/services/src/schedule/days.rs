//! Days on which nobody works: holidays by law, and days off by decision.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};
use domain::{Lang, UnitPath, Word, holidays::holidays};
use store::{ConnectionTrait, ids::UnitId, rows::DayOff};

use crate::Result;

/// A day on which nobody works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Off {
    /// The day.
    pub day: NaiveDate,
    /// Why, in both languages.
    pub why: (String, String),
}

/// The days off of a unit between two days, both counted: those of the units above it are its own as well. The nearest unit's decision about
/// a day holds.
pub(crate) async fn off(
    conn: &impl ConnectionTrait,
    unit: UnitId,
    span: (NaiveDate, NaiveDate),
) -> Result<Vec<Off>> {
    let (from, to) = span;
    let chain = above(conn, unit).await?;
    let mut decided = store::days_off::of_units(conn, &chain, span).await?;
    decided.sort_by_key(|day| chain.iter().position(|unit| *unit == day.unit_id));
    let mut seen = HashSet::new();
    let mut off = vec![];
    for DayOff { day, worked: is_worked, reason, .. } in
        decided.into_iter().filter(|day| seen.insert(day.day))
    {
        if !is_worked {
            off.push(Off { day, why: (reason.clone(), reason) });
        }
    }
    let by_law = (from.year()..=to.year()).flat_map(holidays);
    let by_law = by_law.filter(|(day, _)| (from..=to).contains(day) && !seen.contains(day));
    off.extend(by_law.map(|(day, holiday)| {
        let why = (holiday.name(Lang::Vi).to_owned(), holiday.name(Lang::En).to_owned());
        Off { day, why }
    }));
    off.sort_by_key(|off| off.day);
    Ok(off)
}

/// A unit and those above it, from itself to the top.
pub(crate) async fn above(conn: &impl ConnectionTrait, unit: UnitId) -> Result<Vec<UnitId>> {
    let Some(row) = store::units::by_id(conn, unit).await? else { return Ok(vec![]) };
    let path = UnitPath::from_stored(row.path);
    let mut chain = vec![unit];
    let codes: Vec<&str> = path.as_str().split('.').collect();
    for code in codes.iter().rev().skip(1) {
        chain.extend(store::units::by_code(conn, code).await?.map(|unit| unit.id));
    }
    Ok(chain)
}
