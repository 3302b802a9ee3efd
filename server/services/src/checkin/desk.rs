//! What the page of a device shows: the session of the moment, how many are in, and the list to search.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use domain::{
    AttendanceStatus, RegistrationState,
    accounts::access::Action,
    checkin::{today::session_at, verdict::Window},
    text,
};
use store::{
    ids::{RegistrationId, SessionId},
    rows::{Activity, CheckinDevice, Session},
};

use crate::{
    Result, Services,
    attendance::grid::grid_in,
    checkin::{codes::short_of, join::open_device},
    permit::require_activity,
};

/// The page of a device.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The device.
    pub device: CheckinDevice,
    /// Its activity.
    pub activity: Activity,
    /// The sessions.
    pub sessions: Vec<Session>,
    /// The one that is checked in for; none where there are none.
    pub session: Option<Session>,
    /// Everybody who has a seat or was marked, in the order of names.
    pub people: Vec<DeskEntry>,
    /// When all of this was so.
    pub at: DateTime<Utc>,
}

/// Somebody of the list.
#[derive(Debug, Clone)]
pub struct DeskEntry {
    /// The registration.
    pub id: RegistrationId,
    /// Full name.
    pub name: String,
    /// The unit, by name.
    pub unit: String,
    /// The code that is typed.
    pub typed: String,
    /// How it stands at the session.
    pub status: Option<AttendanceStatus>,
}

impl DeskEntry {
    /// They are in.
    pub fn is_in(&self) -> bool {
        self.status.is_some_and(AttendanceStatus::was_there)
    }

    /// Every word that is searched for begins a word of the name or of the unit.
    pub fn matches(&self, searched: &str) -> bool {
        text::begin_words(&text::fold(&format!("{} {}", self.name, self.unit)), &text::fold(searched))
    }
}

impl Desk {
    /// How many are in, and how many have a seat or are in.
    pub fn count(&self) -> (usize, usize) {
        (self.people.iter().filter(|entry| entry.is_in()).count(), self.people.len())
    }
}

/// The page of a device, at a session or at that of the moment.
///
/// # Errors
/// [`crate::Error::NotFound`] where the device may do nothing any more.
pub async fn open_desk(services: &Services, token: &str, session: Option<SessionId>) -> Result<Desk> {
    let read = services.db.read();
    let open = open_device(services, read, token).await?;
    require_activity(read, &open.actor, Action::ReadList, &open.activity).await?;
    let grid = grid_in(read, &open.activity).await?;
    let now = services.now();
    let windows: Vec<Window> =
        grid.sessions.iter().map(|session| Window::of(session.starts_at, session.ends_at)).collect();
    let chosen = session.and_then(|id| grid.sessions.iter().position(|session| session.id == id));
    let at = chosen.or_else(|| session_at(&windows, now));
    let session = at.and_then(|at| grid.sessions.get(at).cloned());
    let marks: HashMap<RegistrationId, AttendanceStatus> = match &session {
        Some(session) => grid
            .marks
            .iter()
            .filter(|((of, _), _)| *of == session.id)
            .map(|((_, who), status)| (*who, *status))
            .collect(),
        None => HashMap::new(),
    };
    let marked: HashSet<RegistrationId> = grid.marks.keys().map(|(_, who)| *who).collect();
    let people = grid
        .people
        .iter()
        .filter(|entry| {
            *entry.registration.state == RegistrationState::Confirmed
                || marked.contains(&entry.registration.id)
        })
        .map(|entry| DeskEntry {
            id: entry.registration.id,
            name: entry.person.full_name.clone(),
            unit: entry.unit_name.clone(),
            typed: short_of(services, entry.registration.id).next().unwrap_or_default(),
            status: marks.get(&entry.registration.id).copied(),
        })
        .collect();
    Ok(Desk {
        device: open.device,
        activity: open.activity,
        sessions: grid.sessions,
        session,
        people,
        at: now,
    })
}
