//! One certificate: what stands on it, its number, its row in the log and its mail.

use chrono::{Datelike, NaiveDate};
use domain::{
    Word,
    accounts::access::Actor,
    certificates::{code_from, serial},
    numbers::{stored, whole},
};
use serde_json::json;
use store::{
    Tx,
    ids::{CertificateId, UserId},
    rows::{Certificate, Unit},
};

use crate::{
    Error, Result, Services,
    attendance::grid::AttendanceGrid,
    audit::{Change, record},
    certificates::render::check,
    mails::notify,
    registrations::list::ListEntry,
    secret::random,
};

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
    record(services, tx, actor, change);
    notify::certified(services, tx, &grid.activity, &entry.registration, &row).await?;
    Ok(row)
}

/// The unit that issues: that of the activity, or for a team the unit above that has officials who sign.
pub(crate) async fn issuer_of(tx: &Tx, unit: Unit) -> Result<Unit> {
    let mut at = unit;
    while matches!(*at.level, domain::UnitLevel::Team)
        && let Some(parent) = at.parent_id
    {
        at = store::units::by_id(tx, parent).await?.ok_or(Error::NotFound)?;
    }
    Ok(at)
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
    let code = code_from(&random::<64>()?).ok_or_else(|| Error::Fault("too few random letters".into()))?;
    let office = services.office();
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
        days: stored(days.len()),
        minutes: activity.hours.map_or_else(|| stored(minutes), |hours| hours.saturating_mul(60)),
        place: office.place.clone(),
        issued_on,
        signer_authority: activity.signer_authority.clone(),
        signer_title: activity.signer_title.clone(),
        signer_name: activity.signer_name.clone(),
        issued_at: services.now(),
        issued_by: actor.user().map(UserId),
    })
}
