//! Papers of running text: A4 upright sheets that are filled from above, a new one where the last is full (Nghị định 30/2020/NĐ-CP, appendix I).
//!
//! `head` writes who issues it, `end` who signs it, `table` draws tables over as many sheets as they need; `draw` makes the PDF, and `tagged` lets screen readers
//! follow it and gives the same bytes each time.

#[cfg(test)]
pub mod checks;
pub mod draw;
pub mod end;
pub mod head;
pub mod table;
pub mod tagged;

use crate::faces::{Faces, Style};
use crate::typeset::{Fitted, Place, fit};
use documents::DocumentError;

/// Width and height of a sheet, in points.
pub const PAGE: (f32, f32) = (mm(210.0), mm(297.0));
/// The margins that the decree has: left 30 mm, right 20 mm, above and below 20 mm.
pub const LEFT: f32 = mm(30.0);
/// Width between the margins.
pub const WIDTH: f32 = mm(160.0);
const TOP: f32 = PAGE.1 - mm(20.0);
const BOTTOM: f32 = mm(20.0);
/// Baseline to baseline, in em: stacked capitals reach 0.91 em above theirs, tails 0.22 em below.
pub const LEADING: f32 = 1.28;

/// Millimetres in points.
pub const fn mm(millimetres: f32) -> f32 {
    millimetres * 72.0 / 25.4
}

/// What a text is to who hears it read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The title.
    Heading,
    /// A paragraph of this number.
    Text(usize),
    /// A cell of a table, by row and column; in row 0 the heads.
    Cell(usize, usize),
    /// Nothing that is read: the number of a page, heads that are repeated.
    Artifact,
}

/// A line of text at its baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The sheet, from 0.
    pub page: usize,
    /// What it is.
    pub role: Role,
    /// The face.
    pub style: Style,
    /// Type size.
    pub size: f32,
    /// From the left.
    pub x: f32,
    /// From below.
    pub y: f32,
    /// The text.
    pub text: String,
}

/// A filled rectangle by its lower left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fill {
    /// The sheet, from 0.
    pub page: usize,
    /// From the left.
    pub x: f32,
    /// From below.
    pub y: f32,
    /// How wide.
    pub width: f32,
    /// How high.
    pub height: f32,
    /// From 0, black, to 1, white.
    pub grey: f32,
}

/// Sheets being filled.
pub struct Sheets<'a> {
    /// The faces texts are measured with.
    pub faces: &'a Faces,
    /// The texts so far, in reading order.
    pub lines: Vec<Line>,
    /// Rules and grounds so far.
    pub fills: Vec<Fill>,
    /// The sheet that is filled.
    pub page: usize,
    /// Down to where it is filled.
    pub y: f32,
    paragraphs: usize,
}

/// Where lines stand between two edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left edge.
    Left,
    /// In the middle.
    Middle,
}

/// A text as it is set.
#[derive(Debug, Clone, Copy)]
pub struct Set<'a> {
    /// The text.
    pub text: &'a str,
    /// The face.
    pub style: Style,
    /// Type size.
    pub size: f32,
}

impl<'a> Sheets<'a> {
    /// The first sheet, empty.
    pub fn new(faces: &'a Faces) -> Self {
        Self { faces, lines: vec![], fills: vec![], page: 0, y: TOP, paragraphs: 0 }
    }

    /// Goes on at the top of another sheet, which bears its number.
    pub fn next_page(&mut self) -> Result<(), DocumentError> {
        self.page += 1;
        self.y = TOP;
        let number = (self.page + 1).to_string();
        let width = self.faces.of(Style::Regular).width(&number)? * 13.0;
        let (x, y) = (PAGE.0 / 2.0 - width / 2.0, PAGE.1 - mm(13.0));
        let (page, style, role) = (self.page, Style::Regular, Role::Artifact);
        self.lines.push(Line { page, role, style, size: 13.0, x, y, text: number });
        Ok(())
    }

    /// How much room is left on the sheet.
    pub fn room(&self) -> f32 {
        self.y - BOTTOM
    }

    /// The number of a paragraph that begins.
    pub fn paragraph(&mut self) -> Role {
        self.paragraphs += 1;
        Role::Text(self.paragraphs)
    }

    /// The lines of a text within a width, in one size.
    ///
    /// # Errors
    /// `MissingGlyph`; `TooLong` beyond forty lines.
    pub fn set(&self, set: Set<'_>, width: f32) -> Result<Fitted, DocumentError> {
        let place = Place { style: set.style, width, largest: set.size, smallest: set.size, lines: 40 };
        fit(self.faces, set.text, &[place], "text")
    }

    /// Writes lines under each other from `top` down. Gives the height where they end.
    pub fn stack(
        &mut self,
        (role, style): (Role, Style),
        set: &Fitted,
        (x, width): (f32, f32),
        (top, align): (f32, Align),
    ) -> Result<f32, DocumentError> {
        let mut y = top;
        for text in &set.lines {
            let own = self.faces.of(style).width(text)? * set.size;
            let x = if align == Align::Middle { x + (width - own) / 2.0 } else { x };
            let line =
                Line { page: self.page, role, style, size: set.size, x, y: y - set.size, text: text.clone() };
            self.lines.push(line);
            y -= set.size * LEADING;
        }
        Ok(y)
    }

    /// A paragraph across the sheet, `above` below what stands there. Where it has no room, it goes onto the next sheet.
    pub fn write(
        &mut self,
        role: Role,
        set: Set<'_>,
        (align, above): (Align, f32),
    ) -> Result<(), DocumentError> {
        let fitted = self.set(set, WIDTH)?;
        if fitted.lines.is_empty() {
            return Ok(());
        }
        let height = fitted.lines.len() as f32 * set.size * LEADING;
        if self.room() < above + height {
            self.next_page()?;
        } else {
            self.y -= above;
        }
        self.y = self.stack((role, set.style), &fitted, (LEFT, WIDTH), (self.y, align))?;
        Ok(())
    }

    /// A line as wide as given.
    pub fn rule(&mut self, (x, y): (f32, f32), width: f32) {
        self.fills.push(Fill { page: self.page, x, y, width, height: 0.6, grey: 0.0 });
    }
}
