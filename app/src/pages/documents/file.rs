//! The file of a document, to be kept: under a name of its own, and not again to a browser that has it.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use services::{
    documents::{DocumentFile, own_document, public_document, staff_document},
    holder::Holder,
    ids::{DocumentId, TemplateId},
};

use crate::{
    App,
    page_error::PageResult,
    pages::{questions::attachment, registrations::own_link::OwnLink},
    visit::{Page, Staff},
};

pub(crate) async fn public(
    State(app): State<App>,
    Path((code, id)): Path<(String, DocumentId)>,
    headers: HeaderMap,
) -> PageResult {
    let file = public_document(&app.services, &code, id, has(&headers)).await?;
    // Asked anew each time: what was removed is gone.
    Ok(sent(file, "public, no-cache"))
}

/// The document that is asked for.
#[derive(Debug, Deserialize)]
pub(crate) struct Of {
    document: DocumentId,
}

pub(crate) async fn own(
    State(app): State<App>,
    link: OwnLink,
    Path(of): Path<Of>,
    headers: HeaderMap,
) -> PageResult {
    let file = own_document(&app.services, &link.token, of.document, has(&headers)).await?;
    let mut answer = Page::keep_private(sent(file, "private, no-cache"));
    // Kept by the one browser, and asked for again each time.
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    Ok(answer)
}

pub(crate) async fn of_activity(
    State(app): State<App>,
    staff: Staff,
    Path((code, id)): Path<(String, DocumentId)>,
    headers: HeaderMap,
) -> PageResult {
    let of = (Holder::Activity(&code), id);
    let file = staff_document(&app.services, staff.actor(), of, has(&headers)).await?;
    Ok(sent(file, "private, no-cache"))
}

pub(crate) async fn of_template(
    State(app): State<App>,
    staff: Staff,
    Path((template, id)): Path<(TemplateId, DocumentId)>,
    headers: HeaderMap,
) -> PageResult {
    let of = (Holder::Template(template), id);
    let file = staff_document(&app.services, staff.actor(), of, has(&headers)).await?;
    Ok(sent(file, "private, no-cache"))
}

/// The hash of what the browser has already.
fn has(headers: &HeaderMap) -> Option<&str> {
    let tag = headers.get(header::IF_NONE_MATCH)?.to_str().ok()?;
    Some(tag.trim_start_matches("W/").trim_matches('"'))
}

fn sent(file: DocumentFile, kept: &'static str) -> Response {
    let tag = HeaderValue::from_str(&format!("\"{}\"", file.hash));
    let tag = tag.unwrap_or_else(|_| HeaderValue::from_static("\"\""));
    let always = [(header::ETAG, tag), (header::CACHE_CONTROL, HeaderValue::from_static(kept))];
    let Some(bytes) = file.bytes else { return (StatusCode::NOT_MODIFIED, always).into_response() };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(file.kind.media_type())),
        (header::CONTENT_LENGTH, HeaderValue::from(bytes.len())),
        (header::CONTENT_DISPOSITION, attachment(&file.name, domain::Word::code(file.kind))),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
    ];
    (always, headers, bytes).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_file_comes_whole_and_only_once() {
        let whole: Vec<u8> = (0..200_000u32).map(|n| u8::try_from(n % 251).unwrap()).collect();
        let file = DocumentFile {
            name: "Đề cương.pdf".into(),
            kind: domain::documents::DocumentKind::Pdf,
            hash: "ab".into(),
            bytes: Some(whole.clone()),
        };
        let answer = sent(file.clone(), "private, no-cache");
        let name = answer.headers()[header::CONTENT_DISPOSITION].to_str().unwrap().to_owned();
        assert_eq!(
            name,
            "attachment; filename=\"tep.pdf\"; filename*=UTF-8''%C4%90%E1%BB%81%20c%C6%B0%C6%A1ng.pdf"
        );
        assert_eq!(axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap(), whole);
        let again = sent(DocumentFile { bytes: None, ..file }, "private, no-cache");
        assert_eq!(
            (again.status(), &again.headers()[header::ETAG]),
            (StatusCode::NOT_MODIFIED, &"\"ab\"".parse::<HeaderValue>().unwrap())
        );
    }
}
