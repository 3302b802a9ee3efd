//! One request for a page: who asks, in which language, and from where.

use std::net::SocketAddr;

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, request::Parts},
};
use domain::{Lang, accounts::access::Actor};
use services::{
    accounts::{Browser, SignedIn},
    ids::UndoId,
};

use crate::{
    App,
    flash::{Flash, cookie},
    page_error::PageError,
    security::Nonce,
};

/// The cookie of somebody signed in.
pub(crate) const COOKIE: &str = "__Host-taphuan";

/// One request for a page.
#[derive(Clone)]
pub(crate) struct Page {
    /// The language of the address.
    pub lang: Lang,
    /// The path without the language.
    pub path: String,
    /// The query, as it came.
    pub query: Option<String>,
    /// Who is signed in.
    pub who: Option<SignedIn>,
    /// What the page before did.
    pub flash: Option<Flash>,
    /// The number by which it can be taken back.
    pub undo: Option<UndoId>,
    /// The browser that asks.
    pub browser: Browser,
    /// The number that the page’s own scripts carry.
    pub nonce: String,
    /// What every page needs.
    pub app: App,
}

/// As [`Page`], for somebody signed in; everybody else is sent to sign in first.
#[derive(Clone)]
pub(crate) struct Staff {
    /// The request.
    pub page: Page,
    /// Who asks.
    pub who: SignedIn,
}

impl std::ops::Deref for Staff {
    type Target = Page;

    fn deref(&self) -> &Page {
        &self.page
    }
}

impl Staff {
    /// The actor for the gate.
    pub(crate) fn actor(&self) -> &Actor {
        &self.who.actor
    }
}

impl FromRequestParts<App> for Page {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let who = match cookie(&parts.headers, COOKIE) {
            Some(token) => services::accounts::find_session(&app.services, token).await?,
            None => None,
        };
        let mut page = Self::of_stranger(parts, app);
        page.who = who;
        Ok(page)
    }
}

impl Page {
    /// The request with nobody signed in, for pages that must work while the database is away.
    pub(crate) fn of_stranger(parts: &Parts, app: &App) -> Self {
        let (flash, undo) = Flash::read(&parts.headers).unzip();
        let text = |name: &str| {
            parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
        };
        Self {
            lang: parts.extensions.get::<Lang>().copied().unwrap_or_default(),
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().map(str::to_owned),
            who: None,
            flash,
            undo: undo.flatten(),
            browser: Browser { address: address(parts, app, &parts.headers), agent: text("user-agent") },
            nonce: parts.extensions.get::<Nonce>().map(|nonce| nonce.0.clone()).unwrap_or_default(),
            app: app.clone(),
        }
    }
}

impl FromRequestParts<App> for Staff {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let page = Page::from_request_parts(parts, app).await?;
        match page.who.clone() {
            Some(who) => Ok(Self { page, who }),
            None => Err(PageError::SignIn(page.href(&sign_in_path(&page, &parts.method)))),
        }
    }
}

/// Where to sign in, and where to go on afterwards. After a form that was sent too late, its page is shown, not the form sent.
fn sign_in_path(page: &Page, method: &axum::http::Method) -> String {
    let mut next = page.path.clone();
    if let Some(query) = page.query.as_ref().filter(|_| method == axum::http::Method::GET) {
        next = format!("{next}?{query}");
    }
    let next = serde_html_form::to_string([("tiep", next)]).unwrap_or_default();
    format!("/dang-nhap?{next}")
}

/// The network address of the browser: what the connection says, or the trusted proxy where one is configured. The last address
/// of the header is the one that our own proxy saw.
fn address(parts: &Parts, app: &App, headers: &HeaderMap) -> String {
    if app.address_header.is_none() {
        warn_of_proxy(headers);
    }
    let claimed = app
        .address_header
        .as_deref()
        // A proxy may add a line of its own below one that the browser made up.
        .and_then(|name| headers.get_all(name).iter().next_back())
        .and_then(|value| value.to_str().ok());
    let claimed = claimed.and_then(|value| value.rsplit(',').next()).map(|value| value.trim().to_owned());
    let seen = parts
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map(|ConnectInfo(address)| address.ip().to_string());
    claimed.or(seen).unwrap_or_default()
}

/// What proxies write the address of a browser into.
const FORWARDED: [&str; 3] = ["forwarded", "x-forwarded-for", "x-real-ip"];

/// Behind a proxy that nobody told us of, everybody comes from one address, and who fails to sign in there keeps all others out. Said
/// once, at the first request that shows it.
fn warn_of_proxy(headers: &HeaderMap) {
    static SAID: std::sync::Once = std::sync::Once::new();
    if let Some(header) = FORWARDED.iter().find(|name| headers.contains_key(**name)) {
        SAID.call_once(|| {
            tracing::warn!(
                header,
                "a proxy stands before the program, and address_header (TAPHUAN_ADDRESS_HEADER) is not set: all browsers count as one in the limits of sign-in and registration"
            );
        });
    }
}
