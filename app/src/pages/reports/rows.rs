//! The rows behind a figure, which add up to it.

use axum::extract::State;
use documents::dates;
use domain::{ActivityKind, Lang, MaterialKind, Word, figures::number};
use leptos::prelude::*;
use serde::Deserialize;
use services::{NamedRow, Report};

use super::report::Asked;
use crate::{
    App,
    form::Query,
    i18n::reports as t,
    language::in_language,
    page::{PageResult, Staff},
    pages::activities::{WorkTab, path_of},
    ui::{Cell, Crumb, Head, PageHead, Row, RowHead, Shape, Table},
};

/// Which figure; the rest of the address is the report's.
#[derive(Debug, Deserialize)]
pub(super) struct Figure {
    #[serde(default, rename = "so-lieu")]
    name: String,
}

/// A table: its heads, its rows, what they add up to.
struct Rows {
    title: String,
    head: Vec<Head>,
    rows: Vec<AnyView>,
    sum: u64,
}

pub(super) async fn show(
    State(app): State<App>,
    staff: Staff,
    Query(figure): Query<Figure>,
    Query(asked): Query<Asked>,
) -> PageResult {
    let asked = asked.or_usual(&app, &staff).await?;
    let Ok(filter) = asked.read(&app).await? else { return Ok(staff.go("/quan-ly/bao-cao")) };
    let report = services::compose_report(&app.services, staff.actor(), &filter).await?;
    let lang = staff.lang;
    let people = match figure.name.strip_prefix("nguoi") {
        Some(kind) => {
            let kind = ActivityKind::parse(kind.trim_start_matches('-'));
            Some(services::list_named_people(&app.services, &report, kind).await?)
        }
        None => None,
    };
    let back = format!(
        "{}?{}",
        in_language(lang, "/quan-ly/bao-cao"),
        serde_html_form::to_string(&asked).unwrap_or_default()
    );
    let title = t::rows_title(lang);
    Ok(staff.staff(title, move || {
        let found = match people {
            Some(people) => named(lang, people),
            None => of(lang, &report, &figure.name),
        };
        let crumbs = vec![Crumb::new(t::report(lang), back)];
        let caption = t::adds_up(lang, found.rows.len(), found.sum);
        view! {
            <PageHead title=found.title lead=caption.clone() crumbs/>
            <Table id="rows" caption head=found.head shape=Shape::Cards>{found.rows}</Table>
        }
    }))
}

fn of(lang: Lang, report: &Report, figure: &str) -> Rows {
    let unit = |id| report.unit_names.get(&id).cloned().unwrap_or_default();
    if let Some(kind) = ActivityKind::parse(figure) {
        let held: Vec<_> = report.activities.iter().filter(|(one, _)| *one.kind == kind).collect();
        let rows = held
            .iter()
            .map(|(one, people)| {
                let href = in_language(lang, &path_of(&one.code, WorkTab::Overview));
                let (code, title, unit, people) =
                    (one.code.clone(), one.title.clone(), unit(one.unit_id), number((*people).into()));
                let (day, named) = (dates::short(one.starts_on), number(one.named.unsigned_abs()));
                let counted =
                    one.headcount.map_or_else(|| "–".to_owned(), |n| number(n.unsigned_abs().into()));
                view! {
                    <Row>
                        <RowHead><a href=href>{code}</a>" "{title}</RowHead>
                        <Cell label=t::day(lang)>{day}</Cell>
                        <Cell label=t::unit(lang)>{unit}</Cell>
                        <Cell label=t::counted(lang) class="num">{counted}</Cell>
                        <Cell label=t::named(lang) class="num">{named}</Cell>
                        <Cell label=t::attendances(lang) class="num">{people}</Cell>
                    </Row>
                }
                .into_any()
            })
            .collect();
        let head = vec![
            Head::text(t::activity(lang)),
            Head::text(t::day(lang)),
            Head::text(t::unit(lang)),
            Head::number(t::counted(lang)),
            Head::number(t::named(lang)),
            Head::number(t::attendances(lang)),
        ];
        return Rows {
            title: kind.name(lang).into(),
            head,
            rows,
            sum: held.iter().map(|(_, people)| u64::from(*people)).sum(),
        };
    }
    let head = vec![
        Head::text(t::what(lang)),
        Head::text(t::day(lang)),
        Head::text(t::unit(lang)),
        Head::number(t::how_many(lang)),
    ];
    let line = |what: String, day: String, unit: String, n: u64| {
        view! {
            <Row>
                <RowHead>{what}</RowHead>
                <Cell label=t::day(lang)>{day}</Cell>
                <Cell label=t::unit(lang)>{unit}</Cell>
                <Cell label=t::how_many(lang) class="num">{number(n)}</Cell>
            </Row>
        }
        .into_any()
    };
    let whole = |n: i32| u64::from(n.unsigned_abs());
    if let Some(kind) = MaterialKind::parse(figure) {
        let of_kind: Vec<_> = report.materials.iter().filter(|(one, _, _)| *one.kind == kind).collect();
        let rows = of_kind
            .iter()
            .map(|(one, day, n)| {
                line(format!("{} {}", one.code, one.title), dates::short(*day), unit(one.unit_id), whole(*n))
            })
            .collect();
        return Rows {
            title: kind.name(lang).into(),
            head,
            rows,
            sum: of_kind.iter().map(|(_, _, n)| whole(*n)).sum(),
        };
    }
    if figure == "broadcast" {
        let rows = report
            .broadcasts
            .iter()
            .map(|one| {
                line(
                    t::broadcasts(lang).into(),
                    dates::short(one.aired_on),
                    unit(one.unit_id),
                    whole(one.times),
                )
            })
            .collect();
        return Rows { title: t::broadcasts(lang).into(), head, rows, sum: report.figures.broadcast };
    }
    let rows = report
        .media
        .iter()
        .map(|one| {
            line(
                format!("{}: {} ({})", one.kind.name(lang), one.title, one.outlet),
                dates::short(one.published_on),
                unit(one.unit_id),
                1,
            )
        })
        .collect();
    Rows { title: t::media(lang).into(), head, rows, sum: report.figures.media }
}

fn named(lang: Lang, people: Vec<NamedRow>) -> Rows {
    let sum = people.len() as u64;
    let rows = people
        .into_iter()
        .map(|NamedRow { name, unit, activity }| {
            view! { <Row><RowHead>{name}</RowHead><Cell label=t::unit(lang)>{unit}</Cell><Cell label=t::activity(lang)>{activity}</Cell></Row> }
                .into_any()
        })
        .collect();
    Rows {
        title: t::named(lang).into(),
        head: vec![Head::text(t::name(lang)), Head::text(t::unit(lang)), Head::text(t::activity(lang))],
        rows,
        sum,
    }
}
