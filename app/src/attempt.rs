//! Runs what a request asks for: within a time, once more after a collision in the database, and a panic is an answer like any other.

use std::time::Duration;

use axum::{
    body::{Body, Bytes},
    extract::Request,
    http::{Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::problem_page::is_collision;

/// The most of a form that is kept for sending it again.
const LARGEST_KEPT: usize = 64 * 1024;
/// A request takes no longer, its body included; what it began is rolled back. A list of thousands takes seconds.
const WHOLE: Duration = Duration::from_secs(120);
/// So often is tried what another transaction was in the way of.
const TRIES: usize = 4;

/// What came with a request.
pub(crate) enum Sent {
    /// All of it, small enough to be sent again.
    Kept(Bytes),
    /// As it comes in.
    Streamed(Body),
}

impl Sent {
    /// The fields of a form, for a page from which it can be sent again.
    pub(crate) fn fields(&self, parts: &Parts) -> Vec<(String, String)> {
        match self {
            Sent::Kept(bytes) if is_form(parts) => serde_html_form::from_bytes(bytes).unwrap_or_default(),
            _ => vec![],
        }
    }
}

/// Reads what is small enough to be kept.
///
/// # Errors
/// 400 where the body broke off: half a form must not be taken for a whole one.
pub(crate) async fn keep(parts: &Parts, body: Body) -> Result<Sent, StatusCode> {
    let length = parts.headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    let is_small = length.and_then(|length| length.parse().ok()).is_some_and(|n: usize| n <= LARGEST_KEPT);
    let is_read_only = matches!(parts.method, Method::GET | Method::HEAD);
    if is_read_only {
        return Ok(Sent::Kept(Bytes::new()));
    }
    if !is_small {
        return Ok(Sent::Streamed(body));
    }
    match tokio::time::timeout(WHOLE, axum::body::to_bytes(body, LARGEST_KEPT)).await {
        Ok(Ok(bytes)) => Ok(Sent::Kept(bytes)),
        Ok(Err(_)) => Err(StatusCode::BAD_REQUEST),
        Err(_) => Err(StatusCode::REQUEST_TIMEOUT),
    }
}

/// The answer of whoever handles the request.
pub(crate) async fn run(parts: &Parts, sent: &mut Sent, next: Next) -> Response {
    for _ in 1..TRIES {
        let Sent::Kept(bytes) = sent else { break };
        let answer =
            within_time(Request::from_parts(parts.clone(), Body::from(bytes.clone())), next.clone()).await;
        if !is_collision(&answer) {
            return answer;
        }
        tracing::info!("trying again");
    }
    let body = match sent {
        Sent::Kept(bytes) => Body::from(bytes.clone()),
        Sent::Streamed(body) => std::mem::take(body),
    };
    within_time(Request::from_parts(parts.clone(), body), next).await
}

async fn within_time(request: Request, next: Next) -> Response {
    match tokio::time::timeout(WHOLE, next.run(request)).await {
        Ok(answer) => answer,
        Err(_) => {
            tracing::error!("a request took too long and was cut off");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

fn is_form(parts: &Parts) -> bool {
    parts.method == Method::POST
        && parts
            .headers
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"))
}

/// What a handler answers that panicked: nothing of it reaches the browser.
pub(crate) fn panicked(cause: Box<dyn std::any::Any + Send>) -> Response {
    let cause = cause
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| cause.downcast_ref::<&str>().copied())
        .unwrap_or("without words");
    tracing::error!(cause, "a panic");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
