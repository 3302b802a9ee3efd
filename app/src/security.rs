//! The headers that every answer carries.

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};

use crate::{App, address, flash::header_value};

/// The nonce of one answer, in its policy and on its scripts.
#[derive(Debug, Clone)]
pub(crate) struct Nonce(pub String);

/// Makes the nonce, and writes the headers unless the page wrote its own.
pub(crate) async fn headers(mut request: Request, next: Next) -> Response {
    let nonce = Nonce(STANDARD_NO_PAD.encode(rand::random::<[u8; 18]>()));
    request.extensions_mut().insert(nonce.clone());
    let immutable = request.uri().path().starts_with("/assets/");
    let mut answer = next.run(request).await;
    let headers = answer.headers_mut();
    let mut put = |name: HeaderName, value: HeaderValue| {
        headers.entry(name).or_insert(value);
    };
    put(header::CONTENT_SECURITY_POLICY, header_value(&policy(&nonce.0)));
    put(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    put(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    put(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    put(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    put(HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin"));
    put(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin"));
    put(
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
        ),
    );
    if !immutable {
        // Pages differ by who is signed in and by flash; nothing between us and the browser may keep them, and the browser only those
        // that say so themselves (`page.rs`).
        put(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        put(header::VARY, HeaderValue::from_static("cookie"));
    }
    answer
}

/// Answers only by our own name: another that leads here may be somebody's who wants links and cookies made for theirs (RFC 9110,
/// 15.5.20).
pub(crate) async fn only_ours(State(app): State<App>, request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    if host.is_some_and(|host| address::is_ours(host, &app.services.url(""))) {
        return next.run(request).await;
    }
    tracing::warn!(host, "asked by a name that is not ours: public_url says which is");
    StatusCode::MISDIRECTED_REQUEST.into_response()
}

/// Nothing inline, nothing from elsewhere; wasm is allowed to compile.
pub(crate) fn policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}
