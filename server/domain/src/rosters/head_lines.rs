//! The lines of heads: one, or several where heads stand under heads, and below them the line that numbers the columns.

use std::ops::RangeInclusive;

use super::{
    column::Column,
    content::{is_phone, running_number},
    head_words::Head::{self, Is, Nothing, Number, Unknown},
    heads::{read, under},
    heal::{birth::may_be_birth, name::is_name},
    line::Line,
};
use crate::text;

/// Heads are looked for in the first lines: above them stands the title.
const MOST_ABOVE: usize = 40;

/// Heads under heads have no more lines.
const MOST_LINES: usize = 3;

/// The heads of a table.
pub(super) struct Heads {
    /// Their lines; none where the list has no heads.
    pub lines: Option<RangeInclusive<usize>>,
    /// By place: what is written over the column.
    pub texts: Vec<String>,
    /// By place: what it means.
    pub meanings: Vec<Head>,
}

/// The first lines that are heads.
pub(super) fn find(lines: &[Line], width: usize) -> Option<Heads> {
    let first = lines.iter().take(MOST_ABOVE).position(is_head)?;
    let mut last = first;
    while last + 1 < lines.len() && last + 1 - first < MOST_LINES && continues(&lines[last], &lines[last + 1])
    {
        last += 1;
    }
    Some(of(lines, first..=last, width))
}

/// The heads that stand in lines.
pub(super) fn of(lines: &[Line], range: RangeInclusive<usize>, width: usize) -> Heads {
    let rows = lines.get(range.clone()).unwrap_or_default();
    let (texts, meanings) = (0..width).map(|place| at(rows, place)).unzip();
    Heads { lines: Some(range), texts, meanings }
}

fn at(rows: &[Line], place: usize) -> (String, Head) {
    let mut texts: Vec<&str> = Vec::new();
    let mut meaning = Unknown;
    let above = spread(rows, place);
    for (n, row) in rows.iter().enumerate() {
        let cell = match above {
            Some(above) if n == 0 => above,
            _ => row.cell(place),
        };
        if cell.is_empty() || texts.iter().any(|text| text::fold(text) == text::fold(cell)) {
            continue;
        }
        meaning = match texts.last() {
            None => read(cell),
            Some(above) => under(above, cell),
        };
        texts.push(cell);
    }
    let texts: Vec<String> = texts.into_iter().map(text::line).collect();
    (texts.join(" – "), meaning)
}

/// The head that stands over a place although it is written further left alone: pasted cells lose that they were one. Both have heads of
/// their own below it.
fn spread(rows: &[Line], place: usize) -> Option<&str> {
    let [first, .., last] = rows else { return None };
    if !first.cell(place).is_empty() || last.cell(place).is_empty() {
        return None;
    }
    let left = (0..place).rev().find(|left| !first.cell(*left).is_empty())?;
    let is_split =
        |at: usize| !last.cell(at).is_empty() && text::fold(last.cell(at)) != text::fold(first.cell(at));
    (left..place).all(is_split).then(|| first.cell(left))
}

/// The line has the heads of two columns or more; or that of a name, and nothing that somebody would write below one.
pub(super) fn is_head(line: &Line) -> bool {
    let texts = line.texts();
    let meanings: Vec<Head> = texts.iter().map(|text| read(text)).collect();
    let is_content =
        |text: &&str| is_name(text) || is_phone(text) || may_be_birth(text) || text.contains('@');
    if texts.iter().zip(&meanings).any(|(text, meaning)| *meaning == Unknown && is_content(text)) {
        return false;
    }
    let mut columns: Vec<Column> = meanings.iter().filter_map(column).collect();
    // `Nam` alone is what somebody is, not a head.
    if !(columns.contains(&Column::SexMale) && columns.contains(&Column::SexFemale)) {
        columns.retain(|column| !matches!(column, Column::SexMale | Column::SexFemale));
    }
    columns.sort_unstable();
    columns.dedup();
    let known = meanings.iter().filter(|meaning| **meaning != Unknown).count();
    let is_short = |text: &&str| text.chars().count() <= 40 && !text.chars().any(|c| c.is_ascii_digit());
    let has_name = columns.iter().any(|column| column.is_of_name());
    match columns.len() {
        0 => false,
        // One text over several cells is a title, whatever it says.
        1 => has_name && texts.iter().all(is_short) && (texts.len() > 1 || is_one_head(line)),
        _ => known * 2 >= texts.len(),
    }
}

fn column(meaning: &Head) -> Option<Column> {
    match meaning {
        Is(column) => Some(*column),
        _ => None,
    }
}

/// The one head of a list of names.
fn is_one_head(line: &Line) -> bool {
    let texts = line.texts();
    let words = texts.first().map_or(0, |text| text.split(' ').count());
    line.filled().count() == 1 && words <= 6 && texts.iter().all(|text| !text.contains(':'))
}

