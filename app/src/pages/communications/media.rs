//! The list of media items.

use axum::extract::State;
use documents::dates;
use domain::{Lang, MediaKind, Word};
use leptos::prelude::*;
use services::{Paged, communications::MediaEntry};
use ui::{Cell, Head, Row, RowHead, Shape, Table};

use crate::{
    App,
    form::{Query, choices},
    page_error::PageResult,
    pages::communications::{
        filters::{Filters, Narrowing},
        frame::{Acts, Part},
        list::{edit_link, list, not_loaded, remove_link},
        words as t,
    },
    sheet::{self, Sheet, day, text},
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
                services::communications::list_media_items(services, actor, year, filters.kind(), paging)
                    .await?;
            file.take(found, |entry| cells(lang, entry))?;
        }
        return file.answer(format);
    }
    let (found, years) = match load(&app, &staff, &filters).await {
        Ok(loaded) => loaded,
        Err(error) => return not_loaded(&staff, Part::Media, error),
    };
    let acts = Acts::of(staff.actor());
    let narrowing = Narrowing { filters, years, kinds: choices::<MediaKind>(lang) };
    Ok(staff.staff(t::media(lang), move || {
        list(lang, Part::Media, acts, narrowing, found, |rows, total| table(lang, acts, rows, total))
    }))
}

fn empty_sheet(lang: Lang) -> Sheet {
    let heads = [t::media_title(lang), t::published_on(lang), t::kind(lang), t::outlet(lang), t::unit(lang)];
    Sheet::new("tin-bai", t::media(lang), &heads)
}

fn cells(lang: Lang, MediaEntry { item, unit_name }: MediaEntry) -> Vec<sheet::Cell> {
    vec![
        text(item.title),
        day(Some(item.published_on)),
        text(item.kind.name(lang)),
        text(item.outlet),
        text(unit_name),
    ]
}

async fn load(
    app: &App,
    staff: &Staff,
    filters: &Filters,
) -> services::Result<(Paged<MediaEntry>, Vec<i32>)> {
    let (services, actor) = (&app.services, staff.actor());
    let found = services::communications::list_media_items(
        services,
        actor,
        filters.year(),
        filters.kind(),
        filters.paging(),
    )
    .await?;
    Ok((found, services::communications::media_years(services, actor).await?))
}

fn table(lang: Lang, acts: Acts, entries: Vec<MediaEntry>, total: u64) -> AnyView {
    let rows = entries
        .into_iter()
        .map(|MediaEntry { item, unit_name }| {
            let remove = (acts == Acts::Offered).then(|| {
                let path = format!("{}/{}", Part::Media.path(), item.id);
                let edit = edit_link(lang, format!("{path}/sua"), item.title.clone());
                let link = remove_link(lang, format!("{path}/xoa"), item.title.clone());
                view! { <Cell class="row-actions">{edit}{link}</Cell> }
            });
            view! {
                <Row>
                    <RowHead>{item.title}<br/><span class="soft small">{unit_name}</span></RowHead>
                    <Cell label=t::published_on(lang) class="nowrap">{dates::day(item.published_on, lang)}</Cell>
                    <Cell label=t::kind(lang)>{item.kind.name(lang)}</Cell>
                    <Cell label=t::outlet(lang)>{item.outlet}</Cell>
                    {remove}
                </Row>
            }
            .into_any()
        })
        .collect_view();
    let mut head = vec![
        Head::text(t::media_title(lang)),
        Head::text(t::published_on(lang)),
        Head::text(t::kind(lang)),
        Head::text(t::outlet(lang)),
    ];
    if acts == Acts::Offered {
        head.push(Head::bare(t::act(lang)));
    }
    view! { <Table id="media" caption=t::media_found(lang, total) head shape=Shape::Cards>{rows}</Table> }
        .into_any()
}
