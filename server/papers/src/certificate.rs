//! The certificate (giấy chứng nhận), A4 landscape, in the layout of official papers (Nghị định 30/2020/NĐ-CP, appendix I).
//!
//! Read down: `words` says what stands on it, `layout` where, `draw` writes that as a PDF, `tagged` makes the PDF readable
//! for screen readers and the same bytes each time. A certificate never changes, so neither may its file.

mod draw;
mod foot;
mod frame;
mod layout;
mod placed;
mod sheet;
pub(crate) mod tagged;
pub(crate) mod words;

use chrono::NaiveDate;

use documents::DocumentError;

use crate::Faces;

/// What a certificate says. Texts are shown as they are, composed (NFC) and with single spaces; those set in capitals on paper
/// may come in any case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateData {
    /// The body above the issuing one; may be empty.
    pub parent_body: String,
    /// The body that issues it.
    pub issuing_body: String,
    /// Who it is for.
    pub full_name: String,
    /// Birth date, told apart two people of one name; left out when unknown.
    pub birth_date: Option<NaiveDate>,
    /// The person's unit as it was then; may be empty.
    pub unit: String,
    /// What was completed, in lower case: `lớp tập huấn`, `hội thảo`.
    pub course_kind: String,
    /// Its title, without quotation marks.
    pub course_title: String,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day; the first for a course of one day.
    pub ends_on: NaiveDate,
    /// Days with at least one session; 0 leaves the length out.
    pub days: u16,
    /// Minutes of all sessions, which are told as hours; 0 leaves them out.
    pub minutes: u32,
    /// Where it is issued, as before the date: `Thái Nguyên`.
    pub place: String,
    /// Day of issue; the file's dates too.
    pub issued_on: NaiveDate,
    /// The serial, as after `Số:`.
    pub serial: String,
    /// The code for verification; shown in groups of four.
    pub code: String,
    /// The page that verifies it, complete with `https://`: QR code, link and small print.
    pub verify_url: String,
    /// In whose place it is signed (`KT. GIÁM ĐỐC`); may be empty.
    pub signer_authority: String,
    /// The signer's title.
    pub signer_title: String,
    /// The signer's full name.
    pub signer_name: String,
}

/// The certificate as a PDF of one page. The same data gives the same bytes.
///
/// # Errors
/// `MissingGlyph` when the faces lack a letter, `TooLong` when a text does not fit in any size, `QrTooLong`.
pub fn certificate_pdf(data: &CertificateData, faces: &Faces) -> Result<Vec<u8>, DocumentError> {
    let words = words::Words::new(data);
    let placed = layout::layout(&words, faces)?;
    let drawing = draw::draw(&words, data.issued_on, &placed, faces)?;
    tagged::write(drawing, &words)
}

/// Whether the certificate can be printed, without printing it.
///
/// # Errors
/// As [`certificate_pdf`].
pub fn check_certificate(data: &CertificateData, faces: &Faces) -> Result<(), DocumentError> {
    layout::layout(&words::Words::new(data), faces).map(drop)
}

#[cfg(test)]
mod tests;
