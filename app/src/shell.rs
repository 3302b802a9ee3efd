//! The document around every page.
//!
//! A page is rendered in one go, with everything it shows loaded before: no streaming, no suspense, so the status, the title and
//! the headers are right, and the page is whole without a script. Scripts are sent only with pages that hold an island.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;

use crate::{
    assets::Assets,
    i18n::shell as t,
    page::Page,
    state::{Mail, Mode},
};

/// For whom a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Area {
    /// Everybody: large and plain.
    Public,
    /// The staff: dense.
    Staff,
}

/// What the document is made of.
pub(crate) struct Document<'a> {
    pub page: &'a Page,
    pub assets: Assets,
    pub nonce: &'a str,
    pub area: Area,
    pub title: &'a str,
    pub mail: Mail,
    pub mode: Mode,
}

/// Where the page ends and the scripts, if any, go.
const END_OF_BODY: &str = "</body></html>";

/// The whole document.
pub(crate) fn render(document: Document<'_>, view: impl IntoView + 'static) -> String {
    let scripts = scripts(&document);
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let mut html = owner.with(|| whole(&document, view.into_any()).to_html());
    owner.cleanup();
    // Only what was rendered tells whether there is an island.
    if html.contains("<leptos-island")
        && let Some(end) = html.rfind(END_OF_BODY)
    {
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

fn whole(document: &Document<'_>, view: AnyView) -> AnyView {
    let page = document.page;
    let lang = page.lang;
    let title = format!("{} – {}", document.title, t::product(lang));
    let class = if document.area == Area::Staff { "staff" } else { "public" };
    let robots = (document.area == Area::Staff).then(|| view! { <meta name="robots" content="noindex"/> });
    view! {
        <!DOCTYPE html>
        <html lang=lang.code()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                {robots}
                <title>{title}</title>
                <link rel="preload" href=document.assets.url("noto-sans-400.woff2") r#as="font" r#type="font/woff2" crossorigin="anonymous"/>
                <link rel="stylesheet" href=document.assets.url("app.css")/>
                <link rel="icon" href=document.assets.url("favicon.svg") r#type="image/svg+xml"/>
            </head>
            <body class=class>
                {frame(document, view)}
            </body>
        </html>
    }
    .into_any()
}

fn frame(document: &Document<'_>, view: AnyView) -> AnyView {
    let page = document.page;
    let flash =
        page.flash.map(|flash| view! { <div class="banner" role="alert">{flash.text(page.lang)}</div> });
    view! {
        <a class="skip-link" href="#main">{t::skip(page.lang)}</a>
        <main id="main">{flash} {view}</main>
    }
    .into_any()
}
