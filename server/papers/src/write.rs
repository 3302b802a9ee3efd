//! Writes a line of text: the operations that show its letters, kerned, with marks that no letter is composed with set over theirs.

use printpdf::{Color, FontId, Op, PdfFontHandle, Point, Pt, TextItem};

use crate::faces::{Faces, Style};
use documents::DocumentError;

/// A line of text on a page.
pub struct Written<'a> {
    /// The text.
    pub text: &'a str,
    /// The face.
    pub style: Style,
    /// Type size in points.
    pub size: f32,
    /// Extra room between letters, in em.
    pub tracking: f32,
    /// Where its baseline begins, in points from the lower left corner.
    pub at: (f32, f32),
}

/// The operations that show it.
///
/// # Errors
/// `MissingGlyph` for a letter the face lacks.
pub fn write(faces: &Faces, font: FontId, ink: Color, line: &Written<'_>) -> Result<Vec<Op>, DocumentError> {
    let mut ops = vec![
        Op::StartTextSection,
        Op::SetFillColor { col: ink },
        Op::SetFont { font: PdfFontHandle::External(font), size: Pt(line.size) },
        Op::SetTextCursor { pos: Point { x: Pt(line.at.0), y: Pt(line.at.1) } },
    ];
    let mut run = Run::default();
    for glyph in faces.of(line.style).glyphs(line.text)? {
        match glyph.mark {
            None => run.letter(glyph.character, glyph.kern + line.tracking),
            Some(mark) => {
                run.show(&mut ops);
                run.advance(mark.right);
                run.letter(glyph.character, glyph.kern - mark.right - mark.width);
                ops.push(Op::SetLineOffset { multiplier: mark.up * line.size });
                run.show(&mut ops);
                ops.push(Op::SetLineOffset { multiplier: 0.0 });
            }
        }
    }
    run.show(&mut ops);
    ops.push(Op::EndTextSection);
    Ok(ops)
}

/// Letters and the room between them, to be shown at once.
#[derive(Default)]
struct Run {
    items: Vec<TextItem>,
    letters: String,
}

impl Run {
    /// A letter, and room after it in em.
    fn letter(&mut self, letter: char, room: f32) {
        self.letters.push(letter);
        self.advance(room);
    }

    fn advance(&mut self, room: f32) {
        if room != 0.0 {
            self.close();
            // A PDF moves back by thousandths of an em.
            self.items.push(TextItem::Offset((-room * 1000.0).round()));
        }
    }

    fn close(&mut self) {
        if !self.letters.is_empty() {
            self.items.push(TextItem::Text(std::mem::take(&mut self.letters)));
        }
    }

    fn show(&mut self, ops: &mut Vec<Op>) {
        self.close();
        if !self.items.is_empty() {
            ops.push(Op::ShowText { items: std::mem::take(&mut self.items) });
        }
    }
}
