//! A sheet that is filled from above: the two heads, the body in what is left, and lines under each other wherever they stand.

use super::placed::{Ink, Line, PAGE, Part, Placed, Rect, Setting, mm};
use super::words::{COUNTRY, HEADING, MOTTO, Words};
use crate::faces::{Faces, Style};
use crate::typeset::{Fitted, Place, fit};
use documents::DocumentError;

/// Baseline to baseline, in em: stacked capitals (`Ẩ`, `Ễ`) reach 0.91 em above theirs, tails (`g`) 0.22 em below.
pub const LEADING: f32 = 1.3;
/// Middle of the left head.
pub const LEFT: f32 = mm(80.0);
/// Middle of the right head and of the signature.
pub const RIGHT: f32 = mm(216.0);
/// Width that a head or the signature may take.
pub const HALF: f32 = mm(118.0);
/// Width of the body's lines.
const BODY: f32 = mm(236.0);
const FIRST_BASELINE: f32 = PAGE.1 - mm(24.0);

/// A sheet being filled.
pub struct Sheet<'a> {
    /// The faces texts are measured with.
    pub faces: &'a Faces,
    /// What is on it so far.
    pub placed: Vec<Placed>,
}

impl Sheet<'_> {
    /// Parent over issuing body, a line a third to a half of its width below. Gives the height where it ends.
    pub fn left_head(&mut self, words: &Words) -> Result<f32, DocumentError> {
        let set = |text: &str, style, largest, part| {
            let place = |smallest, lines| Place { style, width: HALF, largest, smallest, lines };
            fit(self.faces, text, &[place(10.0, 2), place(7.0, 3)], part)
        };
        let parent = set(&words.parent_body, Style::Regular, 12.0, "parent body")?;
        let issuing = set(&words.issuing_body, Style::Bold, 12.5, "issuing body")?;
        let mut y = FIRST_BASELINE;
        if !parent.lines.is_empty() {
            let last = self.stack(Setting::black(Part::ParentBody, Style::Regular), &parent, LEFT, y)?;
            y = last - issuing.size * LEADING;
        }
        let last = self.stack(Setting::black(Part::IssuingBody, Style::Bold), &issuing, LEFT, y)?;
        let mut widest: f32 = 0.0;
        for line in &issuing.lines {
            widest = widest.max(self.faces.of(Style::Bold).width(line)? * issuing.size);
        }
        Ok(self.rule(LEFT, last - issuing.size * 0.5, widest * 0.4))
    }

    /// Quốc hiệu over tiêu ngữ, a line as wide as its words below. Gives the height where it ends.
    pub fn right_head(&mut self) -> Result<f32, DocumentError> {
        let country = Fitted { size: 12.5, lines: vec![COUNTRY.to_owned()] };
        let motto = Fitted { size: 13.5, lines: vec![MOTTO.to_owned()] };
        let y = self.stack(Setting::black(Part::Country, Style::Bold), &country, RIGHT, FIRST_BASELINE)?;
        let y = y - motto.size * LEADING;
        self.stack(Setting::black(Part::Motto, Style::Bold), &motto, RIGHT, y)?;
        let width = self.faces.of(Style::Bold).width(MOTTO)? * motto.size;
        Ok(self.rule(RIGHT, y - motto.size * 0.5, width))
    }

    /// Heading, name, course and dates, centred between `top` and `bottom`; smaller by steps until it fits.
    pub fn body(&mut self, words: &Words, top: f32, bottom: f32) -> Result<(), DocumentError> {
        let (top, bottom) = (top - mm(4.0), bottom + mm(3.0));
        let mut scale: f32 = 1.0;
        while scale > 0.4 {
            match self.blocks(words, scale) {
                Ok(blocks) if blocks.iter().map(Block::height).sum::<f32>() <= top - bottom => {
                    let height: f32 = blocks.iter().map(Block::height).sum();
                    // The optical middle lies above the true one; yet heading and heads stay together.
                    let mut y = top - ((top - bottom - height) * 0.42).min(mm(12.0));
                    for block in blocks {
                        y = self.block(&block, y)?;
                    }
                    return Ok(());
                }
                Ok(_) | Err(DocumentError::TooLong { .. }) => scale -= 0.03,
                Err(error) => return Err(error),
            }
        }
        Err(DocumentError::TooLong { part: "body" })
    }

    fn blocks(&self, words: &Words, scale: f32) -> Result<Vec<Block>, DocumentError> {
        use Style::{Bold, Italic, Regular};
        let block = |part, style, text: &str, sizes: &[(f32, f32, usize)], above: f32| {
            let place = |(largest, smallest, lines): &(f32, f32, usize)| Place {
                style,
                width: BODY,
                largest: largest * scale,
                smallest: smallest * scale,
                lines: *lines,
            };
            let places: Vec<Place> = sizes.iter().map(place).collect();
            let fitted = fit(self.faces, text, &places, "body")?;
            Ok::<_, DocumentError>(Block {
                setting: Setting::black(part, style),
                above: above * scale,
                fitted,
            })
        };
        let text = [(15.0, 9.0, 2), (10.0, 7.0, 3)];
        let mut heading = block(Part::Heading, Bold, HEADING, &[(38.0, 38.0, 1)], 0.0)?;
        heading.setting = Setting { ink: Ink::Red, tracking: 0.04, ..heading.setting };
        let mut blocks = vec![
            heading,
            block(Part::GivenTo, Italic, words.given_to, &text, 12.0)?,
            block(Part::Name, Bold, &words.full_name, &[(31.0, 20.0, 1), (22.0, 9.0, 2)], 5.0)?,
        ];
        for (index, line) in self.about(words, 15.0 * scale)?.iter().enumerate() {
            let above = if index == 0 { 6.0 } else { 1.0 };
            blocks.push(block(Part::About, Regular, line, &text, above)?);
        }
        blocks.push(block(Part::Completed, Regular, &words.completed, &text, 10.0)?);
        blocks.push(block(Part::Course, Bold, &words.course, &[(19.0, 14.0, 2), (19.0, 10.0, 3)], 5.0)?);
        blocks.push(block(Part::When, Regular, &words.when, &text, 5.0)?);
        Ok(blocks)
    }

    /// Birth date and unit on one line where that leaves air at both ends, else under each other.
    fn about(&self, words: &Words, size: f32) -> Result<Vec<String>, DocumentError> {
        let together = words.about.join("  –  ");
        if words.about.len() < 2 || self.faces.of(Style::Regular).width(&together)? * size > BODY * 0.86 {
            return Ok(words.about.clone());
        }
        Ok(vec![together])
    }

    fn block(&mut self, block: &Block, y: f32) -> Result<f32, DocumentError> {
        let size = block.fitted.size;
        let first = y - block.above - size;
        self.stack(block.setting, &block.fitted, PAGE.0 / 2.0, first)?;
        Ok(y - block.height())
    }

    /// Lines under each other around `middle`, the first baseline at `y`. Gives the last baseline.
    ///
    /// # Errors
    /// `MissingGlyph`.
    pub fn stack(
        &mut self,
        setting: Setting,
        set: &Fitted,
        middle: f32,
        y: f32,
    ) -> Result<f32, DocumentError> {
        let mut last = y;
        for (index, text) in set.lines.iter().enumerate() {
            last = y - index as f32 * set.size * LEADING;
            let between = text.chars().count().saturating_sub(1) as f32;
            let width = (self.faces.of(setting.style).width(text)? + between * setting.tracking) * set.size;
            let line = Line { setting, size: set.size, x: middle - width / 2.0, y: last, text: text.clone() };
            self.placed.push(Placed::Line(line));
        }
        Ok(last)
    }

    fn rule(&mut self, middle: f32, y: f32, width: f32) -> f32 {
        let rect = Rect { x: middle - width / 2.0, y, width, height: 0.7 };
        self.placed.push(Placed::Rule { ink: Ink::Black, rect });
        y
    }
}

/// A text of the body with the room above it.
struct Block {
    setting: Setting,
    above: f32,
    fitted: Fitted,
}

impl Block {
    fn height(&self) -> f32 {
        self.above + height(&self.fitted)
    }
}

/// Height of all lines.
pub fn height(set: &Fitted) -> f32 {
    set.lines.len() as f32 * set.size * LEADING
}
