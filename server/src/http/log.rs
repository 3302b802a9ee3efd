//! One line of the log for each request, with an id that the answer carries too.

use std::time::Instant;

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method},
    middleware::Next,
    response::Response,
};
use tracing::Instrument;

use crate::metrics::Metrics;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Logs a request. Addresses that hold a secret (participants' links, one-time links, codes) are cut before it.
pub(crate) async fn log(State(metrics): State<Metrics>, mut request: Request, next: Next) -> Response {
    let id = format!("{:016x}", rand::random::<u64>());
    let method = request.method().clone();
    // As the pages read it: what hides a secret in the log must see the same path as they do.
    let path = without_secret(&app::plain_path(request.uri().path()));
    let span = tracing::info_span!("request", id, %method, path);
    let began = Instant::now();
    // For the page of a fault, which names it. What the browser claims is thrown away.
    if let Ok(id) = HeaderValue::from_str(&id) {
        request.headers_mut().insert(REQUEST_ID, id);
    }
    let route = app::Route::default();
    request.extensions_mut().insert(route.clone());
    let mut answer = next.run(request).instrument(span.clone()).await;
    let (took, status) = (began.elapsed(), answer.status().as_u16());
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    span.in_scope(|| tracing::info!(status, ms, "answered"));
    metrics.answered(route.pattern().unwrap_or("none"), counted(&method), status, took.as_secs_f64());
    if let Ok(id) = HeaderValue::from_str(&id) {
        answer.headers_mut().insert(REQUEST_ID, id);
    }
    answer
}

/// A browser may send any word as its method; each would be counted for itself.
fn counted(method: &Method) -> &str {
    match *method {
        Method::GET | Method::HEAD | Method::POST => method.as_str(),
        _ => "other",
    }
}

fn without_secret(path: &str) -> String {
    for prefix in [
        "/toi/",
        "/lich/",
        "/dang-nhap/",
        "/chung-nhan/",
        "/en/toi/",
        "/en/lich/",
        "/en/dang-nhap/",
        "/en/chung-nhan/",
    ] {
        if let Some(rest) = path.strip_prefix(prefix) {
            let (place, after) = rest
                .split_once('/')
                .map_or((rest, String::new()), |(place, after)| (place, format!("/{after}")));
            // The number of a registration opens nothing: the clean address of a participant's page.
            let clean = prefix.ends_with("toi/")
                && place.len() <= 19
                && place.bytes().all(|byte| byte.is_ascii_digit());
            return if clean { path.to_owned() } else { format!("{prefix}…{after}") };
        }
    }
    path.to_owned()
}

#[cfg(test)]
mod tests {
    use super::without_secret;

    #[test]
    fn secrets_are_cut_and_the_rest_is_kept() {
        assert_eq!(without_secret("/toi/abc/huy"), "/toi/…/huy");
        assert_eq!(without_secret("/toi/42/huy"), "/toi/42/huy");
        assert_eq!(without_secret("/chung-nhan/42"), "/chung-nhan/…");
        assert_eq!(without_secret("/en/dang-nhap/abc"), "/en/dang-nhap/…");
        assert_eq!(without_secret("/en/lich/abc"), "/en/lich/…");
        assert_eq!(without_secret("/dang-nhap"), "/dang-nhap");
        assert_eq!(without_secret("/hoat-dong/TR-1"), "/hoat-dong/TR-1");
    }
}
