//! The certificate's typefaces: which letters they have, how wide a text is, and the few glyphs of them that a PDF carries.
//!
//! printpdf without its `html` feature embeds a face as it is. The three committed faces (see `fonts/README.md`) hold every
//! Latin letter that a name in Vietnam may have, 20 kB each when packed, so each certificate gets only the glyphs that stand on
//! it: measured, 23 kB and 4 ms instead of 72 kB and 8 ms.

mod marks;

use std::collections::HashMap;

use printpdf::ParsedFont;
use subsetter::GlyphRemapper;
use ttf_parser::GlyphId;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use self::marks::Ink;
pub use self::marks::Mark;
use documents::DocumentError;

/// The faces of the papers, parsed once and kept by the caller.
pub struct Faces {
    regular: Face,
    bold: Face,
    italic: Face,
}

/// Which of the faces a text is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// Upright, weight 400.
    Regular,
    /// Upright, weight 700.
    Bold,
    /// Slanted, weight 400.
    Italic,
}

/// A letter where it stands in its line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// The letter.
    pub character: char,
    /// From its start to the next letter's, in em, before kerning.
    pub advance: f32,
    /// What kerning adds to that.
    pub kern: f32,
    /// How it is set to the letter before, for a mark that no letter is composed with.
    pub mark: Option<Mark>,
    id: GlyphId,
}

impl Faces {
    /// Parses the faces that are part of the program: about a millisecond, so keep them.
    ///
    /// # Errors
    /// `Typeface` when the program was built with broken faces.
    pub fn load() -> Result<Self, DocumentError> {
        Ok(Self {
            regular: Face::parse(include_bytes!("../fonts/certificate-regular.ttf"))?,
            bold: Face::parse(include_bytes!("../fonts/certificate-bold.ttf"))?,
            italic: Face::parse(include_bytes!("../fonts/certificate-italic.ttf"))?,
        })
    }

    /// The face of a style.
    pub fn of(&self, style: Style) -> &Face {
        match style {
            Style::Regular => &self.regular,
            Style::Bold => &self.bold,
            Style::Italic => &self.italic,
        }
    }
}

/// One face.
pub struct Face {
    bytes: &'static [u8],
    parsed: ttf_parser::Face<'static>,
    letters: HashMap<char, Letter>,
    em: f32,
}

/// A letter of the face, looked up once: names and titles are measured many times until they fit.
struct Letter {
    id: GlyphId,
    /// In em.
    advance: f32,
    /// The letter without its marks, by which the face kerns.
    plain: GlyphId,
    shape: Shape,
}

#[derive(PartialEq, Eq)]
enum Shape {
    Space,
    Capital,
    /// A small letter with nothing above it, a figure or a sign.
    Low,
    /// A small letter with a mark above.
    Marked,
    /// A mark alone.
    Mark,
}

impl Face {
    fn parse(bytes: &'static [u8]) -> Result<Self, DocumentError> {
        let parsed =
            ttf_parser::Face::parse(bytes, 0).map_err(|error| DocumentError::Typeface(error.to_string()))?;
        let em = f32::from(parsed.units_per_em());
        let mut characters = Vec::new();
        for table in parsed.tables().cmap.into_iter().flat_map(|cmap| cmap.subtables) {
            if table.is_unicode() {
                table.codepoints(|code| characters.extend(char::from_u32(code)));
            }
        }
        let letters = characters.into_iter().filter_map(|character| {
            let id = parsed.glyph_index(character).filter(|id| id.0 != 0)?;
            let plain = parsed.glyph_index(plain(character)).unwrap_or(id);
            let advance = f32::from(parsed.glyph_hor_advance(id).unwrap_or_default()) / em;
            Some((character, Letter { id, advance, plain, shape: shape(character) }))
        });
        let letters = letters.collect();
        Ok(Self { bytes, parsed, letters, em })
    }

