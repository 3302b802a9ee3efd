//! The programme that something new belongs to. An office that begins with nothing gets its first one by itself.

use chrono::{Datelike, NaiveDate};
use domain::accounts::access::Actor;
use serde_json::json;
use store::{
    Turn, Tx,
    ids::{ProgrammeId, UnitId},
    rows::Programme,
    take_turn,
};

use crate::{
    Result, Services,
    audit::{Change, record},
};

/// A programme is planned for a term of five years.
const YEARS: i32 = 5;

/// The programme that runs in the year of a day, or else the newest; where there is none at all, a new one of `unit` that begins in
/// that year.
pub(crate) async fn find_programme(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    unit: UnitId,
    day: NaiveDate,
) -> Result<ProgrammeId> {
    if let Some(id) = there(tx, day).await? {
        return Ok(id);
    }
    take_turn(tx, Turn::Programme).await?;
    if let Some(id) = there(tx, day).await? {
        return Ok(id);
    }
    let (first_year, last_year) = (day.year(), day.year() + YEARS - 1);
    let row = Programme {
        id: ProgrammeId::NEW,
        code: format!("CT-{first_year}"),
        name: format!("Chương trình công tác {first_year} - {last_year}"),
        unit_id: unit,
        first_year,
        last_year,
    };
    let row = store::insert(tx, row).await?;
    let after = Some(json!({ "code": row.code, "from": first_year, "to": last_year }));
    let change = Change { verb: "create", noun: "programme", id: row.id.0, before: None, after };
    record(services, tx, actor, change);
    Ok(row.id)
}

async fn there(tx: &Tx, day: NaiveDate) -> Result<Option<ProgrammeId>> {
    let programmes = store::programmes::all(tx).await?;
    let of_year = programmes.iter().find(|one| (one.first_year..=one.last_year).contains(&day.year()));
    Ok(of_year.or(programmes.first()).map(|programme| programme.id))
}
