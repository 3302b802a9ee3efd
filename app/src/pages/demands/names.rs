//! The names at a call for interest.

use axum::extract::{Path, State};
use documents::dates;
use domain::{Lang, Word};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use services::{
    Paged,
    demands::DemandNames,
    ids::DemandId,
    rows::{DemandPerson, Person},
};
use ui::{Cell, Crumb, Head, PageHead, Row, RowHead, Shape, Table};

use crate::{
    App,
    form::Query,
    language::in_language,
    list::{Why, href, paging, rows},
    page_error::PageResult,
    pages::{
        demands::{PATH, words as t},
        people::born,
    },
    sheet::{self, Sheet, maybe, text},
    visit::Staff,
};

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Filters {
    /// Of a unit, by its code; `khac`: of those that are none of the list.
    #[serde(rename = "don-vi", skip_serializing_if = "String::is_empty")]
    don_vi: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    trang: String,
}

/// A name with the person, the unit, and the code of the activity to which they were invited.
type Entry = (DemandPerson, Person, String, Option<String>);

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<DemandId>,
    Query(filters): Query<Filters>,
    Query(file): Query<sheet::Wanted>,
) -> PageResult {
    let (services, actor) = (&app.services, staff.actor());
    let names = services::demands::list_demand_names(services, actor, id, &filters.don_vi).await?;
    let lang = staff.lang;
    if let Some(format) = file.format() {
        return sheet_of(lang, names).answer(format);
    }
    let title = format!("{}: {}", t::names(lang), names.demand.title);
    Ok(staff.staff(&title, move || view(lang, names, &filters)))
}

fn view(lang: Lang, names: DemandNames, filters: &Filters) -> AnyView {
    let path = format!("{PATH}/{}/nguoi", names.demand.id);
    let crumbs = vec![
        Crumb::new(t::demands(lang), in_language(lang, PATH)),
        Crumb::new(names.demand.title.clone(), in_language(lang, &format!("{PATH}/{}", names.demand.id))),
    ];
    let total = names.rows.len() as u64;
    let paging = paging(&filters.trang).fit(total);
    let found = Paged { rows: paging.part(&names.rows), paging, total };
    let all = Filters { trang: String::new(), ..filters.clone() };
    let files = sheet::links(lang, &href(lang, &path, &all));
    let why = Why::nothing(t::nobody(lang), t::nobody_text(lang));
    let page = move |n: u32| href(lang, &path, &Filters { trang: n.to_string(), ..all.clone() });
    view! {
        <PageHead title=t::names(lang) crumbs/>
        {rows(found, why, |rows, total| table(lang, rows, total), page)}
        {files}
    }
    .into_any()
}

fn table(lang: Lang, rows: Vec<Entry>, total: u64) -> AnyView {
    let row = |(row, person, unit, code): Entry| {
        let born = born(&person, lang);
        let contact = [person.email, person.phone].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let note = (!row.note.is_empty()).then(|| view! { <br/><span class="soft small">{row.note}</span> });
        let invited = code.map(|code| {
            let href = in_language(lang, &format!("/quan-ly/hoat-dong/{code}"));
            view! { <a href=href>{code}</a> }
        });
        view! {
            <Row>
                <RowHead>{person.full_name}<br/><span class="soft small">{born}</span></RowHead>
                <Cell label=t::unit(lang)>{unit}</Cell>
                <Cell label=t::contact(lang)>{contact}</Cell>
                <Cell label=t::suits(lang)>{row.suits.name(lang)}{note}</Cell>
                <Cell label=t::since(lang)>{dates::moment(row.named_at, lang)}</Cell>
                <Cell label=t::invited(lang)>{invited}</Cell>
            </Row>
        }
        .into_any()
    };
    let rows = rows.into_iter().map(row).collect_view();
    let head = vec![
        Head::text(t::name(lang)),
        Head::text(t::unit(lang)),
        Head::text(t::contact(lang)),
        Head::text(t::suits(lang)),
        Head::text(t::since(lang)),
        Head::text(t::invited(lang)),
    ];
    view! { <Table id="names" caption=t::people(lang, total) head shape=Shape::Cards>{rows}</Table> }
        .into_any()
}

fn sheet_of(lang: Lang, names: DemandNames) -> Sheet {
    let heads = [
        t::name(lang),
        t::born(lang),
        t::unit(lang),
        "E-mail",
        "Tel.",
        t::suits(lang),
        t::note(lang),
        t::since(lang),
        t::invited(lang),
    ];
    let mut sheet = Sheet::new(format!("nhu-cau-{}-ten", names.demand.id), t::names(lang), &heads);
    let row = |(row, person, unit, code): Entry| {
        let born = sheet::born(&person);
        vec![
            text(person.full_name),
            born,
            text(unit),
            maybe(person.email),
            maybe(person.phone),
            text(row.suits.name(lang)),
            text(row.note),
            text(dates::moment(row.named_at, lang)),
            maybe(code),
        ]
    };
    sheet.rows = names.rows.into_iter().map(row).collect();
    sheet
}
