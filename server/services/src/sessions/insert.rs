//! A session as it begins: on a day, in a part of it, at the usual hours; or as one of another activity was.

use chrono::{Duration, NaiveDate};
use domain::Slot;
use store::{
    ids::{ActivityId, SessionId},
    rows::Session,
};

/// A session in a slot of a day, at the usual hours.
pub(crate) fn new_session(activity_id: ActivityId, held_on: NaiveDate, slot: Slot) -> Session {
    let (starts_at, ends_at) = slot.usual_span(held_on);
    let empty = String::new;
    Session {
        id: SessionId::NEW,
        activity_id,
        held_on,
        slot: slot.into(),
        starts_at,
        ends_at,
        room: empty(),
        topic: empty(),
        trainer: empty(),
        topic_en: empty(),
    }
}

/// A session of another activity as one of this, some days later.
pub(crate) fn moved(session: Session, activity_id: ActivityId, shift: Duration) -> Session {
    Session {
        id: SessionId::NEW,
        activity_id,
        held_on: session.held_on + shift,
        starts_at: session.starts_at + shift,
        ends_at: session.ends_at + shift,
        ..session
    }
}