    /// The text letter by letter with its kerning.
    ///
    /// # Errors
    /// `MissingGlyph` for the first letter that the face cannot draw.
    pub fn glyphs(&self, text: &str) -> Result<Vec<Glyph>, DocumentError> {
        let mut glyphs: Vec<Glyph> = Vec::with_capacity(text.len());
        let mut before: Option<&Letter> = None;
        let mut marked: Option<Ink> = None;
        for character in text.chars() {
            let letter = self.letters.get(&character).ok_or(DocumentError::MissingGlyph { character })?;
            let mut glyph =
                Glyph { character, advance: letter.advance, kern: 0.0, mark: None, id: letter.id };
            match before {
                Some(base) if letter.shape == Shape::Mark => {
                    let ink = marked.get_or_insert_with(|| self.ink(base.id));
                    glyph.mark = Some(marks::set(&self.ink(letter.id), letter.advance, ink, base.advance));
                    glyph.advance = 0.0;
                }
                _ => {
                    if let (Some(before), Some(last)) = (before, glyphs.last_mut()) {
                        last.kern = self.kern(before, letter);
                    }
                    (before, marked) = (Some(letter), None);
                }
            }
            glyphs.push(glyph);
        }
        Ok(glyphs)
    }

    /// How wide the text is, in em.
    ///
    /// # Errors
    /// `MissingGlyph` as in [`Face::glyphs`].
    pub fn width(&self, text: &str) -> Result<f32, DocumentError> {
        Ok(self.glyphs(text)?.iter().map(|glyph| glyph.advance + glyph.kern).sum())
    }

    /// The face with the letters of `texts` only, as printpdf embeds it.
    ///
    /// # Errors
    /// `MissingGlyph` as in [`Face::glyphs`]; `Typeface` when the face cannot be cut down.
    pub fn only<'a>(&self, texts: impl Iterator<Item = &'a str>) -> Result<ParsedFont, DocumentError> {
        let mut remapper = GlyphRemapper::new();
        let mut letters = Vec::new();
        for text in texts {
            for glyph in self.glyphs(text)? {
                letters.push((u32::from(glyph.character), remapper.remap(glyph.id.0)));
            }
        }
        let bytes = subsetter::subset(self.bytes, 0, &remapper)
            .map_err(|error| DocumentError::Typeface(error.to_string()))?;
        let mut font = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())
            .ok_or_else(|| DocumentError::Typeface("the subset cannot be read".to_owned()))?;
        font.codepoint_to_glyph = letters.into_iter().collect();
        font.pdf_font_metrics.us_weight_class = self.parsed.weight().to_number();
        Ok(font)
    }

    /// What the text covers, kerned and with its marks set: for tests, since it walks every outline.
    #[cfg(test)]
    pub fn extent(&self, text: &str) -> Result<Ink, DocumentError> {
        let mut pen = 0.0;
        let mut all = Ink { across: f32::MAX..f32::MIN, up: f32::MAX..f32::MIN };
        for glyph in self.glyphs(text)? {
            let ink = self.ink(glyph.id);
            let (right, up) = glyph.mark.map_or((0.0, 0.0), |mark| (mark.right, mark.up));
            if ink.across.start < ink.across.end {
                all.across.start = all.across.start.min(pen + right + ink.across.start);
                all.across.end = all.across.end.max(pen + right + ink.across.end);
                all.up.start = all.up.start.min(ink.up.start + up);
                all.up.end = all.up.end.max(ink.up.end + up);
            }
            pen += glyph.advance + glyph.kern;
        }
        Ok(all)
    }

    fn ink(&self, id: GlyphId) -> Ink {
        match self.parsed.glyph_bounding_box(id) {
            Some(ink) => Ink {
                across: self.to_em(ink.x_min)..self.to_em(ink.x_max),
                up: self.to_em(ink.y_min)..self.to_em(ink.y_max),
            },
            None => Ink { across: 0.0..0.0, up: 0.0..0.0 },
        }
    }

    fn to_em(&self, units: i16) -> f32 {
        f32::from(units) / self.em
    }

    /// The face kerns plain letters only. Vietnamese ones follow their plain letter where no mark can run into the neighbour:
    /// capitals after capitals (`VĂ` as `VA`), never a mark above a small letter under a wide capital (`Tố`, `Vă`).
    /// Nor is anything kerned around a space, so that a line is as wide as its words and its spaces.
    fn kern(&self, left: &Letter, right: &Letter) -> f32 {
        let pair = match (&left.shape, &right.shape) {
            (Shape::Space, _) | (_, Shape::Space) => return 0.0,
            (Shape::Capital, Shape::Marked) => (left.plain, right.id),
            _ => (left.plain, right.plain),
        };
        let tables = self.parsed.tables().kern.into_iter().flat_map(|kern| kern.subtables);
        let kern = tables.into_iter().find_map(|table| table.glyphs_kerning(pair.0, pair.1));
        self.to_em(kern.unwrap_or(0))
    }
}

fn plain(letter: char) -> char {
    letter.nfd().next().unwrap_or(letter)
}

