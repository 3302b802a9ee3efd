//! The document around every page.
//!
//! A page is rendered in one go, with everything it shows loaded before: no streaming, no suspense, so the status, the title and
//! the headers are right, and the page is whole without a script. Scripts are sent only with pages that hold an island.

mod words;

use std::sync::Arc;

use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use documents::dates;
use domain::accounts::access::Role;
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use ui::{Area, BannerKind, Layout, NavLink, PrintedFilter, Said, SiteFooter, SiteHeader, ToSay, take_said};

use crate::{assets::Assets, shell::words as t, state::Mail, visit::Page};

/// What the document is made of.
pub(crate) struct Document<'a> {
    pub page: &'a Page,
    pub assets: Assets,
    pub nonce: &'a str,
    pub area: Area,
    pub title: &'a str,
    pub mail: Mail,
    pub now: DateTime<Utc>,
    /// Where something is wrong, the summary of that is the one banner.
    pub status: StatusCode,
}

/// Where the page ends and the scripts, if any, go.
const END_OF_BODY: &str = "</body></html>";

/// The whole document.
pub(crate) fn render<V: IntoView + 'static>(
    document: Document<'_>,
    view: impl FnOnce() -> V + Send + 'static,
) -> String {
    let (scripts, desk, document_area) = (scripts(&document), desk_script(&document), document.area);
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    // Components ask for the language, so the view is made here and not before.
    let mut html = owner.with(|| {
        provide_context(document.page.lang);
        provide_context(PrintedFilter::default());
        provide_context(ToSay::new(to_say(&document)));
        crate::error_order::in_order_of_page(whole(&document, view().into_any()).to_html())
    });
    owner.cleanup();
    // Only what was rendered tells whether there is an island.
    let scripts = match document_area {
        Area::Device => desk,
        _ if html.contains("<leptos-island") => scripts,
        _ => return html,
    };
    if let Some(end) = html.rfind(END_OF_BODY) {
        html.insert_str(end, &scripts);
    }
    html
}

fn scripts(document: &Document<'_>) -> String {
    let url = |logical| document.assets.url(logical);
    format!(
        r#"<script type="module" nonce="{}" src="{}" data-js="{}" data-wasm="{}"></script>"#,
        document.nonce,
        url("islands.js"),
        url("client.js"),
        url("client_bg.wasm"),
    )
}

