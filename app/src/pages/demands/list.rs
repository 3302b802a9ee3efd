//! The list of calls for interest.

use axum::extract::State;
use documents::dates;
use domain::{Lang, Word, numbers::number_in};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use services::demands::DemandEntry;
use ui::{Badge, ButtonLink, Cell, Head, Icon, PageHead, Row, RowHead, Shape, Sign, Table};

use crate::{
    App,
    form::Query,
    language::in_language,
    list::{Why, href, paging, rows},
    page_error::PageResult,
    pages::{
        activities::parts::{self, Part},
        demands::{PATH, words as t},
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
        let heads =
            [t::title(lang), t::holder(lang), t::kind(lang), t::state(lang), t::named(lang), t::asked(lang)];
        let mut file = Filling::of(Sheet::new("nhu-cau", t::demands(lang), &heads));
        while let Some(paging) = file.wants() {
            let found = services::demands::list_demands(services, actor, paging).await?;
            file.take(found, |entry| cells(lang, entry))?;
        }
        return file.answer(format);
    }
    let found = services::demands::list_demands(services, actor, paging(&filters.trang)).await?;
    let (title, actor) = (staff.titled(t::demands(lang), found.paging.page), actor.clone());
    Ok(staff.staff(&title, move || {
        let create = in_language(lang, &format!("{PATH}/moi"));
        let why = Why::nothing(t::nothing(lang), t::nothing_text(lang));
        let files = sheet::links(lang, &in_language(lang, PATH));
        let page = move |n: u32| href(lang, PATH, &Filters { trang: n.to_string() });
        view! {
            <PageHead title=t::demands(lang) lead=t::lead(lang)>
                <ButtonLink href=create><Icon sign=Sign::Plus/>{t::create(lang)}</ButtonLink>
            </PageHead>
            {parts::nav(lang, &actor, Part::Demands)}
            {rows(found, why, |entries, total| table(lang, entries, total), page)}
            {files}
        }
    }))
}

fn table(lang: Lang, entries: Vec<DemandEntry>, total: u64) -> AnyView {
    let rows = entries.into_iter().map(|entry| row(lang, entry)).collect_view();
    let head = vec![
        Head::text(t::title(lang)),
        Head::text(t::kind(lang)),
        Head::number(t::named(lang)),
        Head::number(t::asked(lang)),
        Head::text(t::state(lang)),
    ];
    view! { <Table id="demands" caption=t::found(lang, total) head shape=Shape::Cards>{rows}</Table> }
        .into_any()
}

fn row(lang: Lang, entry: DemandEntry) -> AnyView {
    let DemandEntry { demand, unit_name, stands, named, asked } = entry;
    let href = in_language(lang, &format!("{PATH}/{}", demand.id));
    let until = demand.closes_at.map(|at| {
        view! { <br/><span class="soft small">{t::until(lang, &dates::moment(at, lang))}</span> }
    });
    view! {
        <Row>
            <RowHead><a href=href>{demand.title}</a><br/><span class="soft small">{unit_name}</span></RowHead>
            <Cell label=t::kind(lang)>{demand.kind.name(lang)}</Cell>
            <Cell label=t::named(lang) class="num">{number_in(lang, named.into())}</Cell>
            <Cell label=t::asked(lang) class="num">{number_in(lang, asked.into())}</Cell>
            <Cell label=t::state(lang)><Badge tone=t::tone(stands)>{stands.name(lang)}</Badge>{until}</Cell>
        </Row>
    }
    .into_any()
}

fn cells(lang: Lang, entry: DemandEntry) -> Vec<sheet::Cell> {
    vec![
        text(entry.demand.title),
        text(entry.unit_name),
        text(entry.demand.kind.name(lang)),
        text(entry.stands.name(lang)),
        count(entry.named),
        count(entry.asked),
    ]
}
