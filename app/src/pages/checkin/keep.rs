//! What a phone keeps of its activity, as JSON: the list without names, and, where the organizer wants that, the names.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use documents::dates;
use domain::local;
use serde_json::json;
use services::Error;

use crate::{
    App, flash::header_value, page_error::PageError, pages::checkin::cookie::DeviceToken, visit::Page,
};

/// Says when it was, by the program's clock, in milliseconds since 1970: a phone measures its own by that.
const NOW: HeaderName = HeaderName::from_static("x-now");

/// An answer to a phone: with our time, and with 410 where it may do nothing any more.
pub(super) fn answer(app: &App, found: Result<Response, Error>) -> Result<Response, PageError> {
    let mut answer = match found {
        Ok(answer) => answer,
        Err(Error::NotFound) => StatusCode::GONE.into_response(),
        Err(error) => return Err(error.into()),
    };
    let now = app.services.now().timestamp_millis().to_string();
    answer.headers_mut().insert(NOW, header_value(&now));
    Ok(answer)
}

/// The list without names, or 304 where the phone has it as it is.
pub(super) async fn pack(
    State(app): State<App>,
    page: Page,
    DeviceToken(token): DeviceToken,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let found = told(&app, &page, &token).await;
    answer(&app, found.map(|told| if_other(&headers, &told)))
}

async fn told(app: &App, page: &Page, token: &str) -> services::Result<serde_json::Value> {
    let kept = services::checkin::load_pack(&app.services, token).await?;
    let sessions: Vec<_> = kept
        .sessions
        .iter()
        .map(|session| {
            let when = dates::session(*session.slot, session.held_on, page.lang);
            let words = format!("{when}, {}", local::hours(session.starts_at, session.ends_at));
            json!({ "id": session.id.0, "words": words })
        })
        .collect();
    Ok(json!({
        "title": kept.activity.title,
        "device": kept.device.name,
        "ends": kept.ends.timestamp_millis(),
        "names": kept.names.map(|names| tag(&json!(names).to_string())),
        "sessions": sessions,
        "pack": kept.pack,
    }))
}

/// The names, where the phone may keep them.
pub(super) async fn names(
    State(app): State<App>,
    DeviceToken(token): DeviceToken,
) -> Result<Response, PageError> {
    let found = services::checkin::load_pack(&app.services, &token).await;
    answer(&app, found.map(|kept| Json(kept.names.unwrap_or_default()).into_response()))
}

fn if_other(headers: &HeaderMap, told: &serde_json::Value) -> Response {
    let body = told.to_string();
    let tag = header_value(&format!("\"{}\"", tag(&body)));
    if headers.get(header::IF_NONE_MATCH) == Some(&tag) {
        return StatusCode::NOT_MODIFIED.into_response();
    }
    let kind = HeaderValue::from_static("application/json");
    ([(header::ETAG, tag), (header::CONTENT_TYPE, kind)], body).into_response()
}

/// FNV-1a, 64 bits: it tells one list from the next of the same activity, and nobody gains by making two that look alike.
pub(super) fn tag(text: &str) -> String {
    let sum = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    format!("{sum:016x}")
}
