//! The pages for what could not be done: each says what happened and what to do next.

use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use domain::Problem;
use leptos::prelude::*;

use crate::{App, i18n::problem_page, page::Page, ui::Area};

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
#[derive(Debug, Clone)]
struct Trouble {
    problem: Option<Problem>,
    retry_after: Option<u64>,
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        use services::Error as E;
        let (status, problem, retry_after) = match self {
            PageError::SignIn(address) => return Redirect::to(&address).into_response(),
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
                E::Stale(_) => (StatusCode::CONFLICT, None, None),
                E::TooMany(seconds) => (StatusCode::TOO_MANY_REQUESTS, None, Some(seconds)),
                E::Unavailable(cause) => {
                    tracing::error!(cause, "the database is away");
                    (StatusCode::SERVICE_UNAVAILABLE, None, Some(10))
                }
                E::Fault(cause) => {
                    tracing::error!(cause, "a fault");
                    (StatusCode::INTERNAL_SERVER_ERROR, None, None)
                }
            },
        };
        let mut answer = status.into_response();
        answer.extensions_mut().insert(Trouble { problem, retry_after });
        answer
    }
}

/// Turns every answer that is a trouble, ours or the router's, into a page.
pub(crate) async fn show(State(app): State<App>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let page = Page::of_stranger(&parts, &app);
    let for_programs =
        ["/assets/", "/api/", "/healthz", "/readyz"].iter().any(|prefix| page.path.starts_with(prefix));
    let answer = next.run(Request::from_parts(parts, body)).await;
    let status = answer.status();
    let is_page = answer
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if for_programs || is_page || !(status.is_client_error() || status.is_server_error()) {
        return answer;
    }
    let trouble =
        answer.extensions().get::<Trouble>().cloned().unwrap_or(Trouble { problem: None, retry_after: None });
    let t = page.lang;
    let (title, mut words) = problem_page::words(t, status);
    if let Some(problem) = &trouble.problem {
        words = problem.text(t);
    }
    let home = page.href("/");
    let view = move || {
        view! {
            <div class="narrow stack">
                <h1>{title}</h1>
                <p class="lead">{words}</p>
                <p><a href=home>{problem_page::home(t)}</a></p>
            </div>
        }
    };
    let mut shown = page.render(status, Area::Public, title, view);
    if let Some(seconds) = trouble.retry_after {
        shown.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    // A header such as Allow belongs to the answer, not to its look.
    if let Some(allow) = answer.headers().get(header::ALLOW) {
        shown.headers_mut().insert(header::ALLOW, allow.clone());
    }
    shown
}
