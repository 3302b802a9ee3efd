//! Calls for interest: for whom one is, whether it still takes names, when those who leave theirs could come, and how long names are kept.

use chrono::{DateTime, Duration, Utc};

use crate::words::words;

words! {
    /// Who may answer a call for interest.
    DemandAudience {
        /// Everybody, on a public page; and units.
        Public = "public", "Mọi người và các đơn vị", "Everybody, and units";
        /// Units alone, by their focal persons.
        Units = "units", "Chỉ các đơn vị", "Units only";
    }
}

words! {
    /// Where a call for interest stands.
    DemandState {
        /// It takes names, until its end.
        Open = "open", "Đang nhận", "Open";
        /// It takes none any more.
        Closed = "closed", "Đã đóng", "Closed";
        /// Nothing comes of it.
        Cancelled = "cancelled", "Đã hủy", "Cancelled";
    }
}

words! {
    /// When somebody could come.
    Suits {
        /// Whenever it is.
        Any = "any", "Lúc nào cũng được", "Any time";
        /// From January to June.
        FirstHalf = "first_half", "Từ tháng 1 đến tháng 6", "January to June";
        /// From July to December.
        SecondHalf = "second_half", "Từ tháng 7 đến tháng 12", "July to December";
    }
}

/// Names are kept so long after a call ended, where nobody deletes them before.
pub const NAMES_KEPT: Duration = Duration::days(365);

/// Where a call stands at a moment: one whose end has passed is closed, whatever is written.
pub fn stands(state: DemandState, closes_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> DemandState {
    match state {
        DemandState::Open if closes_at.is_some_and(|end| end <= now) => DemandState::Closed,
        state => state,
    }
}

/// When the names of a call go; none: it has not ended.
pub fn names_go(ended_at: Option<DateTime<Utc>>, closes_at: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
    ended_at.or(closes_at).map(|end| end + NAMES_KEPT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Word;
    use proptest::prelude::*;

    proptest! {
        /// A call takes names until its end and never again after it, and no name goes while it does.
        #[test]
        fn it_is_open_until_its_end_and_names_stay_for_a_year(state in 0usize..3, end in prop::option::of(0i64..500), now in 0i64..900) {
            let at = |days: i64| DateTime::UNIX_EPOCH + Duration::days(days);
            let state = DemandState::ALL[state];
            let is = stands(state, end.map(at), at(now));
            prop_assert_eq!(is == DemandState::Open, state == DemandState::Open && end.is_none_or(|end| now < end));
            prop_assert!(state == DemandState::Open || is == state);
            if is == DemandState::Open {
                prop_assert!(names_go(None, end.map(at)).is_none_or(|gone| gone > at(now)));
            }
        }
    }
}
