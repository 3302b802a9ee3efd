//! Answers with a file that was built into the program.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::App;

/// What a worker may do: load our own scripts and wasm, and ask us.
const WORKERS: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/// Answers with a file.
pub(crate) async fn serve(State(app): State<App>, Path(file): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = app.assets.0.iter().find(|asset| asset.file == file) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let takes_brotli = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.split(',').any(|one| one.trim().split(';').next() == Some("br")));
    let mut answer = match asset.brotli.filter(|_| takes_brotli) {
        Some(bytes) => ([(header::CONTENT_ENCODING, "br")], bytes).into_response(),
        None => asset.bytes.into_response(),
    };
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.mime));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    // A script that runs as a worker has the policy that it came with (CSP 3, 4.2.1), and no nonce by which it could load another.
    if asset.mime.starts_with("text/javascript") {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(WORKERS));
    }
    answer
}
