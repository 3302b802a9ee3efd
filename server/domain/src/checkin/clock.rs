//! When something happened on a device, whose clock may be wrong by hours or years.

use chrono::{DateTime, Duration, Utc};

/// A clock may be off by so much before a person is told.
pub const TOLERANCE: Duration = Duration::minutes(5);

/// The moment at which something happened, and whether it is uncertain. `at` is by the device's clock, `offset` what was to be added to it
/// when the device last heard from us, `joined` when it joined, `received` when we heard of it: it can't have been before the one or
/// after the other.
pub fn happened(
    at: DateTime<Utc>,
    offset: Option<Duration>,
    (joined, received): (DateTime<Utc>, DateTime<Utc>),
) -> (DateTime<Utc>, bool) {
    let offset = offset.unwrap_or_default();
    let corrected = at.checked_add_signed(offset).unwrap_or(received);
    let within = corrected.clamp(joined.min(received), received);
    (within, (corrected - within).abs() > TOLERANCE)
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_lies_between_joining_and_hearing_of_it_and_a_clock_that_was_measured_may_be_wrong_by_years(real in 0_i64..36_000, wrong in -900_000_000_i64..900_000_000, later in 0_i64..36_000) {
            let joined = Utc.with_ymd_and_hms(2026, 12, 1, 0, 0, 0).unwrap();
            let real = joined + Duration::seconds(real);
            let received = real + Duration::seconds(later);
            let shown = real + Duration::seconds(wrong);
            prop_assert_eq!(happened(shown, Some(Duration::seconds(-wrong)), (joined, received)), (real, false));
            let (at, uncertain) = happened(shown, None, (joined, received));
            prop_assert!(at >= joined && at <= received);
            prop_assert_eq!(uncertain, shown + TOLERANCE < joined || shown - TOLERANCE > received);
        }
    }
}
