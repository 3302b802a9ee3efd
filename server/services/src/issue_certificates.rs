//! Issues certificates to everybody who completed, in one act.

use chrono::{Datelike, NaiveDate};
use domain::{
    ActivityState, Problem, RegistrationState, Word,
    access::{Action, Actor},
    certificate::{code_from, serial},
    label,
    person::read_date,
};
use serde_json::json;
use store::{
    ConnectionTrait, Tx,
    ids::{CertificateId, UserId},
    rows::{Activity, Certificate, Session, Unit},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    list_registrations::ListEntry,
    notify,
    record_attendance::{AttendanceGrid, show_attendance},
    render_certificates::check,
    secret::random,
    send_once::{Sent, send_once},
    show_activity::open,
};

/// The page of certificates of an activity.
#[derive(Debug, Clone)]
pub struct CertificatePlan {
    /// The attendance that decides.
    pub grid: AttendanceGrid,
    /// Who completed and was given none yet. Whose certificate was revoked is not among them: that takes a decision of its own.
    pub due: Vec<ListEntry>,
    /// Certificates that were issued, by number.
    pub issued: Vec<Certificate>,
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
    Ok(CertificatePlan { grid, due, issued })
}

/// How many certificates of an activity would be issued now.
///
/// # Errors
/// What the database says.
pub(crate) async fn count_due(
    services: &Services,
    conn: &impl ConnectionTrait,
    activity: &Activity,
) -> Result<u32> {
    let sessions = store::sessions::of_activity(conn, activity.id).await?;
    if was_held(services, activity, &sessions).is_err() {
        return Ok(0);
    }
    let grid = grid_in(conn, activity).await?;
    let issued = store::certificates::of_activity(conn, activity.id).await?;
    let due = grid.people.iter().filter(|entry| is_due(&grid, &issued, entry)).count();
    Ok(u32::try_from(due).unwrap_or(u32::MAX))
}

/// Has a seat, completed, and was never given a certificate of this activity.
fn is_due(grid: &AttendanceGrid, issued: &[Certificate], entry: &ListEntry) -> bool {
    *entry.registration.state == RegistrationState::Confirmed
        && grid.completed(entry.registration.id)
        && !issued.iter().any(|one| one.registration_id == entry.registration.id)
}

/// Issues a certificate to each who completed and was given none, numbered in the order of names. Answers how many. `key` is the
/// form's own number: sent twice, the form issues once and answers the same.
///
/// # Errors
/// [`Error::Invalid`] at `issued_on`; [`Error::Conflict`] before the last session is over, where the activity was not held, or where
/// one of the certificates could not be printed; as the gate decides.
pub async fn issue_certificates(
    services: &Services,
    actor: &Actor,
    code: &str,
    issued_on: &str,
    key: &str,
) -> Result<usize> {
    let tx = services.db.begin().await?;
    let found = open(&tx, actor, Action::ManageCertificates, code).await?;
    let once = match send_once(services, &tx, actor, key, &(code, issued_on)).await? {
        Sent::First(once) => once,
        Sent::Before(issued) => return Ok(issued.parse().unwrap_or(0)),
    };
    let issued_on =
        read_date(issued_on, label::ISSUE_DATE).map_err(|problem| Error::invalid("issued_on", problem))?;
    // The lock keeps a second click waiting; it then finds nobody left without a certificate.
    let activity = store::activities::lock(&tx, found.id).await?.ok_or(Error::NotFound)?;
    let sessions = store::sessions::of_activity(&tx, activity.id).await?;
    was_held(services, &activity, &sessions)?;
    if issued_on < activity.ends_on || issued_on > services.today() {
        return Err(Error::invalid(
            "issued_on",
            Problem::Said(
                "Chọn ngày cấp từ ngày bế mạc đến hôm nay",
                "Choose a day from the last day of the activity to today",
            ),
        ));
    }
    let grid = grid_in(&tx, &activity).await?;
    let held = store::certificates::of_activity(&tx, activity.id).await?;
    let unit = store::units::by_id(&tx, activity.unit_id).await?.ok_or(Error::NotFound)?;
    let issuer = issuer_of(&tx, unit).await?;
    let mut issued = 0;
    for entry in &grid.people {
        if is_due(&grid, &held, entry) {
            issue_one(services, &tx, actor, (&grid, entry, &issuer), issued_on).await?;
            issued += 1;
        }
    }
    once.made(&tx, &issued.to_string()).await?;
    tx.commit().await?;
    Ok(issued)
}

