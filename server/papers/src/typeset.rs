//! Breaking a text into lines and finding the largest type in which it fits its place. Pure: measures only, draws nothing.

use crate::faces::{Face, Faces, Style};
use documents::DocumentError;

/// The place that a text has to fit.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The face it is set in.
    pub style: Style,
    /// Room from left to right, in points.
    pub width: f32,
    /// Type size to begin with, in points.
    pub largest: f32,
    /// Type size below which it is not set, in points.
    pub smallest: f32,
    /// Lines it may have.
    pub lines: usize,
}

/// A text broken into lines of one size.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// Type size in points.
    pub size: f32,
    /// The lines, each no wider than its place.
    pub lines: Vec<String>,
}

/// Steps in which type is made smaller, in points: finer ones cannot be told apart.
const STEP: f32 = 0.5;

/// Sets the text as large as the first of the places that holds it allows, in lines of about the same length. Words are broken
/// only where no place holds them whole, and then to the measure of the last.
///
/// # Errors
/// `MissingGlyph` for a letter the face lacks; `TooLong` naming `part` when it fits nowhere in any size.
pub fn fit(faces: &Faces, text: &str, places: &[Place], part: &'static str) -> Result<Fitted, DocumentError> {
    let words: Vec<&str> = text.split_whitespace().collect();
    for place in places {
        let row = Row::new(faces.of(place.style), &words)?;
        for size in place.sizes() {
            if let Some(lines) = row.lines(place.width / size, place.lines) {
                return Ok(Fitted { size, lines });
            }
        }
    }
    let place = places.last().ok_or(DocumentError::TooLong { part })?;
    let face = faces.of(place.style);
    for size in place.sizes() {
        let width = place.width / size;
        let pieces = broken(face, &words, width)?;
        let pieces: Vec<&str> = pieces.iter().map(String::as_str).collect();
        if let Some(lines) = Row::new(face, &pieces)?.lines(width, place.lines) {
            return Ok(Fitted { size, lines });
        }
    }
    Err(DocumentError::TooLong { part })
}

impl Place {
    fn sizes(&self) -> impl Iterator<Item = f32> + use<> {
        let Self { largest, smallest, .. } = *self;
        let steps = ((largest - smallest) / STEP).max(0.0) as u16;
        (0..=steps).map(move |step| largest - f32::from(step) * STEP)
    }
}

/// Words in a row, in em: where each ends, the space after it counted.
struct Row<'a> {
    words: &'a [&'a str],
    ends: Vec<f32>,
    space: f32,
    widest: f32,
}

impl<'a> Row<'a> {
    fn new(face: &Face, words: &'a [&'a str]) -> Result<Self, DocumentError> {
        let space = face.width(" ")?;
        let (mut ends, mut end, mut widest) = (vec![0.0], 0.0, 0.0_f32);
        for word in words {
            let width = face.width(word)?;
            end += width + space;
            ends.push(end);
            widest = widest.max(width);
        }
        Ok(Self { words, ends, space, widest })
    }

    /// The fewest lines that hold the words, as even as they can be; `None` when a word or the whole does not fit.
    fn lines(&self, width: f32, most: usize) -> Option<Vec<String>> {
        let fewest = self.fewest(width);
        if self.widest > width || fewest > most {
            return None;
        }
        let mut lines = Vec::new();
        let mut from = 0;
        for to in self.even(width, fewest).into_iter().chain([self.words.len()]) {
            if from < to {
                lines.push(self.words[from..to].join(" "));
            }
            from = to;
        }
        Some(lines)
    }

    /// Width of the words from one to another, the latter left out.
    fn between(&self, from: usize, to: usize) -> f32 {
        self.ends[to] - self.ends[from] - self.space
    }

    fn fewest(&self, width: f32) -> usize {
        let (mut lines, mut from) = (0, 0);
        while from < self.words.len() {
            let mut to = from + 1;
            while to < self.words.len() && self.between(from, to + 1) <= width {
                to += 1;
            }
            (lines, from) = (lines + 1, to);
        }
        lines
    }

    /// Where to break so that the lines differ least. After a comma or a dash they may differ more, since people read it better;
    /// before a dash none begins.
    fn even(&self, width: f32, lines: usize) -> Vec<usize> {
        let words = self.words;
        let count = words.len();
        let mean = self.between(0, count) / lines.max(1) as f32;
        let cost = |from: usize, to: usize| {
            let own = self.between(from, to);
            let off = (own - mean) / width;
            let ends = match words.get(to) {
                None => 0.0,
                Some(next) if is_dash(next) => 1.0,
                Some(_) if is_dash(words[to - 1]) => -0.06,
                Some(_) if words[to - 1].ends_with(',') => -0.015,
                Some(_) => 0.0,
            };
            if own > width { f32::INFINITY } else { off * off + ends }
        };
        // best[to]: the cheapest way to set the words up to there in so many lines, and its breaks.
        let mut best: Vec<(f32, Vec<usize>)> =
            (0..=count).map(|to| (if to == 0 { 0.0 } else { cost(0, to) }, Vec::new())).collect();
        for _ in 1..lines {
            best = (0..=count)
                .map(|to| {
                    let ways = (1..to).map(|from| (best[from].0 + cost(from, to), from));
                    match ways.min_by(|a, b| a.0.total_cmp(&b.0)) {
                        Some((price, from)) => (price, [best[from].1.as_slice(), &[from]].concat()),
                        None => (f32::INFINITY, Vec::new()),
                    }
                })
                .collect();
        }
        best.pop().map(|(_, breaks)| breaks).unwrap_or_default()
    }
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "—")
}

