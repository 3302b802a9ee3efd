//! Text: rows by lines, cells by whatever stands between them; or one name a line.

mod bytes;
mod lines;
mod separator;

use crate::cells::FORMULA;
use crate::gather::Gather;
use crate::{Book, Encoding, Unreadable};

/// The text of a file, whatever its letters are written in.
pub(crate) fn read_bytes(bytes: &[u8]) -> Result<Book, Unreadable> {
    let bytes::Decoded { text, from } = bytes::decoded(bytes)?;
    read_text(&text, from)
}

/// The one sheet of a text.
pub(crate) fn read_text(text: &str, from: Option<Encoding>) -> Result<Book, Unreadable> {
    let text = text.trim_start_matches('\u{FEFF}');
    // Excel's own word for what stands between the cells, on a line before them.
    let (said, text, skipped) = match said(text) {
        Some((separator, rest)) => (Some(separator), rest, 1),
        None => (None, text, 0),
    };
    let separator = said.or_else(|| separator::of(text));
    let mut gather = Gather::default();
    gather.begin("", false)?;
    for record in lines::Records::new(text, separator) {
        let row = record.line + skipped;
        for (column, cell) in (0_u32..).zip(&record.cells) {
            gather.put(row, column, plain(cell))?;
        }
    }
    Ok(Book { converted_from: from, ..gather.finish()? })
}

fn said(text: &str) -> Option<(char, &str)> {
    let rest = text.strip_prefix("sep=")?;
    let mut letters = rest.chars();
    let separator = letters.next()?;
    let rest = letters.as_str();
    Some((separator, rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r']))?))
}

/// A cell without the one apostrophe that keeps a spreadsheet from taking it for a formula.
fn plain(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(FORMULA) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        let mut book = crate::read_text(text).unwrap();
        book.sheets.remove(0).rows.into_iter().map(|row| (row.number, row.cells)).collect()
    }

    fn row(number: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (number, cells.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn lines_have_the_numbers_of_the_text() {
        let text = "\n\nHọ tên,Nơi công tác\r\n\"Lan\nAnh\",\"Sở Y tế, Huế\"\r\rBình,\"nói \"\"có\"\"\"\n";
        assert_eq!(
            rows(text),
            [
                row(3, &["Họ tên", "Nơi công tác"]),
                row(4, &["Lan Anh", "Sở Y tế, Huế"]),
                row(7, &["Bình", "nói \"có\""]),
            ]
        );
    }

    #[test]
    fn a_list_of_names_is_one_column() {
        assert_eq!(rows("Nguyễn Văn A\nTrần Thị B"), [row(1, &["Nguyễn Văn A"]), row(2, &["Trần Thị B"])]);
        let addresses = "Số 5, Lê Lợi, Huế\nSố 7, Trần Phú, Đà Nẵng\nSố 9, Hai Bà Trưng, Hà Nội";
        assert_eq!(rows(addresses).len(), 3);
        assert!(rows(addresses).iter().all(|(_, cells)| cells.len() == 1));
        let quoted = "Nguyễn Văn \"Tí\"\n\"Tèo\n\"Tủn\" Trần";
        assert_eq!(rows(quoted)[1], row(2, &["\"Tèo"]));
    }

    #[test]
    fn pasted_cells_stand_between_tabs() {
        let text = "STT\tHọ tên\tNơi\n1\tNguyễn Văn A\tSố 5, Lê Lợi; Huế\n2\tLê B\t\n";
        assert_eq!(rows(text)[1], row(2, &["1", "Nguyễn Văn A", "Số 5, Lê Lợi; Huế"]));
        assert_eq!(rows(text)[2], row(3, &["2", "Lê B"]));
    }

    #[test]
    fn a_separator_can_be_said() {
        assert_eq!(rows("sep=;\na;b"), [row(2, &["a", "b"])]);
    }

    #[test]
    fn an_apostrophe_before_a_formula_is_not_part_of_the_cell() {
        assert_eq!(rows("'=1+1;'+84912;'abc"), [row(1, &["=1+1", "+84912", "'abc"])]);
    }

    #[test]
    fn nothing_is_said_to_be_nothing() {
        for text in ["", " \n\t\n", "\u{FEFF}", "\u{200B},\u{A0}"] {
            assert_eq!(crate::read_text(text), Err(Unreadable::Empty), "{text:?}");
        }
    }
}
