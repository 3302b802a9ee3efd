//! Days on which nobody works: what an office decided holds before what the law names.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::holidays::{Holiday, holidays};

/// What an office decided about a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The day.
    pub day: NaiveDate,
    /// How far above the unit that asks: 0 is the unit itself.
    pub above: usize,
    /// It is worked, though it would be off.
    pub worked: bool,
    /// By what decision.
    pub reason: String,
}

/// Why nobody works on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyOff {
    /// The law names it.
    Holiday(Holiday),
    /// It was decided, in these words.
    Decided(String),
}

/// The days off between two days, both counted, each once and in their order: the nearest unit's decision about a day holds, and of a day
/// about which nothing was decided the law.
pub fn days_off(decisions: Vec<Decision>, (from, to): (NaiveDate, NaiveDate)) -> Vec<(NaiveDate, WhyOff)> {
    let mut nearest: BTreeMap<NaiveDate, Decision> = BTreeMap::new();
    for one in decisions.into_iter().filter(|one| (from..=to).contains(&one.day)) {
        match nearest.get(&one.day) {
            Some(other) if other.above <= one.above => {}
            _ => drop(nearest.insert(one.day, one)),
        }
    }
    let by_law = (from.year()..=to.year()).flat_map(holidays);
    let by_law = by_law.filter(|(day, _)| (from..=to).contains(day) && !nearest.contains_key(day));
    let mut off: Vec<(NaiveDate, WhyOff)> =
        by_law.map(|(day, holiday)| (day, WhyOff::Holiday(holiday))).collect();
    let decided = nearest.into_values().filter(|one| !one.worked);
    off.extend(decided.map(|one| (one.day, WhyOff::Decided(one.reason))));
    off.sort_by_key(|(day, _)| *day);
    off
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(n: u64) -> NaiveDate {
        // Around 30 April and 1 May.
        NaiveDate::from_ymd_opt(2026, 4, 27).unwrap_or_default() + chrono::Days::new(n)
    }

    proptest! {
        /// Of each day the nearest decision says whether it is off, and the law where there is none.
        #[test]
        fn the_nearest_decision_holds_and_else_the_law(all in prop::collection::vec((0u64..8, 0usize..3, any::<bool>()), 0..12)) {
            // One unit decides about a day once.
            let mut all = all;
            all.sort();
            all.dedup_by_key(|(n, above, _)| (*n, *above));
            let decisions = all.iter().map(|(n, above, worked)| Decision {
                day: day(*n), above: *above, worked: *worked, reason: above.to_string(),
            });
            let off = days_off(decisions.rev().collect(), (day(0), day(7)));
            for n in 0..8 {
                let nearest = all.iter().filter(|(of, ..)| *of == n).min_by_key(|(_, above, _)| *above);
                let expected = match nearest {
                    Some((_, above, false)) => Some(WhyOff::Decided(above.to_string())),
                    Some(_) => None,
                    None => crate::holidays::holiday(day(n)).map(WhyOff::Holiday),
                };
                let told: Vec<&WhyOff> = off.iter().filter(|(of, _)| *of == day(n)).map(|(_, why)| why).collect();
                prop_assert_eq!(told, expected.iter().collect::<Vec<_>>());
            }
            prop_assert!(off.is_sorted_by_key(|(day, _)| *day));
        }
    }
}
