//! The outbox.

use axum::extract::State;
use documents::dates;
use domain::{Lang, MailState, Word, numbers::whole};
use leptos::prelude::*;
use serde::Deserialize;
use services::{mails::Outbox, rows::Mail};
use ui::{
    Badge, Banner, BannerKind, Cell, Chip, Choice, Empty, EmptyState, FilterAct, FilterBar, Head, Look,
    PageHead, Pager, PostButton, Row, RowHead, Select, Shape, Size, Table, Tone, tell_filter,
};

use crate::{
    App, flash::Flash, form::Query, language::in_language, page_error::PageResult, pages::mails::words as t,
    visit::Staff,
};

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filters {
    #[serde(rename = "trang-thai")]
    trang_thai: String,
    trang: String,
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Query(filters): Query<Filters>) -> PageResult {
    let page = filters.trang.parse().unwrap_or(1);
    let found = services::mails::list_mails(
        &app.services,
        staff.actor(),
        MailState::parse(&filters.trang_thai),
        page,
    )
    .await?;
    let lang = staff.lang;
    let unset = app.unset.clone();
    let title = staff.titled(t::outbox(lang), found.mails.paging.page);
    Ok(staff.staff(&title, move || view(lang, filters, found, &unset)))
}

/// Every mail that was given up is tried again.
pub(crate) async fn retry(State(app): State<App>, staff: Staff) -> PageResult {
    let n = services::mails::retry_mails(&app.services, staff.actor()).await?;
    Ok(staff.done("/quan-ly/thu", Flash::RetriedAll(whole(n))))
}

/// What stands in the way of the mails: one banner, the worst, and with it what may be its cause.
fn trouble(lang: Lang, found: &Outbox, unset: &[&'static str]) -> Option<AnyView> {
    let path = in_language(lang, "/quan-ly/thu/gui-lai");
    let press = |words: &'static str| {
        view! { <PostButton action=path.clone() look=Look::Secondary size=Size::Small>{words}</PostButton> }
            .into_any()
    };
    let unset_title = t::unset(lang);
    let unset = (!unset.is_empty()).then(|| format!("{} {}.", t::unset_do(lang), unset.join(", ")));
    let and_unset = unset.clone().map(|text| view! { <p>{format!("{unset_title} {text}")}</p> });
    if let Some(held) = &found.held {
        let title = t::held(lang);
        return Some(if held.answer.is_empty() {
            view! { <Banner kind=BannerKind::Warning title><p>{t::held_ask(lang)}</p></Banner> }.into_any()
        } else {
            let answer = format!("{}: {}", t::answered(lang), held.answer);
            view! {
                <Banner kind=BannerKind::Warning title act=press(t::go_on(lang))>
                    <p>{answer}</p>
                    <p>{t::held_do(lang)}</p>
                    {and_unset}
                </Banner>
            }
            .into_any()
        });
    }
    if found.failed > 0 {
        let title = t::failed(lang, found.failed);
        return Some(
            view! { <Banner kind=BannerKind::Warning title act=press(t::retry_all(lang))>{and_unset}</Banner> }
                .into_any(),
        );
    }
    unset.map(|text| {
        view! { <Banner kind=BannerKind::Warning title=unset_title><p>{text}</p></Banner> }.into_any()
    })
}

fn view(lang: Lang, filters: Filters, found: Outbox, unset: &[&'static str]) -> AnyView {
    let notice = trouble(lang, &found, unset).unwrap_or_else(|| ().into_any());
    let found = found.mails;
    let path = in_language(lang, "/quan-ly/thu");
    let states = MailState::ALL.iter().map(|state| Choice::new(state.code(), state.name(lang))).collect();
    let wanted = filters.trang_thai.clone();
    if let Some(state) = MailState::parse(&wanted) {
        tell_filter(state.name(lang));
    }
    let first = view! { <Select name="trang-thai" label=t::state(lang) blank=t::all(lang) value=wanted choices=states/> }.into_any();
    let (page, pages, total) = (found.paging.page, found.pages(), found.total);
    let state = MailState::parse(&filters.trang_thai);
    let (clear, all) = (path.clone(), path.clone());
    let chips: Vec<Chip> = state.iter().map(|state| Chip::new(state.name(lang), clear.clone())).collect();
    let list = if found.rows.is_empty() && state.is_some() {
        view! {
            <EmptyState kind=Empty::NoMatch title=t::no_match(lang) text=t::no_match_text(lang)>
                <a href=all>{t::all_mails(lang)}</a>
            </EmptyState>
        }
        .into_any()
    } else if found.rows.is_empty() {
        view! { <EmptyState kind=Empty::Nothing title=t::nothing(lang) text=t::nothing_text(lang)/> }
            .into_any()
    } else {
        let rows = found.rows.into_iter().map(|mail| row(lang, mail)).collect_view();
        let head = vec![
            Head::text(t::subject(lang)),
            Head::text(t::to(lang)),
            Head::text(t::written(lang)),
            Head::text(t::state(lang)),
        ];
        view! { <Table id="mails" caption=t::found(lang, total) head shape=Shape::Cards>{rows}</Table> }
            .into_any()
    };
    let base = path.clone();
    let href = move |n: u32| format!("{base}?trang-thai={}&trang={n}", filters.trang_thai);
    view! {
        <PageHead title=t::outbox(lang) notice/>
        <FilterBar action=path first chips clear act=FilterAct::Apply/>
        {list}
        <Pager page=whole(page) pages=whole(pages) href/>
    }
    .into_any()
}

fn row(lang: Lang, mail: Mail) -> AnyView {
    let href = in_language(lang, &format!("/quan-ly/thu/{}", mail.id));
    let written = dates::moment(mail.created_at, lang);
    let (tone, state) = (tone(*mail.state), mail.state.name(lang));
    view! {
        <Row>
            <RowHead><a href=href>{mail.subject}</a></RowHead>
            <Cell label=t::to(lang)>{mail.to_name}<br/><span class="soft small">{mail.to_email}</span></Cell>
            <Cell label=t::written(lang) class="nowrap">{written}</Cell>
            <Cell label=t::state(lang)><Badge tone>{state}</Badge></Cell>
        </Row>
    }
    .into_any()
}

/// The colour of a state.
pub(crate) fn tone(state: MailState) -> Tone {
    match state {
        MailState::Queued => Tone::Wait,
        MailState::Sending => Tone::Neutral,
        MailState::Sent => Tone::Ok,
        MailState::Failed => Tone::Bad,
        MailState::Dropped => Tone::Neutral,
    }
}
