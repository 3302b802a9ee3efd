//! What participants change themselves, and until when.

use chrono::{DateTime, NaiveDate, Utc};

use crate::{local, words::words};

words! {
    /// Whether a participant may hand the own seat over, now or should they not be able to come.
    HandOver {
        /// Nobody may.
        No = "no", "Không", "No";
        /// To somebody of the same unit.
        Unit = "unit", "Cho người cùng đơn vị", "To somebody of the same unit";
        /// To anybody.
        Anybody = "anybody", "Cho bất kỳ ai", "To anybody";
    }
}

words! {
    /// How somebody came to have the seat of another.
    SeatWay {
        /// It was handed over.
        HandedOver = "handed_over", "Chuyển chỗ", "Handed over";
        /// As the substitute, when the seat was given up.
        Substitute = "substitute", "Người thay", "Substitute";
    }
}

/// Until when participants change what is theirs: the moment that was set; where none was, the end of the last day to register; where
/// there is none either, until it begins. Never once it has begun.
pub fn changes_end(
    set: Option<DateTime<Utc>>,
    closes_on: Option<NaiveDate>,
    begun_by: DateTime<Utc>,
) -> DateTime<Utc> {
    set.or_else(|| closes_on.map(local::end_of)).map_or(begun_by, |end| end.min(begun_by))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_moment_that_was_set_goes_before_the_last_day_and_nothing_changes_once_it_has_begun(
            set in prop::option::of(0i64..200), closes in prop::option::of(0i64..200), begins in 0i64..200,
        ) {
            let zero = DateTime::<Utc>::from_timestamp(1_780_000_000, 0).unwrap();
            let at = |hours: i64| zero + Duration::hours(hours);
            let day = closes.map(|hours| local::day(at(hours)));
            let end = changes_end(set.map(at), day, at(begins));
            prop_assert!(end <= at(begins));
            match (set, day) {
                (Some(set), _) => prop_assert_eq!(end, at(set.min(begins))),
                (None, Some(day)) => prop_assert_eq!(end, local::end_of(day).min(at(begins))),
                (None, None) => prop_assert_eq!(end, at(begins)),
            }
        }
    }
}
