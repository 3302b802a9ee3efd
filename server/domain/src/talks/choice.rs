//! What somebody can choose of talks side by side: one of those at one time.

use crate::schedule::span::Span;

/// Talks that are offered together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offer {
    /// All of them at one time: one, or none.
    OneOf(Vec<usize>),
    /// Some of them at one time: any that are not.
    AnyOf(Vec<usize>),
}

impl Offer {
    /// The talks, by their places in the list that was given.
    pub fn talks(&self) -> &[usize] {
        match self {
            Self::OneOf(talks) | Self::AnyOf(talks) => talks,
        }
    }
}

/// The talks as they are offered, in the order in which they are held: those that hang together by time together.
pub fn offers(talks: &[Span]) -> Vec<Offer> {
    let mut order: Vec<usize> = (0..talks.len()).collect();
    order.sort_by_key(|n| (talks[*n], *n));
    let mut groups: Vec<(Span, Vec<usize>)> = vec![];
    for n in order {
        let span = talks[n];
        match groups.last_mut() {
            Some((whole, group)) if whole.overlaps(span) => {
                whole.to = whole.to.max(span.to);
                group.push(n);
            }
            _ => groups.push((span, vec![n])),
        }
    }
    let offer = |group: Vec<usize>| {
        let at_once = |a: &usize| group.iter().all(|b| a == b || talks[*a].overlaps(talks[*b]));
        match group.len() > 1 && group.iter().all(at_once) {
            true => Offer::OneOf(group),
            false => Offer::AnyOf(group),
        }
    };
    groups.into_iter().map(|(_, group)| offer(group)).collect()
}

/// The first two of the chosen talks that are at one time, by their places.
pub fn two_at_once(chosen: &[Span]) -> Option<(usize, usize)> {
    let pairs = (0..chosen.len()).flat_map(|a| (a + 1..chosen.len()).map(move |b| (a, b)));
    pairs.into_iter().find(|(a, b)| chosen[*a].overlaps(chosen[*b]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Duration};
    use proptest::prelude::*;

    fn span(from: i64, long: i64) -> Span {
        let from = DateTime::UNIX_EPOCH + Duration::minutes(from);
        Span::new(from, from + Duration::minutes(long))
    }

    #[test]
    fn talks_at_one_time_are_one_choice_and_a_long_one_beside_two_is_not() {
        let three = [span(0, 60), span(0, 60), span(30, 60)];
        assert_eq!(offers(&three), [Offer::OneOf(vec![0, 1, 2])]);
        let long = [span(0, 90), span(0, 40), span(50, 40)];
        assert_eq!(offers(&long), [Offer::AnyOf(vec![1, 0, 2])]);
        assert_eq!(offers(&[span(0, 30), span(30, 30)]), [Offer::AnyOf(vec![0]), Offer::AnyOf(vec![1])]);
    }

    proptest! {
        /// Every talk is offered once; what stands apart can be chosen together, and of one choice nobody can have two.
        #[test]
        fn offers_part_what_can_be_had_together(talks in prop::collection::vec((0i64..60, 1i64..20), 0..12)) {
            let talks: Vec<Span> = talks.into_iter().map(|(from, long)| span(from, long)).collect();
            let offers = offers(&talks);
            let mut all: Vec<usize> = offers.iter().flat_map(|offer| offer.talks().to_vec()).collect();
            all.sort_unstable();
            prop_assert_eq!(all, (0..talks.len()).collect::<Vec<_>>());
            for (n, one) in offers.iter().enumerate() {
                for other in &offers[n + 1..] {
                    for (a, b) in one.talks().iter().flat_map(|a| other.talks().iter().map(move |b| (*a, *b))) {
                        prop_assert!(!talks[a].overlaps(talks[b]));
                    }
                }
                if let Offer::OneOf(group) = one {
                    let spans: Vec<Span> = group.iter().map(|n| talks[*n]).collect();
                    for pair in spans.windows(2) {
                        prop_assert!(two_at_once(pair).is_some());
                    }
                }
            }
        }

        /// Two at once are found exactly where there are some.
        #[test]
        fn two_at_once_are_found(talks in prop::collection::vec((0i64..60, 1i64..20), 0..8)) {
            let talks: Vec<Span> = talks.into_iter().map(|(from, long)| span(from, long)).collect();
            let any = talks.iter().enumerate().any(|(n, a)| talks[n + 1..].iter().any(|b| a.overlaps(*b)));
            prop_assert_eq!(two_at_once(&talks).is_some(), any);
        }
    }
}
