//! Words looked for in a cell. Accents count where the cell has any: `Tổng cộng` is a sum, `Tống Công Minh` is somebody.

use std::sync::OnceLock;

use unicode_normalization::char::is_combining_mark;

use super::families::is_family;
use crate::text;

/// What a cell says, ready to be compared with many phrases.
pub(super) struct Said {
    /// Its words as [`text::spelling`] has them, with a space at both ends.
    words: String,
    /// Nothing in it has an accent: phrases are compared without theirs.
    is_plain: bool,
}

impl Said {
    pub(super) fn new(cell: &str) -> Self {
        let letters = cell.chars().map(|c| if c.is_alphanumeric() || is_combining_mark(c) { c } else { ' ' });
        let letters: String = letters.collect();
        Self { words: format!(" {} ", text::spelling(&letters)), is_plain: letters.is_ascii() }
    }
}

/// Phrases with their accents, in lower case.
pub(super) struct Phrases {
    written: &'static [&'static str],
    read: OnceLock<Vec<Phrase>>,
}

struct Phrase {
    spelled: String,
    /// Without accents. None where a single word without accents is a family name, too: `Trưởng`, `Trương`.
    folded: Option<String>,
}

impl Phrases {
    pub(super) const fn new(written: &'static [&'static str]) -> Self {
        Self { written, read: OnceLock::new() }
    }

    /// The cell begins with one of them.
    pub(super) fn begin(&self, said: &Said) -> bool {
        self.any(said, |words, phrase| words.starts_with(phrase))
    }

    /// One of them stands anywhere in the cell.
    pub(super) fn are_in(&self, said: &Said) -> bool {
        self.any(said, |words, phrase| words.contains(phrase))
    }

    /// The cell is one of them and nothing more.
    pub(super) fn are_all_of(&self, said: &Said) -> bool {
        self.any(said, |words, phrase| words == phrase)
    }

    fn any(&self, said: &Said, matches: impl Fn(&str, &str) -> bool) -> bool {
        let phrases =
            self.read.get_or_init(|| self.written.iter().map(|written| Phrase::new(written)).collect());
        phrases.iter().any(|phrase| match &phrase.folded {
            Some(folded) if said.is_plain => matches(&said.words, folded),
            None if said.is_plain => false,
            _ => matches(&said.words, &phrase.spelled),
        })
    }
}

impl Phrase {
    fn new(written: &str) -> Self {
        let folded = text::fold(written);
        let is_plain = written.is_ascii();
        Self {
            spelled: format!(" {} ", text::spelling(written)),
            folded: (is_plain || !is_family(&folded)).then(|| format!(" {folded} ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_count_where_there_are_any() {
        let sums = Phrases::new(&["tổng cộng", "trưởng", "uỷ ban"]);
        let begin = |cell: &str| sums.begin(&Said::new(cell));
        assert!(begin("TỔNG CỘNG: 35") && begin("Tong cong 35") && begin("Trưởng thôn") && begin("Ủy ban"));
        assert!(!begin("Tống Công Minh") && !begin("Trương Văn A") && !begin("Truong Van A"));
        assert!(!begin("Tổng cộngg") && !begin("") && sums.are_in(&Said::new("(tổng cộng)")));
    }
}
