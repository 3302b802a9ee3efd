//! The sex: words, forms of address, marks in a column for men and one for women.

use super::{Heal, Healed};
use crate::{Problem, Sex, text};

/// Reads the sex as a list has it. Nothing given is nothing known.
///
/// # Errors
/// [`Problem::NotOneOf`].
pub fn sex(raw: &str) -> Result<Healed<Option<Sex>>, Problem> {
    let folded = text::fold(raw);
    if folded.is_empty() {
        return Ok(Healed { value: None, how: vec![] });
    }
    if let Ok(sex) = Sex::read(raw) {
        return Ok(Healed { value: Some(sex), how: vec![] });
    }
    let sex = match folded.as_str() {
        "ong" | "trai" | "t" | "nam gioi" | "con trai" | "mr" => Sex::Male,
        "ba" | "gai" | "g" | "nu gioi" | "con gai" | "mrs" | "ms" => Sex::Female,
        _ => return Err(Problem::NotOneOf("Nam, Nữ".into())),
    };
    Ok(Healed { value: Some(sex), how: vec![Heal::SexSign] })
}

/// Reads the sex from a column that is marked for men and one that is marked for women. No mark is nothing known.
///
/// # Errors
/// [`Problem::NotOneOf`] where both are marked, or something else than a mark stands there: it would be lost.
pub fn marked(male: &str, female: &str) -> Result<Healed<Option<Sex>>, Problem> {
    let is_other = |cell: &str| is_mark(cell) && !is_plain_mark(cell) && sex(cell).is_err();
    if is_other(male) || is_other(female) {
        return Err(Problem::NotOneOf("x".into()));
    }
    let sex = match (is_mark(male), is_mark(female)) {
        (true, true) => return Err(Problem::NotOneOf("Nam, Nữ".into())),
        (true, false) => Some(Sex::Male),
        (false, true) => Some(Sex::Female),
        (false, false) => None,
    };
    Ok(Healed { value: sex, how: sex.map(|_| Heal::SexSign).into_iter().collect() })
}

/// Anything written but a sign for “no”.
pub(in crate::rosters) fn is_mark(cell: &str) -> bool {
    let cell = text::line(cell);
    !cell.is_empty()
        && !matches!(text::fold(&cell).as_str(), "0" | "khong" | "k")
        && !cell.chars().all(|c| "-–—".contains(c))
}

/// A mark as people put one, and no text.
pub(in crate::rosters) fn is_plain_mark(cell: &str) -> bool {
    matches!(cell.trim(), "x" | "X" | "×" | "✓" | "✔" | "☑" | "v" | "V" | "+" | "1" | "*")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_sex_is_read_from_words_and_marks() {
        for (raw, meant) in [("Nam", Sex::Male), ("NỮ", Sex::Female), ("Ông", Sex::Male), ("Bà", Sex::Female)]
        {
            assert_eq!(sex(raw).unwrap().value, Some(meant), "{raw}");
        }
        assert_eq!(sex("T").unwrap(), Healed { value: Some(Sex::Male), how: vec![Heal::SexSign] });
        assert_eq!(sex("gái").unwrap().value, Some(Sex::Female));
        assert_eq!(sex("").unwrap().value, None);
        for raw in ["1", "0", "x", "khác"] {
            assert_eq!(sex(raw), Err(Problem::NotOneOf("Nam, Nữ".into())), "{raw}");
        }
        assert_eq!(marked("x", "").unwrap().value, Some(Sex::Male));
        assert_eq!(marked("-", "X").unwrap().value, Some(Sex::Female));
        assert_eq!(marked("", "").unwrap(), Healed { value: None, how: vec![] });
        assert!(marked("x", "x").is_err());
        assert!(marked("", "31/2/1990").is_err(), "a day would be lost");
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(raw in "\\PC{0,20}", other in "\\PC{0,20}") {
            let _ = (marked(&raw, &other), is_plain_mark(&raw));
            if let Ok(Healed { value: Some(value), .. }) = sex(&raw) {
                use crate::{Lang, Word};
                prop_assert_eq!(sex(value.name(Lang::Vi)), Ok(Healed { value: Some(value), how: vec![] }));
            }
        }
    }
}
