//! The tables of the report: each figure leads to the rows that add up to it.

use domain::{ActivityKind, Lang, MaterialKind, ReportFigure, Word, numbers::number_in};
use leptos::prelude::*;
use services::reports::Report;
use ui::{Cell, Head, Row, RowHead, Table};

use crate::{
    language::in_language,
    pages::reports::{asked::Asked, words as t},
};

/// What a figure counts.
pub(crate) fn name(lang: Lang, figure: ReportFigure) -> String {
    let of = |kind: ActivityKind, what: &str| format!("{}: {}", kind.name(lang), what.to_lowercase());
    match figure {
        ReportFigure::Held(kind) => of(kind, t::held(lang)),
        ReportFigure::Attendances(kind) => of(kind, t::attendances(lang)),
        ReportFigure::People(Some(kind)) => of(kind, t::distinct(lang)),
        ReportFigure::People(None) => t::named(lang).into(),
        ReportFigure::Teams => t::teams(lang).into(),
        ReportFigure::Material(kind) => kind.name(lang).into(),
        ReportFigure::Media => t::media(lang).into(),
        ReportFigure::Broadcasts => t::broadcasts(lang).into(),
    }
}

/// A figure as a link to its rows.
fn link(lang: Lang, asked: &Asked, report: &Report, figure: ReportFigure) -> AnyView {
    let path = in_language(lang, "/quan-ly/bao-cao/dong");
    let href = format!("{path}?so-lieu={}&{}", figure.code(), asked.query());
    let n = number_in(lang, figure.of(&report.figures));
    view! { <a href=href>{n}</a> }.into_any()
}

/// Activities, attendances and people, a row a kind.
pub(crate) fn activities(lang: Lang, asked: &Asked, report: &Report) -> AnyView {
    let narrowed = report.figures.narrowed;
    let rows = ActivityKind::ALL
        .iter()
        .filter(|kind| narrowed.kind.is_none_or(|only| only == **kind))
        .map(|kind| {
            let of_kind = report.figures.of(*kind);
            let (unmarked, known) = (of_kind.unmarked, of_kind.count - of_kind.unmarked);
            let cells = [
                ReportFigure::Held(*kind),
                ReportFigure::Attendances(*kind),
                ReportFigure::People(Some(*kind)),
            ]
            .map(|figure| {
                let shown = match figure {
                    // Nothing is known of any of them: that is not nought.
                    ReportFigure::Attendances(_) | ReportFigure::People(_) if known == 0 && unmarked > 0 => {
                        "–".into_any()
                    }
                    _ => link(lang, asked, report, figure),
                };
                let missing = (matches!(figure, ReportFigure::Attendances(_)) && unmarked > 0)
                    .then(|| view! { <br/><span class="small soft">{t::unmarked(lang, unmarked)}</span> });
                view! { <Cell class="num">{shown}{missing}</Cell> }
            })
            .into_iter()
            .collect_view();
            view! { <Row><RowHead>{kind.name(lang)}</RowHead>{cells}</Row> }.into_any()
        })
        .collect_view();
    let head = vec![
        Head::text(t::kind(lang)),
        Head::number(t::held(lang)),
        Head::number(t::attendances(lang)),
        Head::number(t::distinct(lang)),
    ];
    view! { <Table id="figures" caption=t::by_kind(lang) head>{rows}</Table> }.into_any()
}

/// Everything else, a row a figure.
pub(crate) fn others(lang: Lang, asked: &Asked, report: &Report) -> AnyView {
    let materials = MaterialKind::ALL.iter().map(|kind| ReportFigure::Material(*kind));
    // What level and kind do not narrow is no part of a report that they narrow.
    let others = materials.chain([ReportFigure::Media, ReportFigure::Broadcasts]);
    let others: Vec<_> = if report.figures.narrowed.is_any() { vec![] } else { others.collect() };
    let rows = others
        .into_iter()
        .chain([ReportFigure::People(None), ReportFigure::Teams])
        .map(|figure| {
            let link = link(lang, asked, report, figure);
            view! { <Row><RowHead>{name(lang, figure)}</RowHead><Cell class="num">{link}</Cell></Row> }
        })
        .collect_view();
    let head = vec![Head::text(t::what(lang)), Head::number(t::how_many(lang))];
    view! { <Table id="others" caption=t::others(lang) head>{rows}</Table> }.into_any()
}
