//! When trainers and a room are free: the half-days on which nothing of theirs is planned and everybody works.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::{Slot, schedule::span::Span};

/// What a time is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The first day that will do.
    pub first: NaiveDate,
    /// The last day by which it ends.
    pub last: NaiveDate,
    /// How many half-days it takes, one after the other: mornings and afternoons of days that are worked.
    pub half_days: usize,
    /// Saturdays and Sundays will do as well.
    pub weekends: Weekends,
}

/// Whether weekends will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weekends {
    /// They will.
    Too,
    /// Nobody comes then.
    No,
}

/// A half-day.
pub type HalfDay = (NaiveDate, Slot);

/// The runs of half-days that are free, in their order; each begins on another half-day. A run of several begins in the morning and leaves no
/// half-day of a day that is worked out, so that nobody comes for a day in the middle of which nothing is.
pub fn free(wanted: &Wanted, taken: &[Span], off: &[NaiveDate]) -> Vec<Vec<HalfDay>> {
    let is_worked = |day: NaiveDate| {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        !off.contains(&day) && (wanted.weekends == Weekends::Too || !weekend)
    };
    let days = wanted.first.iter_days().take_while(|day| *day <= wanted.last).filter(|day| is_worked(*day));
    let all: Vec<HalfDay> = days.flat_map(|day| [(day, Slot::Morning), (day, Slot::Afternoon)]).collect();
    let is_free = |(day, slot): &HalfDay| {
        let (from, to) = slot.usual_span(*day);
        !taken.iter().any(|span| span.overlaps(Span::new(from, to)))
    };
    let begins = |run: &&[HalfDay]| run.len() == 1 || run[0].1 == Slot::Morning;
    let runs = all.windows(wanted.half_days.max(1)).filter(begins);
    runs.filter(|run| run.iter().all(is_free)).map(<[HalfDay]>::to_vec).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(n: u64) -> NaiveDate {
        // A Monday.
        NaiveDate::from_ymd_opt(2026, 11, 30).unwrap_or_default() + chrono::Days::new(n)
    }

    fn wanted(half_days: usize) -> Wanted {
        Wanted { first: day(0), last: day(6), half_days, weekends: Weekends::No }
    }

    #[test]
    fn a_run_goes_over_a_day_off_and_begins_in_the_morning() {
        let runs = free(&wanted(4), &[], &[day(1)]);
        assert_eq!(runs.first().map(|run| (run[0].0, run[3].0)), Some((day(0), day(2))));
        assert!(runs.iter().all(|run| run[0].1 == Slot::Morning));
        assert_eq!(runs.len(), 3, "four days are worked");
    }

    proptest! {
        /// Whatever is taken, no run touches it, none lies on a day off, and every half-day that is free and alone will do.
        #[test]
        fn what_is_found_is_free_and_what_is_free_is_found(taken in prop::collection::vec((0u64..7, 0usize..2), 0..8), off in prop::collection::vec(0u64..7, 0..3)) {
            let spans: Vec<Span> = taken.iter().map(|(n, slot)| {
                let (from, to) = [Slot::Morning, Slot::Afternoon][*slot].usual_span(day(*n));
                Span::new(from, to)
            }).collect();
            let off: Vec<NaiveDate> = off.iter().map(|n| day(*n)).collect();
            let found = free(&wanted(1), &spans, &off);
            for n in 0..5u64 {
                for (at, slot) in [Slot::Morning, Slot::Afternoon].into_iter().enumerate() {
                    let is_free = !taken.contains(&(n, at)) && !off.contains(&day(n));
                    prop_assert_eq!(found.contains(&vec![(day(n), slot)]), is_free);
                }
            }
            prop_assert!(found.iter().flatten().all(|(day, _)| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)));
            let days = free(&wanted(2), &spans, &off);
            prop_assert!(days.iter().all(|run| run[0].0 == run[1].0));
        }
    }
}
