//! One mark, saved as it is made: what the grid's island sends.

use axum::{
    extract::{Path, State},
    http::{HeaderName, HeaderValue, StatusCode},
    response::{IntoResponse, Response},
};
use domain::{AttendanceSource, AttendanceStatus, Word};
use serde::Deserialize;
use services::attendance::Mark;

use crate::{App, form::Form, page_error::PageError, visit::Staff};

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    session: String,
    registration: String,
    /// Empty: the mark is taken back.
    status: String,
    /// What the cell showed as saved, `-` where it was blank; a browser that has the page from before does not say.
    seen: Option<String>,
    /// The browser's own id of the event.
    event: String,
}

/// What the cell holds, beside a refusal: the grid shows it in the place of what it asked for.
const HELD: HeaderName = HeaderName::from_static("x-mark");

/// Answers 204, or 409 with the sentence that says why not and with what the cell holds.
pub(crate) async fn save(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, PageError> {
    let bad = PageError::Status(StatusCode::BAD_REQUEST);
    let (Ok(session), Ok(registration)) = (sent.session.parse(), sent.registration.parse()) else {
        return Err(bad);
    };
    let status = AttendanceStatus::parse(&sent.status);
    if (status.is_none() && !sent.status.is_empty()) || sent.event.len() > 64 {
        return Err(bad);
    }
    let event_id = Some(sent.event).filter(|event| !event.is_empty());
    let seen = sent.seen.map(|seen| AttendanceStatus::parse(&seen));
    let mark = Mark { session, registration, status, source: AttendanceSource::Manual, seen, event_id };
    match services::attendance::record_attendance(&app.services, staff.actor(), &code, &[mark]).await {
        Ok(_) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(services::Error::Conflict(problem)) => {
            let grid = services::attendance::show_attendance(&app.services, staff.actor(), &code).await?;
            let held = grid.marks.get(&(session, registration)).copied().map(Word::code).unwrap_or_default();
            let held = [(HELD, HeaderValue::from_static(held))];
            Ok((StatusCode::CONFLICT, held, problem.text(staff.lang)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}