/// The words, those wider than the measure cut into pieces of it: after a slash or a hyphen if there is one in the second half.
fn broken(face: &Face, words: &[&str], width: f32) -> Result<Vec<String>, DocumentError> {
    let mut pieces = Vec::new();
    for word in words {
        let glyphs = face.glyphs(word)?;
        let (mut from, mut used) = (0, 0.0);
        let mut at = 0;
        while at < glyphs.len() {
            // Kerning to the next letter counts only where that letter stands on the same line.
            if used + glyphs[at].advance <= width || at == from {
                used += glyphs[at].advance + glyphs[at].kern;
                at += 1;
                continue;
            }
            let half = from + (at - from) / 2;
            let seam = (half..at).rev().find(|index| matches!(glyphs[*index].character, '/' | '-' | '.'));
            let to = seam.map_or(at, |index| index + 1);
            pieces.push(glyphs[from..to].iter().map(|glyph| glyph.character).collect());
            (from, at, used) = (to, to, 0.0);
        }
        pieces.push(glyphs[from..].iter().map(|glyph| glyph.character).collect());
    }
    Ok(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PLACE: Place = Place { style: Style::Bold, width: 600.0, largest: 20.0, smallest: 8.0, lines: 3 };

    fn fitted(text: &str) -> Fitted {
        fit(&Faces::load().unwrap(), text, &[PLACE], "title").unwrap()
    }

    #[test]
    fn a_short_text_keeps_its_size_and_its_line() {
        assert_eq!(fitted("Lớp  tập huấn"), Fitted { size: 20.0, lines: vec!["Lớp tập huấn".to_owned()] });
        assert!(fitted("").lines.is_empty());
    }

    #[test]
    fn a_long_title_wraps_into_lines_of_about_the_same_length() {
        let text = "Nâng cao năng lực cho cán bộ làm công tác phòng, chống mua bán người và hỗ trợ nạn nhân \
                    bị mua bán trở về hòa nhập cộng đồng";
        let set = fitted(text);
        assert_eq!(set.size, 20.0);
        assert_eq!(set.lines.join(" "), text);
        let faces = Faces::load().unwrap();
        let widths: Vec<f32> =
            set.lines.iter().map(|line| faces.of(Style::Bold).width(line).unwrap() * 20.0).collect();
        assert_eq!(widths.len(), 2);
        assert!(widths.iter().all(|width| *width <= 600.0));
        assert!((widths[0] - widths[1]).abs() < 100.0, "{widths:?}");
    }

    #[test]
    fn lines_break_after_a_dash_or_a_comma_rather_than_inside_a_name() {
        let text = "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG - CHI CỤC PHÁT TRIỂN NÔNG THÔN";
        let place = Place { width: 480.0, ..PLACE };
        let set = |text: &str| fit(&Faces::load().unwrap(), text, &[place], "title").unwrap();
        assert_eq!(set(text).lines, ["SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG -", "CHI CỤC PHÁT TRIỂN NÔNG THÔN"]);
        assert_eq!(
            set(&text.replace(" - CHI", ", CHI")).lines,
            ["SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG,", "CHI CỤC PHÁT TRIỂN NÔNG THÔN"]
        );
        for set in [set(text), set(&format!("{text} - {text}")), set("A - B - C - D - E - F")] {
            assert!(set.lines.iter().all(|line| !line.starts_with('-')), "{set:?}");
        }
    }

    #[test]
    fn type_shrinks_before_a_fourth_line_is_needed() {
        let set = fitted(&"tập huấn nghiệp vụ ".repeat(15));
        assert_eq!(set.lines.len(), 3);
        assert!(set.size < 20.0 && set.size > 8.0);
    }

    proptest! {
        /// Also where the letters on both sides of the cut are kerned.
        #[test]
        fn every_piece_of_a_word_that_is_cut_fits_by_itself_and_no_letter_is_lost(
            word in "(V|A|Ă|T|a|W|Y|o|Ỵ|/|-){1,60}",
            // In em: no letter alone is as wide.
            width in 1.2_f32..8.0,
        ) {
            let faces = Faces::load().unwrap();
            for style in [Style::Regular, Style::Bold] {
                let face = faces.of(style);
                let pieces = broken(face, &[&word], width).unwrap();
                prop_assert_eq!(pieces.concat(), word.as_str());
                for piece in pieces {
                    prop_assert!(face.width(&piece).unwrap() <= width, "{} in {}", piece, width);
                }
            }
        }
    }

    #[test]
    fn a_word_is_cut_only_when_it_fits_in_no_size_and_then_after_a_slash() {
        let word = "W".repeat(60);
        assert_eq!(fitted(&word), Fitted { size: 10.0, lines: vec![word] });
        let set = fitted(&"W".repeat(150));
        assert_eq!(set.lines.concat().len(), 150);
        let address = format!("https://taphuan.example.gov.vn/xac-minh/{}", "a".repeat(150));
        assert_eq!(fitted(&address).lines[0], "https://taphuan.example.gov.vn/xac-minh/");
    }

    #[test]
    fn the_first_place_that_holds_the_text_is_taken() {
        let faces = Faces::load().unwrap();
        let places = [Place { lines: 1, smallest: 18.0, ..PLACE }, PLACE];
        let set = |text: &str| fit(&faces, text, &places, "title").unwrap();
        assert_eq!(set(&"tập huấn ".repeat(7)).lines.len(), 1);
        let two = set(&"tập huấn ".repeat(9));
        assert_eq!((two.lines.len(), two.size), (2, 20.0));
    }

    #[test]
    fn what_fits_in_no_size_is_an_error() {
        let faces = Faces::load().unwrap();
        assert_eq!(
            fit(&faces, &"W".repeat(2000), &[PLACE], "title"),
            Err(DocumentError::TooLong { part: "title" })
        );
    }
}
