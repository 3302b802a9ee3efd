//! Public pages of strangers, kept as they were sent: many look at the same list in the minute in which registration opens.
//!
//! What is kept is right as long as nothing was written to the database since, by whichever program: each request asks the database for
//! its version first, which costs far less than a page. Doors open and close by the clock as well, so nothing is kept for longer than a
//! second. It is compressed once.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use app::Route;
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use services::Services;

/// How long a page is kept at the most.
const LIFE: Duration = Duration::from_secs(1);

/// How many pages are kept: of a list with its filters, and of the activities on it. With [`LARGEST`], whoever asks for pages that
/// nobody else asks for fills no more than 16 MiB.
const MOST: usize = 128;

/// Larger ones are not kept.
const LARGEST: usize = 128 * 1024;

/// The pages that are kept.
#[derive(Clone)]
pub(crate) struct PublicPages {
    services: Services,
    kept: Arc<Mutex<HashMap<Key, Kept>>>,
}

impl PublicPages {
    /// None yet.
    pub(crate) fn new(services: Services) -> Self {
        Self { services, kept: Arc::default() }
    }

    fn find(&self, key: &Key, version: &str, now: Instant, route: &Route) -> Option<Response> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let page = kept.get(key).filter(|page| page.holds(version, now))?;
        route.is_that_of(&page.route);
        Some(page.answer())
    }

    fn keep(&self, key: Key, page: Kept) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST && !kept.contains_key(&key) {
            kept.clear();
        }
        kept.insert(key, page);
    }
}

/// What a page depends on besides the database.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    host: String,
    address: String,
    encodings: String,
}

impl Key {
    /// Of a stranger's request for the list or for one activity; none of every other.
    fn of(request: &Request) -> Option<Self> {
        let headers = request.headers();
        let path = request.uri().path();
        let plain = path.strip_prefix("/en").unwrap_or(path);
        let is_public = matches!(plain, "" | "/")
            || plain.strip_prefix("/hoat-dong/").is_some_and(|code| !code.is_empty() && !code.contains('/'));
        if request.method() != Method::GET || !is_public || headers.contains_key(header::COOKIE) {
            return None;
        }
        let text =
            |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        Some(Self {
            host: text(header::HOST),
            address: request.uri().path_and_query()?.as_str().to_owned(),
            encodings: text(header::ACCEPT_ENCODING),
        })
    }
}

struct Kept {
    version: String,
    route: Route,
    since: Instant,
    headers: HeaderMap,
    body: Bytes,
}

impl Kept {
    fn holds(&self, version: &str, now: Instant) -> bool {
        self.version == version && now.duration_since(self.since) < LIFE
    }

    fn answer(&self) -> Response {
        (StatusCode::OK, self.headers.clone(), self.body.clone()).into_response()
    }
}

/// Answers with the page that is kept, or lets it be made and keeps it.
pub(crate) async fn answer(State(pages): State<PublicPages>, request: Request, next: Next) -> Response {
    let Some(key) = Key::of(&request) else { return next.run(request).await };
    // Before the page is made: what is written meanwhile makes the next one ask anew.
    let Ok(version) = pages.services.version().await else { return next.run(request).await };
    let route = request.extensions().get::<Route>().cloned().unwrap_or_default();
    if let Some(page) = pages.find(&key, &version, Instant::now(), &route) {
        return page;
    }
    let since = Instant::now();
    let (parts, body) = next.run(request).await.into_parts();
    if parts.status != StatusCode::OK || parts.headers.contains_key(header::SET_COOKIE) {
        return Response::from_parts(parts, body);
    }
    // It was rendered whole before it came here.
    let body = match to_bytes(body, usize::MAX).await {
        Ok(body) => body,
        Err(error) => {
            tracing::error!(%error, "a public page broke off");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    if body.len() <= LARGEST {
        pages.keep(key, Kept { version, route, since, headers: parts.headers.clone(), body: body.clone() });
    }
    Response::from_parts(parts, Body::from(body))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(method: &str, address: &str, cookie: Option<&str>) -> Option<Key> {
        let mut request = Request::builder().method(method).uri(address).header("host", "a.vn");
        if let Some(cookie) = cookie {
            request = request.header("cookie", cookie);
        }
        Key::of(&request.body(Body::empty()).unwrap())
    }

    #[test]
    fn only_the_list_and_an_activity_are_kept_and_only_of_strangers() {
        for address in ["/", "/?q=an", "/en", "/en/", "/hoat-dong/TR-1", "/en/hoat-dong/TR-1?x=1"] {
            assert!(asked("GET", address, None).is_some(), "{address}");
            assert!(
                asked("GET", address, Some("a=b")).is_none(),
                "{address}: somebody is signed in, or something is to be said once"
            );
            assert!(asked("POST", address, None).is_none(), "{address}");
        }
        for address in
            ["/hoat-dong/", "/hoat-dong/TR-1/dang-ky", "/toi/1", "/quan-ly", "/english", "/chung-nhan/1"]
        {
            assert!(asked("GET", address, None).is_none(), "{address}");
        }
        assert_ne!(asked("GET", "/?q=an", None), asked("GET", "/?q=binh", None));
    }

    #[test]
    fn a_page_holds_until_something_was_written_and_for_a_second_at_the_most() {
        let since = Instant::now();
        let page = Kept {
            version: "7".into(),
            route: Route::default(),
            since,
            headers: HeaderMap::new(),
            body: Bytes::new(),
        };
        assert!(page.holds("7", since) && page.holds("7", since + LIFE / 2));
        assert!(!page.holds("8", since) && !page.holds("7", since + LIFE));
    }
}
