//! The grid of attendance: everybody on the list, every session, and the marks that stand.

use std::collections::{HashMap, HashSet};

use domain::{AttendanceStatus, RegistrationState, accounts::access::Actor, numbers::whole};
use store::{
    ConnectionTrait,
    ids::{RegistrationId, SessionId},
    rows::{Activity, Attendance, Headcount, Session},
};

use crate::{
    Result, Services,
    registrations::list::{ListEntry, SeatNotes, list_registrations, name_of},
};

/// The grid of an activity: people × sessions.
#[derive(Debug, Clone)]
pub struct AttendanceGrid {
    /// The activity.
    pub activity: Activity,
    /// Its sessions, in order.
    pub sessions: Vec<Session>,
    /// Those who have a seat, or were marked, in the order of names.
    pub people: Vec<ListEntry>,
    /// The marks.
    pub marks: HashMap<(SessionId, RegistrationId), AttendanceStatus>,
    /// At how many sessions each was there.
    attended: HashMap<RegistrationId, u32>,
    /// How many came, where they were counted.
    pub headcount: Option<Headcount>,
}

impl AttendanceGrid {
    /// The grid of marks that were read.
    pub(crate) fn new(
        activity: Activity,
        sessions: Vec<Session>,
        people: Vec<ListEntry>,
        marks: Vec<Attendance>,
        headcount: Option<Headcount>,
    ) -> Self {
        let mut attended: HashMap<RegistrationId, u32> = HashMap::new();
        for mark in marks.iter().filter(|mark| mark.status.was_there()) {
            *attended.entry(mark.registration_id).or_default() += 1;
        }
        let marks =
            marks.into_iter().map(|mark| ((mark.session_id, mark.registration_id), *mark.status)).collect();
        Self { activity, sessions, people, marks, attended, headcount }
    }

    /// How many were there, present or late, at a session.
    pub fn there(&self, session: SessionId) -> usize {
        self.marks.iter().filter(|((of, _), status)| *of == session && status.was_there()).count()
    }

    /// Whether somebody was there, present or late, at a session.
    pub fn was_there(&self, session: SessionId, registration: RegistrationId) -> bool {
        self.marks.get(&(session, registration)).is_some_and(|status| status.was_there())
    }

    /// At how many sessions somebody was there.
    pub fn attended(&self, registration: RegistrationId) -> u32 {
        self.attended.get(&registration).copied().unwrap_or(0)
    }

    /// How many people were there at one session or more.
    pub fn people_there(&self) -> u32 {
        let n = self.people.iter().filter(|entry| self.attended(entry.registration.id) > 0).count();
        whole(n)
    }

    /// Whether somebody completed (rule 4).
    pub fn completed(&self, registration: RegistrationId) -> bool {
        self.completes(self.attended(registration))
    }

    /// At how many sessions one has to be to complete; more than there are where nobody can.
    pub fn enough(&self) -> u32 {
        let sessions = whole(self.sessions.len());
        (0..=sessions).find(|attended| self.completes(*attended)).unwrap_or(u32::MAX)
    }

    fn completes(&self, attended: u32) -> bool {
        completes(&self.activity, attended, whole(self.sessions.len()))
    }
}

/// Whether somebody who was at `attended` of the sessions of an activity completed it (rule 4).
pub(crate) fn completes(activity: &Activity, attended: u32, sessions: u32) -> bool {
    let share = u8::try_from(activity.completion_share).unwrap_or(100);
    domain::attendance::completed(attended, sessions, share)
}

/// The grid.
///
/// # Errors
/// As the gate decides.
pub async fn show_attendance(services: &Services, actor: &Actor, code: &str) -> Result<AttendanceGrid> {
    let read = services.db.read();
    let (activity, mut people) = list_registrations(services, actor, code).await?;
    let sessions = store::sessions::of_activity(read, activity.id).await?;
    let marks = store::attendance::of_activity(read, activity.id).await?;
    let marked: HashSet<RegistrationId> = marks.iter().map(|mark| mark.registration_id).collect();
    people.retain(|entry| {
        *entry.registration.state == RegistrationState::Confirmed || marked.contains(&entry.registration.id)
    });
    let headcount = store::headcounts::of_activity(read, activity.id).await?;
    Ok(AttendanceGrid::new(activity, sessions, people, marks, headcount))
}

/// Everybody on the list with their marks, as they stand inside a transaction.
pub(crate) async fn grid_in(tx: &impl ConnectionTrait, activity: &Activity) -> Result<AttendanceGrid> {
    let people = store::registrations::of_activity(tx, activity.id).await?;
    let names = crate::units::find::names(tx, people.iter().filter_map(|(row, _)| row.unit_id)).await?;
    let typed = store::typed_units::words(tx, activity.id).await?;
    let sessions = store::sessions::of_activity(tx, activity.id).await?;
    let marks = store::attendance::of_activity(tx, activity.id).await?;
    let people = people
        .into_iter()
        .map(|(registration, person)| ListEntry {
            unit_name: name_of(&registration, &names, &typed),
            place_in_line: None,
            waits: None,
            exception: None,
            likely_doubles: vec![],
            held_until: None,
            seat: SeatNotes::default(),
            registration,
            person,
        })
        .collect();
    Ok(AttendanceGrid::new(activity.clone(), sessions, people, marks, None))
}
