//! Cells as they come out of a file, kept sparsely and counted, then made into sheets.

use std::collections::{BTreeMap, HashSet};

use crate::{Book, MOST_COLUMNS, MOST_ROWS, Row, Sheet, Unreadable, cells};

/// Most places for cells in all sheets, the empty ones between them counted: 20,000 rows of fifty columns.
const MOST_CELLS: usize = 1_000_000;
/// Most bytes of text in all cells.
const MOST_TEXT: usize = 32 * 1024 * 1024;
/// Most bytes that are looked at for text, what is left out of it counted.
const MOST_LOOKED_AT: usize = 128 * 1024 * 1024;
/// Most sheets, and most regions of merged cells in all of them.
const MOST_SHEETS: usize = 256;
const MOST_REGIONS: usize = 50_000;
/// The last row that a spreadsheet can have, from 0.
const LAST_ROW: u32 = 1_048_575;
/// A region with more rows ends with the last row in which something else stands.
const TALL: u32 = 1_000;

/// Cells merged into one: from its first row and column to its last, all counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Region {
    pub(crate) rows: (u32, u32),
    pub(crate) columns: (u32, u32),
}

/// The sheets of a file while they are read. Rows and columns are counted from 0.
#[derive(Debug, Default)]
pub(crate) struct Gather {
    done: Vec<Sheet>,
    open: Option<Open>,
    regions: usize,
    count: Count,
}

#[derive(Debug, Default)]
struct Open {
    name: String,
    is_hidden: bool,
    rows: BTreeMap<u32, Vec<String>>,
    hidden: HashSet<u32>,
    regions: Vec<Region>,
}

/// What was taken so far.
#[derive(Debug, Default)]
struct Count {
    rows: usize,
    /// The last row that was counted only.
    passed: Option<u32>,
    cells: usize,
    text: usize,
    looked_at: usize,
}

impl Gather {
    /// The next sheet begins; the one before it is done.
    pub(crate) fn begin(&mut self, name: &str, is_hidden: bool) -> Result<(), Unreadable> {
        self.end()?;
        if self.done.len() >= MOST_SHEETS {
            return Err(Unreadable::TooLarge);
        }
        self.open = Some(Open { name: cells::clean(name), is_hidden, ..Open::default() });
        Ok(())
    }

    /// The file hides this row.
    pub(crate) fn hide(&mut self, row: u32) {
        if let Some(open) = self.open.as_mut().filter(|_| row <= LAST_ROW) {
            open.hidden.insert(row);
        }
    }

    /// Text stands in this cell. Text without a letter is none.
    pub(crate) fn put(&mut self, row: u32, column: u32, text: &str) -> Result<(), Unreadable> {
        if text.is_empty() {
            return Ok(());
        }
        let text = cells::beginning(text);
        self.count.looked_at += text.len();
        if self.count.looked_at > MOST_LOOKED_AT {
            return Err(Unreadable::TooLarge);
        }
        let text = cells::clean(text);
        match &mut self.open {
            Some(open) if !text.is_empty() => self.count.place(&mut open.rows, row, column, text),
            _ => Ok(()),
        }
    }

    /// These cells are one: each will have the text of the first.
    pub(crate) fn merge(&mut self, region: Region) -> Result<(), Unreadable> {
        self.regions += 1;
        if self.regions > MOST_REGIONS {
            return Err(Unreadable::TooLarge);
        }
        if let Some(open) = &mut self.open {
            open.regions.push(region);
        }
        Ok(())
    }

    /// Rows that are there but not kept, because there are too many already.
    pub(crate) fn pass(&mut self, rows: usize) {
        self.count.rows = self.count.rows.saturating_add(rows);
    }

    /// The book of all sheets.
    pub(crate) fn finish(mut self) -> Result<Book, Unreadable> {
        self.end()?;
        if self.count.rows > MOST_ROWS {
            return Err(Unreadable::TooManyRows(self.count.rows));
        }
        Ok(Book { sheets: self.done, converted_from: None, has_macros: false, starts_1904: false })
    }

    fn end(&mut self) -> Result<(), Unreadable> {
        let Some(mut open) = self.open.take() else { return Ok(()) };
        let widest = open.rows.values().map(Vec::len).max().unwrap_or_default();
        let last =
            Corner { row: open.rows.keys().next_back().copied().unwrap_or_default(), column: column(widest) };
        for region in std::mem::take(&mut open.regions) {
            self.count.spread(&mut open.rows, region, last)?;
        }
        let hidden = open.hidden;
        let rows = open.rows.into_iter().map(|(row, cells)| Row {
            number: row.saturating_add(1),
            is_hidden: hidden.contains(&row),
            cells,
        });
        self.done.push(Sheet { name: open.name, is_hidden: open.is_hidden, rows: rows.collect() });
        Ok(())
    }
}

