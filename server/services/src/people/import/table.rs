//! The rows of a list, out of the text that somebody pasted from a spreadsheet or the bytes of the file that they saved.

use domain::{Problem, text};

use super::columns::Heads;

/// More rows are never taken at once.
const MOST: usize = 2_000;

/// The row of heads is looked for in the first lines: above it stands the title of the list.
const TITLE: usize = 15;

/// A list as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    pub heads: Heads,
    /// The line of each row, from 1, and its cells.
    pub rows: Vec<(usize, Vec<String>)>,
}

/// The text of a file: UTF-8, or UTF-16 with its mark, as spreadsheets save “Unicode text”.
///
/// # Errors
/// What the file is instead, and how to save it.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Problem> {
    let words = |big: bool| {
        let pairs = bytes.chunks_exact(2).skip(1);
        pairs
            .map(|pair| [pair[0], pair[1]])
            .map(|pair| if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
            .collect::<Vec<_>>()
    };
    let decoded = match bytes {
        [0xff, 0xfe, ..] => String::from_utf16(&words(false)).ok(),
        [0xfe, 0xff, ..] => String::from_utf16(&words(true)).ok(),
        [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => {
            return Err(Problem::Said(
                "Đây là tệp bảng tính. Mở tệp, chọn các ô của danh sách, sao chép rồi dán vào ô bên dưới; hoặc lưu tệp dưới dạng CSV UTF-8",
                "This is a spreadsheet. Open it, copy the cells of the list and paste them below; or save it as CSV UTF-8",
            ));
        }
        _ => String::from_utf8(bytes.to_vec()).ok(),
    };
    decoded.map(|text| text::compose(text.trim_start_matches('\u{feff}'))).ok_or(Problem::Said(
        "Không đọc được chữ trong tệp này. Lưu lại tệp dưới dạng CSV UTF-8, hoặc sao chép các ô rồi dán vào ô bên dưới",
        "The letters of this file can’t be read. Save it again as CSV UTF-8, or copy the cells and paste them below",
    ))
}

/// Reads the rows below the row of heads.
///
/// # Errors
/// No list, no heads, too many rows.
pub(super) fn read(text: &str) -> Result<Table, Problem> {
    if text.trim().is_empty() {
        return Err(Problem::Said(
            "Dán danh sách vào ô này, hoặc chọn tệp CSV",
            "Paste the list here, or choose a CSV file",
        ));
    }
    // Forms end lines in CRLF, by which the reader counts each record from the line before.
    let text = &text.replace("\r\n", "\n").replace('\r', "\n");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut heads = None;
    let mut rows = Vec::new();
    for (n, record) in reader.records().enumerate() {
        let Ok(record) = record else { continue };
        let line = record.position().map_or(n + 1, |at| usize::try_from(at.line()).unwrap_or(n + 1));
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        match &heads {
            None if n < TITLE => heads = Heads::read(&cells),
            None => break,
            Some(_) => rows.push((line, cells)),
        }
    }
    let heads = heads.ok_or(Problem::Said(
        "Không thấy dòng tiêu đề. Danh sách cần một dòng tiêu đề có “Họ và tên” và ít nhất một cột khác, ví dụ: Họ và tên, Ngày sinh, Giới tính, Đơn vị, Thư điện tử, Điện thoại",
        "There is no heading row. The list needs one with “Full name” and one more column, such as: Full name, Birth date, Sex, Unit, E-mail, Telephone",
    ))?;
    match rows.len() {
        0 => Err(Problem::Said(
            "Danh sách chỉ có dòng tiêu đề: thêm ít nhất một người bên dưới",
            "The list has only its heading row: add at least one person below it",
        )),
        n if n > MOST => Err(Problem::SaidOf(
            format!("Danh sách có {n} dòng: chia thành các phần không quá {MOST} dòng"),
            format!("The list has {n} rows: split it into parts of no more than {MOST}"),
        )),
        _ => Ok(Table { heads, rows }),
    }
}

/// What stands between the cells: a tab where cells were copied, else whichever of `;` and `,` there is more of.
fn delimiter(text: &str) -> u8 {
    let count =
        |sign: char| text.lines().take(TITLE).map(|line| line.matches(sign).count()).max().unwrap_or(0);
    if count('\t') > 0 {
        b'\t'
    } else if count(';') > count(',') {
        b';'
    } else {
        b','
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_told_apart_by_what_stands_between_them() {
        for sign in ["\t", ";", ","] {
            let text = format!(
                "DANH SÁCH\n\nSTT{sign}Họ và tên{sign}Đơn vị\n1{sign}Nguyễn Văn An{sign}Xã Cát Nê\n{sign}{sign}\n2{sign}Lê Thị Bé{sign}Xã Cát Nê"
            );
            assert_eq!(read(&text.replace('\n', "\r\n")).unwrap(), read(&text).unwrap());
            let table = read(&text).unwrap();
            assert_eq!(table.rows.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [4, 6], "{sign:?}");
            assert_eq!(table.heads.cells(&table.rows[1].1)[0], "Lê Thị Bé");
        }
    }

    #[test]
    fn files_are_read_or_told_what_they_are() {
        let text = "Họ và tên\tĐơn vị\nNguyễn Văn An\tXã Cát Nê";
        let utf16: Vec<u8> =
            [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(decode(&utf16).unwrap(), text);
        assert_eq!(decode(format!("\u{feff}{text}").as_bytes()).unwrap(), text);
        assert!(decode(b"PK\x03\x04").is_err() && decode(b"\xc0\xe9n").is_err());
    }

    #[test]
    fn a_list_without_heads_or_rows_is_told_so() {
        for text in ["", "  \n", "Nguyễn Văn An, Xã Cát Nê", "Họ và tên,Đơn vị"] {
            assert!(read(text).is_err(), "{text:?}");
        }
    }
}
