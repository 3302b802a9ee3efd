//! The list of broadcasts.

use axum::extract::State;
use documents::dates;
use domain::Lang;
use leptos::prelude::*;
use services::{Paged, communications::BroadcastEntry};
use ui::{Cell, Head, Row, RowHead, Shape, Table};

use crate::{
    App,
    form::Query,
    page_error::PageResult,
    pages::communications::{
        filters::{Filters, Narrowing},
        frame::{Acts, Part},
        list::{edit_link, list, not_loaded, pieces, remove_link},
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
            let found = services::communications::list_broadcasts(services, actor, year, paging).await?;
            file.take(found, |entry| cells(lang, entry))?;
        }
        return file.answer(format);
    }
    let (found, years) = match load(&app, &staff, &filters).await {
        Ok(loaded) => loaded,
        Err(error) => return not_loaded(&staff, Part::Broadcasts, error),
    };
    let acts = Acts::of(staff.actor());
    let narrowing = Narrowing { filters, years, kinds: vec![] };
    Ok(staff.staff(t::broadcasts(lang), move || {
        list(lang, Part::Broadcasts, acts, narrowing, found, |rows, total| table(lang, acts, rows, total))
    }))
}

fn empty_sheet(lang: Lang) -> Sheet {
    Sheet::new("phat-thanh", t::broadcasts(lang), &[t::broadcaster(lang), t::aired_on(lang), t::times(lang)])
}

fn cells(_: Lang, BroadcastEntry { broadcast, unit_name }: BroadcastEntry) -> Vec<sheet::Cell> {
    vec![text(unit_name), day(Some(broadcast.aired_on)), count(broadcast.times)]
}

async fn load(
    app: &App,
    staff: &Staff,
    filters: &Filters,
) -> services::Result<(Paged<BroadcastEntry>, Vec<i32>)> {
    let (services, actor) = (&app.services, staff.actor());
    let found =
        services::communications::list_broadcasts(services, actor, filters.year(), filters.paging()).await?;
    Ok((found, services::communications::broadcast_years(services, actor).await?))
}

fn table(lang: Lang, acts: Acts, entries: Vec<BroadcastEntry>, total: u64) -> AnyView {
    let rows = entries
        .into_iter()
        .map(|BroadcastEntry { broadcast, unit_name }| {
            let day = dates::day(broadcast.aired_on, lang);
            let remove = (acts == Acts::Offered).then(|| {
                let path = format!("{}/{}", Part::Broadcasts.path(), broadcast.id);
                let what = format!("{unit_name}, {day}");
                let edit = edit_link(lang, format!("{path}/sua"), what.clone());
                let link = remove_link(lang, format!("{path}/xoa"), what);
                view! { <Cell class="row-actions">{edit}{link}</Cell> }
            });
            view! {
                <Row>
                    <RowHead>{unit_name}</RowHead>
                    <Cell label=t::aired_on(lang) class="nowrap">{day}</Cell>
                    <Cell label=t::times(lang) class="num">{pieces(lang, broadcast.times.into())}</Cell>
                    {remove}
                </Row>
            }
            .into_any()
        })
        .collect_view();
    let mut head =
        vec![Head::text(t::broadcaster(lang)), Head::text(t::aired_on(lang)), Head::number(t::times(lang))];
    if acts == Acts::Offered {
        head.push(Head::bare(t::act(lang)));
    }
    let caption = t::broadcasts_found(lang, total);
    view! { <Table id="broadcasts" caption head shape=Shape::Cards>{rows}</Table> }.into_any()
}
