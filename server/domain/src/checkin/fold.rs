//! What all events of one person at one session come to. Attendance is this, whatever order the events arrive in and however often.
//!
//! Events are told apart by their identifiers and go by the moment at which they happened, so that what a telephone without a network
//! sends in the evening stands where it belongs. An event that was undone never was.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use crate::AttendanceStatus;

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Somebody said how it is, who saw `seen` there before.
    Set {
        /// How it is; none: nothing is said of it any more.
        status: Option<AttendanceStatus>,
        /// What stood there.
        seen: Option<AttendanceStatus>,
    },
    /// They came in: scanned, ticked, or by themselves.
    In,
    /// Another event is taken back.
    Undo(String),
}

/// An event at a session, of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its identifier: an event that comes twice is one.
    pub id: String,
    /// When it happened, by a clock that was set right.
    pub at: DateTime<Utc>,
    /// What happened.
    pub what: What,
}

/// What events come to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// How it stands; none: nobody said anything.
    pub status: Option<AttendanceStatus>,
    /// The event that it stands by.
    pub by: Option<String>,
    /// Somebody said they were not there who did not know that they had come in: a person is to look.
    pub disagree: bool,
}

/// What events come to.
pub fn fold<'a>(events: impl IntoIterator<Item = &'a Event>) -> Folded {
    let events: BTreeMap<&str, &Event> = events.into_iter().map(|event| (event.id.as_str(), event)).collect();
    let undone: BTreeSet<&str> = events
        .values()
        .filter_map(|event| match &event.what {
            What::Undo(of) => Some(of.as_str()),
            _ => None,
        })
        .collect();
    let mut in_order: Vec<&Event> =
        events.into_values().filter(|event| !undone.contains(event.id.as_str())).collect();
    in_order.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    let mut folded = Folded::default();
    for event in in_order {
        match &event.what {
            What::Undo(_) => {}
            What::In => {
                if !folded.status.is_some_and(AttendanceStatus::was_there) {
                    folded = Folded {
                        status: Some(AttendanceStatus::Present),
                        by: Some(event.id.clone()),
                        disagree: false,
                    };
                }
            }
            What::Set { status, seen } => {
                let was_in = folded.status.is_some_and(AttendanceStatus::was_there);
                let knew = seen.is_some_and(AttendanceStatus::was_there);
                let is_out = !status.is_some_and(AttendanceStatus::was_there);
                let disagree = was_in && is_out && !knew;
                folded = Folded { status: *status, by: Some(event.id.clone()), disagree };
            }
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use AttendanceStatus::{Absent, Excused, Late, Present};
    use chrono::TimeZone;
    use proptest::prelude::*;

    use super::*;

    fn event(id: &str, minute: i64, what: What) -> Event {
        let at = Utc.with_ymd_and_hms(2026, 12, 1, 1, 0, 0).unwrap() + chrono::Duration::minutes(minute);
        Event { id: id.into(), at, what }
    }

    fn set(status: Option<AttendanceStatus>, seen: Option<AttendanceStatus>) -> What {
        What::Set { status, seen }
    }

    #[test]
    fn the_first_arrival_counts_and_further_ones_change_nothing() {
        let folded = fold(&[event("b", 5, What::In), event("a", 2, What::In)]);
        assert_eq!((folded.status, folded.by.as_deref()), (Some(Present), Some("a")));
        let late = fold(&[event("a", 1, set(Some(Late), None)), event("b", 5, What::In)]);
        assert_eq!(late.status, Some(Late), "who was said to be late stays so");
    }

    #[test]
    fn who_was_missing_and_then_comes_is_there() {
        for status in [Absent, Excused] {
            let folded = fold(&[event("a", 1, set(Some(status), None)), event("b", 5, What::In)]);
            assert_eq!((folded.status, folded.disagree), (Some(Present), false));
        }
    }

    #[test]
    fn what_was_undone_never_was() {
        let events = [event("a", 1, What::In), event("u", 2, What::Undo("a".into()))];
        assert_eq!(fold(&events), Folded::default());
        let again = [&events[0], &events[1], &event("c", 3, What::In)];
        assert_eq!(fold(again).by.as_deref(), Some("c"));
    }

    #[test]
    fn who_says_that_somebody_is_missing_without_knowing_that_they_came_is_asked() {
        let arrived = event("a", 1, What::In);
        assert!(fold([&arrived, &event("b", 9, set(Some(Absent), None))]).disagree);
        assert!(!fold([&arrived, &event("b", 9, set(Some(Absent), Some(Present)))]).disagree, "a correction");
        let settled = [
            arrived,
            event("b", 9, set(Some(Absent), None)),
            event("c", 20, set(Some(Absent), Some(Absent))),
        ];
        assert!(!fold(&settled).disagree, "somebody looked");
    }

    fn what() -> impl Strategy<Value = What> {
        let status = || prop::option::of(prop::sample::select(vec![Present, Late, Excused, Absent]));
        prop_oneof![
            3 => Just(What::In),
            3 => (status(), status()).prop_map(|(status, seen)| set(status, seen)),
            1 => (0_usize..12).prop_map(|n| What::Undo(n.to_string())),
        ]
    }

    proptest! {
        #[test]
        fn no_order_of_arrival_and_no_repetition_changes_anything(
            whats in prop::collection::vec((what(), 0_i64..6), 0..12),
            order in prop::collection::vec(any::<prop::sample::Index>(), 0..40),
        ) {
            let events: Vec<Event> = whats.into_iter().enumerate().map(|(n, (what, minute))| event(&n.to_string(), minute, what)).collect();
            let folded = fold(&events);
            if !events.is_empty() {
                // Every one at least once, backwards, with any of them again in between.
                let again: Vec<&Event> = events.iter().rev().chain(order.iter().map(|index| index.get(&events))).collect();
                prop_assert_eq!(fold(again), folded);
            }
        }

        #[test]
        fn nobody_who_came_in_is_lost_unless_somebody_said_so(minutes in prop::collection::vec(0_i64..60, 1..6)) {
            let events: Vec<Event> = minutes.iter().enumerate().map(|(n, minute)| event(&n.to_string(), *minute, What::In)).collect();
            prop_assert_eq!(fold(&events).status, Some(Present));
        }
    }
}
