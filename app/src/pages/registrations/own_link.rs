//! The link that only a participant has, and the clean address under which their pages stand.
//!
//! `/toi/TOKEN` puts the token into a cookie that no script reads and that goes to these pages only, and leads on to `/toi/NUMBER`: what
//! stays in the history, on a screenshot or in a shared address opens nothing (ASVS 5.0, 14.2.1). A browser that takes no cookies keeps
//! the address with the token, and everything works there.

use axum::{
    extract::{FromRequestParts, Path},
    http::{HeaderMap, header, request::Parts},
    response::Response,
};
use domain::Lang;
use serde::Deserialize;

use crate::{
    App,
    flash::{cookie, header_value},
    language::in_language,
    page_error::PageError,
    visit::Page,
};

/// The link of a request, from its address or from the cookie.
pub(crate) struct OwnLink {
    /// What opens the registration; empty where the cookie is gone.
    pub token: String,
    /// The last part of the address: the number of the registration, or the token itself.
    pub place: String,
    /// The token stands in the address.
    pub in_address: bool,
}

#[derive(Deserialize)]
struct Place {
    token: String,
}

impl OwnLink {
    /// A page of the registration, without the language.
    pub(crate) fn path(&self, more: &str) -> String {
        format!("/toi/{}{more}", self.place)
    }
}

impl FromRequestParts<App> for OwnLink {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let Path(Place { token: place }) = Path::<Place>::from_request_parts(parts, app)
            .await
            .map_err(|_| PageError::Status(axum::http::StatusCode::NOT_FOUND))?;
        if !is_number(&place) {
            return Ok(Self { token: place.clone(), place, in_address: true });
        }
        let token = cookie(&parts.headers, &cookie_name(&place)).unwrap_or_default().to_owned();
        Ok(Self { token, place, in_address: false })
    }
}

/// A number of the database: no token is as short, or of digits alone.
fn is_number(place: &str) -> bool {
    (1..=19).contains(&place.len()) && place.bytes().all(|byte| byte.is_ascii_digit())
}

fn cookie_name(number: &str) -> String {
    format!("__Secure-toi-{number}")
}

/// A week, as the staff's: long enough for a phone on the way to a class, and the mail has the link for later.
const LIFE: &str = "604800";

/// The mark of the second visit, which shows whether the browser keeps cookies.
const CHECKED: &str = "cookie";

/// Where the address with a token leads: first to itself with the cookie, then, where the cookie came back, to the clean address. None:
/// the browser takes no cookies, and the page stands here.
pub(crate) fn lead_on(page: &Page, headers: &HeaderMap, link: &OwnLink, number: i64) -> Option<Response> {
    let number = number.to_string();
    if cookie(headers, &cookie_name(&number)) == Some(link.token.as_str()) {
        return Some(page.go(&with(&format!("/toi/{number}"), &rest(page))));
    }
    if page.query.as_deref().unwrap_or_default().split('&').any(|part| part == CHECKED) {
        return None;
    }
    let mut query = rest(page);
    query.push(CHECKED.to_owned());
    let mut answer = page.go(&with(&link.path(""), &query));
    for lang in [Lang::Vi, Lang::En] {
        let path = in_language(lang, "/toi");
        let name = cookie_name(&number);
        let set =
            format!("{name}={}; Path={path}; Max-Age={LIFE}; HttpOnly; Secure; SameSite=Lax", link.token);
        answer.headers_mut().append(header::SET_COOKIE, header_value(&set));
    }
    Some(answer)
}

/// The query as it came, without our own mark.
fn rest(page: &Page) -> Vec<String> {
    let query = page.query.as_deref().unwrap_or_default();
    query.split('&').filter(|part| !part.is_empty() && *part != CHECKED).map(str::to_owned).collect()
}

fn with(path: &str, query: &[String]) -> String {
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::is_number;

    #[test]
    fn a_token_is_never_taken_for_a_number() {
        assert!(is_number("1") && is_number("9223372036854775807"));
        for token in ["", "12345678901234567890", "AAAAAAAAACoAAAABAAAAAAAAA-g0", "1a", "-1", "1 "] {
            assert!(!is_number(token), "{token}");
        }
    }
}
