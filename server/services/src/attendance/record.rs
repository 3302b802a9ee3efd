//! Marks who came to which session.

use documents::dates;
use domain::{
    AttendanceSource, AttendanceStatus, Lang, Problem, RegistrationState, Word,
    accounts::access::{Action, Actor},
    checkin::EventKind,
    local,
};
use serde_json::json;
use store::{
    ids::{AttendanceEventId, RegistrationId, SessionId, UserId},
    rows::{Attendance, AttendanceEvent},
};

use crate::{
    Error, Result, Services,
    activities::show::open_for,
    audit::{Change, record},
    undo::{Act, Done, MarkChange, offer_undo},
};

/// One mark to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The session.
    pub session: SessionId,
    /// Who.
    pub registration: RegistrationId,
    /// What; none: takes the mark back.
    pub status: Option<AttendanceStatus>,
    /// How it was taken.
    pub source: AttendanceSource,
    /// What was seen there when the mark was made: where somebody else has marked since, the mark is refused. None: whatever was there.
    pub seen: Option<Option<AttendanceStatus>>,
    /// The device's own id of the event: sent twice, it changes nothing the second time.
    pub event_id: Option<String>,
}

/// Makes marks, all or none. Marks of sessions that have not begun, of people without a seat, and of cells that somebody else has
/// marked since, are refused. Marks that devices send
/// as they are made have their own way back, by another mark.
///
/// # Errors
/// [`Error::NotFound`] where session and registration are not of the activity; [`Error::Conflict`]; as the gate decides.
pub async fn record_attendance(
    services: &Services,
    actor: &Actor,
    code: &str,
    marks: &[Mark],
) -> Result<Done> {
    let both = [Action::ReadActivity, Action::TakeAttendance];
    let activity = open_for(services.db.read(), actor, &both, code).await?;
    let tx = services.db.begin_shared().await?;
    // Two clerks who mark the same cell take turns; the second sees what the first made of it before it becomes something else.
    store::activities::lock_unread(&tx, activity.id).await?;
    let sessions = store::sessions::of_activity(&tx, activity.id).await?;
    let (mut changed, mut back) = (0, Vec::new());
    for mark in marks {
        let session = sessions.iter().find(|session| session.id == mark.session).ok_or(Error::NotFound)?;
        let cell = (mark.session, mark.registration);
        let (row, before) = store::attendance::cell(&tx, activity.id, cell).await?.ok_or(Error::NotFound)?;
        // What a device sends is noted first, since that tells whether it came before. If it is refused, the note goes with the rest.
        let sent = match mark.event_id {
            Some(_) => note_event(services, &tx, actor, mark).await?,
            None => None,
        };
        if mark.event_id.is_some() && sent.is_none() {
            continue;
        }
        if session.held_on > services.today() {
            return Err(Error::conflict(
                "Buổi này chưa diễn ra nên chưa điểm danh được.",
                "This session is yet to come; attendance can’t be taken.",
            ));
        }
        if *row.state != RegistrationState::Confirmed && before.is_none() {
            return Err(Error::conflict(
                "Người này chưa được xác nhận tham dự. Xác nhận đăng ký trước khi điểm danh.",
                "This person has no seat. Confirm the registration first.",
            ));
        }
        if let Some(problem) = overtaken(services, &tx, actor, mark, before.as_ref()).await? {
            return Err(Error::Conflict(problem));
        }
        if sent.is_none() {
            let (status, source) =
                (before.as_ref().map(|mark| *mark.status), before.as_ref().map(|mark| *mark.source));
            if status == mark.status {
                continue;
            }
            let event = note_event(services, &tx, actor, mark).await?.ok_or(Error::NotFound)?;
            let (session, registration) = (mark.session, mark.registration);
            back.push(MarkChange { session, registration, before: status, source, event });
        }
        write(services, &tx, actor, mark, before).await?;
        changed += 1;
    }
    let undo = offer_undo(services, &tx, actor, &Act::Marks(activity.id, back)).await?;
    tx.commit().await?;
    Ok(Done { n: changed, undo })
}

