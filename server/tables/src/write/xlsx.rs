//! Lists as workbooks: a bold head that stays in sight, filters, columns as wide as what stands in them.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{Cell, WriteError};
use crate::cells;

/// What Excel can hold.
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
const LONGEST_TEXT: usize = 32_767;
const LONGEST_NAME: usize = 31;
/// Whole numbers beyond this would lose digits.
const LARGEST_EXACT: u64 = 999_999_999_999_999;
/// Rows that are looked at for the columns' widths.
const MEASURED: usize = 1_000;
/// The narrowest and the widest column, in letters.
const WIDTHS: (usize, usize) = (6, 60);

/// The list as a workbook of one sheet. Numbers are numbers and days are days, so that they can be sorted and added up.
/// There are no formulas: text is text, whatever it begins with. The same list gives the same bytes.
///
/// # Errors
/// `TooLarge` when a sheet of Excel cannot hold it.
pub fn xlsx(title: &str, heads: &[String], rows: &[Vec<Cell>]) -> Result<Vec<u8>, WriteError> {
    let columns = rows.iter().map(Vec::len).chain([heads.len()]).max().unwrap_or_default();
    if rows.len() >= MOST_ROWS || columns > MOST_COLUMNS {
        return Err(WriteError::TooLarge);
    }
    workbook(title, heads, rows, columns).map_err(|error| WriteError::Workbook(error.to_string()))
}

fn workbook(title: &str, heads: &[String], rows: &[Vec<Cell>], columns: usize) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook
        .set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?));
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(title))?;
    let bold = Format::new().set_bold();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    for (column, head) in (0_u16..).zip(heads) {
        sheet.write_string_with_format(0, column, cut(head), &bold)?;
    }
    for (row, cells) in (1_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            write(sheet, row, column, cell, &day)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    if columns > 0 {
        let last =
            (u32::try_from(rows.len()).unwrap_or(u32::MAX), u16::try_from(columns - 1).unwrap_or(u16::MAX));
        sheet.autofilter(0, 0, last.0, last.1)?;
    }
    for (column, place) in (0_u16..).zip(0..columns) {
        sheet.set_column_width(column, width(heads.get(place), rows, place))?;
    }
    workbook.save_to_buffer()
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, day: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) if text.is_empty() => {}
        Cell::Int(number) if number.unsigned_abs() <= LARGEST_EXACT => {
            sheet.write_number(row, column, *number as f64)?;
        }
        Cell::Number(number) if number.is_finite() => {
            sheet.write_number(row, column, *number)?;
        }
        Cell::Date(date) if let Some(date) = excel_day(*date) => {
            sheet.write_datetime_with_format(row, column, &date, day)?;
        }
        other => {
            sheet.write_string(row, column, cut(&other.text()))?;
        }
    }
    Ok(())
}

/// A day as Excel counts it. Days before March 1900 it counts wrongly: they are text.
fn excel_day(date: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok().filter(|year| (1901..=9999).contains(year))?;
    ExcelDateTime::from_ymd(year, u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?).ok()
}

fn cut(text: &str) -> String {
    let mut units = 0;
    text.chars()
        .take_while(|letter| {
            (units + letter.len_utf16() <= LONGEST_TEXT).then(|| units += letter.len_utf16()).is_some()
        })
        .collect()
}

/// A name that Excel takes: not too long, without the letters of references and of paths.
fn sheet_name(title: &str) -> String {
    let title = cells::clean(title);
    let plain: String =
        title.chars().map(|letter| if "[]:*?/\\".contains(letter) { '-' } else { letter }).collect();
    let mut units = 0;
    let short: String = plain
        .trim_matches(['\'', ' '])
        .chars()
        .take_while(|letter| {
            units += letter.len_utf16();
            units <= LONGEST_NAME
        })
        .collect();
    let name = short.trim_matches(['\'', ' ']);
    // Excel keeps this name for itself.
    if name.is_empty() || name.eq_ignore_ascii_case("history") {
        "Danh sách".to_owned()
    } else {
        name.to_owned()
    }
}

fn width(head: Option<&String>, rows: &[Vec<Cell>], column: usize) -> f64 {
    // The head needs room for the filter's arrow.
    let head = head.map(|head| head.chars().count() + 3).unwrap_or_default();
    let cells = rows.iter().take(MEASURED).filter_map(|row| row.get(column));
    let widest = cells.map(|cell| cell.text().chars().count() + 1).chain([head]).max().unwrap_or_default();
    u32::try_from(widest.clamp(WIDTHS.0, WIDTHS.1)).map_or(10.0, f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_has_a_name_that_excel_takes() {
        for (title, name) in [
            ("Lớp 1/2026: [A]*?", "Lớp 1-2026- -A---"),
            ("'Danh sách'", "Danh sách"),
            ("", "Danh sách"),
            ("History", "Danh sách"),
            (" \u{200B}", "Danh sách"),
            ("Danh sách học viên lớp bồi dưỡng nghiệp vụ", "Danh sách học viên lớp bồi dưỡn"),
        ] {
            assert_eq!(sheet_name(title), name);
            assert!(xlsx(title, &[], &[]).is_ok());
        }
    }

    #[test]
    fn the_same_list_gives_the_same_bytes_and_no_formula() {
        let row = vec![Cell::Text("=1+1".to_owned()), Cell::Text("x".repeat(40_000)), Cell::Number(f64::NAN)];
        let once = xlsx("A", &["a".to_owned()], std::slice::from_ref(&row)).unwrap();
        assert_eq!(once, xlsx("A", &["a".to_owned()], std::slice::from_ref(&row)).unwrap());
        let rows = crate::read(&once).unwrap().sheets.remove(0).rows;
        assert_eq!(rows[1].cells[0], "=1+1");
        assert_eq!(rows[1].cells[2], "#NUM!");
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(once)).unwrap();
        let sheet = std::io::read_to_string(zip.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap();
        assert!(!sheet.contains("<f>") && sheet.contains("<autoFilter") && sheet.contains("frozen"));
    }
}
