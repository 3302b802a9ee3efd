//! The end of an official paper: what closes it, to whom it goes on the left, and who signs on the right.

use super::{Align, LEADING, LEFT, Set, Sheets, WIDTH, mm};
use crate::{faces::Style, typeset::Fitted};
use documents::DocumentError;

/// Width of what stands at the left.
const TO: f32 = mm(72.0);
/// Width of what stands at the right.
const SIGNER: f32 = WIDTH - TO - mm(4.0);
/// Room for a signature and a seal.
const SEAL: f32 = mm(30.0);
/// Above what closes the paper, and above the signer.
const ABOVE: f32 = mm(4.0);

/// What stands at the end.
pub struct End<'a> {
    /// A sentence that closes the paper.
    pub closing: &'a str,
    /// To whom it goes.
    pub to: &'a [String],
    /// Whose office signs, in capitals.
    pub signer: &'a str,
    /// How it is signed.
    pub how: &'a str,
}

impl Sheets<'_> {
    /// Writes the end below what stands there, all of it on one sheet: a signature alone says nothing of what it is under.
    ///
    /// # Errors
    /// `MissingGlyph`, `TooLong`.
    pub fn end(&mut self, end: &End<'_>) -> Result<(), DocumentError> {
        let closing = self.set(Set { text: end.closing, style: Style::Italic, size: 13.0 }, WIDTH)?;
        let left = self.receivers(end.to)?;
        let right = [(Style::Bold, end.signer, 13.0), (Style::Italic, end.how, 13.0)]
            .into_iter()
            .map(|(style, text, size)| Ok((style, self.set(Set { text, style, size }, SIGNER)?)))
            .collect::<Result<Vec<_>, DocumentError>>()?;
        let block = height(&left).max(height(&right) + SEAL);
        if self.room() < 2.0 * ABOVE + high(&closing) + block {
            self.next_page()?;
        } else {
            self.y -= ABOVE;
        }
        let role = self.paragraph();
        self.y = self.stack((role, Style::Italic), &closing, (LEFT, WIDTH), (self.y, Align::Left))?;
        self.y -= ABOVE;
        let top = self.y;
        self.column(&left, (LEFT, TO), (top, Align::Left))?;
        self.column(&right, (LEFT + WIDTH - SIGNER, SIGNER), (top, Align::Middle))?;
        self.y = top - block;
        Ok(())
    }

    /// `Nơi nhận:`, then a line each; the last one ends with a full stop.
    fn receivers(&self, to: &[String]) -> Result<Vec<(Style, Fitted)>, DocumentError> {
        let mut lines =
            vec![(Style::Bold, self.set(Set { text: "Nơi nhận:", style: Style::Bold, size: 12.0 }, TO)?)];
        for (n, one) in to.iter().enumerate() {
            let text = format!("- {one}{}", if n + 1 == to.len() { "." } else { ";" });
            let set = Set { text: &text, style: Style::Regular, size: 11.0 };
            lines.push((Style::Regular, self.set(set, TO)?));
        }
        Ok(lines)
    }

    fn column(
        &mut self,
        texts: &[(Style, Fitted)],
        (x, width): (f32, f32),
        (top, align): (f32, Align),
    ) -> Result<(), DocumentError> {
        let mut y = top;
        for (style, set) in texts {
            let role = self.paragraph();
            y = self.stack((role, *style), set, (x, width), (y, align))?;
        }
        Ok(())
    }
}

fn high(set: &Fitted) -> f32 {
    set.lines.len() as f32 * set.size * LEADING
}

fn height(texts: &[(Style, Fitted)]) -> f32 {
    texts.iter().map(|(_, set)| high(set)).sum()
}
