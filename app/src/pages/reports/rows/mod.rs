//! The rows behind a figure: the figure, how many rows, and that they add up to it.

mod activities;
mod amounts;
mod people;
mod sheet;

use axum::extract::State;
use domain::{
    Lang, ReportFigure,
    numbers::{number_in, whole},
};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    Error, Paged, Paging,
    reports::{FigureRows, ReportFilter, ReportRows},
};
use ui::{Cell, Crumb, Head, PageHead, Pager, Row, RowHead, Shape, Table, tell_filter};

use crate::{
    App,
    form::Query,
    language::in_language,
    list::page_of,
    page_error::PageResult,
    pages::reports::{asked::Asked, words as t},
    sheet::{Filling, Format, Wanted, links},
    visit::Staff,
};

/// Which figure and which page; the rest of the address is the report's.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Figure {
    #[serde(rename = "so-lieu")]
    name: String,
    #[serde(rename = "trang")]
    page: String,
}

/// Rows of a page: they are read through, not acted on.
const PAGE: u64 = 200;

/// A table: its heads and its rows.
struct Rows {
    head: Vec<Head>,
    rows: Vec<AnyView>,
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Query(wanted): Query<Figure>,
    Query(asked): Query<Asked>,
    Query(file): Query<Wanted>,
) -> PageResult {
    let lang = staff.lang;
    let asked = asked.or_usual(&app, &staff).await?;
    let Ok(filter) = asked.read(&app).await? else {
        // The report says what is wrong with it.
        return Ok(staff.go(&asked.href(Lang::Vi)));
    };
    let figure = ReportFigure::parse(&wanted.name).ok_or(Error::NotFound)?;
    if let Some(format) = file.format() {
        return whole_list(&app, &staff, &filter, figure, format).await;
    }
    let page = Paging { page: page_of(&wanted.page), size: PAGE };
    let found =
        services::reports::list_report_rows(&app.services, staff.actor(), &filter, figure, page).await?;
    let title = format!("{}: {}", t::rows_title(lang), figure.name(lang));
    let title = staff.titled(&title, found.paging.page);
    Ok(staff.staff(&title, move || view(lang, &asked, &filter, found)))
}

/// All rows of a figure as a file.
async fn whole_list(
    app: &App,
    staff: &Staff,
    filter: &ReportFilter,
    figure: ReportFigure,
    format: Format,
) -> PageResult {
    let mut file = Filling::of(sheet::empty(staff.lang, figure));
    while let Some(paging) = file.wants() {
        let found =
            services::reports::list_report_rows(&app.services, staff.actor(), filter, figure, paging).await?;
        let rows = sheet::cells(staff.lang, &found);
        file.take(Paged { rows, paging: found.paging, total: found.total }, |cells| cells)?;
    }
    file.answer(format)
}

fn view(lang: Lang, asked: &Asked, filter: &ReportFilter, found: FigureRows) -> AnyView {
    let (value, total) = (found.value, found.total);
    let period = (filter.period.from(), filter.period.to());
    let mut about = vec![t::lead(lang, found.unit_name.as_deref().unwrap_or_default(), period)];
    about.extend(asked.narrowed(lang).into_iter().map(|(words, _)| words));
    about.iter().for_each(|words| tell_filter(words.clone()));
    let crumbs = vec![Crumb::new(t::report(lang), asked.href(lang))];
    let pages = total.div_ceil(found.paging.size).max(1);
    // The sum is that of all pages: it stands under the last.
    let foot = match found.rows {
        _ if found.paging.page < pages => None,
        ReportRows::Materials(_) | ReportRows::Broadcasts(_) => Some(sums(lang, 2, value)),
        ReportRows::Activities(_) if matches!(found.figure, ReportFigure::Attendances(_)) => {
            Some(sums(lang, 4, value))
        }
        _ => None,
    };
    let title = found.figure.name(lang);
    let Rows { head, rows } = match &found.rows {
        ReportRows::Activities(rows) => activities::rows(lang, &found, rows),
        ReportRows::People(rows) => people::people(lang, rows.clone()),
        ReportRows::Teams(rows) => people::teams(lang, rows.clone()),
        ReportRows::Materials(rows) => amounts::materials(lang, &found, rows),
        ReportRows::Media(rows) => amounts::media(lang, &found, rows),
        ReportRows::Broadcasts(rows) => amounts::broadcasts(lang, &found, rows),
    };
    let caption = t::adds_up(lang, total, value);
    let path = in_language(lang, "/quan-ly/bao-cao/dong");
    let query = format!("so-lieu={}&{}", found.figure.about().code.unwrap_or_default(), asked.query());
    let files = links(lang, &format!("{path}?{query}"));
    let href = move |n: u32| format!("{path}?{query}&trang={n}");
    view! {
        <PageHead title lead=about.join(" · ") crumbs/>
        <p class="report-sum">{t::figure_is(lang, value)}" "{t::agrees(lang, total, value)}</p>
        <Table id="rows" caption head shape=Shape::Cards foot=foot.into_any()>{rows}</Table>
        <Pager page=whole(found.paging.page) pages=whole(pages) href/>
        {files}
    }
    .into_any()
}

/// The row of the sum: its name, some columns that do not add up, the sum.
fn sums(lang: Lang, between: usize, sum: u64) -> AnyView {
    let empty = (0..between).map(|_| view! { <Cell class="no-sum">""</Cell> }).collect_view();
    let sum = number_in(lang, sum);
    view! { <Row><RowHead>{t::sum(lang)}</RowHead>{empty}<Cell class="num" label=t::sum(lang)>{sum}</Cell></Row> }
        .into_any()
}
