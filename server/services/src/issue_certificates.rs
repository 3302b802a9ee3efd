//! Issues certificates to everybody who completed, in one act; revokes one; verifies one; writes one as PDF.

use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};
use documents::{CertificateData, DocumentError, Faces, certificate_pdf};
use domain::{
    CertificateState, Label, Problem, Word,
    access::{Action, Actor},
    certificate::{code_from, file_name, read_code, serial},
    label,
    person::{read_date, read_line},
};
use serde_json::json;
use store::{
    Tx,
    ids::{CertificateId, UserId},
    rows::{Activity, Certificate, Unit},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    limit_rate::{CODES_FROM, limit_rate},
    list_registrations::ListEntry,
    notify,
    record_attendance::{AttendanceGrid, show_attendance},
    secret::random,
    show_activity::open,
    show_registration::show_registration,
};

/// The page of certificates of an activity.
#[derive(Debug, Clone)]
pub struct CertificatePlan {
    /// The attendance that decides.
    pub grid: AttendanceGrid,
    /// Who completed and has no certificate in force.
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
    let held = |entry: &ListEntry| {
        issued
            .iter()
            .any(|one| one.registration_id == entry.registration.id && *one.state == CertificateState::Valid)
    };
    let due = grid
        .people
        .iter()
        .filter(|entry| grid.completed(entry.registration.id) && !held(entry))
        .cloned()
        .collect();
    Ok(CertificatePlan { grid, due, issued })
}

/// Issues a certificate to each who completed and has none, numbered in the order of names. Answers how many.
///
/// # Errors
/// [`Error::Invalid`] at `issued_on`; [`Error::Conflict`] before the last session is over or where nobody signs; as the gate
/// decides.
pub async fn issue_certificates(
    services: &Services,
    actor: &Actor,
    code: &str,
    issued_on: &str,
) -> Result<usize> {
    let issued_on = if issued_on.trim().is_empty() {
        services.today()
    } else {
        read_date(issued_on, label::DATE).map_err(|problem| Error::invalid("issued_on", problem))?
    };
    let tx = services.db.begin().await?;
    let found = open(&tx, actor, Action::ManageCertificates, code).await?;
    // The lock keeps a second click waiting; it then finds nobody left without a certificate.
    let activity = store::activities::lock(&tx, found.id).await?.ok_or(Error::NotFound)?;
    if activity.ends_on > services.today() {
        return Err(Error::conflict(
            "Hoạt động chưa kết thúc nên chưa cấp được giấy chứng nhận.",
            "The activity is not over; certificates can’t be issued yet.",
        ));
    }
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
        let has_one = held
            .iter()
            .any(|one| one.registration_id == entry.registration.id && *one.state == CertificateState::Valid);
        if has_one || !grid.completed(entry.registration.id) {
            continue;
        }
        let number = store::certificates::next_number(&tx, issuer.id, issued_on.year()).await?;
        let row = fill(services, actor, &grid, entry, &issuer, (number, issued_on))?;
        let row = store::insert(&tx, row).await?;
        let after = Some(json!({ "serial": row.serial, "registration": row.registration_id }));
        record(
            services,
            &tx,
            actor,
            Change { verb: "issue", noun: "certificate", id: row.id.0, before: None, after },
        )
        .await?;
        notify::certified(services, &tx, &activity, &entry.registration, &row).await?;
        issued += 1;
    }
    tx.commit().await?;
    Ok(issued)
}

