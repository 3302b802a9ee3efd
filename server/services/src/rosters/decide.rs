//! What somebody decides about a list while they look it through: cells put right, who is meant, which sheet, what the columns hold.

use std::collections::BTreeMap;

use domain::{Word, accounts::access::Actor, rosters::Column, text};
use store::{
    ids::RosterId,
    rows::{Roster, RosterColumns},
};

use crate::{
    Error, Result, Services,
    checked::{Checked, NotSaved},
};

use super::{
    bring::{in_reach, known_columns},
    draft::{Choice, Decisions, Draft, signature},
};

/// What was decided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Corrections {
    /// Cells as they are now, by the row's number on the sheet.
    pub cells: Vec<(u32, Column, String)>,
    /// What becomes of rows in doubt.
    pub choices: Vec<(u32, Choice)>,
    /// What each column holds, where that was said anew.
    pub columns: Option<Vec<Option<Column>>>,
    /// The sheet, where another was chosen.
    pub sheet: Option<usize>,
}

/// Keeps what was decided, and answers the version that the list has now. A cell that says what it said before is no correction.
///
/// # Errors
/// [`Error::Conflict`] where the list was changed since `version`; [`Error::NotFound`] where it is not there any more.
pub async fn decide_roster(
    services: &Services,
    actor: &Actor,
    id: RosterId,
    version: i32,
    corrections: Corrections,
) -> Result<i32> {
    let tx = services.db.begin().await?;
    let mut draft = Draft::lock(&tx, actor, id, version).await?;
    let before = draft.decided()?;
    let Corrections { cells, choices, columns, sheet } = corrections;
    if let Some(sheet) = sheet.filter(|sheet| *sheet != draft.sheet() && *sheet < draft.content.sheets.len())
    {
        // Rows of another sheet have nothing to do with what was decided about these.
        draft.decisions = Decisions { sheet: Some(sheet), ..Decisions::default() };
        if let Some(unit) = draft.unit() {
            draft.decisions.columns = known_columns(&tx, unit, &draft).await?;
        }
    } else {
        for (row, column, typed) in cells {
            let edits: &mut BTreeMap<String, String> = draft.decisions.edits.entry(row).or_default();
            edits.insert(column.code().to_owned(), text::line(&typed).chars().take(300).collect());
        }
        draft.decisions.choices.extend(choices);
    }
    if let Some(columns) = columns {
        let codes = columns.iter().map(|column| column.map(Column::code).unwrap_or_default().to_owned());
        let codes: Vec<String> = codes.collect();
        draft.decisions.columns = None;
        let (_, guessed) = draft.layout(&|_| false);
        if let (Some(unit_id), Some(heads)) = (draft.unit(), signature(&guessed)) {
            let columns = serde_json::to_string(&codes).map_err(|error| Error::Fault(error.to_string()))?;
            let updated_at = services.now();
            store::rosters::remember_columns(&tx, RosterColumns { unit_id, heads, columns, updated_at })
                .await?;
        }
        draft.decisions.columns = Some(codes);
    }
    let decisions = draft.decided()?;
    if decisions == before {
        return Ok(version);
    }
    let row = Roster { decisions, updated_at: services.now(), version: version + 1, ..draft.row };
    store::update(&tx, row).await?;
    tx.commit().await?;
    Ok(version + 1)
}

/// Says the unit of those for whom the list says none, by its number or its name, and answers the version that the list has now.
///
/// # Errors
/// [`Error::Invalid`] at `unit`, with units to choose from; as [`decide_roster`].
pub async fn set_roster_unit(
    services: &Services,
    actor: &Actor,
    id: RosterId,
    version: i32,
    (chosen, typed): (&str, &str),
) -> std::result::Result<i32, NotSaved> {
    let tx = services.db.begin().await.map_err(Error::from)?;
    let draft = Draft::lock(&tx, actor, id, version).await?;
    let mut checked = Checked::default();
    let Some(unit) = checked.unit(services, &tx, (chosen, typed)).await? else {
        return Err(checked.not_saved());
    };
    let unit = in_reach(&tx, actor, unit).await?.map_err(|problem| Error::invalid("unit", problem))?;
    let row = Roster { unit_id: Some(unit), updated_at: services.now(), version: version + 1, ..draft.row };
    store::update(&tx, row).await.map_err(Error::from)?;
    tx.commit().await.map_err(Error::from)?;
    Ok(version + 1)
}
