//! The head of an official paper: who issues it, the country and its motto, place and date; and the title below.

use super::{Align, LEADING, LEFT, Role, Set, Sheets, WIDTH, mm};
use crate::certificate::words::{COUNTRY, MOTTO};
use crate::faces::Style;
use crate::typeset::{Fitted, Place, fit};
use documents::DocumentError;

/// Width of the left head.
const BODY: f32 = mm(62.0);
/// Width of the right one.
const STATE: f32 = WIDTH - BODY - mm(2.0);

/// What stands in the head.
pub struct Head<'a> {
    /// The body above the issuing one, in capitals; may be empty.
    pub parent: &'a str,
    /// The body that issues it, in capitals.
    pub issuing: &'a str,
    /// `Số: 12/DS-UBND`; may be empty.
    pub number: &'a str,
    /// `Thái Nguyên, ngày 30 tháng 7 năm 2023`.
    pub place_and_date: &'a str,
}

impl Sheets<'_> {
    /// Writes the head at the top of the first sheet.
    ///
    /// # Errors
    /// `MissingGlyph`, `TooLong`.
    pub fn head(&mut self, head: &Head<'_>) -> Result<(), DocumentError> {
        let top = self.y;
        let left = self.left(head, top)?;
        let right = self.right(head, top)?;
        self.y = left.min(right);
        Ok(())
    }

    /// Parent over issuing body, a line two fifths as wide below, then the number.
    fn left(&mut self, head: &Head<'_>, top: f32) -> Result<f32, DocumentError> {
        let fit_body = |text: &str, style, part| {
            let place = |largest, smallest, lines| Place { style, width: BODY, largest, smallest, lines };
            fit(self.faces, text, &[place(12.5, 10.5, 3), place(10.0, 7.0, 5)], part)
        };
        let parent = fit_body(head.parent, Style::Regular, "parent body")?;
        let issuing = fit_body(head.issuing, Style::Bold, "issuing body")?;
        let role = self.paragraph();
        let y = self.stack((role, Style::Regular), &parent, (LEFT, BODY), (top, Align::Middle))?;
        let role = self.paragraph();
        let y = self.stack((role, Style::Bold), &issuing, (LEFT, BODY), (y, Align::Middle))?;
        let mut widest: f32 = 0.0;
        for line in &issuing.lines {
            widest = widest.max(self.faces.of(Style::Bold).width(line)? * issuing.size);
        }
        let width = widest * 0.4;
        self.rule((LEFT + (BODY - width) / 2.0, y - 1.0), width);
        let number = fit_body(head.number, Style::Regular, "number")?;
        let role = self.paragraph();
        let y = self.stack((role, Style::Regular), &number, (LEFT, BODY), (y - 8.0, Align::Middle))?;
        Ok(y + if number.lines.is_empty() { 4.0 } else { 0.0 })
    }

    /// Quốc hiệu over tiêu ngữ, a line as wide as its words below, then place and date.
    fn right(&mut self, head: &Head<'_>, top: f32) -> Result<f32, DocumentError> {
        let x = LEFT + WIDTH - STATE;
        let place = Place { style: Style::Bold, width: STATE, largest: 12.5, smallest: 10.0, lines: 1 };
        let country = fit(self.faces, COUNTRY, &[place], "country")?;
        let motto = Fitted { size: country.size + 1.0, lines: vec![MOTTO.to_owned()] };
        let role = self.paragraph();
        let y = self.stack((role, Style::Bold), &country, (x, STATE), (top, Align::Middle))?;
        let role = self.paragraph();
        let y = self.stack((role, Style::Bold), &motto, (x, STATE), (y, Align::Middle))?;
        let width = self.faces.of(Style::Bold).width(MOTTO)? * motto.size;
        self.rule((x + (STATE - width) / 2.0, y - 1.0), width);
        let place = Place { style: Style::Italic, width: STATE, largest: 13.0, smallest: 9.0, lines: 2 };
        let date = fit(self.faces, head.place_and_date, &[place], "place and date")?;
        let role = self.paragraph();
        self.stack((role, Style::Italic), &date, (x, STATE), (y - 8.0, Align::Middle))
    }

    /// What the paper is, in bold capitals, and what it is about below, with a line under it.
    ///
    /// # Errors
    /// `MissingGlyph`, `TooLong`.
    pub fn title(&mut self, kind: &str, subject: &str) -> Result<(), DocumentError> {
        let bold = |text, size| Set { text, style: Style::Bold, size };
        self.write(Role::Heading, bold(kind, 15.0), (Align::Middle, mm(7.0)))?;
        let role = self.paragraph();
        self.write(role, bold(subject, 14.0), (Align::Middle, 2.0))?;
        let width = mm(40.0);
        self.y -= 3.0;
        self.rule((LEFT + (WIDTH - width) / 2.0, self.y), width);
        self.y -= 14.0 * (LEADING - 1.0);
        Ok(())
    }
}
