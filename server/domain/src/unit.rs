//! Units, how they lie within each other, and what became of them (rule 6).

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use unicode_normalization::UnicodeNormalization;

use crate::{
    Problem, label,
    name::{is_blank, reads_as_web_address},
    person::read_line,
    text,
    words::words,
};

words! {
    /// What a unit is in the order of administration.
    UnitLevel {
        /// A province or a city under the central government.
        Province = "province", "Tỉnh", "Province";
        /// A district, abolished on 1 July 2025.
        District = "district", "Huyện", "District";
        /// A commune, ward or township.
        Commune = "commune", "Xã, phường", "Commune";
        /// A department, section or centre.
        Department = "department", "Phòng, ban", "Department";
        /// A team of volunteers of a commune.
        Team = "team", "Đội", "Team";
    }
}

/// The common nouns that begin the names of units of administration.
const COMMON_NOUNS: [&str; 8] = ["Tỉnh", "Thành phố", "Quận", "Huyện", "Thị xã", "Thị trấn", "Xã", "Phường"];

/// The one form in which the name of a unit is kept, and stands on every page, list and paper: `Xã Úc Kỳ`, `Thành phố Bắc Kạn`,
/// `Đội công tác xã hội tình nguyện xã Úc Kỳ`. A capital at the beginning; the common noun of a territory has no other, and none within
/// a name (Nghị định 30/2020/NĐ-CP, appendix II), but for `Thành phố Hồ Chí Minh`. A territory is not called by its committee, which
/// [`acting_body`] names where it acts.
///
/// ```
/// use domain::unit::written;
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

