//! Whether talks fit into their session and beside each other.

use crate::schedule::span::Span;

/// A talk as it is planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// When.
    pub span: Span,
    /// The hours of its session.
    pub session: Span,
    /// The number of its track; none: for everybody.
    pub track: Option<i64>,
    /// Where it is held, folded; empty: not said.
    pub place: String,
}

/// What is wrong with a talk; a number says which other one is in its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// It begins before its session does.
    TooEarly,
    /// It ends after its session has.
    TooLate,
    /// Another one of the same track is held then.
    SameTrack(usize),
    /// Another one is held then, and one of the two is for everybody.
    ForEverybody(usize),
    /// Another one is held then in the same room.
    SameRoom(usize),
}

/// What is wrong with the talk at a place of the list; nothing where it fits.
pub fn misfit(talks: &[Planned], n: usize) -> Option<Misfit> {
    let talk = talks.get(n)?;
    if talk.span.from < talk.session.from {
        return Some(Misfit::TooEarly);
    }
    if talk.span.to > talk.session.to {
        return Some(Misfit::TooLate);
    }
    let mut others =
        talks.iter().enumerate().filter(|(at, other)| *at != n && other.span.overlaps(talk.span));
    others.find_map(|(at, other)| {
        if talk.track.is_none() || other.track.is_none() {
            Some(Misfit::ForEverybody(at))
        } else if talk.track == other.track {
            Some(Misfit::SameTrack(at))
        } else if !talk.place.is_empty() && talk.place == other.place {
            Some(Misfit::SameRoom(at))
        } else {
            None
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Duration};
    use proptest::prelude::*;

    fn planned(from: i64, long: i64, track: Option<i64>, place: &str) -> Planned {
        let moment = |minute| DateTime::UNIX_EPOCH + Duration::minutes(minute);
        Planned {
            span: Span::new(moment(from), moment(from + long)),
            session: Span::new(moment(0), moment(240)),
            track,
            place: place.into(),
        }
    }

    #[test]
    fn a_talk_lies_within_its_session_and_beside_others() {
        let alone = |talk| misfit(&[talk], 0);
        assert_eq!(alone(planned(-5, 20, None, "")), Some(Misfit::TooEarly));
        assert_eq!(alone(planned(230, 20, None, "")), Some(Misfit::TooLate));
        assert_eq!(alone(planned(0, 240, None, "")), None);
        let two = |a, b| misfit(&[a, b], 1);
        assert_eq!(
            two(planned(0, 60, Some(1), "a"), planned(30, 60, Some(1), "b")),
            Some(Misfit::SameTrack(0))
        );
        assert_eq!(
            two(planned(0, 60, Some(1), "a"), planned(30, 60, None, "")),
            Some(Misfit::ForEverybody(0))
        );
        assert_eq!(
            two(planned(0, 60, Some(1), "a"), planned(30, 60, Some(2), "a")),
            Some(Misfit::SameRoom(0))
        );
        assert_eq!(two(planned(0, 60, Some(1), ""), planned(30, 60, Some(2), "")), None, "no room is said");
        assert_eq!(two(planned(0, 60, None, "a"), planned(60, 60, None, "a")), None, "ends that touch");
    }

    proptest! {
        /// Where all fit, no two of one track, none beside what is for everybody, and no two in one room are at one time.
        #[test]
        fn what_fits_is_in_nobodys_way(talks in prop::collection::vec((0i64..220, 1i64..60, prop::option::of(0i64..3), "[ab]?"), 0..7)) {
            let talks: Vec<Planned> =
                talks.into_iter().map(|(from, long, track, place)| planned(from, long, track, &place)).collect();
            let fits = (0..talks.len()).all(|n| misfit(&talks, n).is_none());
            let apart = |a: &Planned, b: &Planned| {
                !a.span.overlaps(b.span)
                    || (a.track.is_some() && b.track.is_some() && a.track != b.track && (a.place.is_empty() || a.place != b.place))
            };
            let inside = talks.iter().all(|talk| talk.session.from <= talk.span.from && talk.span.to <= talk.session.to);
            let all = talks.iter().enumerate().all(|(n, a)| talks[n + 1..].iter().all(|b| apart(a, b)));
            prop_assert_eq!(fits, inside && all);
        }
    }
}
