//! Days on which nobody works: holidays by law, and days off by decision.

use chrono::NaiveDate;
use domain::{
    Lang, UnitPath, Word,
    schedule::off::{Decision, WhyOff, days_off},
};
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
    let chain = above(conn, unit).await?;
    let decided = store::days_off::of_units(conn, &chain, span).await?;
    let decision = |row: DayOff| {
        let above = chain.iter().position(|unit| *unit == row.unit_id)?;
        Some(Decision { day: row.day, above, worked: row.worked, reason: row.reason })
    };
    let off = days_off(decided.into_iter().filter_map(decision).collect(), span);
    let said = |(day, why)| {
        let why = match why {
            WhyOff::Holiday(holiday) => {
                (holiday.name(Lang::Vi).to_owned(), holiday.name(Lang::En).to_owned())
            }
            WhyOff::Decided(reason) => (reason.clone(), reason),
        };
        Off { day, why }
    };
    Ok(off.into_iter().map(said).collect())
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
