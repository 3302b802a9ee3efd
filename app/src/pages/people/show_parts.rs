//! The lists on the page of one person.

use documents::dates;
use domain::{Lang, Word, numbers::whole, people::units::Span};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use services::{
    Paged, Paging,
    people::{HistoryRow, MergedRow, Opens, Pair, PersonPages},
    rows::{Certificate, Mail, Person},
    trainers::Hours,
};
use ui::{
    Badge, ButtonLink, Cell, Empty, EmptyState, Fact, Head, Look, Pager, PostButton, Row, RowHead, Shape,
    Size, Table,
};

use crate::{
    language::in_language,
    list::{href, page_of},
    pages::{
        activities::{WorkTab, path_of as activity_path, registration_tone},
        people::{double_words as td, doubles, words as t},
        trainers::words as tr,
    },
};

/// Rows of a page of a list that stands on the page with others.
const ROWS: u64 = 25;

/// The pages of the long lists, as they stand in the address.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Pages {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) trang: String,
    #[serde(rename = "trang-thu", skip_serializing_if = "String::is_empty")]
    pub(crate) mails: String,
}

impl Pages {
    /// Which pages are asked for.
    pub(crate) fn read(&self) -> PersonPages {
        let page = |asked: &str| Paging { page: page_of(asked), size: ROWS };
        PersonPages { history: page(&self.trang), mails: page(&self.mails) }
    }
}

/// What somebody taught, as a fact.
pub(crate) fn taught(lang: Lang, hours: Hours) -> Fact {
    Fact::new(tr::taught(lang), tr::taught_line(lang, hours))
}

/// Every registration, a page at a time.
pub(crate) fn history(lang: Lang, found: Paged<HistoryRow>, here: &str, pages: &Pages) -> AnyView {
    if found.rows.is_empty() {
        return view! { <EmptyState kind=Empty::Nothing title=t::no_history(lang) text=t::no_history_text(lang)/> }
            .into_any();
    }
    let (page, all) = (whole(found.paging.page), whole(found.pages()));
    let (here, pages) = (here.to_owned(), pages.clone());
    let at = move |n: u32| href(lang, &here, &Pages { trang: n.to_string(), ..pages.clone() });
    let caption = t::history_of(lang, found.total);
    let rows = found.rows.into_iter().map(|row| history_row(lang, row)).collect_view();
    let head = vec![
        Head::text(t::activity(lang)),
        Head::number(t::time(lang)),
        Head::text(t::state(lang)),
        Head::number(t::attendance(lang)),
    ];
    view! {
        <div class="stack">
            <Table id="history" caption head shape=Shape::Cards>{rows}</Table>
            <Pager page pages=all href=at/>
        </div>
    }
    .into_any()
}

fn history_row(lang: Lang, row: HistoryRow) -> AnyView {
    let HistoryRow { registration, activity, opens, there, sessions } = row;
    let path = in_language(lang, &activity_path(&activity.code, WorkTab::Overview));
    let title = match opens {
        Opens::Yes => view! { <a href=path>{activity.title}</a> }.into_any(),
        Opens::No => activity.title.into_any(),
    };
    let (tone, state) = (registration_tone(*registration.state), registration.state.name(lang));
    let attendance = t::sessions_of(lang, there, sessions);
    view! {
        <Row>
            <RowHead>{title}</RowHead>
            <Cell label=t::time(lang) class="num">{dates::day_span(activity.starts_on, activity.ends_on, lang)}</Cell>
            <Cell label=t::state(lang)><Badge tone>{state}</Badge></Cell>
            <Cell label=t::attendance(lang) class="num">{attendance}</Cell>
        </Row>
    }
    .into_any()
}

/// The certificates, each with the page that verifies it.
pub(crate) fn certificates(lang: Lang, certificates: Vec<Certificate>) -> Option<AnyView> {
    if certificates.is_empty() {
        return None;
    }
    let rows = certificates
        .into_iter()
        .map(|row| {
            let path = in_language(lang, &format!("/chung-nhan/{}", row.code));
            view! {
                <Row>
                    <RowHead><a href=path>{row.serial}</a></RowHead>
                    <Cell label=t::activity(lang)>{row.course_title}</Cell>
                    <Cell label=t::issued_on(lang) class="num">{dates::day(row.issued_on, lang)}</Cell>
                    <Cell label=t::state(lang)>{row.state.name(lang)}</Cell>
                </Row>
            }
        })
        .collect_view();
    let head = vec![
        Head::text(t::serial(lang)),
        Head::text(t::activity(lang)),
        Head::number(t::issued_on(lang)),
        Head::text(t::state(lang)),
    ];
    let table = view! { <Table id="certificates" caption=t::certificates(lang) head shape=Shape::Cards>{rows}</Table> };
    Some(table.into_any())
}

