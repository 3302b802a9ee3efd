//! How many were there: per session, per person, and of all.

use super::{place::Shape, status::Status};

/// What the grid adds up to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Totals {
    /// At how many sessions each person was.
    pub(super) rows: Vec<u32>,
    /// How many people were at each session.
    pub(super) columns: Vec<u32>,
    /// How many people were at one session or more.
    pub(super) people: u32,
}

impl Totals {
    /// Adds up; `fixed` is what each row has from sessions that cannot be marked here.
    pub(super) fn of(shape: Shape, statuses: &[Status], fixed: &[u32]) -> Self {
        let mut rows: Vec<u32> =
            (0..shape.rows()).map(|row| fixed.get(row).copied().unwrap_or_default()).collect();
        let mut columns = vec![0; shape.columns];
        let there = statuses.iter().enumerate().filter(|(_, status)| status.was_there());
        for (cell, _) in there {
            if let Some(row) = rows.get_mut(shape.row(cell)) {
                *row += 1;
            }
            if let Some(column) = columns.get_mut(shape.column(cell)) {
                *column += 1;
            }
        }
        let people = rows.iter().filter(|n| **n > 0).fold(0, |people, _| people + 1);
        Self { rows, columns, people }
    }
}

/// With dots between thousands, as the pages write numbers.
pub(super) fn number(n: u32) -> String {
    if n < 1000 { n.to_string() } else { format!("{}.{:03}", number(n / 1000), n % 1000) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn late_counts_and_leave_does_not() {
        let statuses =
            [Status::Present, Status::Late, Status::Excused, Status::Absent, Status::Unmarked, Status::Late];
        let totals = Totals::of(Shape::new(6, 2), &statuses, &[0, 1, 0]);
        assert_eq!(totals, Totals { rows: vec![2, 1, 1], columns: vec![1, 2], people: 3 });
    }

    #[test]
    fn thousands_have_dots() {
        assert_eq!(
            [0, 999, 1000, 12_045, 1_000_000].map(number),
            ["0", "999", "1.000", "12.045", "1.000.000"]
        );
    }
}
