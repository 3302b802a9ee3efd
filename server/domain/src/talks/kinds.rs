//! What a part of an agenda is.

use crate::words::words;

words! {
    /// What a part of an agenda is.
    TalkKind {
        /// Somebody speaks, a group works.
        Talk = "talk", "Nội dung", "Talk";
        /// A break, a meal, registration.
        Break = "break", "Nghỉ giải lao, đón tiếp", "Break";
        /// An opening, a closing.
        Ceremony = "ceremony", "Khai mạc, bế mạc", "Ceremony";
    }
}

impl TalkKind {
    /// Whether participants choose it: of talks side by side, and of those with seats of their own. The rest is for everybody.
    pub fn is_chosen(self, in_track: InTrack, seats: Option<i32>) -> bool {
        self == Self::Talk && (in_track == InTrack::Yes || seats.is_some())
    }
}

/// Whether a talk stands beside others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InTrack {
    /// It is one of a track.
    Yes,
    /// It is for everybody.
    No,
}

impl InTrack {
    /// By whether there is a track.
    pub fn of<T>(track: Option<T>) -> Self {
        if track.is_some() { Self::Yes } else { Self::No }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_and_what_is_for_everybody_are_not_chosen() {
        assert!(TalkKind::Talk.is_chosen(InTrack::Yes, None));
        assert!(TalkKind::Talk.is_chosen(InTrack::No, Some(20)), "a visit with few seats");
        assert!(!TalkKind::Talk.is_chosen(InTrack::No, None));
        assert!(!TalkKind::Break.is_chosen(InTrack::Yes, Some(20)));
        assert!(!TalkKind::Ceremony.is_chosen(InTrack::Yes, None));
    }
}
