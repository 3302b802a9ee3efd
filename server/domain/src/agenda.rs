//! An agenda without dates: sessions by days counted from the first, which is 1, and by the local clock.

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Timelike, Utc};

use crate::{Slot, local};

/// The most days that an agenda has, as an activity runs at the most.
pub const LONGEST: i64 = 121;

/// The last minute of a day.
const LAST_MINUTE: u32 = 24 * 60 - 1;

/// When a session of an agenda is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AgendaTime {
    /// The day, from 1.
    pub day_no: u32,
    /// In which part of it.
    pub slot: Slot,
    /// When it begins, in minutes after midnight.
    pub from: u32,
    /// When it ends, later on the same day.
    pub to: u32,
}

impl AgendaTime {
    /// The time of a session of an activity that begins on `first`. One that ends after midnight ends with its day.
    pub fn of(
        first: NaiveDate,
        (held_on, slot): (NaiveDate, Slot),
        (starts_at, ends_at): (DateTime<Utc>, DateTime<Utc>),
    ) -> Self {
        let minute = |at: DateTime<Utc>| minutes(local::at(at).time());
        let from = minute(starts_at).min(LAST_MINUTE - 1);
        let to = if minute(ends_at) > from { minute(ends_at) } else { LAST_MINUTE };
        let day_no = u32::try_from((held_on - first).num_days() + 1).unwrap_or(1).max(1);
        Self { day_no, slot, from, to }
    }

    /// The day of it, in an activity that begins on `first`.
    pub fn day(self, first: NaiveDate) -> NaiveDate {
        first + Duration::days(i64::from(self.day_no) - 1)
    }

    /// The moments at which it begins and ends then.
    pub fn span(self, first: NaiveDate) -> (DateTime<Utc>, DateTime<Utc>) {
        let day = self.day(first);
        (local::to_utc(day, time(self.from)), local::to_utc(day, time(self.to)))
    }
}

/// How many days an agenda has: one at the least.
pub fn days(agenda: impl IntoIterator<Item = AgendaTime>) -> i64 {
    agenda.into_iter().map(|time| i64::from(time.day_no)).max().unwrap_or(1)
}

/// A time of day in minutes after midnight.
pub fn minutes(time: NaiveTime) -> u32 {
    time.hour() * 60 + time.minute()
}

/// The time of day of so many minutes after midnight.
pub fn time(minute: u32) -> NaiveTime {
    NaiveTime::from_num_seconds_from_midnight_opt(minute.min(LAST_MINUTE) * 60, 0).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Word;

    proptest! {
        #[test]
        fn an_agenda_that_was_taken_from_an_activity_gives_the_same_sessions_on_other_days(
            first in 0i64..3_000, day_no in 1u32..=121, slot in 0usize..3, from in 0u32..1_438, length in 1u32..600, shift in -500i64..500
        ) {
            let first = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + Duration::days(first);
            let to = (from + length).min(LAST_MINUTE);
            let time = AgendaTime { day_no, slot: Slot::ALL[slot], from, to };
            prop_assert_eq!(AgendaTime::of(first, (time.day(first), time.slot), time.span(first)), time);
            let (then, span) = (first + Duration::days(shift), time.span(first));
            let moved = (span.0 + Duration::days(shift), span.1 + Duration::days(shift));
            prop_assert_eq!(time.span(then), moved);
            prop_assert!(span.0 < span.1);
        }

        #[test]
        fn whatever_the_hours_of_a_session_its_time_is_one_that_can_be_kept(from in 0i64..100_000, length in 1i64..3_000) {
            let first = NaiveDate::from_ymd_opt(2026, 7, 1).unwrap();
            let starts_at = local::to_utc(first, NaiveTime::MIN) + Duration::minutes(from % 1_440);
            let time = AgendaTime::of(first, (first, Slot::Evening), (starts_at, starts_at + Duration::minutes(length)));
            prop_assert!(time.from < time.to && time.to <= LAST_MINUTE && time.day_no == 1);
        }
    }

    #[test]
    fn an_agenda_has_as_many_days_as_its_last_session_says() {
        let at = |day_no| AgendaTime { day_no, slot: Slot::Morning, from: 450, to: 690 };
        assert_eq!((days([]), days([at(1), at(3)])), (1, 3));
        assert_eq!(time(450).to_string(), "07:30:00");
    }
}
