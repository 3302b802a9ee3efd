//! Whether papers can be made with the settings of this office.

use chrono::NaiveDate;
use papers::{CertificateData, Faces, certificate_pdf};

use crate::Office;

/// Makes a certificate for nobody, with the office's own name, place and sign on it. Answers its size in bytes, or what stands in the
/// way: a letter that the faces lack, a name too long for its line.
///
/// # Errors
/// What stands in the way, in English.
pub fn try_certificate(office: &Office, public_url: &str, today: NaiveDate) -> Result<usize, String> {
    let data = CertificateData {
        parent_body: office.parent_body.clone(),
        issuing_body: office.name.clone(),
        full_name: "Nguyễn Thị Ẩn".into(),
        birth_date: None,
        unit: String::new(),
        course_kind: "lớp tập huấn".into(),
        course_title: "Kỹ năng công tác xã hội cho Đội tình nguyện".into(),
        starts_on: today,
        ends_on: today,
        days: 1,
        minutes: 480,
        place: office.place.clone(),
        issued_on: today,
        serial: format!("00000/{}/GCN-{}", today.format("%Y"), office.sign),
        code: "2".repeat(domain::certificates::CODE_LENGTH),
        verify_url: format!("{public_url}/chung-nhan/{}", "2".repeat(domain::certificates::CODE_LENGTH)),
        signer_authority: String::new(),
        signer_title: "GIÁM ĐỐC".into(),
        signer_name: "Trần Văn Ước".into(),
    };
    let faces = Faces::load().map_err(|error| error.to_string())?;
    certificate_pdf(&data, &faces).map(|bytes| bytes.len()).map_err(|error| error.to_string())
}
