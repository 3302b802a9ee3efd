//! The name of a person: one field, sorted by the given name in Vietnamese order (rule 9).

use std::sync::OnceLock;

use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences, options::CollatorOptions};
use icu_locale_core::locale;

use crate::{Problem, label, text};

/// The most letters that a name can have. The longest names in use have about 40.
pub const MAX_LETTERS: usize = 100;

/// The full name of a person, clean and in NFC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName(String);

impl PersonName {
    /// Takes a name as somebody typed it.
    ///
    /// # Errors
    /// [`Problem::Missing`], [`Problem::TooLong`], or [`Problem::NotAName`] where it holds digits or signs that no name has.
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        let name = text::line(raw).replace(['Ð', 'Ɖ'], "Đ");
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

    proptest! {
        #[test]
        fn the_order_is_that_of_the_given_name(a in "(Lê|Đỗ|Vũ) (An|Ánh|Bình|Đức|Dũng|Ý)", b in "(Lê|Đỗ|Vũ) (An|Ánh|Bình|Đức|Dũng|Ý)") {
            let given = |n: &str| collation_key(n.rsplit_once(' ').unwrap().1);
            if given(&a) < given(&b) {
                prop_assert!(PersonName::parse(&a).unwrap().sort_key() < PersonName::parse(&b).unwrap().sort_key());
            }
        }
    }
}
