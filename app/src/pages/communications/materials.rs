//! The list of materials: made, given out, left.

use axum::extract::State;
use documents::dates;
use domain::{Lang, MaterialKind, Word};
use leptos::prelude::*;
use services::{Paged, communications::MaterialEntry};
use ui::{Cell, Head, Row, RowHead, Shape, Table};

use crate::{
    App,
    form::{Query, choices},
    language::in_language,
    page_error::PageResult,
    pages::communications::{
        filters::{Filters, Narrowing},
        frame::{Acts, Part},
        list::{list, not_loaded, pieces},
        words as t,
    },
    sheet::{self, Sheet, count, day, text},
    visit::Staff,
};

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Query(filters): Query<Filters>,
    Query(file): Query<sheet::Wanted>,
) -> PageResult {
    let lang = staff.lang;
    if let Some(format) = file.format() {
        let mut file = sheet::Filling::of(empty_sheet(lang));
        while let Some(paging) = file.wants() {
            let (services, actor, year) = (&app.services, staff.actor(), filters.year());
            let found =
                services::communications::list_materials(services, actor, year, filters.kind(), paging)
                    .await?;
            file.take(found, |entry| cells(lang, entry))?;
        }
        return file.answer(format);
    }
    let (found, years) = match load(&app, &staff, &filters).await {
        Ok(loaded) => loaded,
        Err(error) => return not_loaded(&staff, Part::Materials, error),
    };
    let acts = Acts::of(staff.actor());
    let narrowing = Narrowing { filters, years, kinds: choices::<MaterialKind>(lang) };
    Ok(staff.staff(t::materials(lang), move || {
        list(lang, Part::Materials, acts, narrowing, found, |rows, total| table(lang, rows, total))
    }))
}

fn empty_sheet(lang: Lang) -> Sheet {
    let heads = [
        t::code(lang),
        t::material(lang),
        t::kind(lang),
        t::unit(lang),
        t::produced_on(lang),
        t::made(lang),
        t::given(lang),
        t::left(lang),
    ];
    Sheet::new("an-pham", t::materials(lang), &heads)
}

fn cells(lang: Lang, MaterialEntry { material, unit_name, given, .. }: MaterialEntry) -> Vec<sheet::Cell> {
    vec![
        text(material.code),
        text(material.title),
        text(material.kind.name(lang)),
        text(unit_name),
        day(Some(material.produced_on)),
        count(material.quantity),
        count(given),
        count(i64::from(material.quantity) - given),
    ]
}

async fn load(
    app: &App,
    staff: &Staff,
    filters: &Filters,
) -> services::Result<(Paged<MaterialEntry>, Vec<i32>)> {
    let (services, actor) = (&app.services, staff.actor());
    let found = services::communications::list_materials(
        services,
        actor,
        filters.year(),
        filters.kind(),
        filters.paging(),
    )
    .await?;
    Ok((found, services::communications::material_years(services, actor).await?))
}

/// The address of a material's own page, without the language.
pub(crate) fn path_of(code: &str) -> String {
    format!("{}/{code}", Part::Materials.path())
}

/// A material by its code, and its title where it has one.
pub(crate) fn name_of(entry: &MaterialEntry) -> String {
    let material = &entry.material;
    if material.title.is_empty() {
        material.code.clone()
    } else {
        format!("{} · {}", material.code, material.title)
    }
}

fn table(lang: Lang, entries: Vec<MaterialEntry>, total: u64) -> AnyView {
    let rows = entries
        .into_iter()
        .map(|entry| {
            let href = in_language(lang, &path_of(&entry.material.code));
            let (name, made) = (name_of(&entry), i64::from(entry.material.quantity));
            let left = pieces(lang, made - entry.given);
            view! {
                <Row>
                    <RowHead><a href=href>{name}</a><br/><span class="soft small">{entry.unit_name}</span></RowHead>
                    <Cell label=t::kind(lang)>{entry.material.kind.name(lang)}</Cell>
                    <Cell label=t::produced_on(lang) class="nowrap">{dates::day(entry.material.produced_on, lang)}</Cell>
                    <Cell label=t::made(lang) class="num">{pieces(lang, made)}</Cell>
                    <Cell label=t::given(lang) class="num">{pieces(lang, entry.given)}</Cell>
                    <Cell label=t::left(lang) class="num">{left}</Cell>
                </Row>
            }
            .into_any()
        })
        .collect_view();
    let head = vec![
        Head::text(t::material(lang)),
        Head::text(t::kind(lang)),
        Head::text(t::produced_on(lang)),
        Head::number(t::made(lang)),
        Head::number(t::given(lang)),
        Head::number(t::left(lang)),
    ];
    let caption = t::materials_found(lang, total);
    view! { <Table id="materials" caption head shape=Shape::Cards>{rows}</Table> }.into_any()
}
