//! Something in the way of a session, in words that a page can say.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{Slot, Word};
use store::{
    ids::ActivityId,
    rows::{Session, Talk},
};

/// Something in the way of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The session: its day and part of it.
    pub session: (NaiveDate, Slot),
    /// The talk in it, by its title; none: the session as a whole.
    pub talk: Option<String>,
    /// What.
    pub what: What,
    /// Nothing lets it stand.
    pub is_hard: bool,
    /// By what it is known again once somebody let it stand.
    pub(crate) key: String,
    /// Why somebody let it stand; none: nobody did.
    pub stands: Option<String>,
}

/// What is in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Another session has the room.
    RoomTaken(String, Other),
    /// Another session has the trainer.
    TrainerTaken(String, Other),
    /// The room holds so many, and so many are to come.
    RoomTooSmall(String, u32, u32),
    /// The room is open between these minutes of a day.
    RoomClosed(String, u32, u32),
    /// The room is closed on that day of the week.
    RoomShutOnWeekday(String),
    /// The room is closed on these days: from, to, why.
    RoomShut(String, NaiveDate, NaiveDate, String),
    /// Another session is held at the place, of which no room is known.
    SamePlace(String, Other),
    /// The trainer is away: from, to, why.
    TrainerAway(String, NaiveDate, NaiveDate, String),
    /// Nobody works on that day: why, in both languages.
    DayOff(String, String),
    /// Some with a seat have one elsewhere at that time: their names.
    TwoPlaces(Vec<String>, Other),
}

/// The other session that is in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// Its number: whoever reads, the clash is the same one.
    pub(crate) id: ActivityId,
    /// Its activity, by code and title, where the reader may open it.
    pub activity: Option<(String, String)>,
    /// The unit that holds it.
    pub unit: String,
    /// When it is held.
    pub span: (DateTime<Utc>, DateTime<Utc>),
}

impl Clash {
    /// Something in the way of a session.
    pub(crate) fn of(session: &Session, what: What, is_hard: bool) -> Self {
        let when = (session.held_on, *session.slot);
        let key = format!("{} {} {}", when.0, when.1.code(), what.key());
        Self { session: when, talk: None, what, is_hard, key, stands: None }
    }

    /// The same, in the way of a talk of the session.
    pub(crate) fn of_talk(self, talk: Option<&Talk>) -> Self {
        Self { talk: talk.map(|talk| talk.title.clone()), ..self }
    }
}

impl What {
    /// By what it is known again. Whoever joins two activities that are let stand is part of what was let stand.
    fn key(&self) -> String {
        let of = |other: &Other| other.id;
        match self {
            What::RoomTaken(room, other) => format!("room {room} {}", of(other)),
            What::TrainerTaken(who, other) => format!("trainer {who} {}", of(other)),
            What::RoomTooSmall(room, seats, people) => format!("small {room} {seats} {people}"),
            What::RoomClosed(room, opens, closes) => format!("closed {room} {opens} {closes}"),
            What::RoomShutOnWeekday(room) => format!("weekday {room}"),
            What::RoomShut(room, from, to, _) => format!("shut {room} {from} {to}"),
            What::SamePlace(_, other) => format!("place {}", of(other)),
            What::TrainerAway(who, from, to, _) => format!("away {who} {from} {to}"),
            What::DayOff(why, _) => format!("off {why}"),
            What::TwoPlaces(_, other) => format!("people {}", of(other)),
        }
    }
}
