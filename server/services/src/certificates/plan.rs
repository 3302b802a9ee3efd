//! Who would get a certificate now, who gets none and why.

use std::collections::HashMap;

use domain::{
    ActivityState, CertificateState, RegistrationState,
    accounts::access::{Action, Actor},
    numbers::whole,
};
use store::{
    ConnectionTrait,
    ids::ActivityId,
    rows::{Activity, Certificate, Session},
};

use crate::{
    Error, Result, Services,
    activities::show::open,
    attendance::grid::{AttendanceGrid, completes, show_attendance},
    registrations::list::ListEntry,
};

/// The page of certificates of an activity.
#[derive(Debug, Clone)]
pub struct CertificatePlan {
    /// The attendance that decides.
    pub grid: AttendanceGrid,
    /// Who completed and was given none yet. Whose certificate was revoked is not among them: that takes a decision of its own.
    pub due: Vec<ListEntry>,
    /// Who gets none by the act, and why; those who hold one in force are not among them.
    pub without: Vec<(ListEntry, WhyNot)>,
    /// Certificates that were issued, by number.
    pub issued: Vec<Certificate>,
}

/// Why somebody on the list gets no certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyNot {
    /// Was at fewer sessions than are needed.
    TooFew {
        /// At how many they were.
        attended: u32,
        /// How many are needed.
        needed: u32,
    },
    /// Has no seat.
    NoSeat(RegistrationState),
    /// Theirs was revoked, under this serial: that takes a decision of its own.
    Revoked(String),
}

/// Who would get a certificate, and who has one.
///
/// # Errors
/// As the gate decides.
pub async fn plan_certificates(services: &Services, actor: &Actor, code: &str) -> Result<CertificatePlan> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ReadCertificates, code).await?;
    let grid = show_attendance(services, actor, code).await?;
    let issued = store::certificates::of_activity(read, activity.id).await?;
    let due = grid.people.iter().filter(|entry| is_due(&grid, &issued, entry)).cloned().collect();
    let without =
        grid.people.iter().filter_map(|entry| Some((entry.clone(), why_not(&grid, &issued, entry)?)));
    Ok(CertificatePlan { without: without.collect(), grid, due, issued })
}

/// Why somebody gets none; nothing where they get one, or have one in force.
fn why_not(grid: &AttendanceGrid, issued: &[Certificate], entry: &ListEntry) -> Option<WhyNot> {
    let id = entry.registration.id;
    let theirs = || issued.iter().filter(|one| one.registration_id == id);
    if is_due(grid, issued, entry) || theirs().any(|one| *one.state == CertificateState::Valid) {
        return None;
    }
    if let Some(last) = theirs().max_by_key(|one| one.id) {
        return Some(WhyNot::Revoked(last.serial.clone()));
    }
    if *entry.registration.state != RegistrationState::Confirmed {
        return Some(WhyNot::NoSeat(*entry.registration.state));
    }
    Some(WhyNot::TooFew { attended: grid.attended(id), needed: grid.enough() })
}

/// How many certificates of each of these activities would be issued now; `sessions` are theirs.
pub(crate) async fn count_due(
    services: &Services,
    conn: &impl ConnectionTrait,
    activities: &[(&Activity, &[Session])],
) -> Result<HashMap<ActivityId, u32>> {
    let held: HashMap<ActivityId, (&Activity, u32)> = activities
        .iter()
        .filter(|(activity, sessions)| was_held(services, activity, sessions).is_ok())
        .map(|(activity, sessions)| (activity.id, (*activity, whole(sessions.len()))))
        .collect();
    let ids: Vec<ActivityId> = held.keys().copied().collect();
    let mut due = HashMap::new();
    for (id, attended, people) in store::certificates::without(conn, &ids).await? {
        let completed =
            |(activity, sessions): &(&Activity, u32)| completes(activity, whole(attended), *sessions);
        if held.get(&id).is_some_and(completed) {
            *due.entry(id).or_default() += whole(people);
        }
    }
    Ok(due)
}

/// Has a seat, completed, and was never given a certificate of this activity.
pub(crate) fn is_due(grid: &AttendanceGrid, issued: &[Certificate], entry: &ListEntry) -> bool {
    *entry.registration.state == RegistrationState::Confirmed
        && grid.completed(entry.registration.id)
        && !issued.iter().any(|one| one.registration_id == entry.registration.id)
}

/// Published, and its last session is over.
///
/// # Errors
/// [`Error::Conflict`].
pub(crate) fn was_held(services: &Services, activity: &Activity, sessions: &[Session]) -> Result<()> {
    if *activity.state != ActivityState::Published {
        return Err(Error::conflict(
            "Chỉ cấp được giấy chứng nhận cho hoạt động đã công bố và không bị hủy.",
            "Certificates can be issued for an activity that was published and not cancelled.",
        ));
    }
    let over = sessions.iter().map(|session| session.ends_at).max();
    if over.unwrap_or_else(|| domain::local::end_of(activity.ends_on)) > services.now() {
        return Err(Error::conflict(
            "Hoạt động chưa kết thúc nên chưa cấp được giấy chứng nhận.",
            "The activity is not over; certificates can’t be issued yet.",
        ));
    }
    Ok(())
}
