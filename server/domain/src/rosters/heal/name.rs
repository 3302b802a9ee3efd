//! Names of people: capitals, forms of address, running numbers.

use super::{Heal, Healed};
use crate::{
    PersonName, Problem,
    rosters::{families::is_family, phrases::Said, words},
    text,
};

/// Forms of address that nobody is called by.
const ALWAYS: [&str; 7] = ["ông/bà", "ông (bà)", "đồng chí", "dong chi", "đ/c", "đ/chí", "d/c"];

/// Forms of address that may also begin a name. They are dropped before a family name.
const BEFORE_FAMILY: [&str; 7] = ["ông", "bà", "anh", "chị", "cô", "chú", "ong"];

/// Reads a name as a list has it.
///
/// ```
/// use domain::rosters::heal::{Heal, name::name};
/// let healed = name("1. Ông NGUYỄN VĂN A").unwrap();
/// assert_eq!(healed.value.as_str(), "Nguyễn Văn A");
/// assert_eq!(healed.how, [Heal::Numbering, Heal::Title, Heal::Capitals]);
/// ```
///
/// # Errors
/// Those of [`PersonName::parse`].
pub fn name(raw: &str) -> Result<Healed<PersonName>, Problem> {
    let bare = bare(raw);
    let mut how = bare.how;
    // Full width letters and ligatures become plain ones before capitals are looked at.
    let parsed = PersonName::parse(&bare.value)?;
    let Some(cased) = cased(parsed.as_str()) else { return Ok(Healed { value: parsed, how }) };
    how.push(Heal::Capitals);
    Ok(Healed { value: PersonName::parse(&cased)?, how })
}

/// A name without what stands before and behind it, its letters as they are.
pub(in crate::rosters) fn bare(raw: &str) -> Healed<String> {
    let mut value = text::line(raw);
    let mut how = Vec::new();
    loop {
        let (step, rest) = if let Some(rest) = without_number(&value) {
            (Heal::Numbering, rest.to_owned())
        } else if let Some(rest) = without_title(&value) {
            (Heal::Title, rest.to_owned())
        } else if let Some(rest) = without_signs(&value) {
            (Heal::Signs, rest.to_owned())
        } else {
            return Healed { value, how };
        };
        value = rest;
        if !how.contains(&step) {
            how.push(step);
        }
    }
}

fn without_number(name: &str) -> Option<&str> {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = rest.trim_start_matches(['.', ')', '/', '-', ':', ' ']);
    (rest.len() < name.len() && behind.len() < rest.len() && behind.starts_with(char::is_alphabetic))
        .then_some(behind)
}

fn without_title(name: &str) -> Option<&str> {
    let behind = |title: &str| {
        let end = name.char_indices().nth(title.chars().count()).map(|(at, _)| at)?;
        let (begins, rest) = name.split_at(end);
        let apart = rest.starts_with([' ', ':', '.']);
        let rest = rest.trim_start_matches([' ', ':', '.']);
        (begins.to_lowercase() == title && apart && !rest.is_empty()).then_some(rest)
    };
    ALWAYS.into_iter().find_map(behind).or_else(|| {
        let rest = BEFORE_FAMILY.into_iter().find_map(behind)?;
        begins_with_family(rest).then_some(rest)
    })
}

fn without_signs(name: &str) -> Option<&str> {
    let rest = name.trim_start_matches(['-', '+', '*', '•', ',', ';', ':', '.', '\'', ' ']);
    let rest = rest.trim_end_matches([',', ';', ':', '*', '-', ' ']);
    (rest.len() < name.len() && !rest.is_empty()).then_some(rest)
}

/// The first of two words or more is a family name.
pub(in crate::rosters) fn begins_with_family(name: &str) -> bool {
    let folded = text::fold(name);
    let mut words = folded.split(' ');
    words.next().is_some_and(is_family) && words.next().is_some()
}

/// A cell that reads as the full name of somebody: two to six words of letters, a family name first, and no unit or post.
pub(in crate::rosters) fn is_name(cell: &str) -> bool {
    let name = bare(cell).value;
    let count = name.split(' ').count();
    let said = Said::new(&name);
    (2..=6).contains(&count)
        && begins_with_family(&name)
        && name.chars().all(|c| c.is_alphabetic() || " .-'’()".contains(c))
        && !words::UNITS.begin(&said)
        && !words::POSTS.begin(&said)
        && !words::SUMS.begin(&said)
}

/// A name with a capital a word, where it has none or nothing else; none: it stays as it is.
pub(in crate::rosters) fn cased(name: &str) -> Option<String> {
    let is_latin = |c: char| !c.is_alphabetic() || c < '\u{250}' || ('\u{1e00}'..='\u{1eff}').contains(&c);
    let (has_upper, has_lower) = (name.chars().any(char::is_uppercase), name.chars().any(char::is_lowercase));
    if (has_upper && has_lower) || !name.chars().all(is_latin) {
        return None;
    }
    let words: Vec<String> = name.split(' ').enumerate().map(|(at, word)| cased_word(word, at > 0)).collect();
    Some(words.join(" ")).filter(|cased| cased != name)
}

