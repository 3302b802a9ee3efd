//! The bytes of a text as letters: UTF-8, UTF-16, or what Vietnamese was written in before.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

use crate::{Encoding, Unreadable, vietnamese};

/// Bytes that are looked at to choose between encodings.
const LOOKED_AT: usize = 32 * 1024;

/// A text, and what it was written in when that is not UTF-8. TCVN3 and VNI are left to be told from the letters.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) from: Option<Encoding>,
}

pub(super) fn decoded(bytes: &[u8]) -> Result<Decoded, Unreadable> {
    let decoded = letters(bytes);
    let strange = decoded.text.chars().filter(|letter| is_strange(*letter)).count();
    if strange * 200 > decoded.text.chars().count() { Err(Unreadable::Unknown) } else { Ok(decoded) }
}

/// Letters that no text has. One in two hundred is a slip; more is no text.
fn is_strange(letter: char) -> bool {
    letter == '\u{FFFD}' || letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{B}' | '\u{C}')
}

fn letters(bytes: &[u8]) -> Decoded {
    if let Some(encoding) = utf_16(bytes) {
        return Decoded { text: encoding.decode(bytes).0.into_owned(), from: Some(Encoding::Utf16) };
    }
    let (text, has_errors) = UTF_8.decode_with_bom_removal(bytes);
    if !has_errors || is_slip(&text) {
        return Decoded { text: text.into_owned(), from: None };
    }
    let start = bytes.get(..bytes.len().min(LOOKED_AT)).unwrap_or(bytes);
    let old = vietnamese::decoded_text(&WINDOWS_1252.decode_without_bom_handling(start).0);
    let windows = windows_1258(start);
    if vietnamese::share_of_text(&old) > vietnamese::share_of_text(&windows) {
        // Its letters say later which of the two it is.
        return Decoded { text: WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), from: None };
    }
    Decoded { text: windows_1258(bytes), from: Some(Encoding::Windows1258) }
}

fn windows_1258(bytes: &[u8]) -> String {
    WINDOWS_1258.decode_without_bom_handling(bytes).0.nfc().collect()
}

/// Whether UTF-8 has only a few broken letters, as where it was cut off.
fn is_slip(text: &str) -> bool {
    let broken = text.chars().filter(|letter| *letter == '\u{FFFD}').count();
    let whole = text.chars().filter(|letter| !letter.is_ascii()).count() - broken;
    broken * 50 <= whole
}

/// Which UTF-16 it is: by its mark, or by the zeros that Latin letters have in every other byte.
fn utf_16(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    if bytes.starts_with(b"\xFF\xFE") {
        return Some(UTF_16LE);
    }
    if bytes.starts_with(b"\xFE\xFF") {
        return Some(UTF_16BE);
    }
    let start = bytes.get(..bytes.len().min(2_000)).unwrap_or(bytes);
    let zeros = |from: usize| start.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = start.len() / 2;
    if half < 2 || even.max(odd) * 5 < half || even.min(odd) * 50 > half {
        return None;
    }
    Some(if odd > even { UTF_16LE } else { UTF_16BE })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Nguyễn Thị Lan\tSở Y tế\r\n";

    #[test]
    fn utf_16_is_known_with_its_mark_and_without() {
        let little: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [&little, &big, &[b"\xFF\xFE", &little[..]].concat(), &[b"\xFE\xFF", &big[..]].concat()]
        {
            let decoded = decoded(bytes).ok().unwrap();
            assert_eq!((decoded.text.as_str(), decoded.from), (TEXT, Some(Encoding::Utf16)));
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_unknown() {
        let mut seed = 1_u64;
        let random: Vec<u8> = std::iter::repeat_with(|| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 40) as u8
        })
        .take(5_000)
        .collect();
        assert_eq!(decoded(&random).err(), Some(Unreadable::Unknown));
        let cut = &TEXT.repeat(20).into_bytes()[..6];
        assert_eq!(decoded(cut).ok().unwrap().from, Some(Encoding::Windows1258));
        let cut = &TEXT.repeat(40).into_bytes()[..TEXT.len() * 39 + 6];
        assert_eq!(decoded(cut).ok().unwrap().from, None);
    }
}
