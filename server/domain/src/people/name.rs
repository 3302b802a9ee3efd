//! The name of a person: one field, sorted by the given name in Vietnamese order (rule 9).

use std::sync::OnceLock;

use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences, options::CollatorOptions};
use icu_locale_core::locale;
use unicode_normalization::UnicodeNormalization;

use crate::{Problem, label, text};

/// The most letters that a name can have. The longest names in use have about 40.
pub const MAX_LETTERS: usize = 100;

/// The full name of a person, clean and in NFC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName(String);

impl PersonName {
    /// Takes a name as somebody typed it. Letters of full width and ligatures become the letters they stand for (NFKC).
    ///
    /// # Errors
    /// [`Problem::Missing`], [`Problem::TooLong`], [`Problem::NotAName`] where it holds digits or signs that no name has, or the sentence
    /// that tells what it looks like: a letter that nobody sees, a web address that mail programs would make a link of.
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        if raw.chars().any(is_blank) {
            return Err(Problem::Said(
                "Họ tên có ký tự trống không nhìn thấy được: xóa đi và gõ lại",
                "The name holds a letter that can’t be seen: delete it and type the name again",
            ));
        }
        let composed: String = raw.nfkc().collect();
        let name = text::line(&composed).replace(['Ð', 'Ɖ'], "Đ");
        if name.is_empty() {
            return Err(Problem::Missing(label::FULL_NAME));
        }
        if name.chars().count() > MAX_LETTERS {
            return Err(Problem::TooLong(label::FULL_NAME, MAX_LETTERS));
        }
        if !name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’' | '(' | ')'))
            || !name.chars().any(char::is_alphabetic)
        {
            return Err(Problem::NotAName);
        }
        if reads_as_web_address(&name) {
            return Err(Problem::Said(
                "Họ tên có phần giống địa chỉ trang web: bỏ phần đó, hoặc thêm dấu cách sau dấu chấm",
                "Part of the name looks like a web address: take it out, or put a space after the full stop",
            ));
        }
        Ok(Self(name))
    }

    /// The name as it is shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The bytes by which people sort: the given name (the last word), then the rest, each by the order of CLDR `vi`.
    pub fn sort_key(&self) -> Vec<u8> {
        let (rest, given) = self.0.rsplit_once(' ').unwrap_or(("", &self.0));
        let mut key = collation_key(given);
        key.push(0);
        key.extend(collation_key(rest));
        key
    }
}

/// Whether a mail program would make a link of it: `evil.vn`, `a.b.com`, `www.x`. A full stop inside a word is a name's where one
/// letter follows (`Nguyễn V.A`) or a word that has Vietnamese letters of its own (`TS.Nguyễn`).
pub(crate) fn reads_as_web_address(name: &str) -> bool {
    name.split(' ').any(|word| {
        let word = word.to_lowercase();
        let mut parts = word.split('.').map(|part| part.trim_matches(|c: char| !c.is_alphabetic()));
        let first = parts.next().unwrap_or_default();
        let mut before = first;
        parts.any(|part| {
            let host = !before.is_empty();
            before = part;
            host && (first == "www" || is_domain(part))
        })
    })
}

/// Letters that can end the name of a host: two or more, of ASCII or of no Latin script.
fn is_domain(part: &str) -> bool {
    // What stands behind a sign belongs to the path, or to nothing: `evil.vn-x`.
    let part = part.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    part.chars().count() >= 2
        && (part.is_ascii() || part.chars().any(|c| c > '\u{24f}' && !('\u{1e00}'..='\u{1eff}').contains(&c)))
}

