//! How an answer is put together: a page, a page with what was wrong, or the way on to the next.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use domain::{Lang, accounts::access::Actor};
use leptos::prelude::IntoView;
use services::ids::UndoId;
use ui::Area;

use crate::{
    address,
    flash::{Flash, header_value},
    language::in_language,
    shell::{self, Document},
    visit::{COOKIE, Page},
};

/// Asked for anew whenever somebody opens it; only going back shows it as it was, with everything typed. With `no-store`, Chromium shows
/// its own question instead of a page that answered a form (`ERR_CACHE_MISS`). Signing out clears what was kept.
const KEPT: &str = "private, no-cache";

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
