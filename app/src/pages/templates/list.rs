//! The list of templates that are offered to somebody.

use axum::extract::State;
use documents::dates;
use domain::{Lang, Word};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use services::templates::TemplateEntry;
use ui::{ButtonLink, Cell, Head, Icon, PageHead, Row, RowHead, Shape, Sign, Table};

use crate::{
    App,
    form::Query,
    language::in_language,
    list::{Why, href, paging, rows},
    page_error::PageResult,
    pages::{
        activities::parts::{self, Part},
        templates::{PATH, words as t},
    },
    sheet::{self, Filling, Sheet, count, text},
    visit::Staff,
};

/// Which page.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Filters {
    #[serde(skip_serializing_if = "String::is_empty")]
    trang: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Query(filters): Query<Filters>,
    Query(file): Query<sheet::Wanted>,
) -> PageResult {
    let (lang, services, actor) = (staff.lang, &app.services, staff.actor());
    if let Some(format) = file.format() {
        let mut file = Filling::of(empty_sheet(lang));
        while let Some(paging) = file.wants() {
            let found = services::templates::list_templates(services, actor, paging).await?;
            file.take(found, |entry| cells(lang, entry))?;
        }
        return file.answer(format);
    }
    let found = services::templates::list_templates(services, actor, paging(&filters.trang)).await?;
    let (title, actor) = (staff.titled(t::templates(lang), found.paging.page), actor.clone());
    Ok(staff.staff(&title, move || {
        let create = new_link(lang);
        let why = Why::nothing(t::nothing(lang), t::nothing_text(lang));
        let files = sheet::links(lang, &in_language(lang, PATH));
        let page = move |n: u32| href(lang, PATH, &Filters { trang: n.to_string() });
        view! {
            <PageHead title=t::templates(lang)>{create}</PageHead>
            {parts::nav(lang, &actor, Part::Templates)}
            {rows(found, why, |entries, total| table(lang, entries, total), page)}
            {files}
        }
    }))
}

fn new_link(lang: Lang) -> AnyView {
    let href = in_language(lang, &format!("{PATH}/moi"));
    view! { <ButtonLink href><Icon sign=Sign::Plus/>{t::create(lang)}</ButtonLink> }.into_any()
}

fn table(lang: Lang, entries: Vec<TemplateEntry>, total: u64) -> AnyView {
    let rows = entries.into_iter().map(|entry| row(lang, entry)).collect_view();
    let head = vec![
        Head::text(t::name(lang)),
        Head::text(t::kind(lang)),
        Head::text(t::agenda(lang)),
        Head::text(t::owner(lang)),
        Head::bare(t::acts(lang)),
    ];
    view! { <Table id="templates" caption=t::found(lang, total) head shape=Shape::Cards>{rows}</Table> }
        .into_any()
}

fn row(lang: Lang, entry: TemplateEntry) -> AnyView {
    let TemplateEntry { template, unit_name, agenda, questions, is_own } = entry;
    let questions = (questions > 0)
        .then(|| view! { <br/><span class="soft small">{t::questions(lang, questions)}</span> });
    let link = |href: String, words: &'static str| {
        let name = template.name.clone();
        let href = in_language(lang, &href);
        view! { <a href=href>{words}<span class="hidden-text">" "{name}</span></a>" " }.into_any()
    };
    let name = match is_own {
        true => {
            let href = in_language(lang, &format!("{PATH}/{}", template.id));
            view! { <a href=href>{template.name.clone()}</a> }.into_any()
        }
        false => template.name.clone().into_any(),
    };
    let acts = [
        Some(link(format!("/quan-ly/hoat-dong/moi?mau={}", template.id), t::use_short(lang))),
        is_own.then(|| link(format!("{PATH}/{}/tai-lieu", template.id), t::documents_short(lang))),
        is_own.then(|| link(format!("{PATH}/{}/lich-thu", template.id), t::mails_short(lang))),
        is_own.then(|| link(format!("{PATH}/{}/xoa", template.id), t::remove_short(lang))),
    ];
    let acts = acts.into_iter().flatten().collect_view();
    let kind = format!("{}, {}", template.kind.name(lang), template.level.name(lang).to_lowercase());
    let (title, agenda) = (template.title.clone(), t::agenda_of(lang, agenda));
    view! {
        <Row>
            <RowHead>{name}<br/><span class="soft small">{title}</span></RowHead>
            <Cell label=t::kind(lang)>{kind}</Cell>
            <Cell label=t::agenda(lang)>{agenda}{questions}</Cell>
            <Cell label=t::owner(lang)>{unit_name}</Cell>
            <Cell class="row-actions">{acts}</Cell>
        </Row>
    }
    .into_any()
}

fn empty_sheet(lang: Lang) -> Sheet {
    let heads = [
        t::name(lang),
        t::title(lang),
        t::kind(lang),
        t::level(lang),
        t::days(lang),
        t::sessions(lang),
        t::capacity(lang),
        t::owner(lang),
        t::updated(lang),
    ];
    Sheet::new("mau-hoat-dong", t::templates(lang), &heads)
}

fn cells(lang: Lang, entry: TemplateEntry) -> Vec<sheet::Cell> {
    let TemplateEntry { template, unit_name, agenda: (days, sessions), .. } = entry;
    vec![
        text(template.name),
        text(template.title),
        text(template.kind.name(lang)),
        text(template.level.name(lang)),
        count(days),
        count(domain::numbers::whole(sessions)),
        count(template.capacity),
        text(unit_name),
        text(dates::moment(template.updated_at, lang)),
    ]
}