/// Letters that look like nothing (Default_Ignorable_Code_Point of Unicode, and the blank of braille), as far as [`text::line`] does not
/// leave them out: a name made of them would be an empty row on a list.
pub(crate) fn is_blank(c: char) -> bool {
    matches!(c,
        '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// The bytes by which any text sorts in Vietnamese order.
pub fn collation_key(text: &str) -> Vec<u8> {
    static COLLATOR: OnceLock<Option<CollatorBorrowed<'static>>> = OnceLock::new();
    let collator = COLLATOR.get_or_init(|| {
        Collator::try_new(CollatorPreferences::from(locale!("vi")), CollatorOptions::default()).ok()
    });
    let mut key = Vec::with_capacity(text.len() * 2);
    match collator {
        // Writing to a Vec can't fail; the data are compiled in, so the collator is always there.
        Some(collator) => {
            let _ = collator.write_sort_key_to(text, &mut key);
        }
        None => key.extend(text.as_bytes()),
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sorted<'a>(names: &[&'a str]) -> Vec<&'a str> {
        let mut names = names.to_vec();
        names.sort_by_key(|name| PersonName::parse(name).unwrap().sort_key());
        names
    }

    #[test]
    fn people_sort_by_given_name_then_the_rest() {
        let right = [
            "Trần Văn An",
            "Lê Thị Ánh",
            "Nguyễn Văn Bình",
            "Lý Dũng",
            "Bùi Đức",
            "Hoàng Văn Đức",
            "Vũ Ý",
            "Đàm Yến",
            "Lê Yến",
        ];
        let mut mixed = right;
        mixed.reverse();
        assert_eq!(sorted(&mixed), right);
    }

    #[test]
    fn names_of_one_word_and_of_ethnic_minorities_are_names() {
        for name in ["Y Blŏ Niê", "H’Hen Niê", "Hờ", "Giàng A Páo", "NGUYỄN THỊ ẨN"] {
            assert_eq!(PersonName::parse(name).unwrap().as_str(), name);
        }
        assert_eq!(PersonName::parse("  "), Err(Problem::Missing(label::FULL_NAME)));
        assert_eq!(PersonName::parse("Nguyễn 1"), Err(Problem::NotAName));
        assert_eq!(PersonName::parse("---"), Err(Problem::NotAName));
    }

    #[test]
    fn what_reads_as_a_web_address_is_no_name() {
        for wrong in [
            "a.b.c evil.com",
            "Bấm evil.vn",
            "Bấm Evil.VN",
            "www.evil",
            "Nguyễn WWW.x",
            "Lê (evil.vn)",
            "evil.vn-abc",
            "Lê ｅｖｉｌ．ｃｏｍ",
            "Lê evil．vn",
            "Lê evil.рф",
            "evil.vn.",
        ] {
            assert!(
                matches!(PersonName::parse(wrong), Err(Problem::Said(..))),
                "{wrong}: {:?}",
                PersonName::parse(wrong)
            );
        }
        for name in ["Nguyễn V.A", "Nguyễn V. An", "TS.Nguyễn Thị Ẩn", "Đỗ Th. Hoa", "Lê Văn A.", "K'Brếp"]
        {
            assert_eq!(PersonName::parse(name).unwrap().as_str(), name);
        }
    }

    #[test]
    fn letters_that_nobody_sees_make_no_name_and_wide_ones_become_plain() {
        for blank in
            ["\u{3164}", "Lê\u{115f}Hoa", "\u{ffa0}\u{ffa0}", "Lê \u{2800}", "Lê\u{fe0f}", "\u{e0041}"]
        {
            assert!(matches!(PersonName::parse(blank), Err(Problem::Said(..))), "{blank:?}");
        }
        assert_eq!(PersonName::parse("Ｌê Ｈｏａ").unwrap().as_str(), "Lê Hoa");
        assert_eq!(PersonName::parse("Soﬁa").unwrap().as_str(), "Sofia");
    }

    proptest! {
        #[test]
        fn a_name_is_nfkc_and_every_letter_of_it_can_be_seen(raw in "\\PC{1,40}") {
            if let Ok(name) = PersonName::parse(&raw) {
                let composed: String = name.as_str().nfkc().collect();
                prop_assert_eq!(name.as_str(), composed.as_str());
                prop_assert!(!name.as_str().chars().any(is_blank));
                // What was taken once is taken again, as it is.
                prop_assert_eq!(PersonName::parse(name.as_str()), Ok(name.clone()));
            }
        }

        #[test]
        fn no_host_gets_into_a_name(host in "[a-z]{1,8}(\\.[a-z]{1,8}){0,2}\\.(com|vn|net|xyz|top)", before in "(Bấm |Lê |)", after in "( Hoa|\\)|-x|\\.|)") {
            for host in [host.to_uppercase(), host] {
                let name = format!("{before}{host}{after}");
                prop_assert!(PersonName::parse(&name).is_err(), "{}", name);
            }
        }

        #[test]
        fn the_order_is_that_of_the_given_name(a in "(Lê|Đỗ|Vũ) (An|Ánh|Bình|Đức|Dũng|Ý)", b in "(Lê|Đỗ|Vũ) (An|Ánh|Bình|Đức|Dũng|Ý)") {
            let given = |n: &str| collation_key(n.rsplit_once(' ').unwrap().1);
            if given(&a) < given(&b) {
                prop_assert!(PersonName::parse(&a).unwrap().sort_key() < PersonName::parse(&b).unwrap().sort_key());
            }
        }
    }
}
