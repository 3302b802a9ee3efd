//! Issues certificates to everybody who completed, in one act.

use chrono::{Datelike, NaiveDate};
use domain::{
    ActivityState, CertificateState, Problem, Problems, RegistrationState, Word,
    access::{Action, Actor},
    certificate::{code_from, serial},
    label,
    person::{read_date, read_line, read_optional_line},
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
    error::valid,
    list_registrations::{ListEntry, name_of},
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

/// What is typed before certificates are issued. Who signs stands on each of them, so it is required.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct IssueForm {
    /// The day of issue.
    pub issued_on: String,
    /// In whose place it is signed: `KT. GIÁM ĐỐC`; may be empty.
    pub signer_authority: String,
    /// The signer's title.
    pub signer_title: String,
    /// The signer's name.
    pub signer_name: String,
    /// Whether the signer's name may be left to be written by hand.
    pub name: SignerName,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// Whether a certificate names its signer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum SignerName {
    /// It does.
    #[default]
    Required,
    /// A command may leave room for a name that is written by hand.
    MayBeBlank,
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

/// The activity with its signer, and the day of issue.
///
/// # Errors
/// [`Error::Invalid`] by field.
pub(crate) fn read_form(
    services: &Services,
    activity: Activity,
    form: &IssueForm,
) -> Result<(Activity, NaiveDate)> {
    let mut problems = Problems::default();
    let issued_on = problems.check("issued_on", read_date(&form.issued_on, label::ISSUE_DATE));
    if let Some(day) = issued_on
        && (day < activity.ends_on || day > services.today())
    {
        problems.add(
            "issued_on",
            Problem::Said(
                "Chọn ngày cấp từ ngày bế mạc đến hôm nay",
                "Choose a day from the last day of the activity to today",
            ),
        );
    }
    let authority = problems
        .check("signer_authority", read_optional_line(&form.signer_authority, label::SIGNER_TITLE, 100));
    let title = problems.check("signer_title", read_line(&form.signer_title, label::SIGNER_TITLE, 100));
    let name = problems.check(
        "signer_name",
        match form.name {
            SignerName::Required => read_line(&form.signer_name, label::SIGNER_NAME, 100),
            SignerName::MayBeBlank => read_optional_line(&form.signer_name, label::SIGNER_NAME, 100),
        },
    );
    valid(problems)?;
    let whole = |text: Option<String>| text.unwrap_or_default();
    let day = issued_on.ok_or_else(|| Error::Fault("a form without problems is whole".into()))?;
    let signed = Activity {
        signer_authority: whole(authority),
        signer_title: whole(title),
        signer_name: whole(name),
        ..activity
    };
    Ok((signed, day))
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
pub(crate) fn is_due(grid: &AttendanceGrid, issued: &[Certificate], entry: &ListEntry) -> bool {
    *entry.registration.state == RegistrationState::Confirmed
        && grid.completed(entry.registration.id)
        && !issued.iter().any(|one| one.registration_id == entry.registration.id)
}

/// Issues a certificate to each who completed and was given none, numbered in the order of names. Answers how many. `key` is the
/// form's own number: sent twice, the form issues once and answers the same.
///
/// # Errors
/// [`Error::Invalid`] at `issued_on`, `signer_title`, `signer_name`; [`Error::Conflict`] before the last session is over, where the activity was not held, or where
/// one of the certificates could not be printed; as the gate decides.
pub async fn issue_certificates(
    services: &Services,
    actor: &Actor,
    code: &str,
    form: &IssueForm,
) -> Result<usize> {
    let tx = services.db.begin().await?;
    let found = open(&tx, actor, Action::ManageCertificates, code).await?;
    let once = match send_once(services, &tx, actor, &form.key, &(code, form)).await? {
        Sent::First(once) => once,
        Sent::Before(issued) => return Ok(issued.parse().unwrap_or(0)),
    };
    // The lock keeps a second click waiting; it then finds nobody left without a certificate.
    let activity = store::activities::lock(&tx, found.id).await?.ok_or(Error::NotFound)?;
    let sessions = store::sessions::of_activity(&tx, activity.id).await?;
    was_held(services, &activity, &sessions)?;
    let (signed, issued_on) = read_form(services, activity.clone(), form)?;
    // Who signs is kept: one that is issued later, in place of another, is signed alike.
    let signs =
        |row: &Activity| (row.signer_authority.clone(), row.signer_title.clone(), row.signer_name.clone());
    let activity = if signs(&signed) == signs(&activity) {
        activity
    } else {
        let now = services.now();
        let row = Activity { updated_at: now, version: activity.version + 1, ..signed };
        let row = store::update(&tx, row).await?;
        let told = |row: &Activity| {
            Some(
                json!({ "signer_authority": row.signer_authority, "signer_title": row.signer_title, "signer_name": row.signer_name }),
            )
        };
        let change = Change {
            verb: "edit",
            noun: "activity",
            id: row.id.0,
            before: told(&activity),
            after: told(&row),
        };
        record(services, &tx, actor, change).await?;
        row
    };
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
    let number = store::certificates::next_number(tx, &services.office().sign, issued_on.year()).await?;
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
    let typed = store::typed_units::words(tx, activity.id).await?;
    let sessions = store::sessions::of_activity(tx, activity.id).await?;
    let marks = store::attendance::of_activity(tx, activity.id).await?;
    let people = people
        .into_iter()
        .map(|(registration, person)| ListEntry {
            unit_name: name_of(&registration, &names, &typed),
            place_in_line: None,
            likely_doubles: vec![],
            held_until: None,
            registration,
            person,
        })
        .collect();
    Ok(AttendanceGrid::new(activity.clone(), sessions, people, marks, None))
}

/// The certificate of somebody, with its number and day.
///
/// # Errors
/// [`Error::Fault`] where the machine has no random letters.
pub(crate) fn fill(
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
        serial: serial(whole(number), issued_on.year(), &office.sign),
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
        minutes: activity
            .hours
            .map_or_else(|| i32::try_from(minutes).unwrap_or(0), |hours| hours.saturating_mul(60)),
        place: office.place.clone(),
        issued_on,
        signer_authority: activity.signer_authority.clone(),
        signer_title: activity.signer_title.clone(),
        signer_name: activity.signer_name.clone(),
        issued_at: services.now(),
        issued_by: actor.user().map(UserId),
    })
}
