//! One mark, saved as it is made: what the grid's island sends.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{AttendanceSource, AttendanceStatus, Word};
use serde::Deserialize;
use services::Mark;

use crate::{App, form::Form, page::Staff, problem_page::PageError};

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    session: String,
    registration: String,
    /// Empty: the mark is taken back.
    status: String,
    /// The browser's own id of the event.
    event: String,
}

/// Answers 204, or 409 with the sentence that says why not.
pub(super) async fn save(
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
    let mark = Mark { session, registration, status, source: AttendanceSource::Manual, event_id };
    match services::record_attendance(&app.services, staff.actor(), &code, &[mark]).await {
        Ok(_) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(services::Error::Conflict(problem)) => {
            Ok((StatusCode::CONFLICT, problem.text(staff.lang)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}
