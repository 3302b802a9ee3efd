//! The list of venues.

use axum::extract::State;
use domain::Lang;
use leptos::prelude::*;
use services::{Paged, venues::VenueEntry};
use ui::{Cell, Field, FilterBar, Head, Kind, Row, RowHead, Shape, Table};

use crate::{
    App,
    form::Query,
    language::in_language,
    list::{Why, paging, rows},
    page_error::PageResult,
    pages::{
        schedule::{
            frame::{Part, Top, frame},
            searched::Searched,
        },
        venues::{path_of, words as t},
    },
    sheet::{self, Sheet, text},
    visit::Staff,
};

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Query(filters): Query<Searched>,
    Query(file): Query<sheet::Wanted>,
) -> PageResult {
    let (services, lang) = (&app.services, staff.lang);
    if let Some(format) = file.format() {
        let mut file = sheet::Filling::of(empty_sheet(lang));
        while let Some(paging) = file.wants() {
            let found = services::venues::list_venues(services, staff.actor(), &filters.q, paging).await?;
            file.take(found, cells)?;
        }
        return file.answer(format);
    }
    let asked = paging(&filters.trang);
    let found = services::venues::list_venues(services, staff.actor(), &filters.q, asked).await?;
    let title = staff.titled(Part::Venues.name(lang), found.paging.page);
    Ok(staff.staff(&title, move || view(lang, filters, found)))
}

fn empty_sheet(lang: Lang) -> Sheet {
    Sheet::new("dia-diem", Part::Venues.name(lang), &[t::venue(lang), t::unit(lang), t::rooms(lang)])
}

fn cells(entry: VenueEntry) -> Vec<sheet::Cell> {
    vec![text(entry.venue.name.clone()), text(entry.unit_name.clone()), text(rooms_of(&entry))]
}

fn rooms_of(entry: &VenueEntry) -> String {
    entry.rooms.iter().map(|room| room.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn view(lang: Lang, filters: Searched, found: Paged<VenueEntry>) -> AnyView {
    let (chips, action) = (filters.chips(lang, Part::Venues), in_language(lang, Part::Venues.path()));
    let why = match filters.q.is_empty() {
        true => Why::nothing(t::nothing(lang), t::nothing_text(lang)),
        false => Why::no_match(t::no_match(lang), t::no_match_text(lang)),
    };
    let first = view! { <Field name="q" label=t::search(lang) kind=Kind::Search value=filters.q.clone()/> }
        .into_any();
    let files = sheet::links(lang, &filters.on_page("").href(lang, Part::Venues));
    let href = move |n: u32| filters.on_page(&n.to_string()).href(lang, Part::Venues);
    let top = Top { title: Part::Venues.name(lang).into(), lead: t::lead(lang), ..Top::default() };
    let body = view! {
        <FilterBar action=action.clone() first chips clear=action/>
        {rows(found, why, |venues, total| table(lang, venues, total), href)}
        {files}
    };
    frame(lang, Part::Venues, top, body.into_any())
}

fn table(lang: Lang, venues: Vec<VenueEntry>, total: u64) -> AnyView {
    let caption = t::found(lang, total);
    let rows = venues
        .into_iter()
        .map(|entry| {
            let (href, rooms) = (in_language(lang, &path_of(entry.venue.id)), rooms_of(&entry));
            view! {
                <Row>
                    <RowHead><a href=href>{entry.venue.name}</a></RowHead>
                    <Cell label=t::rooms(lang)>{rooms}</Cell>
                    <Cell label=t::unit(lang)>{entry.unit_name}</Cell>
                </Row>
            }
            .into_any()
        })
        .collect_view();
    let head = vec![Head::text(t::venue(lang)), Head::text(t::rooms(lang)), Head::text(t::unit(lang))];
    view! { <Table id="venues" caption head shape=Shape::Cards>{rows}</Table> }.into_any()
}
