//! Marks that no composed letter has, such as the breve of Ê Đê `ê̆`, `ô̆`, `ư̆`: set over (or under) the letter before them.
//!
//! The faces place them for a plain small letter at best, and a PDF draws a glyph where the pen stands.

use std::ops::Range;

/// What a glyph covers, in em from its start on the baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Ink {
    /// Left to right.
    pub across: Range<f32>,
    /// Bottom to top.
    pub up: Range<f32>,
}

/// Where a mark is drawn, in em.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// From the pen, which stands after the letter, to the start of the mark's glyph.
    pub right: f32,
    /// From the baseline to the mark's own.
    pub up: f32,
    /// How far the mark's glyph would move the pen.
    pub width: f32,
}

/// White between a letter and its mark, in em: as between the two marks of `ễ`.
const GAP: f32 = 0.03;

/// Sets a mark to a letter that begins `advance` before the pen, and lets the letter's ink grow by it for the next mark.
pub fn set(mark: &Ink, width: f32, letter: &mut Ink, advance: f32) -> Mark {
    let middle = f32::midpoint(letter.across.start, letter.across.end);
    let right = middle - advance - f32::midpoint(mark.across.start, mark.across.end);
    let up = if mark.up.end <= 0.0 {
        (letter.up.start - GAP - mark.up.end).min(0.0)
    } else {
        (letter.up.end + GAP - mark.up.start).max(0.0)
    };
    letter.up.start = letter.up.start.min(mark.up.start + up);
    letter.up.end = letter.up.end.max(mark.up.end + up);
    Mark { right, up, width }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BREVE: Ink = Ink { across: -0.4..-0.1, up: 0.5..0.6 };
    const DOT: Ink = Ink { across: -0.3..-0.2, up: -0.25..-0.15 };

    #[test]
    fn a_mark_stands_over_the_middle_of_its_letter_and_the_next_one_over_both() {
        let mut capital = Ink { across: 0.0..0.8, up: 0.0..0.7 };
        let first = set(&BREVE, 0.0, &mut capital, 0.9);
        assert!((0.9 + first.right - 0.25 - 0.4).abs() < 1e-6, "{first:?}");
        assert!((BREVE.up.start + first.up - 0.73).abs() < 1e-6, "{first:?}");
        let second = set(&BREVE, 0.0, &mut capital, 0.9);
        assert!((second.up - first.up - 0.13).abs() < 1e-6, "{second:?}");
    }

    #[test]
    fn a_mark_that_has_room_stays_at_its_height() {
        let mut low = Ink { across: 0.0..0.4, up: 0.0..0.45 };
        assert_eq!(set(&BREVE, 0.0, &mut low, 0.5).up, 0.0);
        assert_eq!(set(&DOT, 0.0, &mut low, 0.5).up, 0.0);
        let mut tailed = Ink { across: 0.0..0.4, up: -0.2..0.45 };
        assert!(set(&DOT, 0.0, &mut tailed, 0.5).up < 0.0);
    }
}
