//! The page that is installed on a phone. It names nobody and is the same for every device, so that the phone may keep it; what it shows
//! is filled in by its script (`app/desk/page`) from what the phone keeps.

use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use domain::Lang;
use leptos::prelude::*;
use ui::{Area, Badge, Field, Tone};

use crate::{
    assets::Assets,
    flash::header_value,
    pages::checkin::{address, outcome, words as t},
    security::policy,
    visit::Page,
};

/// The page.
pub(super) async fn show(page: Page) -> Response {
    let (lang, assets) = (page.lang, page.app.assets);
    let addresses = Addresses::new(&page, assets);
    let mut answer =
        page.render(StatusCode::OK, Area::Device, t::app_short(lang), move || view(lang, addresses));
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, header_value(&(policy(&page.nonce) + INSTALLED)));
    headers.insert(
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(self), geolocation=(), microphone=(), payment=(), usb=()"),
    );
    answer
}

/// Beside what every page may: the worker that keeps the page, the one that reads codes, and what a phone needs to install it.
const INSTALLED: &str = "; worker-src 'self'; manifest-src 'self'";

/// What of the site the page takes.
pub(super) const PARTS: [&str; 7] = [
    "desk-page.js",
    "desk.js",
    "desk_bg.wasm",
    "app.css",
    "fonts/noto-sans-400.woff2",
    "fonts/noto-sans-600.woff2",
    "images/favicon.svg",
];

/// What it takes where the browser reads no codes by itself.
pub(super) const SCANNER: [&str; 3] = ["scanner-worker.js", "scanner.js", "scanner_bg.wasm"];

struct Addresses {
    rules: String,
    wasm: String,
    scanner: [String; 3],
    pack: String,
    names: String,
    send: String,
    worker: String,
    plain: String,
}

impl Addresses {
    fn new(page: &Page, assets: Assets) -> Self {
        Self {
            rules: assets.url("desk.js"),
            wasm: assets.url("desk_bg.wasm"),
            scanner: SCANNER.map(|name| assets.url(name)),
            pack: page.href(address::PACK),
            names: page.href(address::NAMES),
            send: page.href(address::SEND),
            worker: page.href(address::WORKER),
            plain: page.href(address::DESK),
        }
    }
}

fn view(lang: Lang, of: Addresses) -> AnyView {
    let [scanner, scanner_js, scanner_wasm] = of.scanner;
    let plain = of.plain.clone();
    let (head, work) = (head(lang), work(lang, of.plain));
    view! {
        <div
            id="desk"
            class="phone"
            data-words=t::of_phone(lang).to_string()
            data-rules=of.rules
            data-wasm=of.wasm
            data-scanner=scanner
            data-scanner-js=scanner_js
            data-scanner-wasm=scanner_wasm
            data-pack=of.pack
            data-names=of.names
            data-send=of.send
            data-worker=of.worker
        >
            {head}
            <p class="soft" data-part="loading">{t::loading(lang)}</p>
            <div data-part="no-network" hidden>
                <h2>{t::no_network(lang)}</h2>
                <p>{t::no_network_text(lang)}</p>
            </div>
            <div data-part="over" hidden>
                <h2>{t::over_title(lang)}</h2>
                <p>{t::over_why(lang)}</p>
                <p data-part="over-unsent" hidden></p>
            </div>
            <div data-part="no-sessions" hidden>
                <h2>{t::no_sessions(lang)}</h2>
                <p>{t::no_sessions_text(lang)}</p>
            </div>
            {work}
            <p class="phone-plain small"><a href=plain>{t::plain_page(lang)}</a></p>
            {outcome::templates(lang)}
            {rows(lang)}
        </div>
    }
    .into_any()
}

/// The counter, the net in words, the session.
fn head(lang: Lang) -> AnyView {
    view! {
        <header class="scan-head">
            <h1 data-part="title">{t::app_short(lang)}</h1>
            <p class="scan-count"><strong data-part="count">"–"</strong>{format!(" {}", t::present(lang))}</p>
            <p class="scan-net" data-part="net" role="status"></p>
            <p class="small soft" data-part="device"></p>
            <p class="small" data-part="refused" hidden></p>
            <label class="hidden-text" for="session">{t::choose_session(lang)}</label>
            <select class="input" id="session" data-part="session"></select>
        </header>
    }
    .into_any()
}

/// Camera, result, field, list, walk-in.
fn work(lang: Lang, plain: String) -> AnyView {
    let camera = view! {
        <div class="phone-camera" data-part="camera" hidden>
            <video data-part="video" playsinline muted></video>
            <div class="phone-camera-keys">
                <button type="button" class="button button-secondary" data-part="torch" hidden>{t::torch(lang)}</button>
                <button type="button" class="button button-secondary" data-part="close-camera">{t::close_camera(lang)}</button>
            </div>
        </div>
        <button type="button" class="button button-wide" data-part="open-camera">{t::open_camera(lang)}</button>
        <p class="field-error" data-part="camera-failed" hidden></p>
    };
    let withheld = view! {
        <p data-part="waits-for-names" hidden>{t::names_withheld(lang)}" "<a href=plain>{t::plain_page(lang)}</a></p>
    };
    let walk_in = view! {
        <details class="walk-in">
            <summary>{t::walk_in(lang)}</summary>
            <form class="form" data-part="walk-in" autocomplete="off" novalidate>
                <Field name="name" label=t::name(lang)/>
                <Field name="unit" label=t::unit(lang)/>
                <p class="field-error" data-part="walk-in-problem" hidden>{t::both_fields(lang)}</p>
                <button type="submit" class="button">{t::add(lang)}</button>
            </form>
        </details>
    };
    view! {
        <div data-part="work" hidden>
            <div data-part="result" role="status" hidden></div>
            {camera}
            <form class="scan-form" data-part="find" autocomplete="off" novalidate>
                <label class="field-label" for="q">{t::field(lang)}</label>
                <input class="input" type="search" id="q" data-part="q" enterkeyhint="search" autocomplete="off" autocapitalize="none" spellcheck="false"/>
            </form>
            {withheld}
            <h2 class="phone-found" data-part="found"></h2>
            <ul class="phone-list" data-part="list"></ul>
            <p class="soft" data-part="more" hidden>{t::more_rows(lang)}</p>
            <p class="soft" data-part="nobody" hidden>{t::nobody_found_text(lang)}</p>
            {walk_in}
        </div>
    }
    .into_any()
}

/// Somebody of the list: not in yet, and in.
fn rows(lang: Lang) -> AnyView {
    let who =
        || view! { <span><strong>"{name}"</strong><br/><span class="small soft">"{unit}"</span></span> };
    view! {
        <template data-part="row">
            <li>{who()}<button type="button" class="button button-secondary">{t::mark_in(lang)}</button></li>
        </template>
        <template data-part="row-in">
            <li>
                {who()}
                <span class="phone-in">
                    <Badge tone=Tone::Ok>{t::is_in(lang)}</Badge>
                    <button type="button" class="button button-quiet button-small">{t::undo_row(lang)}</button>
                </span>
            </li>
        </template>
    }
    .into_any()
}