/// The one script of a page that is installed on a phone: it loads what else it takes.
fn desk_script(document: &Document<'_>) -> String {
    let src = document.assets.url("desk-page.js");
    format!(r#"<script type="module" nonce="{}" src="{src}"></script>"#, document.nonce)
}

fn whole(document: &Document<'_>, view: AnyView) -> AnyView {
    let page = document.page;
    let lang = page.lang;
    let title = format!("{} – {}", document.title, t::product(lang));
    let robots = (document.area != Area::Public).then(|| view! { <meta name="robots" content="noindex"/> });
    let installed = (document.area == Area::Device).then(|| {
        let manifest = page.href("/diem-danh/ung-dung.webmanifest");
        view! { <link rel="manifest" href=manifest/><meta name="theme-color" content="#213f78"/> }
    });
    view! {
        <!DOCTYPE html>
        <html lang=lang.code()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                {robots}
                {installed}
                <title>{title}</title>
                <link rel="preload" href=document.assets.url("fonts/noto-sans-400.woff2") r#as="font" r#type="font/woff2" crossorigin="anonymous"/>
                <link rel="stylesheet" href=document.assets.url("app.css")/>
                <link rel="icon" href=document.assets.url("images/favicon.svg") r#type="image/svg+xml"/>
            </head>
            <body class=document.area.class()>
                {frame(document, view)}
            </body>
        </html>
    }
    .into_any()
}

/// The head, the banner of what was just done, the page, the foot.
fn frame(document: &Document<'_>, view: AnyView) -> AnyView {
    let page = document.page;
    let lang = page.lang;
    if document.area == Area::Device {
        return view! { <Layout lang area=Area::Device header=().into_any() footer=().into_any()>{view}</Layout> }
            .into_any();
    }
    let links = if document.area == Area::Staff { staff_links(page) } else { public_links(page) };
    // The longest address that the page lies under is where we are.
    let here = page.href(part_of(&page.path));
    let current = links
        .iter()
        .map(|link| link.href.clone())
        .filter(|href| here == *href || here.starts_with(&format!("{href}/")))
        .max_by_key(String::len)
        .unwrap_or_default();
    let who = page.who.as_ref().map(|who| who.user.name.clone());
    let sign_out = page.who.is_some().then(|| page.href("/dang-xuat"));
    let home = page.href(if document.area == Area::Staff { "/quan-ly" } else { "/" });
    let header =
        view! { <SiteHeader area=document.area home links current switch=page.other_language() who sign_out/> }.into_any();
    let footer = view! { <SiteFooter links=foot_links(page) about=t::about(lang)/> }.into_any();
    // A page without a head has not told it.
    let said = take_said();
    let printed = printed(document);
    view! { <Layout lang area=document.area header footer>{said}{view}{printed}</Layout> }.into_any()
}

/// The foot of a printed page of the staff: when, by whom, and what narrows it. The page has been made and has told its filters.
fn printed(document: &Document<'_>) -> Option<AnyView> {
    let who = document.page.who.as_ref().filter(|_| document.area == Area::Staff)?;
    let at = dates::moment(document.now, document.page.lang);
    let filters = use_context::<PrintedFilter>().map(PrintedFilter::told).unwrap_or_default();
    let foot = t::printed(document.page.lang, &at, &who.user.name, &filters);
    Some(view! { <p class="print-only print-foot">{foot}</p> }.into_any())
}

/// What was just done, with the button that takes it back; else, where mails are looked at or written, that none leaves the house.
fn to_say(document: &Document<'_>) -> Option<Said> {
    let page = document.page;
    let lang = page.lang;
    if let Some(flash) = page.flash.filter(|_| document.status.is_success()) {
        let kind = if flash.is_failure() { BannerKind::Failure } else { BannerKind::Success };
        let undo = page.undo.filter(|_| page.who.is_some());
        let undo = undo.map(|id| (page.href(&format!("/quan-ly/hoan-tac/{id}")), t::undo(lang)));
        return Some(Said { kind, title: flash.text(lang), undo });
    }
    let writes = page.path.starts_with("/quan-ly/thu")
        // People are invited there; mails, documents and questions are added further down.
        || (page.path.starts_with("/quan-ly/hoat-dong/")
            && page.path.ends_with("/moi")
            && page.path.split('/').count() == 5);
    (document.area == Area::Staff && document.mail == Mail::Kept && writes && document.status.is_success())
        .then(|| Said { kind: BannerKind::Warning, title: t::mail_kept(lang).to_owned(), undo: None })
}

/// Where a page belongs: several addresses may stand under one link.
fn part_of(path: &str) -> &str {
    match path.split('/').nth(2) {
        Some("tin-bai" | "phat-thanh") => "/quan-ly/an-pham",
        Some("danh-sach") => "/quan-ly/nguoi",
        Some("dia-diem" | "phong" | "giang-vien" | "ngay-nghi") => "/quan-ly/lich",
        Some("ke-hoach" | "mau" | "nhu-cau") => "/quan-ly/hoat-dong",
        _ => path,
    }
}

fn public_links(page: &Page) -> Vec<NavLink> {
    let link = |label: &str, path: &str| NavLink::new(label, page.href(path));
    let mut links = vec![
        link(t::activities(page.lang), "/"),
        link(t::my_links(page.lang), "/gui-lai-duong-dan"),
        link(t::verify(page.lang), "/chung-nhan"),
    ];
    if page.who.is_some() {
        links.push(link(t::workplace(page.lang), "/quan-ly"));
    }
    links
}

/// What somebody may not do is not offered.
fn staff_links(page: &Page) -> Vec<NavLink> {
    let actor = page.actor();
    let link = |label: &str, path: &str| NavLink::new(label, page.href(path));
    let lang = page.lang;
    let mut links = vec![link(t::home(lang), "/quan-ly")];
    if actor.has(&[Role::Admin, Role::Organizer, Role::Manager, Role::Trainer, Role::CheckIn]) {
        links.push(link(t::activities(lang), "/quan-ly/hoat-dong"));
    }
    if actor.has(&[Role::Admin, Role::Organizer]) {
        links.push(link(t::schedule(lang), "/quan-ly/lich"));
    }
    if actor.has(&[Role::Admin, Role::Organizer, Role::Manager, Role::Focal]) {
        links.push(link(t::people(lang), "/quan-ly/nguoi"));
    }
    if actor.has(&[Role::Admin, Role::Organizer, Role::Manager]) {
        links.push(link(t::communications(lang), "/quan-ly/an-pham"));
        links.push(link(t::report(lang), "/quan-ly/bao-cao"));
    }
    if actor.has(&[Role::Admin, Role::Organizer]) {
        links.push(link(t::outbox(lang), "/quan-ly/thu"));
    }
    if actor.has(&[Role::Admin]) {
        links.push(link(t::staff(lang), "/quan-ly/can-bo"));
    }
    links
}

fn foot_links(page: &Page) -> Vec<NavLink> {
    let link = |label: &str, path: &str| NavLink::new(label, page.href(path));
    let mut links =
        vec![link(t::help(page.lang), "/tro-giup"), link(t::privacy(page.lang), "/quyen-rieng-tu")];
    if page.who.is_some() {
        links.push(link(t::account(page.lang), "/quan-ly/tai-khoan"));
        links.push(link(t::public_site(page.lang), "/"));
    } else {
        links.push(link(t::verify(page.lang), "/chung-nhan"));
        links.push(link(t::sign_in(page.lang), "/dang-nhap"));
    }
    links
}
