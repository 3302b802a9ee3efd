//! From a moment to a moment.

use chrono::{DateTime, Timelike, Utc};

use crate::local;

/// From a moment to a later one, the second not counted: who ends at ten leaves the room to whom begins at ten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// When it begins.
    pub from: DateTime<Utc>,
    /// When it has ended.
    pub to: DateTime<Utc>,
}

impl Span {
    /// From a moment to another.
    pub fn new(from: DateTime<Utc>, to: DateTime<Utc>) -> Self {
        Self { from, to }
    }

    /// Whether there is a moment that both have.
    pub fn overlaps(self, other: Span) -> bool {
        self.from < other.to && other.from < self.to
    }

    /// The minutes of the local day at which it begins and ends. What ends on a later day ends with the day, at 1440.
    pub fn minutes(self) -> (u32, u32) {
        let (from, to) = (local::at(self.from), local::at(self.to));
        let minute = |hour: u32, minute: u32| hour * 60 + minute;
        let end = if to.date_naive() == from.date_naive() { minute(to.hour(), to.minute()) } else { 24 * 60 };
        (minute(from.hour(), from.minute()), end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn span(from: i64, long: i64) -> Span {
        let from = DateTime::UNIX_EPOCH + chrono::Duration::minutes(from);
        Span::new(from, from + chrono::Duration::minutes(long))
    }

    #[test]
    fn ends_that_touch_are_in_nobodys_way() {
        assert!(!span(0, 60).overlaps(span(60, 60)));
        assert!(span(0, 61).overlaps(span(60, 60)));
    }

    #[test]
    fn hours_are_those_of_the_local_clock() {
        // Midnight in Greenwich is seven in the morning here.
        assert_eq!(span(30, 210).minutes(), (450, 660));
        assert_eq!(span(16 * 60, 120).minutes(), (1380, 1440), "past midnight");
    }

    proptest! {
        /// Two spans overlap where a minute lies in both.
        #[test]
        fn two_overlap_where_they_share_a_minute(a in 0i64..300, b in 0i64..300, x in 1i64..200, y in 1i64..200) {
            let (first, second) = (span(a, x), span(b, y));
            let shared = (a..a + x).any(|minute| (b..b + y).contains(&minute));
            prop_assert_eq!(first.overlaps(second), shared);
            prop_assert_eq!(second.overlaps(first), shared);
        }
    }
}
