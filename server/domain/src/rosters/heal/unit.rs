//! The words of a list for a unit: abbreviations, bodies of a commune, the units that it lies in.

use super::{Heal, Healed, abbreviations::expanded, name::cased};
use crate::{
    rosters::phrases::{Phrases, Said},
    text,
    units::name::{with_parent, written},
};

/// The common nouns of communes, then those of the units in which they lie.
const NOUNS: [&str; 8] = ["xã", "phường", "thị trấn", "thị xã", "thành phố", "huyện", "quận", "tỉnh"];

/// So many of them are of communes.
const OF_COMMUNES: usize = 3;

/// Bodies of a commune: who works there is of the commune.
static BODIES: Phrases = Phrases::new(&[
    "ubnd",
    "ub",
    "ủy ban nhân dân",
    "ủy ban",
    "hđnd",
    "hội đồng nhân dân",
    "hđnd và ubnd",
    "hđnd ubnd",
    "đảng ủy",
    "đu",
    "đảng bộ",
    "thường trực đảng ủy",
    "văn phòng đảng ủy",
    "ubmttq",
    "ub mttq",
    "mttq",
    "mặt trận tổ quốc",
    "ủy ban mttq",
    "ủy ban mttq việt nam",
    "ủy ban mặt trận tổ quốc",
    "ủy ban mặt trận tổ quốc việt nam",
    "ubmttq việt nam",
    "ub mttq việt nam",
    "hội lhpn",
    "hội lhpn việt nam",
    "hội liên hiệp phụ nữ",
    "hội liên hiệp phụ nữ việt nam",
    "hội phụ nữ",
    "hội nông dân",
    "hội nd",
    "hội ccb",
    "hội cựu chiến binh",
    "hội chữ thập đỏ",
    "hội người cao tuổi",
    "hội khuyến học",
    "đoàn thanh niên",
    "đoàn tn",
    "đoàn tncs hồ chí minh",
    "đoàn tncs hcm",
    "đoàn",
    "công đoàn",
    "công an",
    "ban chqs",
    "ban chỉ huy quân sự",
    "trạm y tế",
    "tyt",
    "văn phòng",
    "văn phòng ubnd",
    "vp ubnd",
    "văn phòng hđnd và ubnd",
    "văn phòng hđnd ubnd",
    "vp hđnd ubnd",
    "vp hđnd và ubnd",
    "phòng văn hóa xã hội",
    "phòng vh xh",
    "phòng kinh tế",
    "trung tâm phục vụ hành chính công",
    "tt phục vụ hành chính công",
    "trung tâm hành chính công",
]);

/// The one body that also districts and the province are called by.
static COMMITTEES: Phrases = Phrases::new(&["ubnd", "ub", "ủy ban nhân dân"]);

/// Parts of a commune.
static HAMLETS: Phrases = Phrases::new(&[
    "thôn",
    "xóm",
    "bản",
    "ấp",
    "khu phố",
    "khu dân cư",
    "tổ dân phố",
    "tdp",
    "khối phố",
    "phố",
]);

/// The words for a unit as they are meant: `UBND x. Cát Nê - H. Đại Từ` is `Xã Cát Nê, huyện Đại Từ`.
///
/// A body is dropped only where a commune remains. What is no territory stays as it is, but for its abbreviations.
///
/// ```
/// use domain::rosters::heal::unit::unit;
/// assert_eq!(unit("UBND x. Cát Nê - H. Đại Từ").value, "Xã Cát Nê, huyện Đại Từ");
/// assert_eq!(unit("Sở Nội vụ").value, "Sở Nội vụ");
/// ```
pub fn unit(raw: &str) -> Healed<String> {
    let mut value = text::line(raw);
    let mut how: Vec<Heal> = Vec::new();
    // What is written out can be read further: a few steps at the most.
    for _ in 0..8 {
        let next = step(&value);
        if next.value == value {
            break;
        }
        how.extend(next.how);
        value = next.value;
    }
    how.dedup();
    Healed { value, how }
}

fn step(clean: &str) -> Healed<String> {
    let bare = clean.trim_end_matches(['.', ',', ';', ':', ' ', '-']);
    let mut how = if bare.len() < clean.len() { vec![Heal::Signs] } else { vec![] };
    let long = expanded(bare);
    if long != bare {
        how.push(Heal::Abbreviation);
    }
    match territory(&long) {
        Some(found) => {
            how.extend(found.how);
            Healed { value: found.value, how }
        }
        None => Healed { value: long, how },
    }
}

