//! Lists as text with commas, as Excel and programs read it.

use super::Cell;
use crate::cells::FORMULA;

/// The list as text: UTF-8 with its mark, without which Excel breaks Vietnamese; lines end as in Windows.
///
/// Text is quoted. One that a spreadsheet would take for a formula has an apostrophe before it, which [`crate::read`] leaves out
/// again.
#[must_use]
pub fn csv(heads: &[String], rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut text = String::from('\u{FEFF}');
    line(&mut text, heads.iter().map(|head| quoted(head)));
    for row in rows {
        let missing = heads.len().saturating_sub(row.len());
        line(&mut text, row.iter().map(cell).chain(std::iter::repeat_n(String::new(), missing)));
    }
    text.into_bytes()
}

fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            text.push(',');
        }
        text.push_str(&cell);
    }
    text.push_str("\r\n");
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => quoted(text),
        other => other.text(),
    }
}

fn quoted(text: &str) -> String {
    // Apostrophes that stand there already are told from the one that is written here by one more.
    let is_dangerous = text.trim_start_matches('\'').starts_with(FORMULA);
    let apostrophe = if is_dangerous { "'" } else { "" };
    format!("\"{apostrophe}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn text_that_looks_like_a_formula_is_kept_from_being_one() {
        let date = NaiveDate::from_ymd_opt(2026, 9, 5).unwrap();
        let row = vec![Cell::Text("=1+1".to_owned()), Cell::Int(-5), Cell::Date(date), Cell::Number(7.5)];
        let bytes =
            csv(&["Ghi chú".to_owned(), "Số".to_owned()], &[row, vec![Cell::Text("a\"b".to_owned())]]);
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text, "\u{FEFF}\"Ghi chú\",\"Số\"\r\n\"'=1+1\",-5,05/09/2026,7.5\r\n\"a\"\"b\",\r\n");
    }
}
