//! One request for a page: who asks, in which language, and how the answer is put together.

use std::net::SocketAddr;

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use domain::{Lang, accounts::access::Actor, numbers::whole};
use leptos::prelude::IntoView;
use services::{
    accounts::{Browser, SignedIn},
    ids::UndoId,
};
use ui::Area;

use crate::{
    App, address,
    flash::{Flash, cookie, header_value},
    language::in_language,
    problem_page::PageError,
    security::Nonce,
    shell::{self, Document},
};

/// The cookie of somebody signed in.
const COOKIE: &str = "__Host-taphuan";

/// Asked for anew whenever somebody opens it; only going back shows it as it was, with everything typed. With `no-store`, Chromium shows
/// its own question instead of a page that answered a form (`ERR_CACHE_MISS`). Signing out clears what was kept.
const KEPT: &str = "private, no-cache";

/// What a handler of a page answers.
pub(crate) type PageResult = Result<Response, PageError>;

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
    nonce: String,
    app: App,
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

impl Page {
    /// A path in the language of this page.
    pub(crate) fn href(&self, path: &str) -> String {
        in_language(self.lang, path)
    }

    /// This page in the other language, its query kept.
    pub(crate) fn other_language(&self) -> String {
        let path = in_language(self.lang.pick(Lang::En, Lang::Vi), &self.path);
        self.query.as_ref().map_or_else(|| path.clone(), |query| format!("{path}?{query}"))
    }

    /// The title of a page of a list: from the second on it says which.
    pub(crate) fn titled(&self, title: &str, page: u64) -> String {
        match page {
            0 | 1 => title.to_owned(),
            n => format!("{title} ({} {n})", self.lang.pick("trang", "page")),
        }
    }

    /// The actor for the gate.
    pub(crate) fn actor(&self) -> Actor {
        self.who.as_ref().map_or(Actor::Anonymous, |who| who.actor.clone())
    }

    /// A page for everybody.
    pub(crate) fn public<V: IntoView + 'static>(
        &self,
        title: &str,
        view: impl FnOnce() -> V + Send + 'static,
    ) -> Response {
        self.render(StatusCode::OK, Area::Public, title, view)
    }

    /// A page of the staff.
    pub(crate) fn staff<V: IntoView + 'static>(
        &self,
        title: &str,
        view: impl FnOnce() -> V + Send + 'static,
    ) -> Response {
        self.render(StatusCode::OK, Area::Staff, title, view)
    }

    /// A page again, with what was wrong: status 422, and a title that says so.
    pub(crate) fn invalid<V: IntoView + 'static>(
        &self,
        area: Area,
        title: &str,
        view: impl FnOnce() -> V + Send + 'static,
    ) -> Response {
        let title = format!("{}{title}", self.lang.pick("Lỗi: ", "Error: "));
        self.render(StatusCode::UNPROCESSABLE_ENTITY, area, &title, view)
    }

    /// A page with any status.
    pub(crate) fn render<V: IntoView + 'static>(
        &self,
        status: StatusCode,
        area: Area,
        title: &str,
        view: impl FnOnce() -> V + Send + 'static,
    ) -> Response {
        let document = Document {
            page: self,
            assets: self.app.assets,
            nonce: &self.nonce,
            area,
            title,
            mail: self.app.mail,
            now: self.app.services.now(),
            status,
        };
        let html = shell::render(document, view);
        let mut answer = (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response();
        if self.flash.is_some() {
            answer.headers_mut().append(header::SET_COOKIE, Flash::clear());
        }
        if self.may_be_kept(status, area) {
            answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(KEPT));
        }
        answer
    }

    /// Whether the browser may keep the page for its own Back button: what somebody has just typed, and what everybody sees. Everything
    /// else names people, or says what was done once.
    fn may_be_kept(&self, status: StatusCode, area: Area) -> bool {
        match status {
            StatusCode::UNPROCESSABLE_ENTITY => true,
            StatusCode::OK => area == Area::Public && self.who.is_none() && self.flash.is_none(),
            _ => false,
        }
    }

    /// A page that nobody may keep, since it names somebody.
    pub(crate) fn never_kept(mut answer: Response) -> Response {
        answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        answer
    }

    /// On to another page of the program, which says what was done.
    pub(crate) fn done(&self, path: &str, flash: Flash) -> Response {
        self.done_until_undone(path, flash, None)
    }

    /// As [`Page::done`], with a button that takes it back.
    pub(crate) fn done_until_undone(&self, path: &str, flash: Flash, undo: Option<UndoId>) -> Response {
        let mut answer = self.go(path);
        answer.headers_mut().append(header::SET_COOKIE, flash.set(undo));
        answer
    }

    /// Whether mails leave the house.
    pub(crate) fn mail(&self) -> crate::state::Mail {
        self.app.mail
    }

    /// On to another page of the program.
    pub(crate) fn go(&self, path: &str) -> Response {
        Redirect::to(&address::for_header(&self.href(path))).into_response()
    }

    /// Signs the browser in: keeps the token in a cookie that no script can read.
    pub(crate) fn sign_in(&self, path: &str, token: &str) -> Response {
        self.sign_in_again(self.go(path), token)
    }

    /// As [`Page::sign_in`], on an answer that is there.
    pub(crate) fn sign_in_again(&self, mut answer: Response, token: &str) -> Response {
        let cookie = format!("{COOKIE}={token}; Path=/; Max-Age=604800; HttpOnly; Secure; SameSite=Lax");
        answer.headers_mut().append(header::SET_COOKIE, header_value(&cookie));
        answer
    }

    /// Signs the browser out.
    pub(crate) fn sign_out(&self, path: &str) -> Response {
        let mut answer = self.done(path, Flash::SignedOut(0));
        let cookie = format!("{COOKIE}=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax");
        answer.headers_mut().append(header::SET_COOKIE, header_value(&cookie));
        answer.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\""));
        answer
    }

    /// A page that nobody else may learn the address of: participants' own pages.
    pub(crate) fn keep_private(answer: Response) -> Response {
        let mut answer = match answer.status() {
            StatusCode::UNPROCESSABLE_ENTITY => answer,
            _ => Self::never_kept(answer),
        };
        let headers = answer.headers_mut();
        headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
        headers.insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
        answer
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

/// How many, for a sentence.
pub(crate) fn count(n: usize) -> u32 {
    whole(n)
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
