//! People out of a list that an office sends: pasted from a spreadsheet or saved as CSV. Shown first, with every row that is wrong;
//! then written, all in one transaction.

mod columns;
mod judge;
mod table;

pub use self::{
    columns::Column,
    judge::{Row, RowState},
};

use domain::{Problem, accounts::access::Actor};
use serde_json::json;
use store::{
    ConnectionTrait,
    ids::{PersonId, UndoId, UnitId},
    rows::Person,
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    checked::{Checked, NotSaved},
    people::form::may_add_people,
    undo::{Act, offer_undo},
};

use self::judge::{Accepted, Judge};

/// A list, judged row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleList {
    /// Every row.
    pub rows: Vec<Row>,
    /// Heads of columns that are left out, as they are written.
    pub unknown_columns: Vec<String>,
}

impl PeopleList {
    /// How many people would be added.
    pub fn fresh(&self) -> usize {
        self.rows.iter().filter(|row| row.state == RowState::New).count()
    }

    /// How many are there already.
    pub fn known(&self) -> usize {
        self.rows.iter().filter(|row| matches!(row.state, RowState::Known(_))).count()
    }

    /// The rows in which something is wrong.
    pub fn wrong(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| matches!(row.state, RowState::Wrong(_)))
    }
}

/// A list as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListForm {
    /// The rows, with a row of heads.
    pub text: String,
    /// The unit of everybody for whom the list says none, by name; may stay empty.
    pub unit: String,
    /// That unit chosen from a list, by number.
    pub unit_id: String,
}

/// What became of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedPeople {
    /// How many were added.
    pub n: usize,
    /// Where that can be taken back.
    pub undo: Option<UndoId>,
    /// Everybody on the list, those who were there before among them, in its order.
    pub people: Vec<PersonId>,
}

/// What becomes of a list in which some rows are wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrongRows {
    /// Nothing is written.
    Refuse,
    /// They are left out.
    Skip,
}

/// The text of a file that was uploaded.
///
/// # Errors
/// [`Error::Invalid`] at `file`: what it is instead, and how to save it.
pub fn read_people_file(bytes: &[u8]) -> Result<String> {
    table::decode(bytes).map_err(|problem| Error::invalid("file", problem))
}

/// Judges a list; nothing is written.
///
/// # Errors
/// [`Error::Invalid`] at `text` where it is no list, at `unit` with units to choose from; [`Error::Forbidden`].
pub async fn check_people_list(
    services: &Services,
    actor: &Actor,
    form: &ListForm,
) -> std::result::Result<PeopleList, NotSaved> {
    let (list, _) = judge(services, services.db.read(), actor, form).await?;
    Ok(list)
}

/// Adds everybody on the list who is not there yet.
///
/// # Errors
/// As [`check_people_list`]; [`Error::Conflict`] where rows are wrong that may not be left out.
pub async fn import_people(
    services: &Services,
    actor: &Actor,
    form: &ListForm,
    wrong: WrongRows,
) -> std::result::Result<ImportedPeople, NotSaved> {
    let tx = services.db.begin().await?;
    let (list, accepted) = judge(services, &tx, actor, form).await?;
    if wrong == WrongRows::Refuse && list.wrong().next().is_some() {
        return Err(Error::conflict(
            "Danh sách còn dòng sai. Sửa các dòng đó, hoặc chọn bỏ qua chúng.",
            "Some rows are wrong. Correct them, or choose to leave them out.",
        )
        .into());
    }
    let now = services.now();
    let mut added = Vec::with_capacity(accepted.len());
    for Accepted { name, birth_date, sex, unit, position, email, phone } in accepted {
        let row = Person {
            id: PersonId::NEW,
            code: None,
            full_name: name.as_str().into(),
            fold: domain::text::fold(name.as_str()),
            sort_key: name.sort_key(),
            birth_date,
            sex: sex.map(Into::into),
            unit_id: Some(unit),
            position,
            email,
            phone,
            lang: domain::Lang::Vi.code().into(),
            consented_at: None,
            erased_at: None,
            created_at: now,
            updated_at: now,
            version: 1,
        };
        let row = store::insert(&tx, row).await?;
        let after = Some(json!({ "unit": row.unit_id, "by": "list" }));
        let change = Change { verb: "create", noun: "person", id: row.id.0, before: None, after };
        record(services, &tx, actor, change);
        added.push(row.id);
    }
    let mut fresh = added.iter().copied();
    let people = list.rows.iter().filter_map(|row| match &row.state {
        RowState::New => fresh.next(),
        RowState::Known(id) => Some(*id),
        RowState::Wrong(_) => None,
    });
    let (people, n) = (people.collect(), added.len());
    let undo = offer_undo(services, &tx, actor, &Act::People(added)).await?;
    tx.commit().await?;
    Ok(ImportedPeople { n, undo, people })
}

async fn judge(
    services: &Services,
    conn: &impl ConnectionTrait,
    actor: &Actor,
    form: &ListForm,
) -> std::result::Result<(PeopleList, Vec<Accepted>), NotSaved> {
    may_add_people(actor)?;
    let table = table::read(&form.text).map_err(|problem| Error::invalid("text", problem))?;
    let unit = unit_of_all(services, conn, actor, form).await?;
    if unit.is_none() && !table.heads.has(Column::Unit) {
        let problem = Problem::Said(
            "Danh sách không có cột “Đơn vị”: nhập đơn vị của những người này",
            "The list has no column “Unit”: enter the unit of these people",
        );
        return Err(Error::invalid("unit", problem).into());
    }
    let mut judge = Judge::new(services, conn, actor, unit);
    let mut rows = Vec::with_capacity(table.rows.len());
    for (line, cells) in &table.rows {
        rows.push(judge.row(*line, table.heads.cells(cells)).await?);
    }
    Ok((PeopleList { rows, unknown_columns: table.heads.unknown }, judge.accepted))
}

/// The unit of those for whom the list says none.
async fn unit_of_all(
    services: &Services,
    conn: &impl ConnectionTrait,
    actor: &Actor,
    form: &ListForm,
) -> std::result::Result<Option<UnitId>, NotSaved> {
    if form.unit.trim().is_empty() {
        return Ok(None);
    }
    let mut checked = Checked::default();
    let Some(unit) = checked.unit(services, conn, (&form.unit_id, &form.unit)).await? else {
        return Err(checked.not_saved());
    };
    match judge::in_reach(conn, actor, unit).await? {
        Ok(unit) => Ok(Some(unit)),
        Err(problem) => Err(Error::invalid("unit", problem).into()),
    }
}
