//! What was written is read again.

use proptest::prelude::*;

use super::*;
use crate::{Unreadable, cells::clean};

fn cell() -> impl Strategy<Value = Cell> {
    let words = prop::sample::select(vec![
        "Nguyễn",
        "Thị",
        "Lan",
        "Sở Y tế",
        ",",
        ";",
        "\t",
        "|",
        "\"",
        "\n",
        "\r\n",
        "=",
        "+84",
        "-",
        "@",
        "'",
        " ",
        "0912111004",
        "a@b.vn",
        "007",
        "1,5",
        "&",
        "<b>",
        "_x000D_",
        "\u{A0}",
        "𠮷",
        "sep=;",
    ]);
    let text = prop::collection::vec(words, 0..5).prop_map(|words| Cell::Text(words.concat()));
    let day = (-20_000..900_000)
        .prop_map(|day| Cell::Date(NaiveDate::from_num_days_from_ce_opt(693_596 + day).unwrap()));
    prop_oneof![
        4 => text,
        1 => any::<i64>().prop_map(Cell::Int),
        1 => (-1_000_000_000_i64..1_000_000_000).prop_map(Cell::Int),
        1 => (-1e12..1e12_f64).prop_map(Cell::Number),
        1 => day,
        1 => Just(Cell::Empty),
    ]
}

fn table() -> impl Strategy<Value = (Vec<String>, Vec<Vec<Cell>>)> {
    (1..6_usize).prop_flat_map(|columns| {
        let heads = prop::collection::vec("[A-Za-zĐđ ,;=\"']{0,12}", columns);
        (heads, prop::collection::vec(prop::collection::vec(cell(), columns), 0..12))
    })
}

/// The rows in which something stands, as they are read.
fn expected(heads: &[String], rows: &[Vec<Cell>]) -> Vec<Vec<String>> {
    let heads = heads.iter().map(|head| clean(head)).collect();
    let rows = rows.iter().map(|row| row.iter().map(|cell| clean(&cell.text())).collect());
    let mut all: Vec<Vec<String>> = std::iter::once(heads).chain(rows).collect();
    for row in &mut all {
        while row.last().is_some_and(String::is_empty) {
            row.pop();
        }
    }
    all.retain(|row| !row.is_empty());
    all
}

fn read(bytes: &[u8]) -> Vec<Vec<String>> {
    match crate::read(bytes) {
        Err(Unreadable::Empty) => Vec::new(),
        book => book.unwrap().sheets.remove(0).rows.into_iter().map(|row| row.cells).collect(),
    }
}

proptest! {
    #[test]
    fn a_table_that_was_written_is_read_again((heads, rows) in table()) {
        prop_assert_eq!(read(&csv(&heads, &rows)), expected(&heads, &rows));
        prop_assert_eq!(read(&xlsx("Danh sách", &heads, &rows).unwrap()), expected(&heads, &rows));
    }
}