/// The mails, a page at a time.
pub(crate) fn mails(lang: Lang, found: Paged<Mail>, here: &str, pages: &Pages) -> AnyView {
    if found.rows.is_empty() {
        return view! { <section class="stack"><h2>{t::mails(lang)}</h2><p class="soft">{t::no_mails(lang)}</p></section> }
            .into_any();
    }
    let (page, all) = (whole(found.paging.page), whole(found.pages()));
    let (here, pages) = (here.to_owned(), pages.clone());
    let at = move |n: u32| href(lang, &here, &Pages { mails: n.to_string(), ..pages.clone() });
    let caption = t::mails_of(lang, found.total);
    let rows = found
        .rows
        .into_iter()
        .map(|mail| {
            let path = in_language(lang, &format!("/quan-ly/thu/{}", mail.id));
            view! {
                <Row>
                    <RowHead><a href=path>{mail.subject}</a></RowHead>
                    <Cell label=t::email(lang)>{mail.to_email}</Cell>
                    <Cell label=t::written_at(lang) class="num">{dates::moment(mail.created_at, lang)}</Cell>
                    <Cell label=t::state(lang)>{mail.state.name(lang)}</Cell>
                </Row>
            }
        })
        .collect_view();
    let head = vec![
        Head::text(t::subject(lang)),
        Head::text(t::email(lang)),
        Head::number(t::written_at(lang)),
        Head::text(t::state(lang)),
    ];
    view! {
        <div class="stack">
            <Table id="mails" caption head shape=Shape::Cards>{rows}</Table>
            <Pager page pages=all href=at/>
        </div>
    }
    .into_any()
}

/// Of which units the person was, over time; nothing of one unit alone, which is said above.
pub(crate) fn units(lang: Lang, spans: Vec<Span<String>>) -> Option<AnyView> {
    if spans.len() < 2 {
        return None;
    }
    let rows = spans
        .into_iter()
        .map(|span| {
            view! {
                <Row>
                    <RowHead>{span.unit}</RowHead>
                    <Cell label=t::noted(lang) class="num">{dates::day_span(span.first, span.last, lang)}</Cell>
                </Row>
            }
        })
        .collect_view();
    let head = vec![Head::text(t::unit(lang)), Head::number(t::noted(lang))];
    let table = view! { <Table id="units" caption=t::units(lang) head shape=Shape::Plain>{rows}</Table> };
    Some(table.into_any())
}

/// Whom the person likely is once more.
pub(crate) fn doubles(lang: Lang, person: &Person, pairs: Vec<Pair>) -> Option<AnyView> {
    if pairs.is_empty() {
        return None;
    }
    let lines = pairs
        .into_iter()
        .map(|pair| {
            let path = in_language(lang, &doubles::compare_path(&pair));
            let alike = td::said(lang, &pair.alike);
            let other = if pair.first.person.id == person.id { pair.second } else { pair.first };
            let who = format!("{} ({}): {alike}.", other.person.full_name, other.unit_name);
            view! { <li>{td::possible(lang)}" "{who}" "<ButtonLink href=path look=Look::Secondary size=Size::Small>{td::compare(lang)}</ButtonLink></li> }
        })
        .collect_view();
    Some(view! { <ul class="open-undos no-print">{lines}</ul> }.into_any())
}

/// The records that became one with the person's, each with the button that parts them.
pub(crate) fn merged(lang: Lang, merged: Vec<MergedRow>) -> Option<AnyView> {
    if merged.is_empty() {
        return None;
    }
    let lines = merged
        .into_iter()
        .map(|row| {
            let action = in_language(lang, &format!("/quan-ly/nguoi/gop/{}/tach", row.id));
            let by = if row.by.is_empty() { String::new() } else { format!(", {}", row.by) };
            let words = format!("{} {} ({}{by}).", td::merged_from(lang), row.name, dates::moment(row.at, lang));
            view! { <li>{words}" "<PostButton action look=Look::Quiet size=Size::Small>{td::part(lang)}</PostButton></li> }
        })
        .collect_view();
    Some(view! { <ul class="open-undos no-print">{lines}</ul> }.into_any())
}
