//! What a key does at a session.

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    /// Opens the form as the session is.
    Open,
    /// Begins to look for another time.
    Begin,
    /// So many days later.
    Days(i64),
    /// So many minutes later.
    Minutes(i64),
    /// Opens the form with what was looked for.
    Confirm,
    /// Leaves it where it is.
    Leave,
}

/// Whether a session is being moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// No.
    Still,
    /// Yes.
    Moving,
}

/// What a key does; nothing where it is the browser's.
pub(super) fn deed(key: &str, mode: Mode) -> Option<Deed> {
    match (mode, key) {
        (_, "m" | "M") => Some(Deed::Open),
        (Mode::Still, "d" | "D") => Some(Deed::Begin),
        (Mode::Still, _) => None,
        (Mode::Moving, "ArrowLeft") => Some(Deed::Days(-1)),
        (Mode::Moving, "ArrowRight") => Some(Deed::Days(1)),
        (Mode::Moving, "ArrowUp") => Some(Deed::Minutes(-30)),
        (Mode::Moving, "ArrowDown") => Some(Deed::Minutes(30)),
        (Mode::Moving, "Enter") => Some(Deed::Confirm),
        (Mode::Moving, "Escape") => Some(Deed::Leave),
        (Mode::Moving, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_and_enter_are_the_browsers_until_a_session_is_being_moved() {
        for key in ["ArrowLeft", "ArrowDown", "Enter", "Escape", "Tab"] {
            assert_eq!(deed(key, Mode::Still), None, "{key}");
        }
        assert_eq!(deed("ArrowDown", Mode::Moving), Some(Deed::Minutes(30)));
        assert_eq!(deed("Tab", Mode::Moving), None);
        assert_eq!(deed("d", Mode::Still), Some(Deed::Begin));
        assert_eq!(deed("M", Mode::Moving), Some(Deed::Open));
    }
}
