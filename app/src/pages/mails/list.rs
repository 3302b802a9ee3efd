//! The outbox.

use axum::extract::State;
use documents::dates;
use domain::{Lang, MailState, Word, numbers::whole};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use services::{mails::Outbox, rows::Mail};
use ui::{
    Badge, Banner, BannerKind, Cell, FilterAct, FilterBar, Head, Look, PageHead, PostButton, Row, RowHead,
    Select, Shape, Size, Table, Tone, tell_filter,
};

use crate::{
    App,
    flash::Flash,
    form::{Query, choices},
    language::in_language,
    list::{Narrowed, Why, chips, href, paging, rows, said},
    page_error::PageResult,
    pages::mails::words as t,
    sheet::{self, Sheet, maybe, text},
    visit::Staff,
};

/// The filters, as they stand in the address.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Filters {
    #[serde(rename = "trang-thai", skip_serializing_if = "String::is_empty")]
    trang_thai: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    trang: String,
}

/// The address of the list, without the language.
const PATH: &str = "/quan-ly/thu";

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Query(filters): Query<Filters>,
    Query(file): Query<sheet::Wanted>,
) -> PageResult {
    let (state, page) = (MailState::parse(&filters.trang_thai), paging(&filters.trang));
    if let Some(format) = file.format() {
        let mut file = sheet::Filling::of(empty_sheet(staff.lang));
        while let Some(paging) = file.wants() {
            let outbox = services::mails::list_mails(&app.services, staff.actor(), state, paging).await?;
            let found = outbox.mails;
            file.take(found, |mail| cells(staff.lang, mail))?;
        }
        return file.answer(format);
    }
    let found = services::mails::list_mails(&app.services, staff.actor(), state, page).await?;
    let lang = staff.lang;
    let unset = app.unset.clone();
    let title = staff.titled(t::outbox(lang), found.mails.paging.page);
    Ok(staff.staff(&title, move || view(lang, filters, found, &unset)))
}

/// Every mail that was given up is tried again.
pub(crate) async fn retry(State(app): State<App>, staff: Staff) -> PageResult {
    let n = services::mails::retry_mails(&app.services, staff.actor()).await?;
    Ok(staff.done(PATH, Flash::RetriedAll(whole(n))))
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
    let path = in_language(lang, PATH);
    let state = said::<MailState>(lang, &filters.trang_thai);
    if let Some(state) = &state {
        tell_filter(state.clone());
    }
    let why = match state {
        Some(_) => {
            let all = view! { <a href=path.clone()>{t::all_mails(lang)}</a> }.into_any();
            Why::no_match(t::no_match(lang), t::no_match_text(lang)).with(Some(all))
        }
        None => Why::nothing(t::nothing(lang), t::nothing_text(lang)),
    };
    let all: [Narrowed<Filters>; 1] = [(state, |filters| filters.trang_thai.clear())];
    let chips = chips(lang, PATH, &Filters { trang: String::new(), ..filters.clone() }, all);
    let (wanted, states) = (filters.trang_thai.clone(), choices::<MailState>(lang));
    let first = view! { <Select name="trang-thai" label=t::state(lang) blank=t::all(lang) value=wanted choices=states/> }.into_any();
    let files = sheet::links(lang, &href(lang, PATH, &Filters { trang: String::new(), ..filters.clone() }));
    let href = move |n: u32| href(lang, PATH, &Filters { trang: n.to_string(), ..filters.clone() });
    view! {
        <PageHead title=t::outbox(lang) notice/>
        <FilterBar action=path.clone() first chips clear=path act=FilterAct::Apply/>
        {rows(found.mails, why, |mails, total| table(lang, mails, total), href)}
        {files}
    }
    .into_any()
}

fn empty_sheet(lang: Lang) -> Sheet {
    let heads =
        [t::subject(lang), t::to(lang), t::address(lang), t::written(lang), t::sent(lang), t::state(lang)];
    Sheet::new("thu", t::outbox(lang), &heads)
}

fn cells(lang: Lang, mail: Mail) -> Vec<sheet::Cell> {
    let sent = mail.sent_at.map(|at| dates::moment(at, lang));
    vec![
        text(mail.subject),
        text(mail.to_name),
        text(mail.to_email),
        text(dates::moment(mail.created_at, lang)),
        maybe(sent),
        text(mail.state.name(lang)),
    ]
}

fn table(lang: Lang, mails: Vec<Mail>, total: u64) -> AnyView {
    let rows = mails.into_iter().map(|mail| row(lang, mail)).collect_view();
    let head = vec![
        Head::text(t::subject(lang)),
        Head::text(t::to(lang)),
        Head::text(t::written(lang)),
        Head::text(t::state(lang)),
    ];
    view! { <Table id="mails" caption=t::found(lang, total) head shape=Shape::Cards>{rows}</Table> }
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
