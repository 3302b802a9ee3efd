//! How a unit is called: in a list, in a sentence, as the body that acts.

use crate::{text, units::level::UnitLevel};

/// The common nouns that begin the names of units of administration.
const COMMON_NOUNS: [&str; 8] = ["Tỉnh", "Thành phố", "Quận", "Huyện", "Thị xã", "Thị trấn", "Xã", "Phường"];

/// The one form in which the name of a unit is kept, and stands on every page, list and paper: `Xã Úc Kỳ`, `Thành phố Bắc Kạn`,
/// `Đội công tác xã hội tình nguyện xã Úc Kỳ`. A capital at the beginning; the common noun of a territory has no other, and none within
/// a name (Nghị định 30/2020/NĐ-CP, appendix II), but for `Thành phố Hồ Chí Minh`. A territory is not called by its committee, which
/// [`acting_body`] names where it acts.
///
/// ```
/// use domain::units::name::written;
/// assert_eq!(written("Thành Phố  Bắc Kạn"), "Thành phố Bắc Kạn");
/// assert_eq!(written("UBND xã Úc Kỳ"), "Xã Úc Kỳ");
/// ```
pub fn written(name: &str) -> String {
    let mut name = text::line(name);
    // What is left may be called by a committee again: `UBND xã xã 2`.
    loop {
        let territory = Some(without_committee(&name)).filter(|rest| noun_at(&words_of(rest), 0).is_some());
        let next = cased(territory.unwrap_or(&name));
        if next == name {
            return name;
        }
        name = next;
    }
}

/// A name with the capitals that it has at the beginning of a line.
fn cased(name: &str) -> String {
    let mut name = name.to_owned();
    // What one noun becomes can make a proper name of it to the noun before: `thị Trấn xã 2`.
    loop {
        let next = capitalized(&parts(&words_of(&name)).join(" "));
        if next == name {
            return name;
        }
        name = next;
    }
}

fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    let first: String = letters.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    first + letters.as_str()
}

/// The name of a unit in the middle of a sentence: `tỉnh Thái Nguyên`. Capitals as in [`written`], but that the common noun at the beginning
/// has none either, except before a number (`Quận 1`); names of bodies keep theirs.
pub fn in_sentence(name: &str) -> String {
    let name = cased(&text::line(name));
    let words = words_of(&name);
    match noun_at(&words, 0) {
        Some(noun) if !keeps_capital(&words[count(noun)..]) => {
            format!("{}{}", noun.to_lowercase(), &name[noun.len()..])
        }
        _ => name,
    }
}

/// The name of a unit with that of the unit that it lies in, which tells it from its namesakes: `Xã Cát Nê, huyện Đại Từ`.
pub fn with_parent(name: &str, parent: &str) -> String {
    format!("{}, {}", written(name), in_sentence(parent))
}

fn words_of(name: &str) -> Vec<&str> {
    name.split(' ').collect()
}

pub(crate) fn count(noun: &str) -> usize {
    noun.split(' ').count()
}

/// The common noun of a territory that stands at a word, in whichever case, and is followed by its proper name or number:
/// `xã hội` is none.
fn noun_at(words: &[&str], at: usize) -> Option<&'static str> {
    COMMON_NOUNS.into_iter().find(|noun| {
        let stands = words.get(at..at + count(noun)).is_some_and(|here| {
            here.iter().zip(noun.split(' ')).all(|(word, of)| word.to_lowercase() == of.to_lowercase())
        });
        let proper = words.get(at + count(noun)).copied().unwrap_or_default();
        stands && proper.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit())
    })
}

fn keeps_capital(proper: &[&str]) -> bool {
    proper.first().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        || (proper.first() == Some(&"Hồ") && proper.last() == Some(&"Minh"))
}

/// The words of a name, those of the common nouns in it as they are written there.
fn parts(words: &[&str]) -> Vec<String> {
    let mut said = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let noun = noun_at(words, at);
        said.push(match noun {
            Some(noun) if at == 0 || keeps_capital(&words[at + count(noun)..]) => noun.to_owned(),
            Some(noun) => noun.to_lowercase(),
            None => words[at].to_owned(),
        });
        at += noun.map_or(1, count);
    }
    said
}

/// The body that invites and signs for a unit: no territory does. For the province it is the office that runs the program, for a
/// district or a commune its people’s committee; departments and teams act themselves.
pub fn acting_body(level: UnitLevel, name: &str, office: &str) -> String {
    match level {
        UnitLevel::Province => office.to_owned(),
        UnitLevel::District | UnitLevel::Commune => format!("UBND {}", in_sentence(name)),
        UnitLevel::Department | UnitLevel::Team => name.to_owned(),
    }
}

