//! What makes a phone keep the page: the worker that answers for it without a network, and the manifest by which it is installed.

use axum::{
    Json,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use crate::{
    App,
    assets::Assets,
    pages::checkin::{
        address,
        keep::tag,
        phone::{PARTS, SCANNER},
        words as t,
    },
    visit::Page,
};

/// The worker. Its name changes with whatever it keeps; a browser that finds another one takes that from the next opening on.
pub(super) async fn worker(State(app): State<App>, page: Page) -> Response {
    let Some(body) = app.assets.0.iter().find(|asset| asset.logical == "desk-worker.js") else {
        return axum::http::StatusCode::NOT_FOUND.into_response();
    };
    let shell = page.href(address::PHONE);
    let parts = PARTS.iter().chain(&SCANNER).map(|name| app.assets.url(name));
    let files: Vec<String> = std::iter::once(shell.clone()).chain(parts).collect();
    let name = format!("{shell} {}", build(app.assets));
    let mut script = format!("const NAME = {};\nconst FILES = {};\n", json!(name), json!(files)).into_bytes();
    script.extend_from_slice(body.bytes);
    let mut answer = ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], script).into_response();
    let policy = HeaderValue::from_static("default-src 'none'; connect-src 'self'");
    answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    answer
}

/// What draws the page: a program with other words has another page.
const DRAWN: [&str; 3] = [include_str!("phone.rs"), include_str!("outcome.rs"), include_str!("words.rs")];

/// What tells one build from another.
fn build(assets: Assets) -> String {
    let parts: Vec<&str> = assets.0.iter().map(|asset| asset.file).chain(DRAWN).collect();
    tag(&parts.concat())
}

/// The manifest (W3C Web Application Manifest).
pub(super) async fn manifest(State(app): State<App>, page: Page) -> Response {
    let lang = page.lang;
    let mut answer = Json(json!({
        "id": page.href(address::PHONE),
        "name": t::app_name(lang),
        "short_name": t::app_short(lang),
        "lang": lang.code(),
        "start_url": page.href(address::PHONE),
        "scope": format!("{}/", page.href(address::DESK)),
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#213f78",
        "icons": [{ "src": app.assets.url("images/favicon.svg"), "sizes": "any", "type": "image/svg+xml" }],
    }))
    .into_response();
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/manifest+json"));
    answer
}