fn count(noun: &str) -> usize {
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

/// The most letters that somebody may type of a unit that the list does not have.
pub const MOST_TYPED: usize = 200;

/// What somebody typed of a unit that the list does not have, as it is kept: one line of letters that can be seen (NFKC).
///
/// # Errors
/// [`Problem::Missing`], [`Problem::TooLong`], or the sentence that says what it looks like, as for the name of a person.
pub fn read_typed(raw: &str) -> Result<String, Problem> {
    if raw.chars().any(is_blank) {
        return Err(Problem::Said(
            "Tên đơn vị có ký tự trống không nhìn thấy được: xóa đi và gõ lại",
            "The name of the unit holds a letter that can’t be seen: delete it and type the name again",
        ));
    }
    let composed: String = raw.nfkc().collect();
    let words = read_line(&composed, label::UNIT, MOST_TYPED)?;
    if !words.chars().any(char::is_alphabetic) {
        return Err(Problem::Missing(label::UNIT));
    }
    if reads_as_web_address(&words) {
        return Err(Problem::Said(
            "Tên đơn vị có phần giống địa chỉ trang web: bỏ phần đó, hoặc thêm dấu cách sau dấu chấm",
            "Part of the unit’s name looks like a web address: take it out, or put a space after the full stop",
        ));
    }
    Ok(words)
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
/// use domain::unit::without_committee;
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

/// Where a unit lies: the codes from the top down to itself, `P19.D164.W05500`. A unit lies within each unit whose path its own
/// begins with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitPath(String);

impl UnitPath {
    /// The path that the database holds.
    pub fn from_stored(path: impl Into<String>) -> Self {
        Self(path.into())
    }

    /// The path of a unit at the top.
    pub fn top(code: &str) -> Self {
        Self(code.to_owned())
    }

    /// The path of a unit directly below this one.
    pub fn below(&self, code: &str) -> Self {
        Self(format!("{}.{code}", self.0))
    }

    /// This unit is `other`, or `other` lies below it.
    pub fn covers(&self, other: &UnitPath) -> bool {
        other.0.strip_prefix(&self.0).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a code can stand in a path, a file name and an address: letters, digits and hyphens, 30 at the most.
pub fn is_code(code: &str) -> bool {
    !code.is_empty() && code.len() <= 30 && code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// A unit as the succession rule needs it. `K` is any key.
#[derive(Debug, Clone, Copy)]
pub struct UnitNode<K> {
    /// The unit it lies in.
    pub parent: Option<K>,
    /// Its last day, if it was dissolved.
    pub valid_to: Option<NaiveDate>,
    /// The unit that took its place, the default one where it was divided.
    pub successor: Option<K>,
}

/// All units, to find which one in force stands for another.
#[derive(Debug, Default)]
pub struct UnitMap<K>(HashMap<K, UnitNode<K>>);

/// No chain of reforms or of parents is longer; a longer one is a loop in the data.
const LONGEST_CHAIN: usize = 64;

impl<K: Copy + Eq + std::hash::Hash + Ord> UnitMap<K> {
    /// Takes every unit.
    pub fn new(nodes: impl IntoIterator<Item = (K, UnitNode<K>)>) -> Self {
        Self(nodes.into_iter().collect())
    }

    /// The unit that stands for `unit` on a day: itself while in force, then its successor, and so on; a dissolved unit without a
    /// successor (a district after 30 June 2025) goes to the unit it lay in, and one at the top (Bắc Kạn) to where most of its
    /// parts went.
    pub fn in_force(&self, unit: K, on: NaiveDate) -> K {
        let mut at = unit;
        for _ in 0..LONGEST_CHAIN {
            let Some(node) = self.0.get(&at) else { return at };
            if node.valid_to.is_none_or(|last| last >= on) {
                return at;
            }
            match node.successor.or(node.parent).or_else(|| self.where_the_parts_went(at, on)) {
                Some(next) => at = next,
                None => return at,
            }
        }
        unit
    }

    /// `unit`, counted on a day, is `within` or lies below it.
    pub fn counts_for(&self, unit: K, within: K, on: NaiveDate) -> bool {
        let mut at = Some(self.in_force(unit, on));
        for _ in 0..LONGEST_CHAIN {
            match at {
                Some(here) if here == within => return true,
                Some(here) => {
                    let parent = self.0.get(&here).and_then(|node| node.parent);
                    at = parent.map(|parent| self.in_force(parent, on));
                }
                None => return false,
            }
        }
        false
    }

    /// The parent of the most successors of the units that lay in a dissolved one.
    fn where_the_parts_went(&self, unit: K, on: NaiveDate) -> Option<K> {
        let mut votes: BTreeMap<K, usize> = BTreeMap::new();
        for (key, node) in &self.0 {
            if let Some(next) = node.successor
                && self.lies_below(*key, unit)
                && let Some(parent) = self.0.get(&next).and_then(|next| next.parent)
                && self.0.get(&parent).is_some_and(|parent| parent.valid_to.is_none_or(|last| last >= on))
            {
                *votes.entry(parent).or_default() += 1;
            }
        }
        votes.into_iter().max_by_key(|(key, count)| (*count, std::cmp::Reverse(*key))).map(|(key, _)| key)
    }

    fn lies_below(&self, unit: K, above: K) -> bool {
        let mut at = self.0.get(&unit).and_then(|node| node.parent);
        for _ in 0..LONGEST_CHAIN {
            match at {
                Some(here) if here == above => return true,
                Some(here) => at = self.0.get(&here).and_then(|node| node.parent),
                None => return false,
            }
        }
        false
    }
}

/// How many units are offered for a name that was typed: as many as one looks through.
pub const OFFERED: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn node(
        parent: Option<&'static str>,
        ended: bool,
        successor: Option<&'static str>,
    ) -> UnitNode<&'static str> {
        UnitNode { parent, valid_to: ended.then(|| day(2025, 6, 30)), successor }
    }

    fn map() -> UnitMap<&'static str> {
        UnitMap::new([
            ("P19", node(None, false, None)),
            ("P06", node(None, true, None)),
            ("D164", node(Some("P19"), true, None)),
            ("D058", node(Some("P06"), true, None)),
            ("W1", node(Some("D164"), true, Some("N1"))),
            ("W2", node(Some("D058"), true, Some("N2"))),
            ("N1", node(Some("P19"), false, None)),
            ("N2", node(Some("P19"), false, None)),
            ("T1", node(Some("W1"), false, None)),
        ])
    }

    #[test]
    fn before_the_reform_every_unit_stands_for_itself() {
        for unit in ["P06", "D164", "W1", "T1"] {
            assert_eq!(map().in_force(unit, day(2025, 6, 30)), unit);
        }
        assert!(map().counts_for("W1", "D164", day(2023, 1, 1)));
        assert!(!map().counts_for("W2", "P19", day(2023, 1, 1)));
    }

    #[test]
    fn after_it_communes_go_to_their_successors_and_the_rest_upwards() {
        let on = day(2026, 1, 1);
        assert_eq!(map().in_force("W1", on), "N1");
        assert_eq!(map().in_force("D164", on), "P19");
        assert_eq!(map().in_force("D058", on), "P19");
        assert!(map().counts_for("W2", "P19", on));
        assert!(map().counts_for("T1", "N1", on));
        assert!(!map().counts_for("T1", "D164", on));
    }

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

    #[test]
    fn a_path_covers_itself_and_what_lies_below_and_no_namesake() {
        let top = UnitPath::top("P19");
        assert!(top.covers(&top) && top.covers(&top.below("D164").below("W1")));
        assert!(!top.covers(&UnitPath::top("P190")) && !top.below("D16").covers(&top.below("D164")));
        assert!(!top.below("D164").covers(&top));
    }

    proptest! {
        #[test]
        fn a_name_is_written_once_and_found_as_before(name in "(UBND )?(Xã|thị Trấn|Thành Phố|Phòng|Đội|Hồ|1)?( (xã|Xã|hội|Úc|Kỳ|Phố|Minh|2)){0,5}") {
            let one = written(&name);
            prop_assert_eq!(&written(&one), &one);
            prop_assert_eq!(written(&in_sentence(&one)), one.clone());
            prop_assert!(text::fold(&text::line(&name)).ends_with(&text::fold(&one)), "{}", one);
        }

        /// Units with random parents and successors, loops included: an answer always comes, and asking again changes nothing.
        #[test]
        fn asking_for_the_unit_in_force_ends_and_is_settled(nodes in prop::collection::vec((prop::option::of(0usize..12), prop::option::of(0usize..12), prop::option::of(2000i32..2030)), 12), ask in 0usize..12) {
            let map = UnitMap::new(nodes.iter().enumerate().map(|(key, (parent, successor, ended))| (key, UnitNode { parent: *parent, successor: *successor, valid_to: ended.map(|year| day(year, 6, 30)) })));
            let on = day(2026, 1, 1);
            let stands = map.in_force(ask, on);
            prop_assert_eq!(map.in_force(stands, on), stands);
            let _ = map.counts_for(ask, 3, on);
        }
    }
}
