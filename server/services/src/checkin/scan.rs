//! One arrival, judged here and written down at once: what a page without a script sends.

use domain::checkin::{
    Refusal,
    verdict::{Scan, Since, Verdict, Window, judge},
};
use store::{
    ids::{RegistrationId, SessionId},
    rows::{Person, Registration},
};

use crate::{
    Error, Result, Services,
    checkin::{
        arrival::arrival,
        find::{Who, find},
        take::{Deed, Is, Sent, Taking, take},
        walk_in::WalkIn,
    },
    registrations::list::name_of,
};

/// What a scan came to.
#[derive(Debug, Clone)]
pub enum Scanned {
    /// It is somebody of the list: who, of which unit, and what it came to.
    Judged {
        /// The person.
        person: Box<Person>,
        /// The unit, by name.
        unit: String,
        /// What it came to.
        verdict: Verdict,
        /// The event, where one was written: it can be taken back by it.
        event: Option<String>,
    },
    /// It is nobody of the list.
    Refused(Refusal),
}

/// Checks somebody in at a session. `key` is the form's own: sent twice, it does its work once.
///
/// # Errors
/// [`Error::NotFound`] where the device may do nothing any more.
pub async fn scan(
    services: &Services,
    token: &str,
    (session, who): (SessionId, &Who),
    key: &str,
) -> Result<Scanned> {
    let tx = services.db.begin_shared().await?;
    let mut taking = Taking::begin(services, &tx, token).await?;
    let row = match find(services, &tx, &taking.open.activity, who).await? {
        Ok(row) => row,
        Err(why) => return Ok(Scanned::Refused(why)),
    };
    let sent =
        Sent { id: key.to_owned(), session, deed: Deed::In(who.clone()), at: services.now(), offset: None };
    taking.recall(std::slice::from_ref(&sent)).await?;
    let verdict = verdict(&taking, session, &row).await?;
    let mut event = None;
    if verdict.is_in() {
        if let Is::Refused(why) = taking.one(&sent).await? {
            return Ok(Scanned::Refused(why));
        }
        event = Some(key.to_owned());
    }
    let scanned = shown(&taking, row, verdict, event).await?;
    taking.end(0).await?;
    tx.commit().await?;
    Ok(scanned)
}

/// Lets somebody in who was on no list.
///
/// # Errors
/// As [`scan`].
pub async fn scan_walk_in(
    services: &Services,
    token: &str,
    (session, new): (SessionId, &WalkIn),
    key: &str,
) -> Result<Scanned> {
    let tx = services.db.begin_shared().await?;
    let mut taking = Taking::begin(services, &tx, token).await?;
    let sent = Sent {
        id: key.to_owned(),
        session,
        deed: Deed::WalkIn(new.clone()),
        at: services.now(),
        offset: None,
    };
    taking.recall(std::slice::from_ref(&sent)).await?;
    let id = match taking.one(&sent).await? {
        Is::Taken(Some(id)) => id,
        Is::Taken(None) => return Err(Error::NotFound),
        // A form shows why at once: nothing is left for later.
        Is::Refused(why) => return Ok(Scanned::Refused(why)),
    };
    let row = store::registrations::by_id(&tx, id).await?.ok_or(Error::NotFound)?;
    let scanned = shown(&taking, row, Verdict::In, Some(key.to_owned())).await?;
    taking.end(0).await?;
    tx.commit().await?;
    Ok(scanned)
}

/// Takes an event of the activity back.
///
/// # Errors
/// As [`scan`].
pub async fn undo(
    services: &Services,
    token: &str,
    (session, of): (SessionId, &str),
    key: &str,
) -> Result<()> {
    let sent = Sent {
        id: key.to_owned(),
        session,
        deed: Deed::Undo(of.to_owned()),
        at: services.now(),
        offset: None,
    };
    take(services, token, &[sent], 0).await.map(drop)
}

/// What an arrival comes to by what stands in the database.
async fn verdict(taking: &Taking<'_>, session: SessionId, row: &Registration) -> Result<Verdict> {
    let session = taking.sessions.iter().find(|one| one.id == session).ok_or(Error::NotFound)?;
    let activity = taking.open.activity.id.0;
    Ok(judge(&Scan {
        activity,
        of: activity,
        window: Window::of(session.starts_at, session.ends_at),
        now: taking.services.now(),
        standing: Some(*row.state),
        since: since(taking, (session.id, row.id)).await?,
    }))
}

/// Since when somebody is in, and where that was taken.
async fn since(taking: &Taking<'_>, cell: (SessionId, RegistrationId)) -> Result<Option<Since>> {
    let events = store::checkin::events_of(taking.tx, cell).await?;
    let Some((row, at)) = arrival(&events) else { return Ok(None) };
    let by = match (row.device_id, row.recorded_by) {
        (Some(device), _) => store::checkin::device(taking.tx, device).await?.map(|device| device.name),
        (None, Some(user)) => store::users::by_id(taking.tx, user).await?.map(|user| user.name),
        (None, None) => None,
    };
    Ok(Some(Since { at, by: by.unwrap_or_default() }))
}

async fn shown(
    taking: &Taking<'_>,
    row: Registration,
    verdict: Verdict,
    event: Option<String>,
) -> Result<Scanned> {
    let person = store::people::by_id(taking.tx, row.person_id).await?.ok_or(Error::NotFound)?;
    let names = crate::units::find::names(taking.tx, row.unit_id).await?;
    let typed = store::typed_units::words(taking.tx, row.activity_id).await?;
    let unit = name_of(&row, &names, &typed);
    Ok(Scanned::Judged { person: Box::new(person), unit, verdict, event })
}