/// A part of what stands in a cell.
enum Part {
    /// A territory, by the place of its noun in the list of nouns.
    Territory(usize, String),
    /// Anything else.
    Other(String),
}

/// The territory that the words name, with the one in which it lies where that is said.
fn territory(words: &str) -> Option<Healed<String>> {
    let parts = parts(words);
    let is_commune = |part: &Part| matches!(part, Part::Territory(noun, _) if *noun < OF_COMMUNES);
    let at = parts
        .iter()
        .position(is_commune)
        .or_else(|| parts.iter().position(|part| matches!(part, Part::Territory(..))))?;
    let (before, rest) = parts.split_at(at);
    let (first, above) = rest.split_first()?;
    let mut how = Vec::new();
    if !before.is_empty() {
        is_dropped(before, is_commune(first)).then_some(())?;
        how.push(Heal::UnitPrefix);
    }
    let Part::Territory(noun, proper) = first else { return None };
    let proper = recased(proper, &mut how);
    let name = format!("{} {proper}", NOUNS[*noun]);
    let parent = match above.first() {
        None => return Some(Healed { value: written(&name), how }),
        Some(Part::Territory(above, proper)) => format!("{} {}", NOUNS[*above], recased(proper, &mut how)),
        Some(Part::Other(words)) if is_proper(words) => recased(words, &mut how),
        Some(Part::Other(_)) => return None,
    };
    if above.len() > 1 {
        how.push(Heal::UnitParent);
    }
    Some(Healed { value: with_parent(&name, &parent), how })
}

fn recased(proper: &str, how: &mut Vec<Heal>) -> String {
    cased(proper).inspect(|_| how.push(Heal::Capitals)).unwrap_or_else(|| proper.to_owned())
}

/// What stands before a territory names a body of it, or a part.
fn is_dropped(before: &[Part], is_before_commune: bool) -> bool {
    let others = before.iter().map(|part| match part {
        Part::Other(words) => Some(words.as_str()),
        Part::Territory(..) => None,
    });
    let Some(others) = others.collect::<Option<Vec<_>>>() else { return false };
    let said = Said::new(&others.join(" "));
    if !is_before_commune {
        return COMMITTEES.are_all_of(&said);
    }
    let is_number = others.iter().all(|words| {
        let behind = text::fold(words);
        behind.strip_prefix("to ").is_some_and(|number| number.chars().all(|c| c.is_ascii_digit()))
    });
    BODIES.are_all_of(&said) || HAMLETS.begin(&said) || is_number
}

/// The parts of the words: between commas and dashes, and where a territory begins.
fn parts(words: &str) -> Vec<Part> {
    let apart = words.replace(" - ", ",").replace(" – ", ",").replace(['(', ')', ';', '&'], ",");
    let is_lower = !words.chars().any(char::is_uppercase);
    let mut parts = Vec::new();
    for piece in apart.split(',') {
        let words: Vec<&str> = piece.split(' ').filter(|word| !word.is_empty()).collect();
        let starts: Vec<usize> =
            (0..words.len()).filter(|at| noun_at(&words, *at, is_lower).is_some()).collect();
        // The noun within another, as `xã` in `thị xã`, begins nothing.
        let starts: Vec<usize> =
            starts.iter().copied().filter(|at| *at == 0 || !is_second(&words, *at, is_lower)).collect();
        let bounds: Vec<usize> =
            [0].into_iter().chain(starts.into_iter().filter(|at| *at > 0)).chain([words.len()]).collect();
        for pair in bounds.windows(2) {
            parts.extend(part(&words[pair[0]..pair[1]], is_lower));
        }
    }
    parts
}

fn part(words: &[&str], is_lower: bool) -> Option<Part> {
    let whole = words.join(" ");
    if words.is_empty() {
        return None;
    }
    let Some((noun, length)) = noun_at(words, 0, is_lower) else { return Some(Part::Other(whole)) };
    let proper = words[length..].join(" ");
    Some(if is_lower || is_proper(&proper) { Part::Territory(noun, proper) } else { Part::Other(whole) })
}

/// The noun that stands at a word with a proper name behind it, and how many words it has.
fn noun_at(words: &[&str], at: usize, is_lower: bool) -> Option<(usize, usize)> {
    let nouns = NOUNS.iter().enumerate();
    nouns.map(|(place, noun)| (place, noun, noun.split(' ').count())).find_map(|(place, noun, length)| {
        let stands = words
            .get(at..at + length)?
            .iter()
            .zip(noun.split(' '))
            .all(|(word, of)| word.to_lowercase() == of);
        let behind = words.get(at + length)?;
        let is_name = behind.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || (is_lower && behind.starts_with(char::is_alphabetic) && text::fold(behind) != "hoi");
        // `XÃ HỘI` is no commune, in capitals either.
        let is_social = *noun == "xã" && behind.to_lowercase() == "hội";
        (stands && is_name && !is_social).then_some((place, length))
    })
}

