//! TCVN 5712:1993 as the ABC faces have it (TCVN3): one byte a letter. Capitals with a tone have no code of their own; faces
//! whose names end in H show the small letters as capitals.

use std::sync::LazyLock;

use super::words::words;

/// The letters from code 0xA1 on; a dot where the faces have none.
const LETTERS: &str =
    "ĂÂÊÔƠƯĐăâêôơưđ······àảãáạ·ằẳẵắ·······ặầẩẫấậè·ẻẽéẹềểễếệìỉ···ĩíịò·ỏõóọồổỗốộờởỡớợù·ủũúụừửữứựỳỷỹýỵ·";

/// Whether a text is shown in capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// A word of it has capitals only, and none has small letters.
    Capitals,
    /// Small letters, or nothing that tells.
    Mixed,
}

impl Style {
    pub(super) fn of(text: &str) -> Self {
        let has_small = text.contains(|letter: char| letter.is_ascii_lowercase());
        if !has_small && words(text).any(is_large) { Self::Capitals } else { Self::Mixed }
    }
}

/// A word with a capital beyond its beginning, and no small letter: `NGUYÔN`, `µO`, but not `Hµ`.
fn is_large(word: &str) -> bool {
    word.chars().skip(1).any(|letter| letter.is_ascii_uppercase())
        && !word.contains(|letter: char| letter.is_ascii_lowercase())
}

/// A word decoded. Letters without a code stay.
pub(super) fn decoded(word: &str, style: Style) -> String {
    let decoded: String = word.chars().map(letter).collect();
    if is_large(word) || style == Style::Capitals { decoded.to_uppercase() } else { decoded }
}

/// A name whose words begin with capitals, but one with a vowel with a tone, for which there was no capital.
pub(super) fn with_capitals(decoded: &str, written: &str) -> String {
    let mut words = decoded.split(' ').filter(|word| !word.is_empty());
    let is_large = |word: &str| word.starts_with(char::is_uppercase);
    let lacks = |word: &str| word.starts_with(|letter: char| letter.is_lowercase() && !letter.is_ascii());
    let is_name = words.clone().filter(|word| is_large(word)).count() >= 1
        && words.all(|word| is_large(word) || lacks(word));
    if !is_name || written.is_ascii() {
        return decoded.to_owned();
    }
    let large = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
        first + letters.as_str()
    };
    decoded.split(' ').map(large).collect::<Vec<_>>().join(" ")
}

/// The letters by their codes.
static TABLE: LazyLock<Vec<char>> = LazyLock::new(|| LETTERS.chars().collect());

fn letter(code: char) -> char {
    let place = u32::from(code).checked_sub(0xA1).and_then(|place| usize::try_from(place).ok());
    place.and_then(|place| TABLE.get(place)).copied().filter(|letter| *letter != '·').unwrap_or(code)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A text in the codes of TCVN3, as letters of Latin-1.
    pub(in crate::vietnamese) fn encoded(text: &str) -> String {
        let code = |letter: char| LETTERS.chars().position(|it| it == letter);
        let of = |place: usize| char::from_u32(0xA1 + place as u32).unwrap();
        let small = |letter: char| letter.to_lowercase().next().unwrap();
        text.chars()
            .map(|letter| {
                code(letter).or_else(|| code(small(letter)).filter(|_| !letter.is_ascii())).map_or(letter, of)
            })
            .collect()
    }

    #[test]
    fn the_table_has_every_letter() {
        assert_eq!(LETTERS.chars().count(), 0xFF - 0xA1 + 1);
        for vowel in "aăâeêioôơuưy".chars() {
            for tone in ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"] {
                let letter: String =
                    unicode_normalization::UnicodeNormalization::nfc(format!("{vowel}{tone}").as_str())
                        .collect();
                assert!(letter.is_ascii() || LETTERS.contains(&letter), "{letter}");
            }
        }
    }

    #[test]
    fn words_are_decoded() {
        for (written, text) in [
            ("NguyÔn", "Nguyễn"),
            ("Hµ", "Hà"),
            ("§ç", "Đỗ"),
            ("Tr\u{AD}¬ng", "Trương"),
            ("b¸c", "bác"),
            ("NGUYÔN", "NGUYỄN"),
            ("Lª", "Lê"),
            ("µO", "ÀO"),
        ] {
            assert_eq!(decoded(written, Style::of(written)), text);
        }
    }
}
