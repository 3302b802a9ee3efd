//! A file that was given as an answer: never shown by us, only kept by whoever asks for it.

use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::Word;
use serde::Deserialize;
use services::{
    ids::{QuestionId, RegistrationId},
    questions::{GivenFile, own_file, staff_file},
};

use crate::{
    App,
    flash::header_value,
    page_error::PageResult,
    pages::registrations::own_link::OwnLink,
    visit::{Page, Staff},
};

pub(crate) async fn of_staff(
    State(app): State<App>,
    staff: Staff,
    Path((code, registration, question)): Path<(String, RegistrationId, QuestionId)>,
) -> PageResult {
    let file = staff_file(&app.services, staff.actor(), &code, registration, question).await?;
    Ok(Page::never_kept(sent(file)))
}

/// The question whose file is asked for.
#[derive(Debug, Deserialize)]
pub(crate) struct Of {
    question: QuestionId,
}

pub(crate) async fn own(State(app): State<App>, link: OwnLink, Path(of): Path<Of>) -> PageResult {
    Ok(Page::keep_private(sent(own_file(&app.services, &link.token, of.question).await?)))
}

/// To be kept, whatever the browser would do with it: what strangers send is never opened under our own address.
fn sent(file: GivenFile) -> Response {
    let disposition = attachment(&file.name, file.kind.code());
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(file.kind.media_type())),
        (header::CONTENT_DISPOSITION, disposition),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
    ];
    (headers, file.bytes).into_response()
}

/// That a file is to be kept under its name; old browsers take the ending alone.
pub(crate) fn attachment(name: &str, ending: &str) -> HeaderValue {
    header_value(&format!("attachment; filename=\"tep.{ending}\"; filename*=UTF-8''{}", encoded(name)))
}

/// A name in a header (RFC 8187, 3.2.1).
fn encoded(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    name.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::questions::file::FileKind;

    #[test]
    fn a_name_in_vietnamese_comes_through_and_breaks_no_header() {
        assert_eq!(encoded("Đơn \"1\"\r\n.pdf"), "%C4%90%C6%A1n%20%221%22%0D%0A.pdf");
        let file = GivenFile { name: "Đơn.pdf".into(), kind: FileKind::Pdf, bytes: vec![1] };
        let answer = sent(file);
        assert!(answer.headers()[header::CONTENT_DISPOSITION].to_str().unwrap().starts_with("attachment"));
        assert_eq!(answer.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    }
}