/// The line belongs to the heads above it: each cell is the one above, or a head under one.
fn continues(above: &Line, line: &Line) -> bool {
    if line.is_empty() {
        return false;
    }
    line.filled().all(|(place, cell)| {
        let over = above.cell(place);
        let is_same = text::fold(over) == text::fold(cell);
        let is_under_wide = !over.is_empty()
            && (above.cell(place + 1) == over || (place > 0 && above.cell(place - 1) == over));
        let is_hint = cell.starts_with('(')
            && cell.ends_with(')')
            && !over.is_empty()
            && running_number(inner(cell)).is_none();
        let is_plain = !cell.chars().any(|c| c.is_ascii_digit()) && !is_name(cell);
        is_same || (is_plain && (read(cell) != Unknown || is_under_wide)) || is_hint
    }) && line.filled().any(|(place, cell)| is_head_cell(above.cell(place), cell))
}

/// At least one cell must be a head for the line to be one: somebody’s line may be empty but for one cell.
fn is_head_cell(over: &str, cell: &str) -> bool {
    text::fold(over) == text::fold(cell)
        || matches!(read(cell), Is(_) | Nothing | Number)
        || cell.starts_with('(')
}

fn inner(cell: &str) -> &str {
    cell.trim_start_matches('(').trim_end_matches(')')
}

/// The line that numbers the columns: `1 | 2 | 3`, `(1) | (2)`, `A | B | 1 | 2`.
pub(super) fn numbers_columns(line: &Line) -> bool {
    let mut before = 0;
    let mut count = 0;
    for (_, cell) in line.filled() {
        let cell = inner(cell);
        let is_letter = matches!(cell, "A" | "B" | "C" | "D");
        let number = running_number(cell);
        match number {
            Some(number) if number > before && number < 40 => before = number,
            // What is merged is numbered once.
            Some(number) if number == before => {}
            _ if is_letter && before == 0 => {}
            _ => return false,
        }
        count += 1;
    }
    count >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(rows: &[&str]) -> Vec<Line> {
        let line = |row: &str| row.split('|').map(|cell| cell.trim().to_owned()).collect();
        rows.iter().zip(1..).map(|(row, number)| Line { number, cells: line(row) }).collect()
    }

    fn found(rows: &[&str]) -> Option<(RangeInclusive<usize>, Vec<Head>)> {
        find(&lines(rows), 5).map(|heads| (heads.lines.unwrap(), heads.meanings))
    }

    #[test]
    fn heads_stand_below_titles() {
        let (at, meanings) = found(&[
            "UBND HUYỆN ĐẠI TỪ|||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "DANH SÁCH HỌ TÊN HỌC VIÊN|DANH SÁCH HỌ TÊN HỌC VIÊN",
            "",
            "STT|Họ và tên|Ngày sinh|Ghi chú|Nơi nào",
            "1|Nguyễn Văn A|1980|Nam",
        ])
        .unwrap();
        assert_eq!(at, 3..=3);
        assert_eq!(meanings, [Number, Is(Column::Name), Is(Column::BirthDate), Nothing, Unknown]);
    }

    #[test]
    fn heads_stand_under_heads() {
        let born = [Number, Is(Column::Name), Is(Column::BornMale), Is(Column::BornFemale), Is(Column::Unit)];
        for second in ["||Nam|Nữ|", "STT|Họ và tên|Nam|Nữ|Đơn vị"] {
            // Merged cells repeat the head; pasted ones have it once.
            for first in ["STT|Họ và tên|Năm sinh|Năm sinh|Đơn vị", "STT|Họ và tên|Năm sinh||Đơn vị"]
            {
                let (at, meanings) = found(&[first, second, "1|Lê A|1980||Xã B"]).unwrap();
                assert_eq!((at, meanings), (0..=1, born.to_vec()), "{first} {second}");
            }
        }
        let (at, meanings) =
            found(&["STT|Họ tên|Giới tính|Giới tính|Liên hệ", "|(in hoa)|Nam|Nữ|Số ĐT", "1|Lê A|x||0912"])
                .unwrap();
        assert_eq!(at, 0..=1);
        assert_eq!(meanings[2..], [Is(Column::SexMale), Is(Column::SexFemale), Is(Column::Phone)]);
    }

    #[test]
    fn what_people_wrote_is_no_head() {
        for row in [
            "1|Nguyễn Văn A|Nam|Cơ quan X",
            "Tên: Nguyễn Văn A",
            "|Nam|Cán bộ",
            "DANH SÁCH",
            "",
            "Họ và tên lớp: 5|x",
        ] {
            assert!(!is_head(&lines(&[row])[0]), "{row}");
        }
        assert!(is_head(&lines(&["Họ và tên"])[0]));
        let (at, _) = found(&["Họ tên|Giới tính", "Nguyễn Văn A|Nam"]).unwrap();
        assert_eq!(at, 0..=0);
        for row in ["1|2|3|4", "(1)|(2)|(3)", "A|B|1|2", "1|2|2|3"] {
            assert!(numbers_columns(&lines(&[row])[0]), "{row}");
        }
        for row in ["1|Lê A", "1", "2|1", ""] {
            assert!(!numbers_columns(&lines(&[row])[0]), "{row}");
        }
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(rows in proptest::collection::vec("(Họ tên|Nam|Năm sinh|1|\\||\\PC){0,12}", 0..6)) {
            let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
            let _ = found(&rows);
            let all = lines(&rows);
            let _ = all.iter().map(numbers_columns).count();
        }
    }
}
