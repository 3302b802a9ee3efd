//! The tables of a plan: activities, the people at them, all else. Each figure leads to the rows that it is.

use domain::{Lang, ReportFigure, Word, numbers::number_in, plans::progress::Progress};
use leptos::prelude::*;
use services::plans::{PlanRow, Planned, PlannedOf, YearPlan};
use ui::{Cell, Head, ProgressBar, Row, RowHead, Shape, Table};

use crate::pages::plans::{asked::Asked, words as t};

/// A row of a table, as it is shown.
struct Shown {
    /// Tells the bars of a page apart.
    id: String,
    name: AnyView,
    progress: Progress,
    done: AnyView,
    scheduled: AnyView,
}

/// What a table says over its columns.
struct Words {
    id: &'static str,
    caption: &'static str,
    done: &'static str,
    scheduled: &'static str,
}

fn number(lang: Lang, n: u64) -> String {
    number_in(lang, n)
}

fn link(lang: Lang, n: u64, href: String) -> AnyView {
    view! { <a href=href>{number(lang, n)}</a> }.into_any()
}

fn small(words: impl Into<String>) -> AnyView {
    let words = words.into();
    view! { <span class="plan-note small soft">{words}</span> }.into_any()
}

/// Which activities of a row.
fn of(row: &PlanRow, which: Planned) -> PlannedOf {
    PlannedOf { which, kind: row.subject.kind(), level: row.subject.level() }
}

/// How many activities, by kind and level.
pub(crate) fn activities(lang: Lang, asked: &Asked, plan: &YearPlan) -> Option<AnyView> {
    let rows: Vec<&PlanRow> =
        plan.rows.iter().filter(|row| row.subject.kind().is_some() && !row.is_nothing()).collect();
    let shown = rows.iter().map(|row| {
        let drafts = (row.drafts > 0).then(|| {
            let href = asked.rows_href(lang, of(row, Planned::Drafts));
            view! { <span class="plan-note small"><a href=href>{t::drafts_of(lang, row.drafts)}</a></span> }
        });
        let note = (!row.note.is_empty()).then(|| small(row.note.clone()));
        let name = view! { {row.subject.title(lang)}{note}{drafts} }.into_any();
        let href = asked.report_rows(lang, plan, row.subject.figure(), row.subject.level());
        Shown {
            id: format!("so-{}", row.subject.code()),
            name,
            progress: row.amount,
            done: link(lang, row.amount.done, href),
            scheduled: scheduled(lang, asked, row, row.amount.scheduled),
        }
    });
    let words = Words {
        id: "activities",
        caption: t::activities(lang),
        done: t::done(lang),
        scheduled: t::scheduled(lang),
    };
    table(lang, words, shown.collect())
}

/// The people at them.
pub(crate) fn people(lang: Lang, asked: &Asked, plan: &YearPlan) -> Option<AnyView> {
    let rows = plan.rows.iter().filter_map(|row| Some((row, row.subject.people_figure()?)));
    let shown =
        rows.filter(|(row, _)| !row.people.is_nothing() || row.unmarked > 0).map(|(row, figure)| Shown {
            id: format!("nguoi-{}", row.subject.code()),
            name: row.subject.title(lang).into_any(),
            progress: row.people,
            done: came(lang, asked, plan, (row, figure)),
            scheduled: {
                let taken = (row.people.scheduled > 0).then(|| small(t::taken(lang, row.taken)));
                view! { {scheduled(lang, asked, row, row.people.scheduled)}{taken} }.into_any()
            },
        });
    let words = Words {
        id: "people",
        caption: t::people(lang),
        done: t::done(lang),
        scheduled: t::seats_scheduled(lang),
    };
    table(lang, words, shown.collect())
}

/// Who came; a dash where nothing is known of any activity, which is not nought.
fn came(lang: Lang, asked: &Asked, plan: &YearPlan, (row, figure): (&PlanRow, ReportFigure)) -> AnyView {
    let n = match row.unmarked > 0 && row.unmarked == row.amount.done {
        true => t::not_set(lang).into_any(),
        false => link(lang, row.people.done, asked.report_rows(lang, plan, figure, row.subject.level())),
    };
    let unmarked = (row.unmarked > 0).then(|| {
        let href = asked.rows_href(lang, of(row, Planned::Unmarked));
        view! { <span class="plan-note small"><a href=href>{t::unmarked_of(lang, row.unmarked)}</a></span> }
    });
    view! { {n}{unmarked} }.into_any()
}

