//! The cookie that makes a phone a device of one activity: no script reads it, and it goes to the pages of check-in alone.

use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, header, request::Parts},
    response::Response,
};
use domain::Lang;

use crate::{
    App,
    flash::{cookie, header_value},
    language::in_language,
    page_error::PageError,
    pages::checkin::address::DESK,
};

const NAME: &str = "__Secure-diem-danh";

/// The token of the device that asks; empty where it is none.
pub(super) struct DeviceToken(pub String);

impl FromRequestParts<App> for DeviceToken {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, PageError> {
        Ok(Self(cookie(&parts.headers, NAME).unwrap_or_default().to_owned()))
    }
}

/// Keeps the token of a device in its browser. It opens nothing once the check-in ends; a month is longer than most.
pub(super) fn keep(mut answer: Response, token: &str) -> Response {
    for lang in [Lang::Vi, Lang::En] {
        let path = in_language(lang, DESK);
        let set = format!("{NAME}={token}; Path={path}; Max-Age=2678400; HttpOnly; Secure; SameSite=Lax");
        let set: HeaderValue = header_value(&set);
        answer.headers_mut().append(header::SET_COOKIE, set);
    }
    answer
}
