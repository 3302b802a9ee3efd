//! The rows of a list that are wrong or in doubt, as a spreadsheet with the reasons, for the office that sent it.

use domain::{Lang, Word, accounts::access::Actor};
use store::ids::RosterId;
use tables::write::Cell;

use crate::{Error, Result, Services};

use super::{
    PLACES,
    check::check_roster,
    row::{RosterRow, RowState},
};

/// Makes an xlsx file: the row's number, its cells as they were written, and what is wrong.
///
/// # Errors
/// As [`check_roster`].
pub async fn write_wrong_rows(
    services: &Services,
    actor: &Actor,
    id: RosterId,
    lang: Lang,
) -> Result<Vec<u8>> {
    let list = check_roster(services, actor, id).await?;
    let mut heads = vec![lang.pick("Dòng", "Row").to_owned()];
    heads.extend(PLACES.map(|column| column.name(lang).to_owned()));
    heads.push(lang.pick("Cần sửa", "To correct").to_owned());
    let rows: Vec<Vec<Cell>> = list.rows.into_iter().filter_map(|row| written(lang, row)).collect();
    let title = lang.pick("Dòng cần sửa", "Rows to correct");
    tables::write::xlsx(title, &heads, &rows).map_err(|error| Error::Fault(error.to_string()))
}

fn written(lang: Lang, row: RosterRow) -> Option<Vec<Cell>> {
    let RowState::Wrong(wrong) = row.state else { return None };
    let why: Vec<String> = wrong
        .iter()
        .map(|(column, problem)| format!("{}: {}", column.name(lang), problem.text(lang)))
        .collect();
    let mut cells = vec![Cell::Int(row.number.into())];
    cells.extend(row.cells.map(Cell::Text));
    cells.push(Cell::Text(why.join("\n")));
    Some(cells)
}
