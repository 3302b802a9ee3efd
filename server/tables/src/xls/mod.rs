//! Workbooks of Excel before 2007 (.xls): a stream of records, first those of the book, then those of each sheet.

mod globals;
mod records;
mod sheet;
mod strings;

use crate::compound::{Compound, MAGIC};
use crate::gather::Gather;
use crate::{Book, Unreadable};

pub(crate) fn read(bytes: &[u8]) -> Result<Book, Unreadable> {
    let mut has_macros = false;
    let stream = if bytes.starts_with(MAGIC) {
        let file = Compound::open(bytes)?;
        has_macros = file.has("_VBA_PROJECT_CUR");
        let stream = file.stream("Workbook")?;
        if stream.is_some() { stream } else { file.stream("Book")? }.ok_or(Unreadable::Damaged)?
    } else {
        bytes.to_vec()
    };
    let (globals, listed) = globals::read(&stream)?;
    let mut gather = Gather::default();
    // Sheets that point into each other's records would be read many times over.
    let mut left = stream.len().saturating_mul(2);
    for sheet in listed {
        gather.begin(&sheet.name, sheet.is_hidden)?;
        let read = sheet::read(&stream, sheet.starts_at, &globals, &mut gather)?;
        left = left.checked_sub(read).ok_or(Unreadable::Damaged)?;
    }
    Ok(Book { has_macros, starts_1904: globals.starts_1904, ..gather.finish()? })
}

#[cfg(test)]
mod tests {
    use super::records::*;
    use super::*;
    use crate::compound::tests::container;

    fn record(kind: u16, parts: &[&[u8]]) -> Vec<u8> {
        let bytes = parts.concat();
        [&kind.to_le_bytes()[..], &(bytes.len() as u16).to_le_bytes(), &bytes].concat()
    }

    /// Row, column and style of a cell.
    fn place(row: u16, column: u16, style: u16) -> [u8; 6] {
        let mut bytes = [0; 6];
        for (at, number) in [row, column, style].into_iter().enumerate() {
            bytes[at * 2..at * 2 + 2].copy_from_slice(&number.to_le_bytes());
        }
        bytes
    }

    /// A book of one sheet: the records of the book without those of its sheet, and those of the sheet.
    fn book(version: [u8; 2], name: &[u8], globals: &[Vec<u8>], sheet: &[Vec<u8>]) -> Vec<u8> {
        let begins = |kind| record(BEGINS, &[&version, &[kind, 0, 0, 0, 0, 0]]);
        let listed = |at: u32| record(SHEET, &[&at.to_le_bytes(), &[0, 0], name]);
        let before = [begins(5), globals.concat()].concat();
        let at = before.len() + listed(0).len() + 4;
        let ends = record(ENDS, &[]);
        [before, listed(at as u32), ends.clone(), begins(0x10), sheet.concat(), ends].concat()
    }

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        crate::read(bytes).unwrap().sheets.remove(0).rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn every_kind_of_cell_of_excel_97() {
        let packed = |number: i32| (number << 2 | 2).to_le_bytes();
        let globals = [
            record(STARTS_1904, &[&[1, 0]]),
            record(STYLE, &[&[0, 0, 0, 0]]),
            record(STYLE, &[&[0, 0, 14, 0]]),
            record(TEXTS, &[&[0; 8], &[3, 0, 0], b"Lan", &[2, 0, 1, 0x10, 1, 0xD7, 1]]),
        ];
        let sheet = [
            record(SHARED_TEXT, &[&place(0, 0, 0), &[0; 4]]),
            record(NUMBER, &[&place(0, 1, 0), &912_111_004_f64.to_le_bytes()]),
            record(NUMBER, &[&place(0, 2, 1), &43_830_f64.to_le_bytes()]),
            record(PACKED, &[&place(0, 3, 0), &packed(-7)]),
            record(PACKED_MANY, &[&place(1, 0, 0)[..4], &[0, 0], &packed(1), &[1, 0], &packed(366), &[1, 0]]),
            record(BOOLEAN_OR_ERROR, &[&place(1, 2, 0), &[1, 0]]),
            record(BOOLEAN_OR_ERROR, &[&place(1, 3, 0), &[0x17, 1]]),
            record(FORMULA, &[&place(2, 0, 0), &[0, 0, 0, 0, 0, 0, 0xFF, 0xFF], &[0; 8]]),
            record(
                FORMULA_TEXT,
                &[&[3, 0, 1], &"Đỗ!".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()],
            ),
            record(FORMULA, &[&place(2, 1, 0), &7.5_f64.to_le_bytes(), &[0; 8]]),
            record(FORMULA, &[&place(2, 2, 0), &[2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF], &[0; 8]]),
            record(TEXT, &[&place(2, 3, 0), &[1, 0, 0], b"x"]),
            record(MERGED, &[&[1, 0], &[2, 0, 3, 0, 3, 0, 4, 0]]),
            record(ROW, &[&[2, 0], &[0; 10], &[0x20, 0, 0, 0]]),
        ];
        let bytes = container("Workbook", &book([0, 6], &[1, 0, b'A'], &globals, &sheet));
        assert_eq!(
            cells(&bytes),
            [
                vec!["Lan", "912111004", "01/01/2024", "-7"],
                vec!["1", "01/01/1905", "TRUE", "#REF!"],
                vec!["Đỗ!", "7.5", "#N/A", "x", "x"],
                vec!["", "", "", "x", "x"],
            ]
        );
        let book = crate::read(&bytes).unwrap();
        assert!(book.starts_1904 && book.sheets[0].rows[2].is_hidden && !book.sheets[0].rows[3].is_hidden);
    }

    #[test]
    fn a_book_of_excel_5_with_old_letters() {
        let label =
            |row, text: &[u8]| record(TEXT, &[&place(row, 0, 0), &(text.len() as u16).to_le_bytes(), text]);
        let sheet =
            [label(0, b"Nguy\xD4n Th\xDE Lan"), label(1, b"H\xB5 N\xE9i"), label(2, b"TR\xC7N V\xA1N")];
        let stream = book([0, 5], &[1, b'A'], &[record(CODE_PAGE, &[&1252_u16.to_le_bytes()])], &sheet);
        for bytes in [container("Book", &stream), stream] {
            assert_eq!(cells(&bytes), [["Nguyễn Thị Lan"], ["Hà Nội"], ["TRẦN VĂN"]]);
        }
    }

    #[test]
    fn what_has_a_password_says_so() {
        let locked = book([0, 6], &[1, 0, b'A'], &[record(ENCRYPTED, &[&[1, 0]])], &[]);
        assert_eq!(crate::read(&container("Workbook", &locked)), Err(Unreadable::Password));
        assert_eq!(crate::read(&container("EncryptedPackage", &[0; 5_000])), Err(Unreadable::Password));
        assert_eq!(crate::read(&container("WordDocument", &[0; 5_000])), Err(Unreadable::WordOld));
    }

    #[test]
    fn sheets_that_are_each_other_are_refused() {
        let far = record(NUMBER, &[&place(9, 0, 0), &[0; 8]]).repeat(2_000);
        let listed = |at: u32| record(SHEET, &[&at.to_le_bytes(), &[0, 0, 1, 0, b'A']]);
        let bytes = book([0, 6], &[1, 0, b'A'], &vec![listed(0); 100], &[far]);
        assert_eq!(crate::read(&container("Workbook", &bytes)), Err(Unreadable::Damaged));
    }
}
