//! Certificates as PDF: one, all of an activity, a participant's own.

use std::sync::OnceLock;

use documents::DocumentError;
use domain::{
    CertificateState, Label, Problem,
    accounts::access::{Action, Actor},
    certificates::file_name,
    label,
    numbers::whole,
};
use papers::{CertificateData, Faces, certificate_pdf};
use store::{ids::CertificateId, rows::Certificate};

use crate::{
    Error, Result, Services, activities::show::open, certificates::verify::verification_url,
    registrations::show::show_registration,
};

/// A file: its name and its bytes.
pub type File = (String, Vec<u8>);

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
    let row = store::certificates::in_activity(read, activity.id, id).await?.ok_or(Error::NotFound)?;
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

/// Whether a certificate can be printed: asked before it is issued.
///
/// # Errors
/// [`Error::Conflict`] with what has to be changed.
pub(crate) fn check(services: &Services, row: &Certificate) -> Result<()> {
    papers::check_certificate(&data(services, row), faces()?)
        .map_err(|error| unprintable(&row.full_name, &error))
}

pub(crate) fn pdf(services: &Services, row: &Certificate) -> Result<File> {
    let bytes = certificate_pdf(&data(services, row), faces()?)
        .map_err(|error| unprintable(&row.full_name, &error))?;
    Ok((format!("{}.pdf", file_name(&row.serial)), bytes))
}

/// The faces of papers, parsed once.
pub(crate) fn faces() -> Result<&'static Faces> {
    static FACES: OnceLock<std::result::Result<Faces, String>> = OnceLock::new();
    let faces = FACES.get_or_init(|| Faces::load().map_err(|error| error.to_string()));
    faces.as_ref().map_err(|error| Error::Fault(error.clone()))
}

/// Why a certificate could not be made, and what to do about it. Asked before it is issued, so what stands on it can be corrected.
fn unprintable(name: &str, error: &DocumentError) -> Error {
    let (vi, en) = match error {
        DocumentError::MissingGlyph { character } => (
            format!(
                "có chữ “{character}” mà phông chữ không hỗ trợ. Sửa họ tên, đơn vị hoặc tên hoạt động rồi thử lại."
            ),
            format!(
                "the typeface has no “{character}”. Correct the name, the unit or the title, then try again."
            ),
        ),
        DocumentError::TooLong { part } => {
            let what = part_name(part);
            (
                format!("{} quá dài so với khổ giấy. Rút gọn rồi thử lại.", what.vi),
                format!("{} is too long for the paper. Shorten the text, then try again.", what.en),
            )
        }
        other => return Error::Fault(other.to_string()),
    };
    Error::Conflict(Problem::SaidOf(
        format!("Không tạo được giấy chứng nhận của {name}: {vi}"),
        format!("The certificate of {name} could not be made: {en}"),
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

fn data(services: &Services, row: &Certificate) -> CertificateData {
    CertificateData {
        parent_body: row.parent_body.clone(),
        issuing_body: row.issuing_body.clone(),
        full_name: row.full_name.clone(),
        birth_date: row.birth_date,
        unit: row.unit_name.clone(),
        course_kind: row.course_kind.clone(),
        course_title: row.course_title.clone(),
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        days: u16::try_from(row.days).unwrap_or(0),
        minutes: whole(row.minutes),
        place: row.place.clone(),
        issued_on: row.issued_on,
        serial: row.serial.clone(),
        code: row.code.clone(),
        verify_url: verification_url(services, &row.code),
        signer_authority: row.signer_authority.clone(),
        signer_title: row.signer_title.clone(),
        signer_name: row.signer_name.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Lang;

    #[test]
    fn what_cannot_be_printed_says_what_to_correct() {
        let said = |error: &DocumentError, lang| match unprintable("Y Blŏ", error) {
            Error::Conflict(problem) => problem.text(lang),
            other => panic!("{other:?}"),
        };
        assert_eq!(
            said(&DocumentError::MissingGlyph { character: '漢' }, Lang::Vi),
            "Không tạo được giấy chứng nhận của Y Blŏ: có chữ “漢” mà phông chữ không hỗ trợ. Sửa họ tên, đơn vị hoặc tên hoạt động rồi thử lại."
        );
        assert_eq!(
            said(&DocumentError::TooLong { part: "signer's title" }, Lang::En),
            "The certificate of Y Blŏ could not be made: the signer’s title is too long for the paper. Shorten the text, then try again."
        );
        assert!(matches!(unprintable("Y Blŏ", &DocumentError::Pdf("broken".into())), Error::Fault(_)));
    }
}
