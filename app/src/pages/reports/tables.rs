//! The tables of the report: each figure leads to the rows that add up to it.

use domain::{ActivityKind, Lang, ReportFigure, Word, numbers::number_in};
use leptos::prelude::*;
use services::reports::Report;
use ui::{Cell, Head, Row, RowHead, Table};

use crate::{
    language::in_language,
    pages::reports::{asked::Asked, words as t},
};

/// A figure as a link to its rows.
fn link(lang: Lang, asked: &Asked, report: &Report, figure: ReportFigure) -> AnyView {
    let path = in_language(lang, "/quan-ly/bao-cao/dong");
    let href = format!("{path}?so-lieu={}&{}", figure.about().code.unwrap_or_default(), asked.query());
    let n = number_in(lang, report.figures.get(figure));
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
            let cells = ReportFigure::shown(Some(*kind), narrowed.is_any()).into_iter().map(|figure| {
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
            });
            let cells = cells.collect_view();
            view! { <Row><RowHead>{kind.name(lang)}</RowHead>{cells}</Row> }.into_any()
        })
        .collect_view();
    let words = |figure: ReportFigure| Head::number(figure.what(lang));
    let mut head = vec![Head::text(t::kind(lang))];
    head.extend(ReportFigure::shown(ActivityKind::ALL.first().copied(), false).into_iter().map(words));
    view! { <Table id="figures" caption=t::by_kind(lang) head>{rows}</Table> }.into_any()
}

/// Everything else, a row a figure.
pub(crate) fn others(lang: Lang, asked: &Asked, report: &Report) -> AnyView {
    let rows = ReportFigure::shown(None, report.figures.narrowed.is_any())
        .into_iter()
        .map(|figure| {
            let link = link(lang, asked, report, figure);
            view! { <Row><RowHead>{figure.name(lang)}</RowHead><Cell class="num">{link}</Cell></Row> }
        })
        .collect_view();
    let head = vec![Head::text(t::what(lang)), Head::number(t::how_many(lang))];
    view! { <Table id="others" caption=t::others(lang) head>{rows}</Table> }.into_any()
}
