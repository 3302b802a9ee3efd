//! Takes what devices send: each event once, whenever it comes and in whatever order, and none of them away.

use std::collections::HashMap;

use chrono::{DateTime, Duration, Utc};
use domain::{
    AttendanceSource, AttendanceStatus, RegistrationState,
    checkin::{
        Doubt, EventKind, Refusal, clock,
        fold::{Event, What, fold},
        verdict::Window,
    },
};
use store::{
    Tx,
    ids::{AttendanceEventId, CheckinDeviceId, CheckinRefusalId, RegistrationId, SessionId},
    rows::{AttendanceEvent, CheckinRefusal, EarlyUndo, Session},
};

use crate::{
    Error, Result, Services,
    attendance::record::{Mark, write},
    checkin::{
        find::{Who, find},
        join::{OpenDevice, late_device, open_device},
        walk_in::{self, WalkIn},
    },
};

/// Letters that an event's identifier may have.
const LONGEST: usize = 64;

/// What happened on a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Somebody came in.
    In(Who),
    /// Somebody came in who was on no list: their name and their unit, as typed.
    WalkIn(WalkIn),
    /// An event is taken back.
    Undo(String),
}

/// An event as a device sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The device's own id of it: sent twice, it is one.
    pub id: String,
    /// The session.
    pub session: SessionId,
    /// What happened.
    pub deed: Deed,
    /// When, by the clock of the device.
    pub at: DateTime<Utc>,
    /// What is to be added to that clock, where it was ever compared with ours.
    pub offset: Option<Duration>,
}

/// What became of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The event.
    pub id: String,
    /// What became of it.
    pub is: Is,
}

/// What became of an event. Of each of them the device may forget that it has yet to send it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Is {
    /// It counts; of whom it is, where that is known yet.
    Taken(Option<RegistrationId>),
    /// It could not be taken, and waits for an organizer.
    Refused(Refusal),
}

/// Takes the events of a device. `waiting` is how many it has yet to send after these. Of a device that was withdrawn, or of an activity
/// whose check-in has ended, an organizer sees them among those that could not be taken.
///
/// # Errors
/// [`Error::NotFound`] where there is no such device.
pub async fn take(services: &Services, token: &str, sent: &[Sent], waiting: u32) -> Result<Vec<Answer>> {
    let tx = services.db.begin_shared().await?;
    let mut taking = Taking::begin_late(services, &tx, token).await?;
    taking.recall(sent).await?;
    let mut answers = Vec::with_capacity(sent.len());
    for event in sent {
        answers.push(Answer { id: event.id.clone(), is: taking.one(event).await? });
    }
    taking.end(waiting).await?;
    tx.commit().await?;
    Ok(answers)
}

/// Events of one device that are being taken.
pub(crate) struct Taking<'a> {
    pub services: &'a Services,
    pub tx: &'a Tx,
    pub open: OpenDevice,
    /// Its sessions.
    pub sessions: Vec<Session>,
    /// What came of those that came before.
    known: HashMap<String, Is>,
    /// Why nothing of it is taken any more.
    over: Option<Refusal>,
}

impl<'a> Taking<'a> {
    /// Opens the device of a token, and locks its activity.
    pub(crate) async fn begin(services: &'a Services, tx: &'a Tx, token: &str) -> Result<Self> {
        Self::of(services, tx, open_device(services, tx, token).await?, None).await
    }

    /// The same for what a device sends when it may, which may be too late.
    async fn begin_late(services: &'a Services, tx: &'a Tx, token: &str) -> Result<Self> {
        let (open, over) = late_device(services, tx, token).await?;
        Self::of(services, tx, open, over).await
    }

    async fn of(services: &'a Services, tx: &'a Tx, open: OpenDevice, over: Option<Refusal>) -> Result<Self> {
        let activity = store::activities::lock(tx, open.activity.id).await?.ok_or(Error::NotFound)?;
        let sessions = store::sessions::of_activity(tx, activity.id).await?;
        let open = OpenDevice { activity, ..open };
        Ok(Self { services, tx, open, sessions, known: HashMap::new(), over })
    }

    /// Notes that the device was heard of, and how much it has yet to send.
    pub(crate) async fn end(&self, waiting: u32) -> Result<()> {
        let waiting = i32::try_from(waiting).unwrap_or(i32::MAX);
        Ok(store::checkin::heard_of(self.tx, self.open.device.id, (self.services.now(), waiting)).await?)
    }

