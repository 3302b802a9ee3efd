//! What a column holds by what is written in it.

use super::{
    column::Column,
    heal::{
        birth::may_be_birth,
        name::is_name,
        phone::phone,
        sex::{is_plain_mark, sex},
        unit::unit,
    },
    phrases::Said,
    words::{POSTS, UNITS},
};
use crate::text;

/// Tells whether words name a unit that there is.
pub(super) type KnowsUnit<'a> = &'a dyn Fn(&str) -> bool;

/// What a column can be known for by its content, the plainest first.
const BY_CONTENT: [Column; 7] = [
    Column::Email,
    Column::Phone,
    Column::BirthDate,
    Column::Sex,
    Column::Name,
    Column::Unit,
    Column::Position,
];

/// A cell reads as one of a column.
pub(super) fn fits(column: Column, cell: &str, knows_unit: KnowsUnit<'_>) -> bool {
    match column {
        Column::Name => is_name(cell),
        Column::Family => is_part_of_name(cell, 4),
        Column::Given => is_part_of_name(cell, 2),
        Column::BirthDate | Column::BornMale | Column::BornFemale => may_be_birth(cell),
        Column::Sex => sex(cell).is_ok(),
        Column::SexMale | Column::SexFemale => is_plain_mark(cell),
        Column::Unit => is_unit(cell, knows_unit),
        Column::Position => is_post(cell),
        Column::Email => cell.contains('@'),
        Column::Phone => is_phone(cell),
        Column::Code => is_code(cell),
    }
}

/// The share of the cells that fit a column, from 0 to 1; none fits where there is no cell.
pub(super) fn share(column: Column, cells: &[&str], knows_unit: KnowsUnit<'_>) -> f32 {
    let fit = cells.iter().filter(|cell| fits(column, cell, knows_unit)).count();
    if cells.is_empty() { 0.0 } else { fit as f32 / cells.len() as f32 }
}

/// The column that most of the cells fit, with its share. What more of them fit wins, then what is plainer.
pub(super) fn by_content(cells: &[&str], knows_unit: KnowsUnit<'_>) -> Option<(Column, f32)> {
    // Communes are called as people are: `Hà Thượng`.
    let people: Vec<&str> =
        cells.iter().copied().filter(|cell| !is_name(cell) || !names_unit(cell, knows_unit)).collect();
    let shares = BY_CONTENT.map(|column| match column {
        Column::Name if people.len() * 2 < cells.len() => (column, 0.0),
        _ => (column, share(column, cells, knows_unit)),
    });
    let best = shares.into_iter().filter(|(_, share)| *share >= 0.6).rev();
    best.max_by(|(_, one), (_, other)| one.total_cmp(other))
}

/// The cells count: 1, 2, 3 and so on, in each group anew.
pub(super) fn counts_up(cells: &[&str]) -> bool {
    let numbers: Option<Vec<u32>> = cells.iter().map(|cell| running_number(cell)).collect();
    let Some(numbers) = numbers.filter(|numbers| !numbers.is_empty()) else { return false };
    let steps = numbers.windows(2).filter(|pair| pair[1] == pair[0] + 1 || pair[1] == 1).count();
    numbers[0] <= 1000 && steps * 10 >= (numbers.len() - 1) * 8
}

/// A running number, with or without a full stop.
pub(super) fn running_number(cell: &str) -> Option<u32> {
    let number = cell.trim().trim_end_matches(['.', ')']);
    let number = number.strip_suffix(".0").unwrap_or(number);
    (number.len() <= 4).then(|| number.parse().ok())?
}

/// A telephone number that was read without guessing: nothing is none.
pub(super) fn is_phone(cell: &str) -> bool {
    phone(cell).is_ok_and(|read| read.value.is_some())
}

/// Words for a unit: one that there is, or one that begins as units do.
pub(super) fn is_unit(cell: &str, knows_unit: KnowsUnit<'_>) -> bool {
    names_unit(cell, knows_unit) || begins_as_unit(cell)
}

/// A unit that there is, by the words as they are or as they are meant.
pub(super) fn names_unit(cell: &str, knows_unit: KnowsUnit<'_>) -> bool {
    let has_letters = cell.chars().any(char::is_alphabetic);
    has_letters && (knows_unit(cell) || knows_unit(&unit(cell).value))
}

/// Two words or more of which the first is that of a unit: `Sở Nội vụ`.
pub(super) fn begins_as_unit(cell: &str) -> bool {
    let said = Said::new(cell);
    cell.contains([' ', '.']) && UNITS.begin(&said) && !POSTS.begin(&said)
}

fn is_post(cell: &str) -> bool {
    let said = Said::new(cell);
    POSTS.begin(&said) || (POSTS.are_in(&said) && !UNITS.begin(&said))
}

fn is_part_of_name(cell: &str, most: usize) -> bool {
    let letters = cell.chars().all(|c| c.is_alphabetic() || " .-'’".contains(c));
    letters && (1..=most).contains(&cell.split(' ').count()) && cell.chars().any(char::is_alphabetic)
}

fn is_code(cell: &str) -> bool {
    let folded = text::fold(cell);
    folded.len() <= 20 && folded.chars().any(|c| c.is_ascii_digit()) && running_number(cell).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn known(cells: &[&str]) -> Option<Column> {
        by_content(cells, &|name| text::fold(name) == "cat ne").map(|(column, _)| column)
    }

    #[test]
    fn columns_are_known_by_what_is_written_in_them() {
        assert_eq!(known(&["Nguyễn Văn A", "LÊ THỊ B", "Y Blŏ Niê"]), Some(Column::Name));
        assert_eq!(known(&["0912345678", "912345678", "không"]), Some(Column::Phone));
        assert_eq!(known(&["a@b.vn", "c@d,vn"]), Some(Column::Email));
        assert_eq!(known(&["1/2/1980", "1975", "8/8/88"]), Some(Column::BirthDate));
        assert_eq!(known(&["Nam", "Nữ", "nam"]), Some(Column::Sex));
        assert_eq!(known(&["Xã Cát Nê", "UBND xã B", "Cát Nê"]), Some(Column::Unit));
        assert_eq!(known(&["Cát Nê", "Cát Nê"]), Some(Column::Unit));
        assert_eq!(known(&["Phó Chủ tịch UBND", "Công chức", "Trưởng thôn"]), Some(Column::Position));
        assert_eq!(known(&["1", "2", "3"]), None);
        assert_eq!(known(&["019123456789", "034567891234"]), None, "identity cards");
        assert_eq!(known(&[]), None);
    }

    #[test]
    fn running_numbers_count() {
        assert!(counts_up(&["1", "2", "3"]) && counts_up(&["1."]) && counts_up(&["1", "2", "1", "2", "3"]));
        assert!(
            !counts_up(&["1988", "1975"])
                && !counts_up(&["3", "1988"])
                && !counts_up(&[])
                && !counts_up(&["a"])
        );
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(cell in "\\PC{0,30}") {
            let cells = [cell.as_str()];
            let _ = (by_content(&cells, &|_| false), counts_up(&cells));
        }
    }
}
