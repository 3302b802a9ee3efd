//! Texts in records: one or two bytes a letter, and those that all cells share, which go on from record to record.

use encoding_rs::{UTF_16LE, WINDOWS_1252, WINDOWS_1258};

use super::records::{GOES_ON, Record, Records};
use crate::cells;

/// How texts are written: with two bytes a letter since Excel 97, before that with one in the book's code page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Letters {
    pub(super) is_old: bool,
    pub(super) code_page: u16,
}

/// So many letters from these bytes on. Since Excel 97 a byte before them says whether they are two bytes each.
pub(super) fn letters(bytes: &[u8], length: usize, letters: Letters) -> String {
    if letters.is_old {
        let bytes = bytes.get(..length).unwrap_or(bytes);
        let encoding = if letters.code_page == 1258 { WINDOWS_1258 } else { WINDOWS_1252 };
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    let Some((flags, bytes)) = bytes.split_first() else { return String::new() };
    let is_wide = flags & 1 != 0;
    let end = if is_wide { length.saturating_mul(2) } else { length };
    decoded(bytes.get(..end).unwrap_or(bytes), is_wide)
}

fn decoded(bytes: &[u8], is_wide: bool) -> String {
    if is_wide {
        UTF_16LE.decode_without_bom_handling(bytes).0.into_owned()
    } else {
        bytes.iter().map(|byte| char::from(*byte)).collect()
    }
}

/// The texts that cells refer to by number, from this record and those in which it goes on.
pub(super) fn shared<'a>(first: &Record<'a>, records: &mut Records<'a>) -> Vec<Box<str>> {
    let mut texts = Vec::new();
    let mut place = Place { rest: first.after(8), records };
    while place.has_more() {
        let Some(text) = place.text() else { break };
        texts.push(cells::beginning(&text).into());
    }
    texts
}

/// Where the shared texts are read.
struct Place<'a, 'b> {
    rest: &'a [u8],
    records: &'b mut Records<'a>,
}

impl<'a> Place<'a, '_> {
    /// Goes on to the next record when this one is at its end.
    fn has_more(&mut self) -> bool {
        while self.rest.is_empty() {
            match self.records.next_of(GOES_ON) {
                Some(record) => self.rest = record.bytes,
                None => return false,
            }
        }
        true
    }

    /// At most so many bytes, not beyond this record.
    fn take(&mut self, most: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at(most.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    fn byte(&mut self) -> Option<u8> {
        self.has_more().then(|| self.take(1).first().copied())?
    }

    fn number(&mut self, bytes: u32) -> Option<usize> {
        let mut number = 0;
        for place in 0..bytes {
            number |= usize::from(self.byte()?) << (8 * place);
        }
        Some(number)
    }

    /// A text with its length and flags before it, and its runs of fonts after it.
    fn text(&mut self) -> Option<String> {
        let mut left = self.number(2)?;
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.number(2)? } else { 0 };
        let more = if flags & 4 != 0 { self.number(4)? } else { 0 };
        let (mut is_wide, mut text) = (flags & 1 != 0, String::new());
        while left > 0 {
            if self.rest.is_empty() {
                if !self.has_more() {
                    break;
                }
                // Where a text goes on in another record, that one says anew how it is written.
                is_wide = self.byte()? & 1 != 0;
            }
            let width = if is_wide { 2 } else { 1 };
            let bytes = self.take(left * width);
            left -= bytes.len().div_ceil(width).min(left);
            text.push_str(&decoded(bytes, is_wide));
        }
        let mut skipped = runs.saturating_mul(4).saturating_add(more);
        while skipped > 0 && self.has_more() {
            skipped -= self.take(skipped).len();
        }
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, bytes: &[u8]) -> Vec<u8> {
        [&kind.to_le_bytes()[..], &(bytes.len() as u16).to_le_bytes(), bytes].concat()
    }

    #[test]
    fn a_text_goes_on_in_the_next_record() {
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        // "Nguyễn" breaks off after "Ngu"; "Lan" has a run of a font that breaks off too.
        let first = [&[0; 8][..], &[6, 0, 0], b"Ngu"].concat();
        let second = [&[1][..], &wide("yễn"), &[3, 0, 8, 1, 0], b"Lan", &[0, 0]].concat();
        let third = [&[0, 0][..], &[2, 0, 1], &wide("Đỗ")].concat();
        let stream = [record(0xFC, &first), record(GOES_ON, &second), record(GOES_ON, &third)].concat();
        let mut records = Records::new(&stream, 0);
        let first = records.next().unwrap();
        let texts: Vec<String> = shared(&first, &mut records).iter().map(ToString::to_string).collect();
        assert_eq!(texts, ["Nguyễn", "Lan", "Đỗ"]);
    }

    #[test]
    fn old_texts_have_a_byte_a_letter() {
        let old = Letters { is_old: true, code_page: 1252 };
        assert_eq!(letters(b"Nguy\xD4n", 6, old), "NguyÔn");
        assert_eq!(letters(b"Nguy\xEA\xDEn", 7, Letters { code_page: 1258, ..old }), "Nguyê\u{303}n");
    }
}