    /// Looks which of some events came before.
    pub(crate) async fn recall(&mut self, sent: &[Sent]) -> Result<()> {
        let ids: Vec<String> = sent.iter().map(|event| event.id.clone()).collect();
        for some in ids.chunks(500) {
            let (events, refusals) = store::checkin::known(self.tx, some).await?;
            let early = store::checkin::early_undos(self.tx, some).await?;
            let taken = events
                .into_iter()
                .filter_map(|row| Some((row.event_id?, Is::Taken(Some(row.registration_id)))));
            let refused = refusals.into_iter().map(|row| (row.event_id, Is::Refused(*row.why)));
            let early = early.into_iter().map(|row| (row.event_id, Is::Taken(None)));
            self.known.extend(early.chain(taken).chain(refused));
        }
        Ok(())
    }

    /// Takes one event.
    pub(crate) async fn one(&mut self, sent: &Sent) -> Result<Is> {
        if let Some(is) = self.known.get(&sent.id) {
            return Ok(is.clone());
        }
        // No device of ours makes such a one, and nothing can be kept under it.
        if sent.id.is_empty() || sent.id.len() > LONGEST {
            return Ok(Is::Refused(Refusal::Unreadable));
        }
        let is = match self.try_one(sent).await? {
            Ok(registration) => Is::Taken(registration),
            Err(why) => {
                self.refuse(sent, why).await?;
                Is::Refused(why)
            }
        };
        self.known.insert(sent.id.clone(), is.clone());
        Ok(is)
    }

    async fn try_one(&mut self, sent: &Sent) -> Result<std::result::Result<Option<RegistrationId>, Refusal>> {
        if let Some(why) = self.over {
            return Ok(Err(why));
        }
        if let Deed::Undo(of) = &sent.deed {
            return Ok(Ok(self.undo((&sent.id, of), self.moment(sent).0, self.open.device.id).await?));
        }
        let Some(session) = self.sessions.iter().find(|session| session.id == sent.session).cloned() else {
            return Ok(Err(Refusal::NoSession));
        };
        if session.held_on > self.services.today() {
            return Ok(Err(Refusal::NotYet));
        }
        let row = match &sent.deed {
            Deed::Undo(_) => return Ok(Err(Refusal::Unreadable)),
            Deed::In(who) => find(self.services, self.tx, &self.open.activity, who).await?,
            Deed::WalkIn(new) => {
                let OpenDevice { activity, actor, .. } = &self.open;
                let added = walk_in::add(self.services, self.tx, actor, activity, new).await?;
                // The seats of the activity are others now.
                let activity =
                    store::activities::by_id(self.tx, activity.id).await?.ok_or(Error::NotFound)?;
                self.open.activity = activity;
                added
            }
        };
        let row = match row {
            Ok(row) => row,
            Err(why) => return Ok(Err(why)),
        };
        let (at, uncertain) = self.moment(sent);
        let window = Window::of(session.starts_at, session.ends_at);
        let doubt = if uncertain {
            Some(Doubt::Clock)
        } else if at < window.opens || at > window.closes {
            Some(Doubt::Outside)
        } else {
            (*row.state != RegistrationState::Confirmed).then_some(Doubt::NoSeat)
        };
        let event = self.event(sent, (&session, row.id), at, doubt);
        self.note(event).await?;
        // It was taken back before it came.
        for early in store::checkin::early_undos_of(self.tx, &sent.id).await? {
            store::checkin::forget_early_undo(self.tx, &early.event_id).await?;
            self.undo((&early.event_id, &sent.id), early.happened_at, early.device_id).await?;
        }
        Ok(Ok(Some(row.id)))
    }

    /// Takes an event back. Where that has not come yet, it is remembered until it does.
    async fn undo(
        &mut self,
        (id, of): (&str, &str),
        at: DateTime<Utc>,
        device: CheckinDeviceId,
    ) -> Result<Option<RegistrationId>> {
        let Some(undone) = store::checkin::event(self.tx, of).await? else {
            let early = EarlyUndo {
                event_id: id.to_owned(),
                undoes: of.chars().take(LONGEST).collect(),
                device_id: device,
                happened_at: at,
            };
            store::insert(self.tx, early).await?;
            return Ok(None);
        };
        let event = AttendanceEvent {
            id: AttendanceEventId::NEW,
            event_id: Some(id.to_owned()),
            status: None,
            source: undone.source,
            recorded_at: self.services.now(),
            recorded_by: None,
            kind: EventKind::Undo.into(),
            happened_at: Some(at),
            seen: None,
            undoes: Some(of.to_owned()),
            device_id: Some(device),
            doubt: None,
            session_id: undone.session_id,
            registration_id: undone.registration_id,
        };
        // Somebody else's arrival, or one of another activity, is nobody's to take back.
        if self.sessions.iter().any(|session| session.id == undone.session_id) {
            self.note(event).await?;
        }
        Ok(Some(undone.registration_id))
    }

