//! Files as LibreOffice writes them, and what a second reader says of them.

use std::io::Cursor;

use calamine::Reader;
use tables::{Book, Unreadable, read};

fn cells(book: &Book, sheet: usize) -> Vec<(u32, bool, Vec<&str>)> {
    let rows = &book.sheets[sheet].rows;
    rows.iter()
        .map(|row| (row.number, row.is_hidden, row.cells.iter().map(String::as_str).collect()))
        .collect()
}

/// `formula` is what the file says that a formula of texts came to.
fn check(book: &Book, formula: &str) {
    assert_eq!(book.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["Học viên", "Mã"]);
    assert_eq!(book.sheets.iter().map(|sheet| sheet.is_hidden).collect::<Vec<_>>(), [false, true]);
    assert!(!book.has_macros && !book.starts_1904 && book.converted_from.is_none());
    let unit = "Sở Y tế thành phố Huế";
    assert_eq!(
        cells(book, 0),
        [
            (1, false, vec!["DANH SÁCH HỌC VIÊN"; 7]),
            (4, false, vec!["STT", "Họ và tên", "Ngày sinh", "Điện thoại", "Đơn vị", "Giờ", "Điểm"]),
            (5, false, vec!["1", "Nguyễn Thị Lan", "05/09/1985", "912111004", unit, "08:30", "7.5"]),
            (6, true, vec!["2", "Đỗ Văn Hùng", "31/12/1990", "0912111005", unit, "", "#DIV/0!"]),
            (7, false, vec!["3", formula, "1979", "79190012345", unit, "", "TRUE"]),
        ]
    );
    assert_eq!(cells(book, 1), [(1, false, vec!["ẩn"])]);
}

#[test]
fn a_list_of_excel_since_2007() {
    check(&read(include_bytes!("files/hoc-vien.xlsx")).unwrap(), "Trần Thị Ý");
}

#[test]
fn a_list_of_excel_before_2007() {
    // LibreOffice reckons it only when somebody looks at the sheet.
    check(&read(include_bytes!("files/hoc-vien.xls")).unwrap(), "0");
}

#[test]
fn a_list_of_libreoffice() {
    check(&read(include_bytes!("files/hoc-vien.ods")).unwrap(), "Trần Thị Ý");
}

#[test]
fn the_tables_of_a_document() {
    let book = read(include_bytes!("files/bang.docx")).unwrap();
    assert_eq!(book.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["Bảng 1", "Bảng 2"]);
    assert_eq!(
        cells(&book, 0),
        [
            (1, false, vec!["Họ và tên", "Liên hệ", "Liên hệ"]),
            (2, false, vec!["Họ và tên", "Điện thoại", "Email"]),
            (3, false, vec!["Nguyễn Thị Lan", "0912111004", "lan@hue.gov.vn"]),
            (4, false, vec!["Đỗ Văn Hùng", "không có", "không có"]),
        ]
    );
    assert_eq!(cells(&book, 1), [(1, false, vec!["1", "Quyết định"])]);
}

#[test]
fn a_document_of_old_word_and_a_page_are_named() {
    assert_eq!(read(include_bytes!("files/bang.doc")), Err(Unreadable::WordOld));
    assert_eq!(read(include_bytes!("files/bang.html")), Err(Unreadable::Web));
    assert_eq!(read(include_bytes!("files/hoc-vien.fods")), Err(Unreadable::Web));
}

/// What the other reader says, where it says anything.
#[allow(clippy::unwrap_used)] // of tests only
fn compare<R: Reader<Cursor<&'static [u8]>>>(bytes: &'static [u8]) {
    let mut other = R::new(Cursor::new(bytes)).ok().unwrap();
    let book = read(bytes).unwrap();
    assert_eq!(other.sheet_names(), book.sheets.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>());
    let mut compared = 0;
    for sheet in &book.sheets {
        let range = other.worksheet_range(&sheet.name).ok().unwrap();
        let (top, left) = range.start().unwrap();
        for (row, column, data) in range.used_cells() {
            let text = match data {
                calamine::Data::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
                calamine::Data::Float(number) => number.to_string(),
                calamine::Data::Int(number) => number.to_string(),
                _ => continue,
            };
            let number = top + row as u32 + 1;
            let ours = sheet.rows.iter().find(|row| row.number == number).unwrap();
            assert_eq!(
                ours.cells[left as usize + column].split_whitespace().collect::<Vec<_>>().join(" "),
                text
            );
            compared += 1;
        }
    }
    assert!(compared > 15, "{compared}");
}

#[test]
fn another_reader_says_the_same() {
    compare::<calamine::Xlsx<_>>(include_bytes!("files/hoc-vien.xlsx"));
    compare::<calamine::Xls<_>>(include_bytes!("files/hoc-vien.xls"));
    compare::<calamine::Ods<_>>(include_bytes!("files/hoc-vien.ods"));
}