fn shape(letter: char) -> Shape {
    let mark_above = |mark| is_combining_mark(mark) && !matches!(mark, '\u{31B}' | '\u{323}'..='\u{331}');
    match letter {
        _ if letter.is_whitespace() => Shape::Space,
        _ if is_combining_mark(letter) => Shape::Mark,
        _ if letter.is_uppercase() => Shape::Capital,
        _ if letter.nfd().any(mark_above) => Shape::Marked,
        _ => Shape::Low,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every letter of Vietnamese with every tone, both cases, composed.
    fn vietnamese() -> String {
        let mut letters = String::new();
        for base in "aăâeêioôơuưyđAĂÂEÊIOÔƠUƯYĐ".chars() {
            for tone in ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"] {
                letters.extend(format!("{base}{tone}").nfc());
            }
        }
        letters.retain(|c| !is_combining_mark(c));
        letters
    }

    #[test]
    fn the_faces_have_every_letter_of_vietnamese_and_of_the_names_of_minorities() {
        let faces = Faces::load().unwrap();
        let letters = vietnamese();
        assert!(letters.chars().count() >= 2 * 12 * 6, "{letters}");
        for style in [Style::Regular, Style::Bold, Style::Italic] {
            let face = faces.of(style);
            for text in [
                letters.as_str(),
                "Y Blŏ Niê, Nguyễn Thị Ẩn, Đặng Ỷ, H'Hen Niê, Kpă Y Čăng, Rơ Châm Ŭ, Ƀuôn Ƀlŭk, Kơ Să K'Ñă, Ĕ ĕ Ĭ ĭ Ŏ ŏ",
                "abc XYZ 0123456789 – — “trích” ‘một’ … ₫ № • § ½ ° × é ü ß ñ č ş",
            ] {
                let glyphs = face.glyphs(text).unwrap();
                for glyph in glyphs.iter().filter(|glyph| !glyph.character.is_whitespace()) {
                    let ink = face.parsed.glyph_bounding_box(glyph.id);
                    assert!(ink.is_some_and(|ink| ink.width() > 0), "{:?} is blank", glyph.character);
                }
            }
        }
    }

    #[test]
    fn a_letter_that_the_face_lacks_is_named() {
        let faces = Faces::load().unwrap();
        for (text, character) in [("Trần 漢", '漢'), ("😀", '😀'), ("a\tb", '\t'), ("a\u{202E}b", '\u{202E}')]
        {
            assert_eq!(faces.of(Style::Bold).glyphs(text), Err(DocumentError::MissingGlyph { character }));
        }
    }

    #[test]
    fn kerning_follows_plain_letters_but_never_drives_marks_into_a_capital() {
        let faces = Faces::load().unwrap();
        let face = faces.of(Style::Bold);
        let kern = |pair: &str| face.glyphs(pair).unwrap()[0].kern;
        assert!(kern("VA") < -0.1);
        assert_eq!(kern("VĂ"), kern("VA"));
        assert_eq!(kern("Tạ"), kern("Ta"));
        assert!(kern("To") < -0.05);
        assert_eq!(kern("Tố"), 0.0);
        assert_eq!(kern("Y "), 0.0);
        assert!(face.width("VĂN").unwrap() < face.width("V").unwrap() + face.width("ĂN").unwrap());
    }

    #[test]
    fn a_mark_that_no_letter_has_is_set_over_its_letter_and_takes_no_room() {
        let faces = Faces::load().unwrap();
        for (style, letter) in [(Style::Bold, "Ê"), (Style::Regular, "ư"), (Style::Regular, "ô")] {
            let face = faces.of(style);
            let marked = format!("{letter}\u{306}");
            assert_eq!(face.width(&marked), face.width(letter));
            let (plain, with) = (face.extent(letter).unwrap(), face.extent(&marked).unwrap());
            assert!(with.up.end > plain.up.end + 0.1, "{marked}: {with:?}");
            assert_eq!(with.across, plain.across, "{marked} hangs over");
        }
    }

    #[test]
    fn stacked_capitals_reach_above_the_plain_ones() {
        let faces = Faces::load().unwrap();
        let face = faces.of(Style::Bold);
        let (plain, stacked) = (face.extent("NAM").unwrap(), face.extent("Ẩ").unwrap());
        assert!(stacked.up.end > plain.up.end + 0.15, "{stacked:?}");
        assert!(face.extent("Ậ").unwrap().up.start < -0.1);
    }
}
