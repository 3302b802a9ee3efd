//! Styles, scripts, fonts and images, under names that hold a hash of what is in them: a browser keeps them for ever.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::App;

/// One file, as it was built into the program.
#[derive(Debug)]
pub struct Asset {
    /// What pages call it: `app.css`.
    pub logical: &'static str,
    /// The name in the address: `app-0123456789abcdef.css`.
    pub file: &'static str,
    /// Its kind.
    pub mime: &'static str,
    /// What is in it.
    pub bytes: &'static [u8],
    /// The same, compressed.
    pub brotli: Option<&'static [u8]>,
}

/// All files that were built into the program.
#[derive(Debug, Clone, Copy)]
pub struct Assets(pub &'static [Asset]);

impl Assets {
    /// The address of a file. A name that isn't there gives an address that answers 404.
    pub fn url(self, logical: &str) -> String {
        let file = self.0.iter().find(|asset| asset.logical == logical).map_or(logical, |asset| asset.file);
        format!("/assets/{file}")
    }
}

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
    answer
}
