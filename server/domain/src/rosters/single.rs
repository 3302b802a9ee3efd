//! Lists with everything about a person in one cell: `Nguyễn Văn A - Xã Cát Nê - 0912345678`.

use super::line::Line;
use crate::text;

/// What stands between the parts, the plainest first.
const SIGNS: [&str; 7] = ["\t", "|", ";", " - ", " – ", " — ", ","];

/// Splits lines of one cell into its parts, where most of them have the same sign between as many parts. Other lists stay as they are.
///
/// ```
/// use domain::rosters::{Line, split_single};
/// let line = |cell: &str| Line { number: 1, cells: vec![cell.into()] };
/// let lines = split_single(&[line("Lê Văn A - Xã B"), line("Vũ Thị C - Xã D")]);
/// assert_eq!(lines[1].cells, ["Vũ Thị C", "Xã D"]);
/// ```
pub fn split_single(lines: &[Line]) -> Vec<Line> {
    let wide = lines.iter().filter(|line| line.texts().len() > 1).count();
    let filled = lines.iter().filter(|line| !line.is_empty()).count();
    // Titles may stand in two cells.
    if wide * 10 > filled {
        return lines.to_vec();
    }
    match SIGNS.into_iter().find(|sign| holds(lines, sign)) {
        Some(sign) => lines.iter().map(|line| split(line, sign)).collect(),
        None => lines.to_vec(),
    }
}

/// Six lines of ten have the sign, and as many of these the same number of parts.
fn holds(lines: &[Line], sign: &str) -> bool {
    let counts: Vec<usize> =
        lines.iter().filter(|line| !line.is_empty()).map(|line| parts(&only(line), sign).len()).collect();
    let split: Vec<usize> = counts.iter().copied().filter(|count| *count > 1).collect();
    let usual = split.iter().map(|count| split.iter().filter(|other| *other == count).count()).max();
    split.len() * 10 >= counts.len() * 6 && usual.is_some_and(|usual| usual * 10 >= split.len() * 6)
}

fn split(line: &Line, sign: &str) -> Line {
    let cells = match line.texts().len() {
        0 | 1 => parts(&only(line), sign),
        _ => line.cells.clone(),
    };
    Line { number: line.number, cells }
}

fn only(line: &Line) -> String {
    line.texts().first().map(|text| (*text).to_owned()).unwrap_or_default()
}

fn parts(cell: &str, sign: &str) -> Vec<String> {
    cell.split(sign).map(text::line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(cells: &[&str]) -> Vec<Line> {
        cells.iter().zip(1..).map(|(cell, number)| Line { number, cells: vec![(*cell).to_owned()] }).collect()
    }

    #[test]
    fn cells_are_split_where_most_can_be() {
        for sign in ["\t", "|", ";", " - ", " – ", ","] {
            let list = [
                "DANH SÁCH".to_owned(),
                format!("Lê Văn A{sign}Xã B{sign}0912"),
                format!("Vũ C{sign}Xã D{sign}0983"),
            ];
            let list: Vec<&str> = list.iter().map(String::as_str).collect();
            let split = split_single(&lines(&list));
            assert_eq!(split[1].cells, ["Lê Văn A", "Xã B", "0912"], "{sign}");
            assert_eq!(split[0].cells, ["DANH SÁCH"]);
        }
        for kept in [["Lê Văn A", "Vũ Thị B", "Đỗ C - Xã D"], ["a,b", "c,d,e", "f,g,h,i"]] {
            assert_eq!(split_single(&lines(&kept)), lines(&kept));
        }
        let wide = [Line { number: 1, cells: vec!["Lê A - B".into(), "Xã C".into()] }];
        assert_eq!(split_single(&wide), wide);
    }

    proptest! {
        #[test]
        fn no_line_is_lost(cells in proptest::collection::vec("\\PC{0,20}|[a-c,;| -]{0,12}", 0..8)) {
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            let (before, after) = (lines(&cells), split_single(&lines(&cells)));
            prop_assert!(before.iter().map(|line| line.number).eq(after.iter().map(|line| line.number)));
        }
    }
}