    fn moment(&self, sent: &Sent) -> (DateTime<Utc>, bool) {
        clock::happened(sent.at, sent.offset, (self.open.device.joined_at, self.services.now()))
    }

    fn event(
        &self,
        sent: &Sent,
        (session, registration): (&Session, RegistrationId),
        at: DateTime<Utc>,
        doubt: Option<Doubt>,
    ) -> AttendanceEvent {
        let source = match sent.deed {
            Deed::In(Who::Code(_)) => AttendanceSource::Qr,
            _ => AttendanceSource::Manual,
        };
        AttendanceEvent {
            id: AttendanceEventId::NEW,
            event_id: Some(sent.id.clone()),
            session_id: session.id,
            registration_id: registration,
            status: Some(AttendanceStatus::Present.into()),
            source: source.into(),
            recorded_at: self.services.now(),
            recorded_by: None,
            kind: EventKind::In.into(),
            happened_at: Some(at),
            seen: None,
            undoes: None,
            device_id: Some(self.open.device.id),
            doubt: doubt.map(Into::into),
        }
    }

    /// Notes an event, and makes the mark what all events of that person at that session come to.
    async fn note(&self, event: AttendanceEvent) -> Result<()> {
        let cell = (event.session_id, event.registration_id);
        let (source, id) = (*event.source, event.event_id.clone());
        if store::attendance::note_event(self.tx, event).await?.is_none() {
            return Ok(());
        }
        let events = store::checkin::events_of(self.tx, cell).await?;
        let folded = fold(&events.iter().map(folds).collect::<Vec<_>>());
        if folded.disagree {
            store::checkin::doubt(self.tx, id.as_deref().unwrap_or_default(), Doubt::Disagree).await?;
        }
        let before = store::attendance::of(self.tx, cell.0, cell.1).await?;
        if before.as_ref().map(|mark| *mark.status) == folded.status {
            return Ok(());
        }
        let mark = Mark {
            session: cell.0,
            registration: cell.1,
            status: folded.status,
            source,
            seen: None,
            event_id: None,
        };
        write(self.services, self.tx, &self.open.actor, &mark, before).await
    }

    /// Keeps what could not be taken for an organizer.
    async fn refuse(&self, sent: &Sent, why: Refusal) -> Result<()> {
        let (at, _) = self.moment(sent);
        let what = match &sent.deed {
            // What it takes to recognize it, and no more: whoever reads the list must not be able to use a code.
            Deed::In(Who::Code(text)) => text.chars().take(12).collect(),
            Deed::In(Who::Listed(id)) => format!("#{id}"),
            Deed::WalkIn(new) => format!("{}, {}", new.name, new.unit).chars().take(300).collect(),
            Deed::Undo(of) => format!("hoàn tác {}", of.chars().take(8).collect::<String>()),
        };
        let session =
            self.sessions.iter().find(|session| session.id == sent.session).map(|session| session.id);
        let row = CheckinRefusal {
            id: CheckinRefusalId::NEW,
            event_id: sent.id.clone(),
            activity_id: self.open.activity.id,
            device_id: self.open.device.id,
            session_id: session,
            what,
            why: why.into(),
            happened_at: at,
            received_at: self.services.now(),
            settled_at: None,
            settled_by: None,
        };
        store::insert(self.tx, row).await?;
        Ok(())
    }
}

/// A row of the events as the rule reads it. What was marked on our own pages has our own order; what devices sent, their identifiers.
pub(crate) fn folds(row: &AttendanceEvent) -> Event {
    let id = match (&row.event_id, row.device_id) {
        (Some(id), Some(_)) => id.clone(),
        _ => format!("{:020}", row.id.0),
    };
    let what = match *row.kind {
        EventKind::In => What::In,
        EventKind::Undo => What::Undo(row.undoes.clone().unwrap_or_default()),
        EventKind::Set => {
            What::Set { status: row.status.map(|status| *status), seen: row.seen.map(|status| *status) }
        }
    };
    Event { id, at: row.happened_at.unwrap_or(row.recorded_at), what }
}
