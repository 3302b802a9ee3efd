//! What participants change themselves, and until when.

use chrono::{DateTime, Utc};

use crate::words::words;

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

impl HandOver {
    /// Whether a seat may go to somebody of the same unit, or of another.
    pub fn lets(self, unit: Successors) -> bool {
        match self {
            Self::No => false,
            Self::Unit => unit == Successors::SameUnit,
            Self::Anybody => true,
        }
    }
}

/// Of which unit somebody is who is to have the seat of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Successors {
    /// Of the same.
    SameUnit,
    /// Of another.
    OtherUnit,
}

/// Until when participants change what is theirs: the moment that was set; where none was, until it begins, since a place that is given up late
/// is better than an empty one. Never once it has begun.
pub fn changes_end(set: Option<DateTime<Utc>>, begun_by: DateTime<Utc>) -> DateTime<Utc> {
    set.map_or(begun_by, |end| end.min(begun_by))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Word;
    use chrono::Duration;
    use proptest::prelude::*;

    #[test]
    fn whoever_may_go_to_another_unit_may_go_to_ones_own_and_nobody_where_it_is_forbidden() {
        for way in HandOver::ALL {
            assert!(way.lets(Successors::SameUnit) || !way.lets(Successors::OtherUnit));
            assert_eq!(way.lets(Successors::SameUnit), *way != HandOver::No);
        }
        assert!(!HandOver::Unit.lets(Successors::OtherUnit));
    }

    proptest! {
        #[test]
        fn nothing_changes_after_the_moment_that_was_set_and_nothing_once_it_has_begun(
            set in prop::option::of(0i64..200), begins in 0i64..200,
        ) {
            let zero = DateTime::<Utc>::from_timestamp(1_780_000_000, 0).unwrap();
            let at = |hours: i64| zero + Duration::hours(hours);
            let end = changes_end(set.map(at), at(begins));
            prop_assert_eq!(end, at(set.map_or(begins, |set| set.min(begins))));
        }
    }
}
