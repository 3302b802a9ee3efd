//! A table over as many sheets as it needs: the heads stand again at the top of each.

use super::{Align, Fill, LEADING, LEFT, Role, Set, Sheets, WIDTH};
use crate::faces::Style;
use crate::typeset::Fitted;
use documents::DocumentError;

/// Room between a line of the table and what stands in it.
const PAD: (f32, f32) = (4.0, 3.0);
/// How thick its lines are.
const HAIR: f32 = 0.5;
const SIZE: f32 = 12.0;

/// A column.
pub struct Column {
    /// What stands above it.
    pub head: &'static str,
    /// Its width; all together are as wide as the sheet between its margins.
    pub width: f32,
    /// Where its texts stand.
    pub align: Align,
}

/// Texts under each other in a cell.
pub type Cell = Vec<(Style, String)>;

/// A row.
pub enum Row {
    /// Across all columns, on a darker ground: what the rows below are.
    Across(String),
    /// A cell for each column.
    Cells {
        /// The cells.
        cells: Vec<Cell>,
        /// Its first cell says the same as that of the row above: said once for both.
        goes_on: bool,
        /// On a lighter ground: a break.
        is_calm: bool,
    },
}

/// A row with its lines broken.
struct Measured<'a> {
    row: &'a Row,
    cells: Vec<Vec<(Style, Fitted)>>,
    height: f32,
}

impl Sheets<'_> {
    /// Draws the table below what stands there.
    ///
    /// # Errors
    /// `MissingGlyph`, `TooLong`.
    pub fn table(&mut self, columns: &[Column], rows: &[Row]) -> Result<(), DocumentError> {
        let heads = Row::Cells {
            cells: columns.iter().map(|column| vec![(Style::Bold, column.head.to_owned())]).collect(),
            goes_on: false,
            is_calm: false,
        };
        let head = self.measure(columns, &heads)?;
        let measured: Vec<Measured<'_>> =
            rows.iter().map(|row| self.measure(columns, row)).collect::<Result<_, _>>()?;
        let mut draw = Drawing { columns, head: &head, first: true };
        draw.head(self)?;
        for (n, row) in measured.iter().enumerate() {
            // What says what follows does not stand alone at the foot of a sheet.
            let next = match row.row {
                Row::Across(_) => measured.get(n + 1).map_or(0.0, |next| next.height),
                Row::Cells { .. } => 0.0,
            };
            let breaks = self.room() < row.height + next;
            if breaks {
                line(self, (LEFT, self.y), (WIDTH, HAIR));
                self.next_page()?;
                draw.head(self)?;
            }
            draw.row(self, row, n + 1, breaks)?;
        }
        line(self, (LEFT, self.y), (WIDTH, HAIR));
        Ok(())
    }

    fn measure<'r>(&self, columns: &[Column], row: &'r Row) -> Result<Measured<'r>, DocumentError> {
        let set = |style, text: &str, width: f32| {
            Ok::<_, DocumentError>((style, self.set(Set { text, style, size: SIZE }, width - 2.0 * PAD.0)?))
        };
        let cells = match row {
            Row::Across(text) => vec![vec![set(Style::Bold, text, WIDTH)?]],
            Row::Cells { cells, .. } => {
                let cell = |(cell, column): (&Cell, &Column)| {
                    cell.iter()
                        .map(|(style, text)| set(*style, text, column.width))
                        .collect::<Result<Vec<_>, _>>()
                };
                cells.iter().zip(columns).map(cell).collect::<Result<Vec<_>, _>>()?
            }
        };
        let lines =
            |cell: &Vec<(Style, Fitted)>| cell.iter().map(|(_, set)| set.lines.len()).sum::<usize>().max(1);
        let most = cells.iter().map(lines).max().unwrap_or(1);
        Ok(Measured { row, cells, height: most as f32 * SIZE * LEADING + 2.0 * PAD.1 })
    }
}

struct Drawing<'a> {
    columns: &'a [Column],
    head: &'a Measured<'a>,
    /// The heads were not written yet: again, they are nothing that is read.
    first: bool,
}

impl Drawing<'_> {
    fn head(&mut self, sheets: &mut Sheets<'_>) -> Result<(), DocumentError> {
        let top = sheets.y;
        line(sheets, (LEFT, top), (WIDTH, HAIR));
        let mut x = LEFT;
        for (n, (column, cell)) in self.columns.iter().zip(&self.head.cells).enumerate() {
            let role = if self.first { Role::Cell(0, n) } else { Role::Artifact };
            write(sheets, role, cell, (x, column.width, top, Align::Middle))?;
            x += column.width;
        }
        self.first = false;
        sheets.y -= self.head.height;
        self.uprights(sheets, (top, self.head.height), 0);
        line(sheets, (LEFT, sheets.y), (WIDTH, HAIR));
        Ok(())
    }

    fn row(
        &self,
        sheets: &mut Sheets<'_>,
        row: &Measured<'_>,
        n: usize,
        is_first: bool,
    ) -> Result<(), DocumentError> {
        let top = sheets.y;
        let bottom = top - row.height;
        let ground =
            |grey| Fill { page: sheets.page, x: LEFT, y: bottom, width: WIDTH, height: row.height, grey };
        match row.row {
            Row::Across(_) => {
                sheets.fills.push(ground(0.88));
                write(sheets, Role::Cell(n, 0), &row.cells[0], (LEFT, WIDTH, top, Align::Left))?;
                self.uprights(sheets, (top, row.height), self.columns.len());
                line(sheets, (LEFT, top), (WIDTH, HAIR));
            }
            Row::Cells { goes_on, is_calm, .. } => {
                if *is_calm {
                    sheets.fills.push(ground(0.955));
                }
                // Of rows at one time the hours stand once, and once more on another sheet.
                let is_said = *goes_on && !is_first;
                let mut x = LEFT;
                for (column, (of, cell)) in self.columns.iter().zip(&row.cells).enumerate() {
                    if !(is_said && column == 0) {
                        write(sheets, Role::Cell(n, column), cell, (x, of.width, top, of.align))?;
                    }
                    x += of.width;
                }
                self.uprights(sheets, (top, row.height), 0);
                let begins =
                    if is_said { self.columns.first().map_or(0.0, |column| column.width) } else { 0.0 };
                line(sheets, (LEFT + begins, top), (WIDTH - begins, HAIR));
            }
        }
        sheets.y = bottom;
        Ok(())
    }

    /// The upright lines of a row; those inside from a column on only.
    fn uprights(&self, sheets: &mut Sheets<'_>, (top, height): (f32, f32), from: usize) {
        let mut x = LEFT;
        for (n, column) in self.columns.iter().enumerate() {
            if n == 0 || n > from {
                line(sheets, (x, top - height), (HAIR, height));
            }
            x += column.width;
        }
        line(sheets, (LEFT + WIDTH - HAIR, top - height), (HAIR, height));
    }
}

fn line(sheets: &mut Sheets<'_>, (x, y): (f32, f32), (width, height): (f32, f32)) {
    sheets.fills.push(Fill { page: sheets.page, x, y, width, height, grey: 0.0 });
}

fn write(
    sheets: &mut Sheets<'_>,
    role: Role,
    cell: &[(Style, Fitted)],
    (x, width, top, align): (f32, f32, f32, Align),
) -> Result<(), DocumentError> {
    let mut y = top - PAD.1;
    for (style, set) in cell {
        y = sheets.stack((role, *style), set, (x + PAD.0, width - 2.0 * PAD.0), (y, align))?;
    }
    Ok(())
}
