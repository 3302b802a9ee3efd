//! Vietnamese in the letters of before Unicode. TCVN3 and VNI show their letters by a face of their own, so that programs take
//! them for letters of Western Europe: `NguyÔn` or `Nguyeãn` for `Nguyễn`. Which it is, is told from how many words are
//! syllables of Vietnamese, as they stand and decoded.

mod syllable;
mod tcvn3;
mod vni;
mod words;

use crate::{Book, Encoding, cells};
use syllable::is_syllable;
use words::{is_of_word, words};

/// A book is converted when less of it than this is Vietnamese as it stands, and at least as much decoded.
const POOR: f64 = 0.60;
const GOOD: f64 = 0.85;
/// Texts that are looked at.
const LOOKED_AT: usize = 4_000;

/// The book with Vietnamese in Unicode, when it was written otherwise.
pub(crate) fn with_its_letters(mut book: Book) -> Book {
    let from = {
        let names = book.sheets.iter().map(|sheet| &sheet.name);
        let cells = book.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
        found(names.chain(cells).map(String::as_str).filter(|text| !text.is_ascii()))
    };
    let texts = book.sheets.iter_mut().flat_map(|sheet| {
        std::iter::once(&mut sheet.name).chain(sheet.rows.iter_mut().flat_map(|row| &mut row.cells))
    });
    for text in texts.filter(|text| !text.is_ascii()) {
        if let Some(from) = from {
            *text = decoded(text, from);
        }
        if text.contains('\u{AD}') {
            *text = cells::without_soft_hyphens(text);
        }
    }
    for sheet in &mut book.sheets {
        for row in &mut sheet.rows {
            while row.cells.last().is_some_and(String::is_empty) {
                row.cells.pop();
            }
        }
        sheet.rows.retain(|row| !row.cells.is_empty());
    }
    book.converted_from = from.or(book.converted_from);
    book
}

/// The share of a text's words, of those with letters beyond ASCII, that are Vietnamese.
pub(crate) fn share_of_text(text: &str) -> f64 {
    let mut share = Share::default();
    share.add(text);
    share.value()
}

/// A text as TCVN3 or VNI, whichever gives more Vietnamese.
pub(crate) fn decoded_text(text: &str) -> String {
    let one_by_one = |from| text.lines().map(|line| decoded(line, from)).collect::<Vec<_>>().join("\n");
    let (tcvn3, vni) = (one_by_one(Encoding::Tcvn3), one_by_one(Encoding::Vni));
    if share_of_text(&vni) > share_of_text(&tcvn3) { vni } else { tcvn3 }
}

/// How much of the texts is Vietnamese: as they stand, as TCVN3, as VNI.
#[derive(Debug, Default)]
struct Tally {
    plain: Share,
    tcvn3: Share,
    vni: Share,
}

impl Tally {
    fn add(&mut self, text: &str) {
        self.plain.add(text);
        self.tcvn3.add(&decoded(text, Encoding::Tcvn3));
        self.vni.add(&decoded(text, Encoding::Vni));
    }
}

fn found<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> Option<Encoding> {
    let mut tally = Tally::default();
    // Of a long list every second, every third, …
    let step = texts.clone().count() / LOOKED_AT + 1;
    texts.step_by(step).for_each(|text| tally.add(text));
    if tally.plain.value() >= POOR {
        return None;
    }
    let (tcvn3, vni) = (tally.tcvn3.value(), tally.vni.value());
    let (best, from) = if vni > tcvn3 { (vni, Encoding::Vni) } else { (tcvn3, Encoding::Tcvn3) };
    (best >= GOOD).then_some(from)
}

/// Words that were counted, and how many are Vietnamese.
#[derive(Debug, Default)]
struct Share {
    words: u32,
    good: u32,
}

impl Share {
    fn add(&mut self, text: &str) {
        for word in words(text) {
            let bare = word.trim_matches(|letter: char| !letter.is_alphabetic());
            // A letter alone says nothing: µ is à in TCVN3, but also a thousandth of a thousandth.
            if word.is_ascii() || word.chars().nth(1).is_none() {
                continue;
            }
            self.words += 1;
            if is_syllable(word) || (!bare.is_ascii() && is_syllable(bare)) {
                self.good += 1;
            }
        }
    }

    fn value(&self) -> f64 {
        if self.words == 0 { 0.0 } else { f64::from(self.good) / f64::from(self.words) }
    }
}

/// A text decoded. A text that has letters of Unicode's Vietnamese already, and a word that is Vietnamese as it stands and
/// would not be decoded, stay as they are.
fn decoded(text: &str, from: Encoding) -> String {
    if text.is_ascii() || text.chars().any(is_only_unicode) {
        return text.to_owned();
    }
    let convert = |word: &str| match from {
        Encoding::Vni => vni::decoded(word),
        _ => tcvn3::decoded(word, tcvn3::Style::of(text)),
    };
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|letter| !is_of_word(letter)).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if word.is_ascii() {
            whole.push_str(word);
        } else {
            let new = convert(word);
            whole.push_str(if is_syllable(word) && !is_syllable(&new) { word } else { &new });
        }
        let mut letters = after.chars();
        whole.extend(letters.next());
        rest = letters.as_str();
    }
    if from == Encoding::Vni { whole } else { tcvn3::with_capitals(&whole, text) }
}

/// Letters of Vietnamese that no Western face has.
fn is_only_unicode(letter: char) -> bool {
    matches!(letter, 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | 'Ạ'..='ỹ')
}

#[cfg(test)]
mod tests;
