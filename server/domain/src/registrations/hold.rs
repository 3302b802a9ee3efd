//! How long a seat is held for whoever opens the mailed link.

use chrono::{DateTime, Duration, Utc};

/// How many hours a seat is held for whoever registers.
pub const HOLD: u32 = 24;

/// So long before the first session nobody gives a seat back any more: who comes next could not come.
pub(crate) const LATEST: Duration = Duration::hours(2);

/// Less time than this is none to take a seat in.
pub(crate) const SHORTEST: Duration = Duration::hours(1);

/// Until when a seat is held for so many hours that is given at a moment, so that its owner takes it; none: the first session is too near.
pub fn held_until(now: DateTime<Utc>, hours: u32, first: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
    let end = now + Duration::hours(i64::from(hours));
    let until = first.map_or(end, |first| (first - LATEST).min(end));
    (until - now >= SHORTEST).then_some(until)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_seat_is_held_for_its_hours_at_the_most_for_an_hour_at_the_least_and_never_into_the_class(minutes in -6000i64..6000, hours in 1u32..=168) {
            let now = DateTime::UNIX_EPOCH;
            let first = now + Duration::minutes(minutes);
            let hold = Duration::hours(i64::from(hours));
            match held_until(now, hours, Some(first)) {
                Some(until) => {
                    prop_assert!(until + LATEST <= first);
                    prop_assert!((SHORTEST..=hold).contains(&(until - now)));
                    prop_assert!(until == now + hold || until == first - LATEST);
                }
                None => prop_assert!(minutes < (LATEST + SHORTEST).num_minutes()),
            }
            prop_assert_eq!(held_until(now, hours, None), Some(now + hold));
        }
    }
}
