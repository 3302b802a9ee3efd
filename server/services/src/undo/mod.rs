//! Takes back an act: whoever marked, decided, added or took in a list can do so for some minutes, as long as nobody changed the
//! same things since. What cannot be taken back (a certificate, an activity that was called off) is asked about beforehand instead.

mod doubles;
mod filters;
mod list;
mod marks;
mod moved;
mod open;
mod people;
mod removed;
mod roster;
mod sessions;
mod unit_list;

pub use open::{OpenUndo, list_undos};

use std::{fmt, str::FromStr};

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{AttendanceSource, AttendanceStatus, Attends, RegistrationState, Slot, accounts::access::Actor};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    ids::{
        ActivityId, AttendanceEventId, DocumentId, MailRuleId, MergeId, PersonId, RegistrationId, RosterId,
        RoundId, SessionId, TalkId, TemplateId, UndoId, UnitId, UserId,
    },
    questions::Owner,
    rows::{Session, Undo},
};

use crate::{Error, Result, Services};

/// What was done, and how it is taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// How many things were changed.
    pub n: usize,
    /// The number by which it can be taken back; none where nothing changed or nobody is signed in.
    pub undo: Option<UndoId>,
}

impl fmt::Display for Done {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.n, self.undo.unwrap_or(UndoId::NEW))
    }
}

impl FromStr for Done {
    type Err = ();

    fn from_str(made: &str) -> std::result::Result<Self, ()> {
        let (n, undo) = made.split_once('.').ok_or(())?;
        let undo: UndoId = undo.parse().map_err(drop)?;
        Ok(Self { n: n.parse().map_err(drop)?, undo: Some(undo).filter(|undo| *undo != UndoId::NEW) })
    }
}

/// Why an act was not taken back. Nothing was changed.
#[derive(Debug)]
pub enum NotUndone {
    /// It was taken back before, or is too long ago.
    TooLate,
    /// What it changed was changed again since.
    ChangedSince,
    /// The seat was given to somebody else.
    NoSeat,
    /// Another activity has the room or the trainer now.
    Taken,
    /// Everything else; as the gate of the act decides.
    Error(Error),
}

impl<E: Into<Error>> From<E> for NotUndone {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

/// What was taken back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Undone {
    /// How many things are as they were.
    pub n: usize,
    /// How many talks that were chosen before are full now, have begun, or are no more.
    pub lost: usize,
}

impl From<usize> for Undone {
    fn from(n: usize) -> Self {
        Self { n, lost: 0 }
    }
}

/// Where an act was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UndoPlace {
    /// In the attendance of the activity of this code.
    Attendance(String),
    /// In the list of the activity of this code.
    List(String),
    /// Among the people of the units.
    People,
    /// Among the likely doubles.
    Doubles,
    /// On the page of a person.
    Person(PersonId),
    /// On the list of the unit of this code in a nomination round.
    UnitList(RoundId, String),
    /// In the calendar.
    Calendar,
    /// Among the filters that somebody keeps, of the list of this code.
    Filters(String),
    /// Among the mails that the activity of this code sends by itself.
    Reminders(String),
    /// Among those that a template brings along.
    TemplateReminders(TemplateId),
    /// Among the documents of the activity of this code.
    Documents(String),
    /// Among those that a template brings along.
    TemplateDocuments(TemplateId),
}

/// What an act changed, and from what.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Act {
    /// Marks of attendance.
    Marks(ActivityId, Vec<MarkChange>),
    /// Registrations of an activity.
    List(ActivityId, Vec<ListChange>),
    /// People who were added.
    People(Vec<PersonId>),
    /// A list of people that was taken in, for an activity or for none.
    Roster {
        roster: RosterId,
        activity: Option<ActivityId>,
        list: Vec<ListChange>,
        /// Those whom it made people.
        people: Vec<PersonId>,
    },
    /// Two rows, of which it was said that they are two people.
    Apart(PersonId, PersonId),
    /// Two rows that became this one.
    Merge(MergeId, PersonId),
    /// People who became people of a unit.
    Moved(UnitId, Vec<Moved>),
    /// Filters that were kept and are no more.
    Filter(Kept),
    /// The list of a unit in a nomination round.
    UnitList(UnitListAct),
    /// A mail that went by itself and is no more; the version that the act made.
    Reminder(MailRuleId, i32),
    /// A document that is no more; the version that the act made.
    Document(DocumentId, i32),
    /// Sessions of an activity that were moved.
    Sessions {
        activity: ActivityId,
        /// The version of the activity that the act made. Any later one is somebody else's.
        version: i32,
        was: Vec<SessionWas>,
    },
}