fn cased_word(word: &str, may_be_number: bool) -> String {
    let roman = matches!(word.to_uppercase().as_str(), "II" | "III" | "IV");
    if may_be_number && roman {
        return word.to_uppercase();
    }
    let mut begins = true;
    let letters = word.chars().map(|c| {
        let cased = if begins { one(c, c.to_uppercase()) } else { one(c, c.to_lowercase()) };
        begins = !c.is_alphanumeric();
        cased
    });
    letters.collect()
}

/// The one letter that a letter becomes; where that would be several, the letter itself.
fn one(c: char, mut cased: impl Iterator<Item = char>) -> char {
    match (cased.next(), cased.next()) {
        (Some(only), None) => only,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn healed(raw: &str) -> (String, Vec<Heal>) {
        let healed = name(raw).unwrap();
        (healed.value.as_str().to_owned(), healed.how)
    }

    #[test]
    fn capitals_are_written_anew() {
        for (raw, meant) in [
            ("NGUYỄN THỊ LAN ANH", "Nguyễn Thị Lan Anh"),
            ("nguyễn thị ẩn", "Nguyễn Thị Ẩn"),
            ("Y BLŎ NIÊ", "Y Blŏ Niê"),
            ("H'HEN NIÊ", "H'Hen Niê"),
            ("H’HEN NIÊ", "H’Hen Niê"),
            ("GIÀNG A PÁO", "Giàng A Páo"),
            ("LÊ VĂN A.", "Lê Văn A."),
            ("LÊ VĂN HÙNG (A)", "Lê Văn Hùng (A)"),
            ("TRẦN VĂN HÙNG II", "Trần Văn Hùng II"),
            ("VI VĂN SINH", "Vi Văn Sinh"),
            ("TÔN-NỮ THỊ ĐỖ", "Tôn-Nữ Thị Đỗ"),
        ] {
            assert_eq!(healed(raw), (meant.to_owned(), vec![Heal::Capitals]), "{raw}");
        }
        for kept in ["Y Blŏ Niê", "H'Hen Niê", "Nguyễn thị Lan", "Nguyễn Thị LAN", "Y A", "Hờ"] {
            assert_eq!(healed(kept), (kept.to_owned(), vec![]), "{kept}");
        }
    }

    #[test]
    fn what_stands_before_a_name_is_dropped() {
        for (raw, meant) in [
            ("Ông Nguyễn Văn A", "Nguyễn Văn A"),
            ("Bà: Lê Thị B", "Lê Thị B"),
            ("Đ/c Trần Văn C", "Trần Văn C"),
            ("Đồng chí Ma Văn D", "Ma Văn D"),
            ("Ông/Bà Đỗ Văn E", "Đỗ Văn E"),
            ("Chị Y Blŏ Niê", "Y Blŏ Niê"),
            ("Đ/C. Ông Vũ Văn G", "Vũ Văn G"),
        ] {
            assert_eq!(healed(raw), (meant.to_owned(), vec![Heal::Title]), "{raw}");
        }
        for (raw, meant) in
            [("1. Lê Văn A", "Lê Văn A"), ("02) Lê Văn A", "Lê Văn A"), ("3 Lê Văn A", "Lê Văn A")]
        {
            assert_eq!(healed(raw), (meant.to_owned(), vec![Heal::Numbering]), "{raw}");
        }
        assert_eq!(healed("- Lê Văn A,"), ("Lê Văn A".to_owned(), vec![Heal::Signs]));
        for kept in ["Ông Thị Hoa", "Anh Đức", "Bà"] {
            assert_eq!(healed(kept).0, kept);
        }
        assert_eq!(name("Lê 1"), Err(Problem::NotAName));
    }

    #[test]
    fn names_are_told_from_units_and_posts() {
        for yes in
            ["Nguyễn Văn A", "ĐOÀN THỊ HOA", "1. Ông Trương Văn B", "Bàn Văn C", "To Van D", "H’Hen Niê"]
        {
            assert!(is_name(yes), "{yes}");
        }
        for no in [
            "Trưởng thôn",
            "Trường THCS Cát Nê",
            "Đoàn xã Cát Nê",
            "Ban Dân vận",
            "Lan",
            "0912345678",
            "Hà 2",
        ] {
            assert!(!is_name(no), "{no}");
        }
    }

    proptest! {
        #[test]
        fn a_healed_name_is_left_alone(raw in "\\PC{0,30}|(1\\. |Ông |ĐỒNG CHÍ |Đ/c )?(NGUYỄN|lê|H'HEN|Y)( VĂN| thị| A|-b|’C| II){0,4}[.,]?") {
            if let Ok(healed) = name(&raw) {
                let again = name(healed.value.as_str());
                prop_assert_eq!(again, Ok(Healed { value: healed.value, how: vec![] }));
            }
            let _ = is_name(&raw);
        }
    }
}
