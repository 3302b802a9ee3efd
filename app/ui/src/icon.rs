//! Signs drawn as lines: the screen's face has no arrows or check marks.

use leptos::prelude::*;

/// What a sign shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A check mark in a circle: done, valid.
    Ok,
    /// A bare check mark.
    Check,
    /// An i in a circle.
    Info,
    /// A triangle with an exclamation mark.
    Warn,
    /// A cross in a circle: refused, revoked.
    Bad,
    /// A bare cross.
    Cross,
    /// A clock.
    Clock,
    /// A pin on the map.
    Place,
    /// People.
    People,
    /// A calendar leaf.
    Calendar,
    /// Two arrows: replaced, or somebody instead.
    Swap,
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Up: ascending.
    Up,
    /// Down: descending.
    Down,
    /// Up and down: can be sorted.
    UpDown,
    /// A magnifying glass.
    Search,
    /// Funnel of the filters.
    Filter,
    /// Three lines: the menu.
    Menu,
    /// Two sheets: copy.
    Copy,
    /// A printer.
    Print,
    /// An arrow into a tray.
    Download,
    /// An envelope.
    Mail,
    /// A sheet with a clip: an attached file.
    File,
    /// A folder that is empty.
    Folder,
    /// A lock.
    Lock,
    /// A plus.
    Plus,
}

impl Sign {
    /// The lines on a 24 × 24 field.
    fn path(self) -> &'static str {
        match self {
            Self::Ok => "M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0ZM7.5 12.5l3 3 6-6.5",
            Self::Check => "M4 12.5l5.5 5.5L20 6.5",
            Self::Info => "M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0ZM12 11v6M12 7v.01",
            Self::Warn => "M12 3 1.5 21h21ZM12 10v5M12 18v.01",
            Self::Bad => "M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0ZM8.5 8.5l7 7M15.5 8.5l-7 7",
            Self::Cross => "M5 5l14 14M19 5 5 19",
            Self::Clock => "M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0ZM12 6v6l4 2.5",
            Self::Place => {
                "M12 22s7-7.2 7-12.5a7 7 0 0 0-14 0C5 14.8 12 22 12 22ZM14.5 9.500a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0Z"
            }
            Self::People => {
                "M13 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM1.5 21v-1.500a6 6 0 0 1 6-6h3a6 6 0 0 1 6 6V21M16 4.300a4 4 0 0 1 0 7.400M22.5 21v-1.500a6 6 0 0 0-4-5.6"
            }
            Self::Calendar => "M3 5h18v16H3ZM3 10h18M8 2.500V7M16 2.500V7",
            Self::Swap => "M3 8h16l-4-4M21 16H5l4 4",
            Self::Left => "M20 12H4M10 6l-6 6 6 6",
            Self::Right => "M4 12h16M14 6l6 6-6 6",
            Self::Up => "M12 20V4M6 10l6-6 6 6",
            Self::Down => "M12 4v16M6 14l6 6 6-6",
            Self::UpDown => "M7 8l5-5 5 5M7 16l5 5 5-5",
            Self::Search => "M17.5 10.500a7 7 0 1 1-14 0 7 7 0 0 1 14 0ZM15.5 15.5 21 21",
            Self::Filter => "M3 5h18l-7 8.500V20l-4-2v-4.500Z",
            Self::Menu => "M3 6h18M3 12h18M3 18h18",
            Self::Copy => "M9 9h12v12H9ZM5.5 15H3V3h12v2.5",
            Self::Print => "M7 9V3h10v6M7 17H3V9h18v8h-4M7 14h10v7H7Z",
            Self::Download => "M12 3v12M7 10.500l5 5 5-5M4 20h16",
            Self::Mail => "M2.5 5h19v14h-19ZM3 6l9 7 9-7",
            Self::File => "M6 2.500h8l5 5v14H6ZM14 2.500V8h5",
            Self::Folder => "M2.5 5h7l2.5 3h9.500v12h-19Z",
            Self::Lock => "M5 11h14v10H5ZM8 11V7.500a4 4 0 0 1 8 0V11",
            Self::Plus => "M12 4v16M4 12h16",
        }
    }
}

/// A sign beside words. It is never the only bearer of a meaning, so it is hidden from those who hear the page.
///
/// ```text
/// <Icon sign=Sign::Calendar/> "12/10/2026"
/// ```
#[component]
pub fn Icon(
    /// What it shows.
    sign: Sign,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=sign.path() />
        </svg>
    }
    .into_any()
}