/// What somebody typed of a unit, without the words under which [`acting_body`] names it: `UBND xã Định Hóa`.
///
/// ```
/// use domain::units::name::without_committee;
/// assert_eq!(without_committee("UBND xã Định Hóa"), "xã Định Hóa");
/// assert_eq!(without_committee(" uy ban nhan dan xa Dinh Hoa"), "xa Dinh Hoa");
/// assert_eq!(without_committee("Ủy ban"), "Ủy ban");
/// ```
pub fn without_committee(typed: &str) -> &str {
    let typed = typed.trim_start();
    let rest = ["UBND ", "Ủy ban nhân dân "].into_iter().find_map(|words| {
        let end = typed.char_indices().nth(words.chars().count()).map_or(typed.len(), |(at, _)| at);
        let (begins, rest) = typed.split_at(end);
        (text::fold(begins) == text::fold(words) && begins.ends_with(' ')).then_some(rest)
    });
    rest.unwrap_or(typed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_loses_the_capital_of_its_common_noun_in_a_sentence() {
        for (name, said) in [
            ("Tỉnh Thái Nguyên", "tỉnh Thái Nguyên"),
            ("Thành phố Thái Nguyên", "thành phố Thái Nguyên"),
            ("Thị xã Phổ Yên", "thị xã Phổ Yên"),
            ("Thị trấn Chợ Chu", "thị trấn Chợ Chu"),
            ("Huyện Đại Từ", "huyện Đại Từ"),
            ("Xã Định Hóa", "xã Định Hóa"),
            ("Phường Sông Công", "phường Sông Công"),
            ("Quận 1", "Quận 1"),
            ("Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
            ("Sở Nội vụ tỉnh Thái Nguyên", "Sở Nội vụ tỉnh Thái Nguyên"),
            ("Đội công tác xã hội tình nguyện", "Đội công tác xã hội tình nguyện"),
            ("Phòng Văn hóa - Xã hội", "Phòng Văn hóa - Xã hội"),
            ("Xã", "Xã"),
            ("Đội công tác xã hội tình nguyện Xã Úc Kỳ", "Đội công tác xã hội tình nguyện xã Úc Kỳ"),
            (
                "Đội công tác xã hội tình nguyện Phường Tích Lương",
                "Đội công tác xã hội tình nguyện phường Tích Lương",
            ),
            ("Công an Thị xã Phổ Yên", "Công an thị xã Phổ Yên"),
            ("Sở Nội vụ Thành phố Hồ Chí Minh", "Sở Nội vụ Thành phố Hồ Chí Minh"),
        ] {
            assert_eq!(in_sentence(name), said);
        }
    }

    #[test]
    fn a_unit_is_written_in_one_form() {
        for (typed, one) in [
            ("Thành Phố Bắc Kạn", "Thành phố Bắc Kạn"),
            ("THỊ TRẤN Chợ Chu", "Thị trấn Chợ Chu"),
            ("xã  Úc Kỳ ", "Xã Úc Kỳ"),
            ("UBND Xã Úc Kỳ", "Xã Úc Kỳ"),
            ("Ủy ban nhân dân huyện Đại Từ", "Huyện Đại Từ"),
            ("Ủy ban Mặt trận Tổ quốc", "Ủy ban Mặt trận Tổ quốc"),
            ("quận 1", "Quận 1"),
            ("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
            ("Đội công tác xã hội tình nguyện Xã Úc Kỳ", "Đội công tác xã hội tình nguyện xã Úc Kỳ"),
            ("Công an Thành Phố Phổ Yên", "Công an thành phố Phổ Yên"),
            ("Công an Quận 1", "Công an Quận 1"),
            ("Phòng Văn hóa - Xã hội", "Phòng Văn hóa - Xã hội"),
            ("sở Nội vụ Tỉnh Thái Nguyên", "Sở Nội vụ tỉnh Thái Nguyên"),
        ] {
            assert_eq!(written(typed), one);
        }
        assert_eq!(with_parent("Xã Cát Nê", "Huyện Đại Từ"), "Xã Cát Nê, huyện Đại Từ");
    }

    #[test]
    fn no_territory_invites_or_signs() {
        let office = "Sở Nội vụ tỉnh Thái Nguyên";
        let body = |level, name| acting_body(level, name, office);
        assert_eq!(body(UnitLevel::Province, "Tỉnh Thái Nguyên"), office);
        assert_eq!(body(UnitLevel::District, "Thành phố Thái Nguyên"), "UBND thành phố Thái Nguyên");
        assert_eq!(body(UnitLevel::Commune, "Xã Định Hóa"), "UBND xã Định Hóa");
        assert_eq!(body(UnitLevel::Commune, "Phường Sông Công"), "UBND phường Sông Công");
        assert_eq!(body(UnitLevel::Department, "Phòng Người có công"), "Phòng Người có công");
        assert_eq!(body(UnitLevel::Team, "Đội xã Cát Nê"), "Đội xã Cát Nê");
    }

    proptest! {
        #[test]
        fn a_name_is_written_once_and_found_as_before(name in "(UBND )?(Xã|thị Trấn|Thành Phố|Phòng|Đội|Hồ|1)?( (xã|Xã|hội|Úc|Kỳ|Phố|Minh|2)){0,5}") {
            let one = written(&name);
            prop_assert_eq!(&written(&one), &one);
            prop_assert_eq!(written(&in_sentence(&one)), one.clone());
            prop_assert!(text::fold(&text::line(&name)).ends_with(&text::fold(&one)), "{}", one);
        }
    }
}
