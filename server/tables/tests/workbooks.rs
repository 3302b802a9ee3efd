//! Workbooks as a library writes them: each thing that a sheet can have, one by one.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};
use tables::{Book, Encoding, Unreadable, read};

#[allow(clippy::unwrap_used)] // of tests only
fn made(fill: impl FnOnce(&mut Worksheet) -> Result<(), XlsxError>) -> Book {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet()).unwrap();
    read(&workbook.save_to_buffer().unwrap()).unwrap()
}

fn cells(book: &Book) -> Vec<Vec<&str>> {
    book.sheets[0].rows.iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect()
}

#[test]
fn numbers_days_and_what_formulas_came_to() {
    let day = Format::new().set_num_format("dd/mm/yyyy;@");
    let time = Format::new().set_num_format("hh:mm");
    let both = Format::new().set_num_format("dd/mm/yyyy hh:mm");
    let code = Format::new().set_num_format("0000000000");
    let book = made(|sheet| {
        sheet.write_number(0, 0, 912_111_004)?;
        sheet.write_number(0, 1, 123_456_789_012.0)?;
        sheet.write_number(0, 2, 7.5)?;
        sheet.write_number(0, 3, 0.1 + 0.2)?;
        sheet.write_number_with_format(0, 4, 912_111_004, &code)?;
        sheet.write_datetime_with_format(1, 0, ExcelDateTime::from_ymd(2026, 9, 5)?, &day)?;
        sheet.write_datetime_with_format(
            1,
            1,
            ExcelDateTime::from_ymd(2026, 9, 5)?.and_hms(8, 30, 0)?,
            &both,
        )?;
        sheet.write_datetime_with_format(1, 2, ExcelDateTime::from_hms(8, 30, 0)?, &time)?;
        sheet.write_boolean(2, 0, true)?;
        sheet.write_formula(2, 1, Formula::new("=A1+1").set_result("912111005"))?;
        sheet.write_formula(2, 2, Formula::new("=\"Lan\"&\" Anh\"").set_result("Lan Anh"))?;
        sheet.write_formula(2, 3, Formula::new("=Z1/0").set_result("#REF!"))?;
        sheet.write_string(3, 0, " Nguye\u{302}\u{303}n\u{A0}Lan\nAnh\u{200B} ")?;
        sheet.write_string(3, 1, "=1+1")?;
        sheet.write_blank(4, 0, &day)?;
        Ok(())
    });
    assert_eq!(
        cells(&book),
        [
            vec!["912111004", "123456789012", "7.5", "0.3", "912111004"],
            vec!["05/09/2026", "05/09/2026", "08:30"],
            vec!["TRUE", "912111005", "Lan Anh", "#REF!"],
            vec!["Nguyễn Lan Anh", "=1+1"],
        ]
    );
}

#[test]
fn merged_cells_hidden_rows_and_sheets() {
    let mut workbook = Workbook::new();
    let plain = Format::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Lớp 1").unwrap();
    sheet.merge_range(0, 0, 0, 2, "Danh sách", &plain).unwrap();
    sheet.merge_range(2, 1, 4, 1, "Sở Y tế", &plain).unwrap();
    sheet.write_string(3, 0, "Lan").unwrap();
    sheet.set_row_hidden(3).unwrap();
    workbook.add_worksheet().set_name("Mã").unwrap().set_hidden(true).write_string(9, 0, "x").unwrap();
    let book = read(&workbook.save_to_buffer().unwrap()).unwrap();
    let rows: Vec<_> =
        book.sheets[0].rows.iter().map(|row| (row.number, row.is_hidden, row.cells.join("|"))).collect();
    let row = |number, is_hidden, cells: &str| (number, is_hidden, cells.to_owned());
    assert_eq!(
        rows,
        [
            row(1, false, "Danh sách|Danh sách|Danh sách"),
            row(3, false, "|Sở Y tế"),
            row(4, true, "Lan|Sở Y tế"),
            row(5, false, "|Sở Y tế"),
        ]
    );
    assert!(book.sheets[1].is_hidden && book.sheets[1].name == "Mã" && book.sheets[1].rows[0].number == 10);
}

#[test]
fn old_letters_in_a_workbook_are_converted() {
    let book = made(|sheet| {
        for (row, name) in (0..).zip(["NguyÔn ThÞ Lan", "Hµ Néi", "TrÇn V¨n B×nh", "Email"]) {
            sheet.write_string(row, 0, name)?;
        }
        Ok(())
    });
    assert_eq!(book.converted_from, Some(Encoding::Tcvn3));
    assert_eq!(cells(&book), [["Nguyễn Thị Lan"], ["Hà Nội"], ["Trần Văn Bình"], ["Email"]]);
}

#[test]
fn cells_at_both_ends_of_a_sheet() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "a").unwrap();
    sheet.write_string(1_048_575, 199, "z").unwrap();
    let book = read(&workbook.save_to_buffer().unwrap()).unwrap();
    assert_eq!(book.sheets[0].rows.len(), 2);
    assert_eq!(book.sheets[0].rows[1].number, 1_048_576);
    workbook.worksheet_from_index(0).unwrap().write_string(1_048_575, 16_383, "z").unwrap();
    assert_eq!(read(&workbook.save_to_buffer().unwrap()), Err(Unreadable::TooManyColumns));
}

#[test]
fn a_workbook_with_too_many_rows_says_how_many() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for row in 0..20_001 {
        sheet.write_number(row, 0, row).unwrap();
    }
    assert_eq!(read(&workbook.save_to_buffer().unwrap()), Err(Unreadable::TooManyRows(20_001)));
}

#[test]
fn a_workbook_without_anything_is_empty() {
    assert_eq!(read(&Workbook::new().save_to_buffer().unwrap()), Err(Unreadable::Empty));
}
