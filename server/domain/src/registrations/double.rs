//! Rows of people that are likely one person (rule 9).

use chrono::NaiveDate;

use crate::text;

/// What tells whether two rows may be one person, whatever their units: people change them, and type them in other words.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Likeness {
    name: String,
    birth_date: NaiveDate,
    phone: String,
}

impl Likeness {
    /// The likeness of a row; none where the birth date or the telephone number is not known: a name alone is shared by many.
    pub fn of(name: &str, birth_date: Option<NaiveDate>, phone: Option<&str>) -> Option<Self> {
        Some(Self { name: text::spelling(name), birth_date: birth_date?, phone: phone?.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(n: i32) -> Option<NaiveDate> {
        NaiveDate::from_num_days_from_ce_opt(720_000 + n)
    }

    #[test]
    fn the_place_of_a_tone_mark_and_the_case_tell_nobody_apart_and_another_mark_does() {
        let of = |name| Likeness::of(name, day(1), Some("0912345678"));
        assert_eq!(of("Ma Thị Hoà"), of("MA THỊ HÒA"));
        assert_ne!(of("Ma Thị Hoà"), of("Ma Thị Hoa"));
    }

    proptest! {
        /// All three are needed: who differs in one is somebody else, and of whom one is not known nothing is said.
        #[test]
        fn name_birth_date_and_number_all_count(name in "[A-Z][a-z]{1,6} [A-Z][a-z]{1,6}", born in 0i32..9_000, phone in "0[0-9]{9}", other in "0[0-9]{9}") {
            let whole = Likeness::of(&name, day(born), Some(&phone));
            prop_assert!(whole.is_some());
            prop_assert_eq!(Likeness::of(&name.to_uppercase(), day(born), Some(&phone)), whole.clone());
            prop_assert_ne!(Likeness::of(&name, day(born + 1), Some(&phone)), whole.clone());
            prop_assert_ne!(Likeness::of(&format!("{name}x"), day(born), Some(&phone)), whole.clone());
            prop_assert_eq!(Likeness::of(&name, day(born), Some(&other)) == whole, other == phone);
            prop_assert_eq!(Likeness::of(&name, None, Some(&phone)), None);
            prop_assert_eq!(Likeness::of(&name, day(born), None), None);
        }
    }
}