/// The last row and column in which something stands.
#[derive(Debug, Clone, Copy)]
struct Corner {
    row: u32,
    column: u32,
}

fn column(widest: usize) -> u32 {
    u32::try_from(widest).unwrap_or(u32::MAX).saturating_sub(1)
}

impl Count {
    fn place(
        &mut self,
        rows: &mut BTreeMap<u32, Vec<String>>,
        row: u32,
        column: u32,
        text: String,
    ) -> Result<(), Unreadable> {
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= MOST_COLUMNS {
            return Err(Unreadable::TooManyColumns);
        }
        if self.rows >= MOST_ROWS && !rows.contains_key(&row) {
            // They are only counted from here on, each when another one begins.
            if self.passed.replace(row) != Some(row) {
                self.rows += 1;
            }
            return Ok(());
        }
        let cells = rows.entry(row).or_insert_with(|| {
            self.rows += 1;
            Vec::new()
        });
        if cells.len() <= column {
            self.cells += column + 1 - cells.len();
            cells.resize(column + 1, String::new());
        }
        self.text += text.len();
        if let Some(cell) = cells.get_mut(column) {
            *cell = text;
        }
        if self.cells > MOST_CELLS || self.text > MOST_TEXT { Err(Unreadable::TooLarge) } else { Ok(()) }
    }

    /// Every cell of a region gets the text of its first. A region beyond what a list can be ends with its last cell.
    fn spread(
        &mut self,
        rows: &mut BTreeMap<u32, Vec<String>>,
        region: Region,
        last: Corner,
    ) -> Result<(), Unreadable> {
        let (top, left) = (region.rows.0, region.columns.0);
        let place = usize::try_from(left).unwrap_or(usize::MAX);
        let first = rows.get(&top).and_then(|cells| cells.get(place)).filter(|text| !text.is_empty());
        let Some(text) = first.cloned() else { return Ok(()) };
        let is_tall = region.rows.1.saturating_sub(top) > TALL;
        let bottom = if is_tall { region.rows.1.min(last.row) } else { region.rows.1 };
        let is_wide = usize::try_from(region.columns.1).unwrap_or(usize::MAX) >= MOST_COLUMNS;
        let right = if is_wide { region.columns.1.min(last.column) } else { region.columns.1 };
        for row in top..=bottom {
            for column in left..=right {
                if (row, column) != (top, left) {
                    self.looked_at += text.len() + 16;
                    self.place(rows, row, column, text.clone())?;
                }
            }
            if self.looked_at > MOST_LOOKED_AT {
                return Err(Unreadable::TooLarge);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gathered(put: impl FnOnce(&mut Gather) -> Result<(), Unreadable>) -> Result<Book, Unreadable> {
        let mut gather = Gather::default();
        gather.begin("A", false)?;
        put(&mut gather)?;
        gather.finish()
    }

    #[test]
    fn only_rows_with_something_in_them_are_kept() {
        let book = gathered(|gather| {
            gather.put(4, 2, " x ")?;
            gather.put(9, 0, "\u{A0}")?;
            gather.hide(4);
            gather.put(1, 0, "y")
        });
        let rows = book.unwrap().sheets.remove(0).rows;
        assert_eq!(
            rows.iter().map(|row| (row.number, row.is_hidden)).collect::<Vec<_>>(),
            [(2, false), (5, true)]
        );
        assert_eq!(rows[1].cells, ["", "", "x"]);
    }

    #[test]
    fn merged_cells_all_have_the_text() {
        let book = gathered(|gather| {
            gather.put(0, 0, "Danh sách")?;
            gather.put(1, 0, "Sở Y tế")?;
            gather.put(1, 3, "x")?;
            gather.merge(Region { rows: (0, 0), columns: (0, 16_383) })?;
            gather.merge(Region { rows: (1, 2), columns: (0, 1) })?;
            gather.merge(Region { rows: (1, 1_048_575), columns: (3, 3) })
        });
        let rows = book.unwrap().sheets.remove(0).rows;
        assert_eq!(rows[0].cells, ["Danh sách"; 4]);
        assert_eq!(rows[1].cells, ["Sở Y tế", "Sở Y tế", "", "x"]);
        assert_eq!(rows[2].cells, ["Sở Y tế", "Sở Y tế"]);
        assert_eq!(rows.len(), 3);
    }

    #[test]
    fn what_is_too_much_is_counted_and_refused() {
        assert_eq!(gathered(|gather| gather.put(0, 200, "x")), Err(Unreadable::TooManyColumns));
        let many = gathered(|gather| (0..25_000).try_for_each(|row| gather.put(row, 0, "x")));
        assert_eq!(many, Err(Unreadable::TooManyRows(25_000)));
        let wide = gathered(|gather| (0..20_000).try_for_each(|row| gather.put(row, 199, "x")));
        assert_eq!(wide, Err(Unreadable::TooLarge));
    }
}