fn is_second(words: &[&str], at: usize, is_lower: bool) -> bool {
    noun_at(words, at - 1, is_lower).is_some_and(|(_, length)| length > 1)
}

/// Words of which each has a capital or is a number.
fn is_proper(words: &str) -> bool {
    let begins = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    words.split(' ').count() <= 5 && words.split(' ').all(begins)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn units_are_read_as_lists_have_them() {
        for (raw, meant) in [
            ("UBND xã Cát Nê", "Xã Cát Nê"),
            ("Ủy ban nhân dân xã Cát Nê", "Xã Cát Nê"),
            ("Uỷ ban nhân dân phường Tích Lương", "Phường Tích Lương"),
            ("Đảng ủy xã Cát Nê", "Xã Cát Nê"),
            ("HĐND - UBND xã Cát Nê", "Xã Cát Nê"),
            ("Hội LHPN xã Cát Nê", "Xã Cát Nê"),
            ("Trạm Y tế xã Cát Nê", "Xã Cát Nê"),
            ("Phòng Văn hóa - Xã hội xã Cát Nê", "Xã Cát Nê"),
            ("UBND x.Cát Nê", "Xã Cát Nê"),
            ("XÃ CÁT NÊ", "Xã Cát Nê"),
            ("xã cát nê", "Xã Cát Nê"),
            ("P. Phan Đình Phùng", "Phường Phan Đình Phùng"),
            ("TT Hùng Sơn", "Thị trấn Hùng Sơn"),
            ("H. Đại Từ", "Huyện Đại Từ"),
            ("TP Thái Nguyên", "Thành phố Thái Nguyên"),
            ("UBND huyện Đại Từ", "Huyện Đại Từ"),
            ("xã Cát Nê - huyện Đại Từ", "Xã Cát Nê, huyện Đại Từ"),
            ("xã Cát Nê huyện Đại Từ", "Xã Cát Nê, huyện Đại Từ"),
            ("Xã Cát Nê (Đại Từ)", "Xã Cát Nê, Đại Từ"),
            ("xã Cát Nê, H. Đại Từ, tỉnh Thái Nguyên", "Xã Cát Nê, huyện Đại Từ"),
            ("Xóm Đầu Cầu, xã Cát Nê", "Xã Cát Nê"),
            ("Tổ 5, phường Tích Lương", "Phường Tích Lương"),
            ("Xã Cát Nê.", "Xã Cát Nê"),
            ("phường Ba Hàng, thị xã Phổ Yên", "Phường Ba Hàng, thị xã Phổ Yên"),
        ] {
            assert_eq!(unit(raw).value, meant, "{raw}");
        }
        for kept in [
            "Sở Nội vụ",
            "Phòng Văn hóa - Xã hội",
            "Đội công tác xã hội tình nguyện xã Úc Kỳ",
            "Trường THCS xã Cát Nê",
            "Đảng ủy huyện Đại Từ",
            "Cát Nê",
            "Xã",
            "",
        ] {
            assert_eq!(unit(kept), Healed { value: kept.to_owned(), how: vec![] });
        }
    }

    #[test]
    fn it_is_said_what_was_done() {
        let how = |raw| unit(raw).how;
        assert_eq!(how("UBND XÃ CÁT NÊ"), [Heal::UnitPrefix, Heal::Capitals]);
        assert_eq!(how("x. Cát Nê, H. Đại Từ, T. Thái Nguyên"), [Heal::Abbreviation, Heal::UnitParent]);
        assert_eq!(how("xã Cát Nê"), []);
    }

    proptest! {
        #[test]
        fn a_healed_unit_is_left_alone(raw in "\\PC{0,30}|(UBND |Hội LHPN |x\\.|TT |P\\. |XÃ |H )?(xã|Thị|Cát|Nê|hội|Y tế|1|,|-|TP|q1|huyện|thị xã|H\\.)( (xã|huyện|Cát|Nê|hội|-|thị xã|TP\\.|2|,)){0,5}") {
            let once = unit(&raw);
            prop_assert_eq!(unit(&once.value), Healed { value: once.value.clone(), how: vec![] });
        }
    }
}
