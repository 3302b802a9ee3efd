//! What the use cases of materials, media items and broadcasts share.

use chrono::{Datelike, NaiveDate};
use domain::{
    Label, Period, Problem, Problems, UnitPath,
    accounts::access::{Action, Actor},
    fields::read_date,
};
use store::{ConnectionTrait, ids::UnitId};

use crate::{
    Error, Result, Services,
    error::valid,
    people::form::NotSaved,
    permit::{Scope, require_somewhere, require_unit, scope},
    units::{
        self,
        find::{Typed, UnitChoice},
    },
};

/// Rows a page of a list has.
pub(crate) const PAGE: u64 = 50;

/// The fields of a form as they are checked, with the units to choose from where what was typed was not one.
#[derive(Default)]
pub(crate) struct Checked {
    pub problems: Problems,
    choices: Vec<UnitChoice>,
}

impl Checked {
    /// The unit that somebody typed or chose.
    pub(crate) async fn unit(
        &mut self,
        services: &Services,
        conn: &impl ConnectionTrait,
        chosen: &str,
        typed: &str,
    ) -> Result<Option<UnitId>> {
        match units::find::resolve(services, conn, chosen.parse().ok(), typed).await? {
            Typed::Found(unit) => Ok(Some(unit)),
            Typed::Choices(found) => {
                self.problems.add("unit", units::find::problem(typed, &found));
                self.choices = found;
                Ok(None)
            }
        }
    }

    /// A day that has been.
    pub(crate) fn day(
        &mut self,
        field: &'static str,
        raw: &str,
        what: Label,
        today: NaiveDate,
    ) -> Option<NaiveDate> {
        let day = read_date(raw, what).and_then(|day| {
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
        });
        self.problems.check(field, day)
    }

    /// The error of a form in which something is wrong.
    pub(crate) fn not_saved(self) -> NotSaved {
        // Every value that is missing left a problem; a fault of the program if not.
        let error = valid(self.problems).err().unwrap_or(Error::Fault("a value without a problem".into()));
        NotSaved { error, choices: self.choices }
    }
}

/// The units whose rows the actor's lists show; none: all.
pub(crate) fn listed(actor: &Actor) -> Result<Option<Vec<UnitPath>>> {
    match scope(actor, Action::ReadReport) {
        Scope::All => Ok(None),
        Scope::Within(units) if units.is_empty() => Err(Error::Forbidden),
        Scope::Within(units) => Ok(Some(units)),
    }
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
