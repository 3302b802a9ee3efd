//! The page of the design system (`/dev/ui`, in development only): each component in every state, and the composites
//! that pages are built from, to copy.

mod activity;
mod activity_list;
mod answer;
mod attendance;
mod data;
mod forms;
mod foundations;
mod frames;
mod home;
mod lists;
mod mail;
mod messages;
mod qr_sample;
mod report;
mod sign_in;
mod slots;
mod verify;

use crate::{Area, Layout, NavLink, PageHead, SiteFooter, SiteHeader};
use domain::Lang;
use leptos::prelude::*;

/// The whole page, to stand in `<body>`.
pub fn view(lang: Lang) -> impl IntoView {
    provide_context(lang);
    let header = view! {
        <SiteHeader
            area=Area::Staff
            home="/"
            office="Sở Nội vụ tỉnh Thái Nguyên"
            links=frames::staff_links()
            current="/hoat-dong"
            switch="/dev/ui?lang=en"
            who="Trần Thị Lan"
            sign_out="/dang-xuat"
        />
    };
    let footer = view! {
        <SiteFooter
            links=vec![NavLink::new("Trợ giúp", "/tro-giup"), NavLink::new("Dữ liệu cá nhân", "/du-lieu-ca-nhan")]
            about="Sở Nội vụ tỉnh Thái Nguyên"
        />
    };
    view! {
        <Layout lang area=Area::Staff header=header.into_any() footer=footer.into_any()>
            <PageHead
                title=say(lang, "Hệ thống giao diện", "Design system")
                lead=say(
                    lang,
                    "Mỗi thành phần ở mọi trạng thái, rồi đến các khối của từng trang.",
                    "Each component in every state, then the composites of the pages.",
                )
            />
            {foundations::view(lang)}
            {forms::view(lang)}
            {forms::errors(lang)}
            {messages::view(lang)}
            {data::view(lang)}
            {lists::view(lang)}
            {frames::view(lang)}
            {activity_list::view(lang)}
            {activity::view(lang)}
            {answer::view(lang)}
            {verify::view(lang)}
            {sign_in::view(lang)}
            {home::view(lang)}
            {attendance::view(lang)}
            {slots::view(lang)}
            {mail::view(lang)}
            {report::view(lang)}
        </Layout>
    }
}

/// One of two wordings.
fn say(lang: Lang, vi: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// A section with its heading.
fn section(id: &'static str, title: &'static str, body: AnyView) -> AnyView {
    view! {
        <section class="dev-section" id=id>
            <h2>{title}</h2>
            {body}
        </section>
    }
    .into_any()
}

/// A component's name above its examples.
fn name(text: &'static str) -> AnyView {
    view! { <p class="dev-name"><code>{text}</code></p> }.into_any()
}

/// A piece of a public page within this page of the staff's.
fn public(body: AnyView) -> AnyView {
    view! { <div class="dev-frame public"><div class="dev-pad">{body}</div></div> }.into_any()
}