/// A unit's list as it was, and as the act left it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct UnitListAct {
    pub round: RoundId,
    /// The code of the unit.
    pub unit: String,
    pub before: Vec<ListPlace>,
    /// Any other order is somebody else's.
    pub after: Vec<PersonId>,
    /// Those whom the act made people.
    pub fresh: Vec<PersonId>,
}

/// One place on a unit's list.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ListPlace {
    pub person: PersonId,
    /// The registration of somebody who had given the seat up, or was refused.
    pub over: Option<RegistrationId>,
    /// The registration that asks the organizer to look.
    #[serde(default)]
    pub asks: Option<RegistrationId>,
    /// They had a seat.
    pub seated: bool,
    pub added_by: Option<UserId>,
    pub added_at: DateTime<Utc>,
}

/// A session as it was before it was moved.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SessionWas {
    pub session: SessionId,
    pub held_on: NaiveDate,
    pub slot: Slot,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub room: String,
    pub trainer: String,
}

impl SessionWas {
    /// As a session is now.
    pub(crate) fn of(row: &Session) -> Self {
        Self {
            session: row.id,
            held_on: row.held_on,
            slot: *row.slot,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            room: row.room.clone(),
            trainer: row.trainer.clone(),
        }
    }
}

/// One person who was moved.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Moved {
    pub person: PersonId,
    pub from: Option<UnitId>,
    /// The version that the act made. Any later one is somebody else's.
    pub version: i32,
}

/// Filters as they were.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Kept {
    pub list: String,
    pub name: String,
    pub query: String,
    pub unit: Option<UnitId>,
}

/// One mark.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct MarkChange {
    pub session: SessionId,
    pub registration: RegistrationId,
    pub before: Option<AttendanceStatus>,
    /// How it was taken before.
    pub source: Option<AttendanceSource>,
    /// The event that the act made. Any later one is somebody else's.
    pub event: AttendanceEventId,
}

/// One registration.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ListChange {
    pub registration: RegistrationId,
    /// None: it was not on the list.
    pub before: Option<RegistrationState>,
    /// Since when it waited, where it did: its place in line comes back too.
    pub queued_at: Option<DateTime<Utc>>,
    /// Who had taken the person off before, where somebody had: an undone act bars nobody.
    pub taken_off_by: Option<UserId>,
    /// The seat was held until its owner took it.
    #[serde(default)]
    pub held: bool,
    /// How the person took part before, where the act changed that.
    #[serde(default)]
    pub attends: Option<Attends>,
    /// The talks that were chosen: who gives up the seat gives them back.
    #[serde(default)]
    pub talks: Vec<TalkId>,
    /// The version that the act made. Any later one is somebody else's.
    pub version: i32,
}

impl Act {
    fn is_empty(&self) -> bool {
        match self {
            Self::Marks(_, all) => all.is_empty(),
            Self::List(_, all) => all.is_empty(),
            Self::People(all) => all.is_empty(),
            Self::Roster { list, people, .. } => list.is_empty() && people.is_empty(),
            Self::Apart(..)
            | Self::Merge(..)
            | Self::Filter(_)
            | Self::UnitList(_)
            | Self::Reminder(..)
            | Self::Document(..) => false,
            Self::Moved(_, all) => all.is_empty(),
            Self::Sessions { was, .. } => was.is_empty(),
        }
    }

    /// How long it can be taken back.
    fn life(&self) -> Duration {
        match self {
            // No longer than a mail about it waits.
            Self::Marks(..)
            | Self::List(..)
            | Self::Filter(_)
            | Self::UnitList(_)
            | Self::Reminder(..)
            | Self::Document(..)
            | Self::Sessions { .. } => Duration::minutes(10),
            Self::People(_) | Self::Roster { .. } | Self::Apart(..) | Self::Merge(..) | Self::Moved(..) => {
                Duration::hours(24)
            }
        }
    }
}

/// Keeps what an act changed, in its own transaction.
pub(crate) async fn offer_undo(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    act: &Act,
) -> Result<Option<UndoId>> {
    let Some(user) = actor.user().map(UserId).filter(|_| !act.is_empty()) else { return Ok(None) };
    let now = services.now();
    store::undos::forget(tx, user, now).await?;
    let text = serde_json::to_string(act).map_err(|error| Error::Fault(error.to_string()))?;
    let row = Undo {
        id: UndoId::NEW,
        user_id: user,
        act: text,
        made_at: now,
        ends_at: now + act.life(),
        undone_at: None,
    };
    Ok(Some(store::insert(tx, row).await?.id))
}

