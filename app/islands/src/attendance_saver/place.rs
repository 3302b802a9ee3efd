//! Moving within a grid whose cells are numbered row by row.

/// How large the grid is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    /// How many cells.
    pub(super) cells: usize,
    /// How many in each row; never 0.
    pub(super) columns: usize,
}

/// Where a key leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Up(usize),
    Down(usize),
    Left,
    Right,
    RowStart,
    RowEnd,
    First,
    Last,
}

impl Shape {
    /// Rows of so many cells; a row at the end that is not whole counts for nothing.
    pub(super) fn new(cells: usize, columns: usize) -> Self {
        let columns = columns.max(1);
        Self { cells: cells - cells % columns, columns }
    }

    pub(super) fn row(self, cell: usize) -> usize {
        cell / self.columns
    }

    pub(super) fn column(self, cell: usize) -> usize {
        cell % self.columns
    }

    pub(super) fn rows(self) -> usize {
        self.cells / self.columns
    }

    /// Where a way leads from a cell: as far as the grid goes, and never around its edge.
    pub(super) fn go(self, from: usize, way: Way) -> usize {
        let (row, column) = (self.row(from), self.column(from));
        let (last_row, last_column) = (self.rows().saturating_sub(1), self.columns - 1);
        let (row, column) = match way {
            Way::Up(n) => (row.saturating_sub(n), column),
            Way::Down(n) => ((row + n).min(last_row), column),
            Way::Left => (row, column.saturating_sub(1)),
            Way::Right => (row, (column + 1).min(last_column)),
            Way::RowStart => (row, 0),
            Way::RowEnd => (row, last_column),
            Way::First => (0, 0),
            Way::Last => (last_row, last_column),
        };
        row * self.columns + column
    }

    /// All cells between two corners.
    pub(super) fn block(self, one: usize, other: usize) -> Vec<usize> {
        let sorted = |a: usize, b: usize| a.min(b)..=a.max(b);
        let columns = sorted(self.column(one), self.column(other));
        let rows = sorted(self.row(one), self.row(other));
        rows.flat_map(|row| columns.clone().map(move |column| row * self.columns + column)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Twelve rows of three.
    fn shape() -> Shape {
        Shape::new(36, 3)
    }

    #[test]
    fn no_way_leads_around_an_edge() {
        for (from, way, to) in [
            (0, Way::Up(1), 0),
            (0, Way::Left, 0),
            (2, Way::Right, 2),
            (33, Way::Down(1), 33),
            (4, Way::Up(1), 1),
            (4, Way::Down(1), 7),
            (4, Way::Left, 3),
            (4, Way::Right, 5),
        ] {
            assert_eq!(shape().go(from, way), to, "{way:?} from {from}");
        }
    }

    #[test]
    fn pages_and_ends() {
        for (from, way, to) in [
            (1, Way::Down(10), 31),
            (31, Way::Down(10), 34),
            (31, Way::Up(10), 1),
            (13, Way::Up(10), 1),
            (7, Way::RowStart, 6),
            (7, Way::RowEnd, 8),
            (7, Way::First, 0),
            (7, Way::Last, 35),
        ] {
            assert_eq!(shape().go(from, way), to, "{way:?} from {from}");
        }
    }

    #[test]
    fn a_block_is_the_same_from_any_corner() {
        assert_eq!(shape().block(0, 4), [0, 1, 3, 4]);
        assert_eq!(shape().block(4, 0), [0, 1, 3, 4]);
        assert_eq!(shape().block(3, 1), [0, 1, 3, 4]);
        assert_eq!(shape().block(5, 5), [5]);
    }

    #[test]
    fn a_row_that_is_not_whole_counts_for_nothing() {
        assert_eq!(Shape::new(7, 3).cells, 6);
        assert_eq!(Shape::new(0, 0).rows(), 0);
        assert_eq!(Shape::new(0, 0).go(0, Way::Last), 0);
    }
}
