//! Judges the rows of a list one after the other: somebody new, somebody known, or what is wrong.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    PersonName, Problem, Sex,
    accounts::access::{Action, Actor},
    fields, label,
    people::person,
    text,
};
use store::{
    ConnectionTrait,
    ids::{PersonId, UnitId},
};

use super::Column;
use crate::{
    Error, Result, Services,
    permit::require_unit,
    units::{self, find::Typed},
};

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its line, from 1.
    pub line: usize,
    /// What it says, in the order of [`Column::ALL`].
    pub cells: [String; 7],
    /// What becomes of it.
    pub state: RowState,
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowState {
    /// Somebody who will be added.
    New,
    /// Somebody who is there: of the same name, birth date and unit. Nothing of them is changed.
    Known(PersonId),
    /// What is wrong, by column.
    Wrong(Vec<(Column, Problem)>),
}

/// A row that is right, and new.
pub(super) struct Accepted {
    pub name: PersonName,
    pub birth_date: Option<NaiveDate>,
    pub sex: Option<Sex>,
    pub unit: UnitId,
    pub position: String,
    pub email: Option<String>,
    pub phone: Option<String>,
}

/// What is known while the rows are judged.
pub(super) struct Judge<'a, C> {
    conn: &'a C,
    actor: &'a Actor,
    services: &'a Services,
    /// The unit of those for whom the list says none.
    unit: Option<UnitId>,
    /// What each name of a unit came to: lists repeat them.
    units: HashMap<String, std::result::Result<UnitId, Problem>>,
    /// The line on which each person was first seen.
    seen: HashMap<(String, Option<NaiveDate>, UnitId), usize>,
    pub accepted: Vec<Accepted>,
}

impl<'a, C: ConnectionTrait> Judge<'a, C> {
    pub(super) fn new(services: &'a Services, conn: &'a C, actor: &'a Actor, unit: Option<UnitId>) -> Self {
        Self { services, conn, actor, unit, units: HashMap::new(), seen: HashMap::new(), accepted: vec![] }
    }

    /// What becomes of a row.
    pub(super) async fn row(&mut self, line: usize, cells: [String; 7]) -> Result<Row> {
        let state = self.state(line, &cells).await?;
        Ok(Row { line, cells, state })
    }

    async fn state(&mut self, line: usize, cells: &[String; 7]) -> Result<RowState> {
        let [name, birth_date, sex, unit, position, email, phone] = cells;
        let mut wrong = Vec::new();
        let name = keep(&mut wrong, Column::Name, PersonName::parse(name));
        let birth_date = keep(
            &mut wrong,
            Column::BirthDate,
            some(birth_date, |raw| person::read_birth_date(raw, self.services.today())),
        );
        let sex = keep(&mut wrong, Column::Sex, some(sex, Sex::read));
        let unit = self.unit(unit).await?;
        let unit = keep(&mut wrong, Column::Unit, unit);
        let position =
            keep(&mut wrong, Column::Position, fields::read_optional_line(position, label::POSITION, 200));
        let email = keep(&mut wrong, Column::Email, person::read_email(email));
        let phone = keep(&mut wrong, Column::Phone, person::read_phone(phone));
        let (Some(name), Some(birth_date), Some(sex), Some(unit), Some(position), Some(email), Some(phone)) =
            (name, birth_date, sex, unit, position, email, phone)
        else {
            return Ok(RowState::Wrong(wrong));
        };
        let key = (text::spelling(name.as_str()), birth_date, unit);
        if let Some(first) = self.seen.get(&key) {
            let problem = Problem::SaidOf(
                format!("Trùng với dòng {first}: giữ lại một dòng"),
                format!("The same as row {first}: keep one of them"),
            );
            return Ok(RowState::Wrong(vec![(Column::Name, problem)]));
        }
        let known = store::people::alike(self.conn, name.as_str(), birth_date, unit).await?;
        self.seen.insert(key, line);
        if let Some(person) = known.first() {
            return Ok(RowState::Known(person.id));
        }
        self.accepted.push(Accepted { name, birth_date, sex, unit, position, email, phone });
        Ok(RowState::New)
    }

    async fn unit(&mut self, typed: &str) -> Result<std::result::Result<UnitId, Problem>> {
        if typed.is_empty() {
            return Ok(self.unit.ok_or(Problem::Missing(label::UNIT)));
        }
        let key = text::fold(typed);
        if let Some(known) = self.units.get(&key) {
            return Ok(known.clone());
        }
        let found = match units::find::resolve(self.services, self.conn, None, typed).await? {
            Typed::Found(unit) => in_reach(self.conn, self.actor, unit).await?,
            Typed::Choices(choices) if choices.is_empty() => Err(units::find::problem(typed, &choices)),
            Typed::Choices(choices) => {
                let names = choices.iter().map(|choice| choice.label.as_str()).collect::<Vec<_>>().join("; ");
                Err(Problem::SaidOf(
                    format!("Có nhiều đơn vị như vậy, ghi rõ một trong: {names}"),
                    format!("There are several; write which: {names}"),
                ))
            }
        };
        self.units.insert(key, found.clone());
        Ok(found)
    }
}

/// A unit whose people the actor manages; else the sentence that says it is not.
pub(super) async fn in_reach(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    unit: UnitId,
) -> Result<std::result::Result<UnitId, Problem>> {
    match require_unit(conn, actor, Action::ManagePeople, unit).await {
        Ok(()) => Ok(Ok(unit)),
        Err(Error::Forbidden | Error::NotFound) => {
            Ok(Err(Problem::Said("Đơn vị này không thuộc phạm vi của bạn", "This unit is not one of yours")))
        }
        Err(error) => Err(error),
    }
}

fn keep<T>(
    wrong: &mut Vec<(Column, Problem)>,
    column: Column,
    read: std::result::Result<T, Problem>,
) -> Option<T> {
    read.map_err(|problem| wrong.push((column, problem))).ok()
}

fn some<T>(
    raw: &str,
    read: impl FnOnce(&str) -> std::result::Result<T, Problem>,
) -> std::result::Result<Option<T>, Problem> {
    if raw.is_empty() { Ok(None) } else { read(raw).map(Some) }
}
