//! Runs what a request asks for: within a time, once more after a collision in the database, and a panic is an answer like any other.

use std::time::Duration;

use axum::{
    body::{Body, Bytes},
    extract::Request,
    http::{Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{page_error::is_collision, pages::rosters::LARGEST, sent_form::SentForm};

/// The most of a form that is kept for sending it again: no page takes a larger one.
const LARGEST_KEPT: usize = LARGEST;

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
    /// The form, for a page from which it can be sent again.
    pub(crate) async fn form(self, parts: &Parts) -> Option<SentForm> {
        match self {
            Sent::Kept(bytes) => SentForm::read(parts, &bytes).await,
            Sent::Streamed(_) => None,
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

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    };

    use axum::{Router, extract::DefaultBodyLimit, middleware};
    use tower::ServiceExt;
    use tower_http::catch_panic::CatchPanicLayer;

    use super::*;
    use crate::page_error::PageError;

    async fn through(request: Request, next: Next) -> Response {
        let (parts, body) = request.into_parts();
        match keep(&parts, body).await {
            Ok(mut sent) => run(&parts, &mut sent, next).await,
            Err(status) => status.into_response(),
        }
    }

    /// The answer to a form, where the first so many tries collide, and how many tries there were.
    async fn post_form(collisions: usize, body: Body, length: usize) -> (StatusCode, usize) {
        let tries = Arc::new(AtomicUsize::new(0));
        let count = tries.clone();
        let handler = move |body: String| async move {
            assert_ne!(body, "panic=1", "said so");
            let try_number = count.fetch_add(1, Ordering::SeqCst);
            if try_number < collisions {
                return Err(PageError::Service(services::Error::Collision("deadlock".into())));
            }
            Ok(body)
        };
        let router = Router::new()
            .fallback(handler)
            .layer(DefaultBodyLimit::disable())
            .layer(CatchPanicLayer::custom(panicked))
            .layer(middleware::from_fn(through));
        let request = Request::post("/").header(header::CONTENT_LENGTH, length).body(body).unwrap();
        let answer = router.oneshot(request).await.unwrap();
        (answer.status(), tries.load(Ordering::SeqCst))
    }

    #[tokio::test]
    async fn what_collided_is_tried_again_with_the_same_form_and_not_for_ever() {
        assert_eq!(post_form(0, "a=1".into(), 3).await, (StatusCode::OK, 1));
        assert_eq!(post_form(2, "a=1".into(), 3).await, (StatusCode::OK, 3));
        assert_eq!(post_form(99, "a=1".into(), 3).await, (StatusCode::SERVICE_UNAVAILABLE, TRIES));
        // What is too large to be kept can't be sent again.
        let large = LARGEST_KEPT + 1;
        assert_eq!(post_form(1, "a".repeat(large).into(), large).await, (StatusCode::SERVICE_UNAVAILABLE, 1));
    }

    #[tokio::test]
    async fn a_panic_is_an_answer() {
        assert_eq!(post_form(0, "panic=1".into(), 7).await, (StatusCode::INTERNAL_SERVER_ERROR, 0));
    }

    #[tokio::test]
    async fn half_a_body_is_refused() {
        let pieces = [Ok("a="), Err(std::io::Error::other("gone"))];
        let body = Body::from_stream(futures_util::stream::iter(pieces));
        assert_eq!(post_form(0, body, 9).await, (StatusCode::BAD_REQUEST, 0));
    }
}
