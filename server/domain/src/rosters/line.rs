//! A line of a sheet as the reader of files gives it.

/// A line of cells. Cells are in NFC and trimmed; what was merged stands in each of its cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// The number that the sheet has for it, from 1.
    pub number: u32,
    /// The cells, from the first column.
    pub cells: Vec<String>,
}

impl Line {
    /// The cell at a place; empty where the line has none.
    pub fn cell(&self, place: usize) -> &str {
        self.cells.get(place).map_or("", |cell| cell.trim())
    }

    /// Nothing is written in it.
    pub fn is_empty(&self) -> bool {
        self.filled().next().is_none()
    }

    /// The cells in which something is written, with their places.
    pub(super) fn filled(&self) -> impl Iterator<Item = (usize, &str)> {
        self.cells.iter().map(|cell| cell.trim()).enumerate().filter(|(_, cell)| !cell.is_empty())
    }

    /// Every text once, in the order of the cells.
    pub(super) fn texts(&self) -> Vec<&str> {
        let mut texts: Vec<&str> = Vec::new();
        for (_, cell) in self.filled() {
            if !texts.contains(&cell) {
                texts.push(cell);
            }
        }
        texts
    }
}

/// How many places the longest line has, as far as anything is written there.
pub(super) fn width(lines: &[Line]) -> usize {
    lines.iter().filter_map(|line| line.filled().last()).map(|(place, _)| place + 1).max().unwrap_or(0)
}
