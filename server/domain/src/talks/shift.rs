//! Talks move: those of a session from one on, and all of them along with their session.

use chrono::Duration;

use crate::schedule::span::Span;

/// The talks that a delay moves: one and all that begin with it or later, by their places.
pub fn from_on(talks: &[Span], first: usize) -> Vec<usize> {
    let Some(begins) = talks.get(first).map(|span| span.from) else { return vec![] };
    (0..talks.len()).filter(|n| talks[*n].from >= begins).collect()
}

/// How far the talks of a session move when the session does. One that only begins or ends otherwise on its day leaves them at their hours:
/// a session was made longer; one that is as long as before takes them along.
pub fn along(before: Span, after: Span) -> Duration {
    let moved = after.from - before.from;
    if before.to - before.from == after.to - after.from {
        return moved;
    }
    let days = crate::local::day(after.from) - crate::local::day(before.from);
    Duration::days(days.num_days())
}

/// The span, so much later.
pub fn later(span: Span, by: Duration) -> Span {
    Span::new(span.from + by, span.to + by)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use proptest::prelude::*;

    fn span(from: i64, long: i64) -> Span {
        let from = DateTime::UNIX_EPOCH + Duration::minutes(from);
        Span::new(from, from + Duration::minutes(long))
    }

    #[test]
    fn a_session_as_long_as_before_takes_its_talks_along_and_a_longer_one_leaves_them() {
        let morning = span(30, 240);
        assert_eq!(along(morning, span(60, 240)), Duration::minutes(30), "begins later, ends later");
        assert_eq!(along(morning, span(0, 270)), Duration::zero(), "begins earlier");
        assert_eq!(along(morning, span(30 + 1440, 300)), Duration::days(1), "another day, longer");
    }

    proptest! {
        /// What moves along with its session lies in it as before.
        #[test]
        fn talks_keep_their_place_in_a_session_that_moves(from in 0i64..600, long in 60i64..300, by in -3000i64..3000, at in 0i64..50, talk in 1i64..10) {
            let (before, after) = (span(from, long), span(from + by, long));
            let moved = later(span(from + at, talk), along(before, after));
            prop_assert_eq!(moved.from - after.from, Duration::minutes(at));
        }

        /// A delay moves the talk itself and nothing that began before it, and keeps what lay between.
        #[test]
        fn a_delay_keeps_the_order(talks in prop::collection::vec((0i64..200, 1i64..30), 1..10), first in 0usize..10, by in 1i64..60) {
            let talks: Vec<Span> = talks.into_iter().map(|(from, long)| span(from, long)).collect();
            let first = first % talks.len();
            let moved = from_on(&talks, first);
            prop_assert!(moved.contains(&first));
            let after: Vec<Span> = talks.iter().enumerate().map(|(n, talk)| {
                if moved.contains(&n) { later(*talk, Duration::minutes(by)) } else { *talk }
            }).collect();
            for a in 0..talks.len() {
                for b in 0..talks.len() {
                    prop_assert!(talks[a].from > talks[b].from || after[a].from <= after[b].from);
                    prop_assert!(talks[a].overlaps(talks[b]) || !after[a].overlaps(after[b]) );
                }
            }
        }
    }
}
