//! Why a page could not be shown, and the status that tells it.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::Problem;

use crate::address;

/// Why a page could not be shown.
#[derive(Debug)]
pub(crate) enum PageError {
    /// What a use case answered.
    Service(services::Error),
    /// Sign in first, at this address.
    SignIn(String),
    /// Nothing of ours was asked: a status alone.
    Status(StatusCode),
}

impl<E: Into<services::Error>> From<E> for PageError {
    fn from(error: E) -> Self {
        Self::Service(error.into())
    }
}

/// What the page will say; rides on the answer to [`show`], which knows the language.
#[derive(Debug, Clone, Default)]
pub(crate) struct Trouble {
    pub problem: Option<Problem>,
    pub retry_after: Option<u64>,
    /// What was asked for was rolled back whole, and may be asked for again at once.
    pub collided: bool,
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        use services::Error as E;
        let mut collided = false;
        let (status, problem, retry_after) = match self {
            PageError::SignIn(to) => return Redirect::to(&address::for_header(&to)).into_response(),
            PageError::Status(status) => (status, None, None),
            PageError::Service(error) => match error {
                E::NotFound => (StatusCode::NOT_FOUND, None, None),
                E::Forbidden => (StatusCode::FORBIDDEN, None, None),
                E::Invalid(problems) => (
                    StatusCode::UNPROCESSABLE_ENTITY,
                    problems.0.into_iter().next().map(|(_, problem)| problem),
                    None,
                ),
                E::Conflict(problem) => (StatusCode::CONFLICT, Some(problem), None),
                E::Clashes(_) => (StatusCode::CONFLICT, Some(clashes()), None),
                E::Stale(_) => (StatusCode::CONFLICT, None, None),
                E::TooMany(seconds) => (StatusCode::TOO_MANY_REQUESTS, None, Some(seconds)),
                E::Unavailable(cause) => {
                    tracing::error!(cause, "the database is away");
                    (StatusCode::SERVICE_UNAVAILABLE, None, Some(10))
                }
                E::Collision(cause) => {
                    tracing::warn!(cause, "transactions were in each other’s way");
                    collided = true;
                    (StatusCode::SERVICE_UNAVAILABLE, None, Some(1))
                }
                E::Fault(cause) => {
                    tracing::error!(cause, "a fault");
                    (StatusCode::INTERNAL_SERVER_ERROR, None, None)
                }
            },
        };
        let mut answer = status.into_response();
        answer.extensions_mut().insert(Trouble { problem, retry_after, collided });
        answer
    }
}

/// Something is in the way of sessions, told by a page that has no form for it.
fn clashes() -> Problem {
    Problem::Said(
        "Lịch bị trùng hoặc có điểm cần xem: mở trang Buổi của hoạt động.",
        "Something is in the way of the sessions: open the page of the activity’s sessions.",
    )
}

/// Whether the answer tells of two transactions that were in each other's way.
pub(crate) fn is_collision(answer: &Response) -> bool {
    answer.extensions().get::<Trouble>().is_some_and(|trouble| trouble.collided)
}

/// What a handler of a page answers.
pub(crate) type PageResult = Result<Response, PageError>;
