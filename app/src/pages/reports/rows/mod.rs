//! The rows behind a figure: the figure, how many rows, and that they add up to it.

mod activities;
mod amounts;
mod people;

use axum::extract::State;
use domain::{Lang, ReportFigure, numbers::number_in};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    Error,
    reports::{FigureRows, Report, ReportRows},
};
use ui::{Banner, BannerKind, Cell, Crumb, Head, PageHead, Row, RowHead, Shape, Table, tell_filter};

use crate::{
    App,
    form::Query,
    page_error::PageResult,
    pages::reports::{asked::Asked, tables, words as t},
    visit::Staff,
};

/// Which figure; the rest of the address is the report's.
#[derive(Debug, Deserialize)]
pub(crate) struct Figure {
    #[serde(default, rename = "so-lieu")]
    name: String,
}

/// A table: its heads and its rows.
struct Rows {
    head: Vec<Head>,
    rows: Vec<AnyView>,
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Query(figure): Query<Figure>,
    Query(asked): Query<Asked>,
) -> PageResult {
    let lang = staff.lang;
    let asked = asked.or_usual(&app, &staff).await?;
    let Ok(filter) = asked.read(&app).await? else {
        // The report says what is wrong with it.
        return Ok(staff.go(&asked.href(Lang::Vi)));
    };
    let figure = ReportFigure::parse(&figure.name).ok_or(Error::NotFound)?;
    let (report, found) =
        services::reports::list_report_rows(&app.services, staff.actor(), &filter, figure).await?;
    let title = format!("{}: {}", t::rows_title(lang), tables::name(lang, figure));
    Ok(staff.staff(&title, move || view(lang, &asked, &report, found)))
}

fn view(lang: Lang, asked: &Asked, report: &Report, found: FigureRows) -> AnyView {
    let (value, count, sum) = (found.value, found.count(), found.sum());
    let mut about =
        vec![t::lead(lang, report.unit_name.as_deref().unwrap_or_default(), report.figures.period)];
    about.extend(asked.narrowed(lang).into_iter().map(|(words, _)| words));
    about.iter().for_each(|words| tell_filter(words.clone()));
    let crumbs = vec![Crumb::new(t::report(lang), asked.href(lang))];
    let notice = (value != sum)
        .then(|| view! { <Banner kind=BannerKind::Warning title=t::moved_on(lang)/> }.into_any());
    let foot = match found.rows {
        ReportRows::Materials(_) | ReportRows::Broadcasts(_) => Some(sums(lang, 2, sum)),
        ReportRows::Activities(_) if matches!(found.figure, ReportFigure::Attendances(_)) => {
            Some(sums(lang, 4, sum))
        }
        _ => None,
    };
    let title = tables::name(lang, found.figure);
    let Rows { head, rows } = match found.rows {
        ReportRows::Activities(rows) => activities::rows(lang, report, rows),
        ReportRows::People(rows) => people::people(lang, rows),
        ReportRows::Teams(rows) => people::teams(lang, rows),
        ReportRows::Materials(rows) => amounts::materials(lang, report, rows),
        ReportRows::Media(rows) => amounts::media(lang, report, rows),
        ReportRows::Broadcasts(rows) => amounts::broadcasts(lang, report, rows),
    };
    let caption = t::adds_up(lang, count, sum);
    view! {
        <PageHead title lead=about.join(" · ") crumbs notice=notice.into_any()/>
        <p class="report-sum">{t::figure_is(lang, value)}" "{t::agrees(lang, count, value, sum)}</p>
        <Table id="rows" caption head shape=Shape::Cards foot=foot.into_any()>{rows}</Table>
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
