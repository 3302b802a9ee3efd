//! Units, how they lie within each other, and what became of them (rule 6).

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

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

    /// One of the two is the other or lies below it.
    pub fn is_in_line_with(&self, other: &UnitPath) -> bool {
        self.covers(other) || other.covers(self)
    }

    /// The code of the unit itself.
    ///
    /// ```
    /// use domain::UnitPath;
    /// let (district, other) = (UnitPath::top("P19").below("D164"), UnitPath::top("P19").below("D165"));
    /// assert_eq!(district.code(), "D164");
    /// assert!(district.is_in_line_with(&UnitPath::top("P19")) && !district.is_in_line_with(&other));
    /// ```
    pub fn code(&self) -> &str {
        self.0.rsplit('.').next().unwrap_or_default()
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
    fn a_path_covers_itself_and_what_lies_below_and_no_namesake() {
        let top = UnitPath::top("P19");
        assert!(top.covers(&top) && top.covers(&top.below("D164").below("W1")));
        assert!(!top.covers(&UnitPath::top("P190")) && !top.below("D16").covers(&top.below("D164")));
        assert!(!top.below("D164").covers(&top));
    }

    proptest! {
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