/// Revokes a certificate, with the reason that verification shows.
///
/// # Errors
/// [`Error::Invalid`] at `reason`; [`Error::Conflict`] unless it is in force; as the gate decides.
pub async fn revoke_certificate(
    services: &Services,
    actor: &Actor,
    code: &str,
    id: CertificateId,
    reason: &str,
) -> Result<()> {
    let tx = services.db.begin().await?;
    let activity = open(&tx, actor, Action::ManageCertificates, code).await?;
    store::activities::lock(&tx, activity.id).await?;
    let row = store::certificates::by_id(&tx, id)
        .await?
        .filter(|row| row.activity_id == activity.id)
        .ok_or(Error::NotFound)?;
    let reason =
        read_line(reason, label::REASON, 300).map_err(|problem| Error::invalid("reason", problem))?;
    if *row.state != CertificateState::Valid {
        return Err(Error::conflict(
            "Giấy chứng nhận này không còn hiệu lực.",
            "This certificate is no longer in force.",
        ));
    }
    let row = Certificate {
        state: CertificateState::Revoked.into(),
        state_reason: Some(reason.clone()),
        state_at: Some(services.now()),
        ..row
    };
    let row = store::update(&tx, row).await?;
    let after = Some(json!({ "reason": reason }));
    record(
        services,
        &tx,
        actor,
        Change { verb: "revoke", noun: "certificate", id: row.id.0, before: None, after },
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// What a code says: the certificate as printed, and whether it holds. Also the serial of the one in its place.
///
/// # Errors
/// [`Error::NotFound`] for a code that isn't one or was never given; [`Error::TooMany`].
pub async fn verify_certificate(
    services: &Services,
    code: &str,
    address: &str,
) -> Result<(Certificate, Option<String>)> {
    limit_rate(services, &CODES_FROM, address).await?;
    let code = read_code(code).ok_or(Error::NotFound)?;
    let read = services.db.read();
    let row = store::certificates::by_code(read, &code).await?.ok_or(Error::NotFound)?;
    let instead = match row.replaced_by {
        Some(id) => store::certificates::by_id(read, id).await?.map(|other| other.serial),
        None => None,
    };
    Ok((row, instead))
}

/// A file: its name and its bytes.
pub type File = (String, Vec<u8>);

/// Whether the actor may revoke certificates of an activity: asked before the reason is.
///
/// # Errors
/// As the gate decides.
pub async fn may_revoke(services: &Services, actor: &Actor, code: &str) -> Result<()> {
    open(services.db.read(), actor, Action::ManageCertificates, code).await.map(drop)
}

/// One certificate of an activity as PDF.
///
/// # Errors
/// [`Error::NotFound`] where it is of another activity; as the gate decides.
pub async fn render_certificate(
    services: &Services,
    actor: &Actor,
    code: &str,
    id: CertificateId,
) -> Result<File> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ReadCertificates, code).await?;
    let row = store::certificates::by_id(read, id)
        .await?
        .filter(|row| row.activity_id == activity.id)
        .ok_or(Error::NotFound)?;
    pdf(services, &row)
}

/// Every certificate in force of an activity as PDF, by number.
///
/// # Errors
/// As the gate decides.
pub async fn render_certificates(services: &Services, actor: &Actor, code: &str) -> Result<Vec<File>> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ReadCertificates, code).await?;
    let rows = store::certificates::of_activity(read, activity.id).await?;
    let services = services.clone();
    // Drawing is work for the processor: thousands of sheets must not keep other requests waiting.
    let drawn = tokio::task::spawn_blocking(move || {
        rows.iter()
            .filter(|row| *row.state == CertificateState::Valid)
            .map(|row| pdf(&services, row))
            .collect::<Result<Vec<_>>>()
    });
    drawn.await.map_err(|error| Error::Fault(error.to_string()))?
}

/// Every certificate in force of an activity in one archive.
///
/// # Errors
/// As the gate decides.
pub async fn archive_certificates(services: &Services, actor: &Actor, code: &str) -> Result<File> {
    let files = render_certificates(services, actor, code).await?;
    let bytes = documents::zip::archive(files).map_err(|error| Error::Fault(error.to_string()))?;
    Ok((format!("giay-chung-nhan-{}.zip", file_name(code)), bytes))
}

/// The certificate in force of a participant's link, as PDF.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub async fn render_own_certificate(services: &Services, token: &str) -> Result<File> {
    let own = show_registration(services, token).await?;
    pdf(services, &own.certificate.ok_or(Error::NotFound)?)
}

/// The address that a certificate's QR code leads to.
pub fn verification_url(services: &Services, code: &str) -> String {
    services.url(&format!("/chung-nhan/{code}"))
}

fn pdf(services: &Services, row: &Certificate) -> Result<File> {
    static FACES: OnceLock<std::result::Result<Faces, String>> = OnceLock::new();
    let faces = FACES.get_or_init(|| Faces::load().map_err(|error| error.to_string()));
    let faces = faces.as_ref().map_err(|error| Error::Fault(error.clone()))?;
    let whole = |n: i32| u16::try_from(n).unwrap_or(0);
    let data = CertificateData {
        parent_body: row.parent_body.clone(),
        issuing_body: row.issuing_body.clone(),
        full_name: row.full_name.clone(),
        birth_date: row.birth_date,
        unit: row.unit_name.clone(),
        course_kind: row.course_kind.clone(),
        course_title: row.course_title.clone(),
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        days: whole(row.days),
        hours: whole(row.hours),
        place: row.place.clone(),
        issued_on: row.issued_on,
        serial: row.serial.clone(),
        code: row.code.clone(),
        verify_url: verification_url(services, &row.code),
        signer_authority: row.signer_authority.clone(),
        signer_title: row.signer_title.clone(),
        signer_name: row.signer_name.clone(),
    };
    let bytes = certificate_pdf(&data, faces).map_err(|error| not_made(&row.serial, &error))?;
    Ok((format!("{}.pdf", file_name(&row.serial)), bytes))
}

