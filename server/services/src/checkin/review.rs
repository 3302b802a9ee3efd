//! What an organizer is to look at: what could not be taken, and arrivals that are in doubt.

use std::collections::HashMap;

use domain::accounts::access::{Action, Actor};
use serde_json::json;
use store::{
    ids::{AttendanceEventId, CheckinDeviceId, CheckinRefusalId, UserId},
    rows::{Activity, AttendanceEvent, CheckinRefusal, Person, Session},
};

use crate::{
    Error, Result, Services,
    activities::show::{open_for, open_locked},
    audit::{Change, record},
};

/// What an organizer is to look at.
#[derive(Debug, Clone)]
pub struct Review {
    /// The activity.
    pub activity: Activity,
    /// What could not be taken.
    pub refused: Vec<Refused>,
    /// Arrivals in doubt. They count.
    pub doubtful: Vec<Doubtful>,
}

/// Something that a device sent and that could not be taken.
#[derive(Debug, Clone)]
pub struct Refused {
    /// What it was.
    pub refusal: CheckinRefusal,
    /// The name of the device.
    pub device: String,
    /// The session, while there is one.
    pub session: Option<Session>,
}

/// An arrival in doubt.
#[derive(Debug, Clone)]
pub struct Doubtful {
    /// The event.
    pub event: AttendanceEvent,
    /// Who.
    pub person: Person,
    /// The name of the device.
    pub device: String,
    /// The session.
    pub session: Session,
}

/// What there is to look at.
///
/// # Errors
/// As the gate decides.
pub async fn list_review(services: &Services, actor: &Actor, code: &str) -> Result<Review> {
    let read = services.db.read();
    let activity = open_for(read, actor, &[Action::ReadList, Action::TakeAttendance], code).await?;
    let devices = store::checkin::devices(read, activity.id).await?;
    let devices: HashMap<CheckinDeviceId, String> =
        devices.into_iter().map(|device| (device.id, device.name)).collect();
    let named = |id: Option<CheckinDeviceId>| id.and_then(|id| devices.get(&id)).cloned().unwrap_or_default();
    let sessions = store::sessions::of_activity(read, activity.id).await?;
    let session = |id| sessions.iter().find(|session| session.id == id).cloned();
    let refused = store::checkin::open_refusals(read, activity.id).await?;
    let refused = refused
        .into_iter()
        .map(|row| Refused {
            device: named(Some(row.device_id)),
            session: row.session_id.and_then(session),
            refusal: row,
        })
        .collect();
    let events = store::checkin::doubts(read, activity.id).await?;
    let people: HashMap<_, _> = if events.is_empty() {
        HashMap::new()
    } else {
        let listed = store::registrations::of_activity(read, activity.id).await?;
        listed.into_iter().map(|(row, person)| (row.id, person)).collect()
    };
    let doubtful = events
        .into_iter()
        .filter_map(|event| {
            let (person, session) = (people.get(&event.registration_id)?.clone(), session(event.session_id)?);
            Some(Doubtful { device: named(event.device_id), person, session, event })
        })
        .collect();
    Ok(Review { activity, refused, doubtful })
}

/// Somebody saw to what could not be taken.
///
/// # Errors
/// [`Error::NotFound`]; as the gate decides.
pub async fn settle_refusal(
    services: &Services,
    actor: &Actor,
    code: &str,
    id: CheckinRefusalId,
) -> Result<()> {
    let tx = services.db.begin().await?;
    let activity = open_locked(&tx, actor, Action::TakeAttendance, code).await?;
    let row = store::checkin::refusal(&tx, activity.id, id).await?.ok_or(Error::NotFound)?;
    if row.settled_at.is_none() {
        let after = Some(json!({ "why": *row.why, "what": row.what }));
        let (settled_at, settled_by) = (Some(services.now()), actor.user().map(UserId));
        store::update(&tx, CheckinRefusal { settled_at, settled_by, ..row }).await?;
        let change = Change { verb: "settle", noun: "checkin_refusal", id: id.0, before: None, after };
        record(services, &tx, actor, change);
    }
    Ok(tx.commit().await?)
}

/// Somebody looked at an arrival that was in doubt. It counts as before; the grid corrects it.
///
/// # Errors
/// [`Error::NotFound`]; as the gate decides.
pub async fn settle_doubt(
    services: &Services,
    actor: &Actor,
    code: &str,
    id: AttendanceEventId,
) -> Result<()> {
    let tx = services.db.begin().await?;
    let activity = open_locked(&tx, actor, Action::TakeAttendance, code).await?;
    let found = store::checkin::doubts(&tx, activity.id).await?.into_iter().find(|event| event.id == id);
    let event = found.ok_or(Error::NotFound)?;
    store::checkin::no_doubt(&tx, id).await?;
    let before = Some(json!({ "doubt": event.doubt.map(|doubt| *doubt) }));
    let id = event.registration_id.0;
    record(services, &tx, actor, Change { verb: "settle", noun: "registration", id, before, after: None });
    Ok(tx.commit().await?)
}
