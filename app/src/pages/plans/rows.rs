//! The activities behind a figure of a plan: scheduled, being prepared, or without a number of people.

use axum::extract::State;
use documents::dates;
use domain::{ActivityKind, Lang, Level, Word, numbers::number_in};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use services::{
    Error, Paged,
    plans::{Planned, PlannedActivity, PlannedOf},
};
use ui::{Cell, Crumb, Head, PageHead, Row, RowHead, Shape, Table, tell_filter};

use crate::{
    App,
    form::Query,
    language::in_language,
    list::{self, Why, paging},
    page_error::PageResult,
    pages::{
        activities::{WorkTab, path_of},
        plans::{
            asked::{Asked, code_of},
            words as t,
        },
    },
    sheet::{self, Filling, Sheet, Wanted, count, day, text},
    visit::Staff,
};

/// Which activities; the rest of the address is the plan's.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Which {
    muc: String,
    loai: String,
    cap: String,
    trang: String,
}

impl Which {
    fn read(&self) -> Option<PlannedOf> {
        let all = [Planned::Scheduled, Planned::Drafts, Planned::Unmarked];
        let named = all.into_iter().find(|which| code_of(*which) == self.muc);
        let which = named.or(self.muc.is_empty().then_some(Planned::Scheduled))?;
        Some(PlannedOf { which, kind: ActivityKind::parse(&self.loai), level: Level::parse(&self.cap) })
    }
}

fn title_of(lang: Lang, of: PlannedOf) -> &'static str {
    match of.which {
        Planned::Scheduled => t::list_scheduled(lang),
        Planned::Drafts => t::list_drafts(lang),
        Planned::Unmarked => t::list_unmarked(lang),
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Query(which): Query<Which>,
    Query(asked): Query<Asked>,
    Query(file): Query<Wanted>,
) -> PageResult {
    let lang = staff.lang;
    let asked = asked.or_usual(&app, &staff).await?;
    let Ok(filter) = asked.read(&app).await? else {
        // The plan says what is wrong with it.
        return Ok(staff.go(&asked.href(Lang::Vi)));
    };
    let of = which.read().ok_or(Error::NotFound)?;
    let (services, actor) = (&app.services, staff.actor());
    if let Some(format) = file.format() {
        let mut file = Filling::of(empty_sheet(lang, of));
        while let Some(paging) = file.wants() {
            let (_, found) = services::plans::list_planned(services, actor, &filter, of, paging).await?;
            file.take(found, |row| cells(lang, row))?;
        }
        return file.answer(format);
    }
    let paging = paging(&which.trang);
    let (unit, found) = services::plans::list_planned(services, actor, &filter, of, paging).await?;
    let lead = t::lead(lang, &unit, filter.as_of());
    let title = staff.titled(title_of(lang, of), found.paging.page);
    Ok(staff.staff(&title, move || view(lang, &asked, (of, filter.year), lead, found)))
}

fn view(
    lang: Lang,
    asked: &Asked,
    (of, year): (PlannedOf, i32),
    lead: String,
    found: Paged<PlannedActivity>,
) -> AnyView {
    let narrowed = [of.kind.map(|kind| kind.name(lang)), of.level.map(|level| level.name(lang))];
    let mut about = vec![lead];
    about.extend(narrowed.into_iter().flatten().map(str::to_owned));
    about.iter().for_each(|words| tell_filter(words.clone()));
    let crumbs = vec![Crumb::new(t::plan_of(lang, year), asked.href(lang))];
    let path = asked.rows_href(lang, of);
    let files = sheet::links(lang, &path);
    let why = Why::nothing(t::nothing(lang), t::nothing_text(lang));
    let rows =
        list::rows(found, why, |rows, total| table(lang, rows, total), move |n| format!("{path}&trang={n}"));
    view! {
        <PageHead title=title_of(lang, of) lead=about.join(" · ") crumbs/>
        {rows}
        {files}
    }
    .into_any()
}

fn table(lang: Lang, rows: Vec<PlannedActivity>, total: u64) -> AnyView {
    let rows = rows
        .into_iter()
        .map(|(row, unit)| {
            let href = in_language(lang, &path_of(&row.code, WorkTab::Overview));
            let kind = format!("{}, {}", row.kind.name(lang), row.level.name(lang).to_lowercase());
            let n = |n: i32| number_in(lang, n.unsigned_abs().into());
            let seats = format!("{}/{}", n(row.seats_taken), n(row.capacity));
            view! {
                <Row>
                    <Cell label=t::time(lang) class="nowrap">{dates::day_span(row.starts_on, row.ends_on, lang)}</Cell>
                    <RowHead><a href=href>{row.title}</a><br/><span class="soft small">{row.code}" · "{unit}</span></RowHead>
                    <Cell label=t::kind(lang)>{kind}</Cell>
                    <Cell label=t::seats(lang) class="num">{seats}</Cell>
                </Row>
            }
            .into_any()
        })
        .collect_view();
    let head = vec![
        Head::text(t::time(lang)),
        Head::text(t::activity(lang)),
        Head::text(t::kind(lang)),
        Head::number(t::seats(lang)),
    ];
    view! { <Table id="rows" caption=t::found(lang, total) head shape=Shape::Cards>{rows}</Table> }.into_any()
}

fn empty_sheet(lang: Lang, of: PlannedOf) -> Sheet {
    let heads = [
        t::code(lang),
        t::activity(lang),
        t::kind(lang),
        t::level(lang),
        t::organizer(lang),
        t::first_day(lang),
        t::last_day(lang),
        t::place(lang),
        t::capacity(lang),
        t::seats_taken(lang),
    ];
    Sheet::new(format!("ke-hoach-{}", code_of(of.which)), title_of(lang, of), &heads)
}

fn cells(lang: Lang, (row, unit): PlannedActivity) -> Vec<sheet::Cell> {
    vec![
        text(row.code),
        text(row.title),
        text(row.kind.name(lang)),
        text(row.level.name(lang)),
        text(unit),
        day(Some(row.starts_on)),
        day(Some(row.ends_on)),
        text(row.place),
        count(row.capacity),
        count(row.seats_taken),
    ]
}