fn scheduled(lang: Lang, asked: &Asked, row: &PlanRow, n: u64) -> AnyView {
    match n {
        0 => number(lang, 0).into_any(),
        n => link(lang, n, asked.rows_href(lang, of(row, Planned::Scheduled))),
    }
}

/// Materials, media items, broadcasts: nothing of them is scheduled.
pub(crate) fn others(lang: Lang, asked: &Asked, plan: &YearPlan) -> Option<AnyView> {
    let rows = plan.rows.iter().filter(|row| row.subject.kind().is_none() && !row.is_nothing());
    let shown = rows.map(|row| {
        let note = (!row.note.is_empty()).then(|| small(row.note.clone()));
        Shown {
            id: format!("so-{}", row.subject.code()),
            name: view! { {row.subject.title(lang)}{note} }.into_any(),
            progress: row.amount,
            done: link(lang, row.amount.done, asked.report_rows(lang, plan, row.subject.figure(), None)),
            scheduled: t::not_set(lang).into_any(),
        }
    });
    let words =
        Words { id: "others", caption: t::others(lang), done: t::made(lang), scheduled: t::scheduled(lang) };
    // Pieces of different kinds make no sum.
    rows_and_sum(lang, words, shown.collect(), None)
}

/// The rows with their sum below.
fn table(lang: Lang, words: Words, rows: Vec<Shown>) -> Option<AnyView> {
    let sum = rows.iter().fold(Progress::default(), |sum, row| sum.plus(row.progress));
    let missing = rows.iter().filter_map(|row| row.progress.missing()).sum();
    let foot = (rows.len() > 1).then(|| foot(lang, &words, sum, missing));
    rows_and_sum(lang, words, rows, foot)
}

fn foot(lang: Lang, words: &Words, sum: Progress, missing: u64) -> AnyView {
    let n = |n: u64| number(lang, n);
    let target = sum.target.map_or_else(|| t::not_set(lang).to_owned(), n);
    let missing = if sum.target.is_none() { t::not_set(lang).to_owned() } else { n(missing) };
    let (done, scheduled) = (n(sum.done), n(sum.scheduled));
    let Words { done: of_done, scheduled: of_scheduled, .. } = *words;
    view! {
        <Row>
            <RowHead>{t::sum(lang)}</RowHead>
            <Cell label=t::target(lang) class="num">{target}</Cell>
            <Cell label=of_done class="num">{done}</Cell>
            <Cell label=of_scheduled class="num">{scheduled}</Cell>
            <Cell label=t::missing(lang) class="num">{missing}</Cell>
            <Cell class="no-sum">""</Cell>
        </Row>
    }
    .into_any()
}

fn rows_and_sum(lang: Lang, words: Words, rows: Vec<Shown>, foot: Option<AnyView>) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let head = vec![
        Head::text(t::what(lang)),
        Head::number(t::target(lang)),
        Head::number(words.done),
        Head::number(words.scheduled),
        Head::number(t::missing(lang)),
        Head::text(t::progress(lang)),
    ];
    let rows = rows.into_iter().map(|row| view_row(lang, &words, row)).collect_view();
    Some(
        view! { <Table id=words.id caption=words.caption head shape=Shape::Cards foot=foot.into_any()>{rows}</Table> }
            .into_any(),
    )
}

fn view_row(lang: Lang, words: &Words, row: Shown) -> AnyView {
    let Shown { id, name, progress, done, scheduled } = row;
    let target = progress.target.map_or_else(|| t::not_set(lang).to_owned(), |n| number(lang, n));
    let missing = progress.missing().map_or_else(|| t::not_set(lang).to_owned(), |n| number(lang, n));
    let Words { done: of_done, scheduled: of_scheduled, .. } = *words;
    let above = (progress.above() > 0).then(|| small(t::above_by(lang, progress.above())));
    let bar = progress.shares().map(|shares| {
        let words = t::progress_words(lang, progress);
        view! { <ProgressBar id=id done=shares.done scheduled=shares.scheduled target=shares.target words/> }
    });
    view! {
        <Row>
            <RowHead>{name}</RowHead>
            <Cell label=t::target(lang) class="num">{target}</Cell>
            <Cell label=of_done class="num">{done}</Cell>
            <Cell label=of_scheduled class="num">{scheduled}</Cell>
            <Cell label=t::missing(lang) class="num">{missing}{above}</Cell>
            <Cell label=t::progress(lang)>{bar}</Cell>
        </Row>
    }
    .into_any()
}
