//! What the use cases of materials, media items and broadcasts share.

use chrono::{Datelike, NaiveDate};
use domain::{
    Label, Period, Problem, UnitPath,
    accounts::access::{Action, Actor},
    fields::read_date,
};
use store::{ConnectionTrait, ids::UnitId};

use crate::{
    Error, Result,
    audit::Logged,
    list,
    permit::{require_somewhere, require_unit},
};

/// Reads a day that has been, from 1945 on.
pub(crate) fn read_past_day(
    raw: &str,
    what: Label,
    today: NaiveDate,
) -> std::result::Result<NaiveDate, Problem> {
    let day = read_date(raw, what)?;
    if day > today {
        Err(Problem::Said(
            "Ngày này chưa đến: chọn hôm nay hoặc ngày trước đó",
            "This day is yet to come: choose today or a day before",
        ))
    } else if day.year() < 1945 {
        Err(Problem::DateOutOfRange(what))
    } else {
        Ok(day)
    }
}

/// The units whose rows the actor's lists show; none: all.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who may see none.
pub(crate) fn listed(actor: &Actor) -> Result<Option<Vec<UnitPath>>> {
    list::listed(actor, Action::ReadReport)
}

/// A year as a span of days.
pub(crate) fn period_of(year: Option<i32>) -> Option<Period> {
    year.and_then(Period::year)
}

/// The actor may enter materials, media and broadcasts somewhere: asked before a form is judged.
pub(crate) fn may_somewhere(actor: &Actor) -> Result<()> {
    require_somewhere(actor, Action::ManageMaterials)
}

/// The actor may enter them for this unit; one of another's is not there, in the words of the field.
pub(crate) async fn require_for(conn: &impl ConnectionTrait, actor: &Actor, unit: UnitId) -> Result<()> {
    match require_unit(conn, actor, Action::ManageMaterials, unit).await {
        Err(Error::Forbidden | Error::NotFound) => Err(Error::invalid(
            "unit",
            Problem::Said(
                "Chọn đơn vị của bạn hoặc đơn vị trực thuộc",
                "Choose your own unit or one below it",
            ),
        )),
        other => other,
    }
}

/// That nobody else changed a row since it was loaded into a form: `seen` is what [`Logged::seen`] told of it then.
///
/// # Errors
/// [`Error::Conflict`] where somebody did.
pub(crate) fn still_as_seen<T>(logged: &Logged<T>, row: &T, seen: &str) -> Result<()> {
    if logged.seen(row) == seen {
        return Ok(());
    }
    Err(Error::conflict(
        "Người khác vừa sửa mục này. Tải lại trang để xem bản mới rồi sửa tiếp.",
        "Somebody else has just changed this. Load the page again to see it, then go on.",
    ))
}
