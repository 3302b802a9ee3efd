//! What is kept of a list while it is looked through: what was read, and what was decided.

use std::{collections::BTreeMap, fmt::Write as _};

use domain::{
    Word,
    accounts::access::{Action, Actor},
    rosters::{Column, Layout, Line, layout, split_single, with_columns},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{
    ConnectionTrait, Tx,
    ids::{PersonId, RosterId, UnitId, UserId},
    rows::{Activity, Roster},
};

use crate::{Error, Result, people::form::may_add_people, permit::require_activity};

/// The columns that are shown and can be corrected, in order. A name in two parts is one here, and a year of birth in a man's or a
/// woman's column is a birth date and a sex.
pub const PLACES: [Column; 8] = [
    Column::Name,
    Column::BirthDate,
    Column::Sex,
    Column::Unit,
    Column::Position,
    Column::Email,
    Column::Phone,
    Column::Code,
];

/// What was read.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Content {
    pub sheets: Vec<Sheet>,
    /// The encoding that the letters had, where it was an old one.
    pub converted_from: Option<String>,
    pub has_macros: bool,
    pub starts_1904: bool,
}

/// A sheet with something in it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Sheet {
    pub name: String,
    pub is_hidden: bool,
    pub rows: Vec<SheetRow>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct SheetRow {
    pub number: u32,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_hidden: bool,
    pub cells: Vec<String>,
}

/// What was decided.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Decisions {
    /// The sheet, where another than the first with people was chosen.
    pub sheet: Option<usize>,
    /// What each column holds, by its code; empty: nothing that is wanted.
    pub columns: Option<Vec<String>>,
    /// Cells that were corrected, by row and by the code of the column.
    pub edits: BTreeMap<u32, BTreeMap<String, String>>,
    /// What becomes of a row in doubt, by its number.
    pub choices: BTreeMap<u32, Choice>,
}

/// What becomes of a row in doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choice {
    /// It is this person.
    Same(PersonId),
    /// It is somebody new.
    New,
    /// It is left out.
    LeaveOut,
}

/// A list that is looked through.
pub(super) struct Draft {
    pub row: Roster,
    pub activity: Option<Activity>,
    pub content: Content,
    pub decisions: Decisions,
}

impl Draft {
    /// The list of a number, for the one who brought it.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it is somebody else's, was taken in or is too old; as the gate of its activity decides.
    pub(super) async fn load(conn: &impl ConnectionTrait, actor: &Actor, id: RosterId) -> Result<Self> {
        let user = actor.user().map(UserId).ok_or(Error::NotFound)?;
        let row = store::rosters::of_user(conn, user, id).await?;
        Self::open(conn, actor, row).await
    }

    /// As [`Draft::load`], locked, with its activity locked before it as everywhere.
    ///
    /// # Errors
    /// As [`Draft::load`]; [`Error::Conflict`] where it was changed since `version`.
    pub(super) async fn lock(tx: &Tx, actor: &Actor, id: RosterId, version: i32) -> Result<Self> {
        let user = actor.user().map(UserId).ok_or(Error::NotFound)?;
        let row = store::rosters::of_user(tx, user, id).await?.ok_or(Error::NotFound)?;
        if let Some(activity) = row.activity_id {
            store::activities::lock(tx, activity).await?;
        }
        let row = store::rosters::lock(tx, user, id).await?;
        let draft = Self::open(tx, actor, row).await?;
        if draft.row.version != version {
            return Err(Error::conflict(
                "Danh sách này vừa được sửa ở một cửa sổ khác. Xem lại bên dưới rồi bấm lần nữa.",
                "This list was changed in another window. Look at it below, then press again.",
            ));
        }
        Ok(draft)
    }

    async fn open(conn: &impl ConnectionTrait, actor: &Actor, row: Option<Roster>) -> Result<Self> {
        may_add_people(actor)?;
        let row = row.filter(|row| !row.content.is_empty()).ok_or(Error::NotFound)?;
        let activity = match row.activity_id {
            Some(id) => store::activities::by_id(conn, id).await?,
            None => None,
        };
        if let Some(activity) = &activity {
            require_activity(conn, actor, Action::ManageList, activity).await?;
        }
        let broken = |error: serde_json::Error| Error::Fault(error.to_string());
        let content = serde_json::from_str(&row.content).map_err(broken)?;
        let decisions = serde_json::from_str(&row.decisions).map_err(broken)?;
        Ok(Self { row, activity, content, decisions })
    }

    /// The unit for which what the columns hold is remembered.
    pub(super) fn unit(&self) -> Option<UnitId> {
        self.row.unit_id.or(self.activity.as_ref().map(|activity| activity.unit_id))
    }

    /// The number of the sheet that is looked at: the one chosen, else the one with the most rows that can be seen.
    pub(super) fn sheet(&self) -> usize {
        let chosen = self.decisions.sheet.filter(|at| *at < self.content.sheets.len());
        chosen.unwrap_or_else(|| {
            let rows = |sheet: &Sheet| if sheet.is_hidden { 0 } else { sheet.rows.len() };
            let most = self.content.sheets.iter().map(rows).max().unwrap_or_default();
            self.content.sheets.iter().position(|sheet| rows(sheet) == most).unwrap_or_default()
        })
    }

    /// The rows of that sheet.
    pub(super) fn rows(&self) -> &[SheetRow] {
        self.content.sheets.get(self.sheet()).map_or(&[], |sheet| sheet.rows.as_slice())
    }

    /// Its rows as the rules read them, and what they find.
    pub(super) fn layout(&self, knows_unit: &dyn Fn(&str) -> bool) -> (Vec<Line>, Layout) {
        let lines: Vec<Line> =
            self.rows().iter().map(|row| Line { number: row.number, cells: row.cells.clone() }).collect();
        let lines = split_single(&lines);
        let found = layout(&lines, knows_unit);
        let layout = match &self.decisions.columns {
            None => found,
            Some(codes) => {
                let columns: Vec<Option<Column>> = codes.iter().map(|code| Column::parse(code)).collect();
                with_columns(&lines, &found, &columns, knows_unit)
            }
        };
        (lines, layout)
    }

    /// The decisions as they are kept.
    pub(super) fn decided(&self) -> Result<String> {
        serde_json::to_string(&self.decisions).map_err(|error| Error::Fault(error.to_string()))
    }
}

/// The heads of a list, by which its columns are known again: their digest, whatever their length. None: it has none, and another list as
/// wide may hold anything.
pub(super) fn signature(layout: &Layout) -> Option<String> {
    let heads: Vec<String> = layout.columns.iter().map(|guess| domain::text::fold(&guess.head)).collect();
    let heads = Some(heads).filter(|heads| heads.iter().any(|head| !head.is_empty()))?;
    Some(digest(heads.join("|").as_bytes()))
}

/// SHA-256, in hexadecimal.
pub(super) fn digest(bytes: &[u8]) -> String {
    let mut digest = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a string can't fail.
        let _ = write!(digest, "{byte:02x}");
    }
    digest
}