/// Why a certificate could not be made, and what to do about it. It is never changed once issued, so what stands on it is corrected
/// where it came from, and it is issued anew.
fn not_made(serial: &str, error: &DocumentError) -> Error {
    let (vi, en) = match error {
        DocumentError::MissingGlyph { character } => (
            format!(
                "có chữ “{character}” mà phông chữ không hỗ trợ. Thu hồi giấy này, sửa chữ đó rồi cấp lại."
            ),
            format!("the typeface has no “{character}”. Revoke it, correct the letter and issue it again."),
        ),
        DocumentError::TooLong { part } => {
            let what = part_name(part);
            (
                format!("{} quá dài so với khổ giấy. Thu hồi giấy này, rút gọn rồi cấp lại.", what.vi),
                format!(
                    "{} is too long for the paper. Revoke it, shorten the text and issue it again.",
                    what.en
                ),
            )
        }
        other => return Error::Fault(other.to_string()),
    };
    Error::Conflict(Problem::SaidOf(
        format!("Không tạo được giấy chứng nhận số {serial}: {vi}"),
        format!("Certificate {serial} could not be made: {en}"),
    ))
}

/// What a part of the paper is called, by the word that `documents` has for it.
fn part_name(part: &str) -> Label {
    let (vi, en) = match part {
        "parent body" => ("tên cơ quan cấp trên", "the name of the parent body"),
        "issuing body" => ("tên cơ quan cấp", "the name of the issuing body"),
        "signer's name" => return label::SIGNER_NAME,
        "signer's title" => return label::SIGNER_TITLE,
        "signer's authority" => ("quyền hạn của người ký", "the signer’s authority"),
        "place and date" => ("địa danh và ngày cấp", "the place and date"),
        "verification" => ("địa chỉ tra cứu", "the address of verification"),
        _ => ("họ và tên, đơn vị hoặc tên hoạt động", "the name, the unit or the title"),
    };
    Label { vi, en }
}

/// The unit that issues: that of the activity, or for a commune or team the unit above that has officials who sign.
async fn issuer_of(tx: &Tx, unit: Unit) -> Result<Unit> {
    let mut at = unit;
    while matches!(*at.level, domain::UnitLevel::Team)
        && let Some(parent) = at.parent_id
    {
        at = store::units::by_id(tx, parent).await?.ok_or(Error::NotFound)?;
    }
    Ok(at)
}

/// The grid as it stands inside a transaction.
async fn grid_in(tx: &Tx, activity: &Activity) -> Result<AttendanceGrid> {
    let people = store::registrations::of_activity(tx, activity.id).await?;
    let names = crate::find_units::names(tx, people.iter().filter_map(|(row, _)| row.unit_id)).await?;
    Ok(AttendanceGrid {
        sessions: store::sessions::of_activity(tx, activity.id).await?,
        marks: store::attendance::of_activity(tx, activity.id)
            .await?
            .into_iter()
            .map(|mark| ((mark.session_id, mark.registration_id), *mark.status))
            .collect(),
        headcount: None,
        people: people
            .into_iter()
            .map(|(registration, person)| ListEntry {
                unit_name: registration
                    .unit_id
                    .and_then(|unit| names.get(&unit).cloned())
                    .unwrap_or_default(),
                place_in_line: None,
                registration,
                person,
            })
            .collect(),
        activity: activity.clone(),
    })
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
        state: CertificateState::Valid.into(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Lang;

    #[test]
    fn what_keeps_a_certificate_from_being_made_is_told_in_the_words_of_the_reader() {
        let said = |error: &DocumentError, lang| match not_made("00012/2023/GCN-P19", error) {
            Error::Conflict(problem) => problem.text(lang),
            other => panic!("{other:?}"),
        };
        assert_eq!(
            said(&DocumentError::MissingGlyph { character: '漢' }, Lang::Vi),
            "Không tạo được giấy chứng nhận số 00012/2023/GCN-P19: có chữ “漢” mà phông chữ không hỗ trợ. \
             Thu hồi giấy này, sửa chữ đó rồi cấp lại."
        );
        assert_eq!(
            said(&DocumentError::TooLong { part: "signer's title" }, Lang::En),
            "Certificate 00012/2023/GCN-P19 could not be made: the signer’s title is too long for the paper. \
             Revoke it, shorten the text and issue it again."
        );
        // A fault of the program is none of the reader's.
        assert!(matches!(not_made("1", &DocumentError::Pdf("broken".into())), Error::Fault(_)));
    }
}