/// Where an act was done, for the one who did it.
///
/// # Errors
/// [`Error::NotFound`] where it was somebody else, or too long ago.
pub async fn find_undo(services: &Services, actor: &Actor, id: UndoId) -> Result<UndoPlace> {
    let read = services.db.read();
    let row = match actor.user().map(UserId) {
        Some(user) => store::undos::of_user(read, user, id).await?,
        None => None,
    };
    let code = async |activity| {
        let row = store::activities::by_id(read, activity).await?;
        row.map(|row| row.code).ok_or(Error::NotFound)
    };
    Ok(match parse(&row.ok_or(Error::NotFound)?)? {
        Act::Marks(activity, _) => UndoPlace::Attendance(code(activity).await?),
        Act::List(activity, _) | Act::Roster { activity: Some(activity), .. } => {
            UndoPlace::List(code(activity).await?)
        }
        Act::People(_) | Act::Moved(..) | Act::Roster { activity: None, .. } => UndoPlace::People,
        Act::Filter(kept) => UndoPlace::Filters(kept.list),
        Act::UnitList(act) => UndoPlace::UnitList(act.round, act.unit),
        Act::Reminder(id, _) => match removed::owner_of_reminder(read, id).await? {
            Owner::Activity(activity) => UndoPlace::Reminders(code(activity).await?),
            Owner::Template(template) => UndoPlace::TemplateReminders(template),
        },
        Act::Document(id, _) => match removed::owner_of_document(read, id).await? {
            Owner::Activity(activity) => UndoPlace::Documents(code(activity).await?),
            Owner::Template(template) => UndoPlace::TemplateDocuments(template),
        },
        Act::Sessions { .. } => UndoPlace::Calendar,
        Act::Apart(..) => UndoPlace::Doubles,
        Act::Merge(_, person) => UndoPlace::Person(person),
    })
}

/// Takes an act back, all of it or nothing; but for talks that somebody else has the last seat at.
///
/// # Errors
/// [`NotUndone`]; [`Error::NotFound`] where it was somebody else's.
pub async fn undo_act(
    services: &Services,
    actor: &Actor,
    id: UndoId,
) -> std::result::Result<Undone, NotUndone> {
    let user = actor.user().map(UserId).ok_or(Error::NotFound)?;
    let tx = services.db.begin().await?;
    let row = store::undos::of_user(&tx, user, id).await?.ok_or(Error::NotFound)?;
    if !store::undos::take(&tx, id, services.now()).await? {
        return Err(NotUndone::TooLate);
    }
    let undone = match parse(&row)? {
        Act::Marks(activity, marks) => marks::take_back(services, &tx, actor, activity, &marks).await?.into(),
        Act::List(activity, changes) => list::take_back(services, &tx, actor, activity, &changes).await?,
        Act::People(ids) => people::take_back(services, &tx, actor, &ids).await?.into(),
        Act::Apart(low, high) => doubles::take_back_apart(services, &tx, actor, (low, high)).await?.into(),
        Act::Moved(unit, moved) => moved::take_back(services, &tx, actor, unit, &moved).await?.into(),
        Act::Reminder(id, version) => removed::reminder(services, &tx, actor, (id, version)).await?.into(),
        Act::Document(id, version) => removed::document(services, &tx, actor, (id, version)).await?.into(),
        Act::Filter(kept) => filters::take_back(services, &tx, actor, kept).await?.into(),
        Act::Sessions { activity, version, was } => {
            sessions::take_back(services, &tx, actor, activity, (version, &was)).await?.into()
        }
        Act::UnitList(act) => unit_list::take_back(services, &tx, actor, &act).await?.into(),
        Act::Merge(merge, _) => doubles::take_back_merge(services, &tx, actor, merge).await?.into(),
        Act::Roster { roster, activity, list, people } => {
            store::rosters::untake(&tx, roster).await?;
            match activity {
                Some(activity) => roster::take_back(services, &tx, actor, activity, (&list, &people)).await?,
                None => people::take_back(services, &tx, actor, &people).await?.into(),
            }
        }
    };
    tx.commit().await?;
    Ok(undone)
}

pub(crate) fn parse(row: &Undo) -> Result<Act> {
    serde_json::from_str(&row.act).map_err(|error| Error::Fault(error.to_string()))
}
