//! What a key does in the grid.

use super::{place::Way, status::Status};

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    /// To another cell; the selection grows when Shift is held.
    Go(Way, bool),
    /// Sets the status and moves on, or sets all selected cells.
    Set(Status),
    /// Present or unmarked.
    Toggle,
    /// Unmarked.
    Clear,
    /// Takes the last act back.
    Undo,
    /// One cell is selected again.
    Collapse,
}

/// What is held down with it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Held {
    pub(super) shift: bool,
    /// Ctrl, or Command on a Mac.
    pub(super) ctrl: bool,
    pub(super) alt: bool,
}

/// What a key does; nothing where it is the browser's, such as Alt with an arrow, which opens the select.
pub(super) fn deed(key: &str, held: Held) -> Option<Deed> {
    let Held { shift, ctrl, alt } = held;
    let go = |way| Some(Deed::Go(way, shift));
    let set = |status| Some(Deed::Set(status));
    if alt {
        return None;
    }
    if ctrl {
        return match key {
            "Home" => go(Way::First),
            "End" => go(Way::Last),
            "z" | "Z" if !shift => Some(Deed::Undo),
            _ => None,
        };
    }
    match key {
        "ArrowUp" => go(Way::Up(1)),
        "ArrowDown" => go(Way::Down(1)),
        "ArrowLeft" => go(Way::Left),
        "ArrowRight" => go(Way::Right),
        "PageUp" => go(Way::Up(10)),
        "PageDown" => go(Way::Down(10)),
        "Home" => go(Way::RowStart),
        "End" => go(Way::RowEnd),
        // As in spreadsheets; Alt with an arrow opens the choices.
        "Enter" => Some(Deed::Go(Way::Down(1), false)),
        "c" | "C" | "1" => set(Status::Present),
        "m" | "M" | "2" => set(Status::Late),
        "p" | "P" | "3" => set(Status::Excused),
        "v" | "V" | "4" => set(Status::Absent),
        " " => Some(Deed::Toggle),
        "Delete" | "Backspace" => Some(Deed::Clear),
        "Escape" => Some(Deed::Collapse),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: Held = Held { shift: false, ctrl: false, alt: false };

    #[test]
    fn letters_and_their_digits_do_the_same() {
        for (keys, status) in [
            (["c", "C", "1"], Status::Present),
            (["m", "M", "2"], Status::Late),
            (["p", "P", "3"], Status::Excused),
            (["v", "V", "4"], Status::Absent),
        ] {
            for key in keys {
                assert_eq!(deed(key, NONE), Some(Deed::Set(status)), "{key}");
            }
        }
    }

    #[test]
    fn shift_extends_and_ctrl_goes_to_the_ends() {
        let shift = Held { shift: true, ..NONE };
        let ctrl = Held { ctrl: true, ..NONE };
        assert_eq!(deed("ArrowDown", NONE), Some(Deed::Go(Way::Down(1), false)));
        assert_eq!(deed("ArrowDown", shift), Some(Deed::Go(Way::Down(1), true)));
        assert_eq!(deed("Home", NONE), Some(Deed::Go(Way::RowStart, false)));
        assert_eq!(deed("Home", ctrl), Some(Deed::Go(Way::First, false)));
        assert_eq!(deed("z", ctrl), Some(Deed::Undo));
    }

    #[test]
    fn the_browser_keeps_its_own_keys() {
        let with = |ctrl, alt| Held { ctrl, alt, ..NONE };
        for (key, held) in [
            ("ArrowDown", with(false, true)),
            ("c", with(true, false)),
            ("v", with(true, false)),
            ("Z", Held { shift: true, ..with(true, false) }),
            ("Tab", NONE),
            ("F5", NONE),
            ("đ", NONE),
        ] {
            assert_eq!(deed(key, held), None, "{key}");
        }
    }
}