/// What somebody else made of a cell since it was seen; none where nobody did, or where it is what is asked for.
async fn overtaken(
    services: &Services,
    tx: &store::Tx,
    actor: &Actor,
    mark: &Mark,
    before: Option<&Attendance>,
) -> Result<Option<Problem>> {
    let Some(seen) = mark.seen else { return Ok(None) };
    let now = before.map(|mark| *mark.status);
    // An answer that was lost leaves one's own mark unseen.
    let own = before.is_some_and(|mark| mark.recorded_by == actor.user().map(UserId));
    if now == seen || now == mark.status || own {
        return Ok(None);
    }
    let Some(before) = before else {
        return Ok(Some(Problem::Said(
            "Người khác vừa xóa điểm danh ở ô này. Xem lại rồi ghi lại nếu cần.",
            "Somebody else has just cleared this cell. Look again, then mark it if need be.",
        )));
    };
    let user = match before.recorded_by {
        Some(id) => store::users::by_id(tx, id).await?.map(|user| user.name).filter(|name| !name.is_empty()),
        None => None,
    };
    let today = local::day(before.recorded_at) == services.today();
    let [time, time_en] = [Lang::Vi, Lang::En].map(|lang| match today {
        true => local::hour(before.recorded_at),
        false => dates::moment(before.recorded_at, lang),
    });
    let who = |other: &str| user.clone().unwrap_or_else(|| other.to_owned());
    let [vi, en] = [Lang::Vi, Lang::En].map(|lang| before.status.name(lang));
    Ok(Some(Problem::SaidOf(
        format!("{} đã ghi “{vi}” lúc {time}. Xem lại rồi ghi lại nếu cần.", who("Người khác")),
        format!("{} marked “{en}” at {time_en}. Look again, then mark it if need be.", who("Somebody else")),
    )))
}

/// Notes that a mark was made or taken back. Answers the number of the note; none: the device has sent it before.
pub(crate) async fn note_event(
    services: &Services,
    tx: &store::Tx,
    actor: &Actor,
    mark: &Mark,
) -> Result<Option<AttendanceEventId>> {
    let event = AttendanceEvent {
        id: AttendanceEventId::NEW,
        event_id: mark.event_id.clone(),
        session_id: mark.session,
        registration_id: mark.registration,
        status: mark.status.map(Into::into),
        source: mark.source.into(),
        recorded_at: services.now(),
        recorded_by: actor.user().map(UserId),
        kind: EventKind::Set.into(),
        happened_at: None,
        seen: mark.seen.flatten().map(Into::into),
        undoes: None,
        device_id: None,
        doubt: None,
    };
    Ok(store::attendance::note_event(tx, event).await?)
}

/// Makes one mark, in the place of what was there before.
pub(crate) async fn write(
    services: &Services,
    tx: &store::Tx,
    actor: &Actor,
    mark: &Mark,
    before: Option<Attendance>,
) -> Result<()> {
    let change = Change {
        verb: "mark",
        noun: "registration",
        id: mark.registration.0,
        before: before.as_ref().map(|old| json!({ "session": old.session_id, "status": *old.status })),
        after: Some(json!({ "session": mark.session, "status": mark.status })),
    };
    let version = before.as_ref().map_or(1, |old| old.version + 1);
    let row = mark.status.map(|status| Attendance {
        session_id: mark.session,
        registration_id: mark.registration,
        status: status.into(),
        source: mark.source.into(),
        recorded_at: services.now(),
        recorded_by: actor.user().map(UserId),
        version,
    });
    match (row, before) {
        (None, None) => {}
        (None, Some(_)) => store::attendance::clear(tx, mark.session, mark.registration).await?,
        (Some(row), Some(_)) => store::update(tx, row).await.map(drop)?,
        (Some(row), None) => store::insert(tx, row).await.map(drop)?,
    }
    record(services, tx, actor, change);
    Ok(())
}