/// Published, and its last session is over.
///
/// # Errors
/// [`Error::Conflict`].
fn was_held(services: &Services, activity: &Activity, sessions: &[Session]) -> Result<()> {
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

/// Issues one, with its row in the log and its mail. What could not be printed is not issued: its number stays free.
///
/// # Errors
/// [`Error::Conflict`] where it could not be printed.
pub(crate) async fn issue_one(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    (grid, entry, issuer): (&AttendanceGrid, &ListEntry, &Unit),
    issued_on: NaiveDate,
) -> Result<Certificate> {
    let number = store::certificates::next_number(tx, issuer.id, issued_on.year()).await?;
    let row = fill(services, actor, grid, entry, issuer, (number, issued_on))?;
    check(services, &row)?;
    let row = store::insert(tx, row).await?;
    let after = Some(json!({ "serial": row.serial, "registration": row.registration_id }));
    let change = Change { verb: "issue", noun: "certificate", id: row.id.0, before: None, after };
    record(services, tx, actor, change).await?;
    notify::certified(services, tx, &grid.activity, &entry.registration, &row).await?;
    Ok(row)
}

/// The unit that issues: that of the activity, or for a team the unit above that has officials who sign.
///
/// # Errors
/// What the database says.
pub(crate) async fn issuer_of(tx: &Tx, unit: Unit) -> Result<Unit> {
    let mut at = unit;
    while matches!(*at.level, domain::UnitLevel::Team)
        && let Some(parent) = at.parent_id
    {
        at = store::units::by_id(tx, parent).await?.ok_or(Error::NotFound)?;
    }
    Ok(at)
}

/// Everybody on the list with their marks, as they stand inside a transaction.
///
/// # Errors
/// What the database says.
pub(crate) async fn grid_in(tx: &impl ConnectionTrait, activity: &Activity) -> Result<AttendanceGrid> {
    let people = store::registrations::of_activity(tx, activity.id).await?;
    let names = crate::find_units::names(tx, people.iter().filter_map(|(row, _)| row.unit_id)).await?;
    let sessions = store::sessions::of_activity(tx, activity.id).await?;
    let marks = store::attendance::of_activity(tx, activity.id).await?;
    let people = people
        .into_iter()
        .map(|(registration, person)| ListEntry {
            unit_name: registration.unit_id.and_then(|unit| names.get(&unit).cloned()).unwrap_or_default(),
            place_in_line: None,
            likely_doubles: vec![],
            registration,
            person,
        })
        .collect();
    Ok(AttendanceGrid::new(activity.clone(), sessions, people, marks, None))
}

fn fill(
    services: &Services,
    actor: &Actor,
    grid: &AttendanceGrid,
    entry: &ListEntry,
    issuer: &Unit,
    (number, issued_on): (i32, NaiveDate),
) -> Result<Certificate> {
    let activity = &grid.activity;
    let days: std::collections::BTreeSet<NaiveDate> =
        grid.sessions.iter().map(|session| session.held_on).collect();
    let minutes: i64 =
        grid.sessions.iter().map(|session| (session.ends_at - session.starts_at).num_minutes()).sum();
    let small = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
    let code = code_from(&random::<64>()?).ok_or_else(|| Error::Fault("too few random letters".into()))?;
    let office = services.office();
    let whole = |n: i32| u32::try_from(n).unwrap_or(0);
    Ok(Certificate {
        id: CertificateId::NEW,
        issuer_unit_id: issuer.id,
        year: issued_on.year(),
        number,
        serial: serial(whole(number), issued_on.year(), &issuer.code),
        code,
        activity_id: activity.id,
        registration_id: entry.registration.id,
        person_id: entry.person.id,
        state: domain::CertificateState::Valid.into(),
        state_reason: None,
        state_at: None,
        replaced_by: None,
        parent_body: office.parent_body.clone(),
        issuing_body: office.name.clone(),
        full_name: entry.person.full_name.clone(),
        birth_date: entry.person.birth_date,
        unit_name: entry.unit_name.clone(),
        course_kind: activity.kind.name(domain::Lang::Vi).to_lowercase(),
        course_title: activity.title.clone(),
        starts_on: activity.starts_on,
        ends_on: activity.ends_on,
        days: small(days.len()),
        hours: activity.hours.unwrap_or_else(|| i32::try_from((minutes + 30) / 60).unwrap_or(0)),
        place: office.place.clone(),
        issued_on,
        signer_authority: activity.signer_authority.clone(),
        signer_title: or_usual(&activity.signer_title, "GIÁM ĐỐC"),
        signer_name: activity.signer_name.clone(),
        issued_at: services.now(),
        issued_by: actor.user().map(UserId),
    })
}

/// What was typed, or the usual where nothing was.
fn or_usual(typed: &str, usual: &str) -> String {
    if typed.is_empty() { usual.to_owned() } else { typed.to_owned() }
}
