//! What was asked, in full, at the head of the printed report; on the screen the form says it.

use chrono::NaiveDate;
use documents::dates;
use domain::{ActivityKind, Lang, Level, Word, numbers::Exactness};
use leptos::prelude::*;
use services::reports::{Report, ReportFilter};

use crate::pages::reports::words as t;

/// The day by whose units the report counts.
pub(crate) fn counted_on(filter: &ReportFilter) -> NaiveDate {
    filter.as_of.unwrap_or(filter.period.to())
}

/// Period, unit, level, kind, the day of the units, exact or rounded.
pub(crate) fn asked(lang: Lang, report: &Report, filter: &ReportFilter, exactness: Exactness) -> AnyView {
    let all = || t::all(lang).to_owned();
    let figures = match exactness {
        Exactness::Exact => t::exact(lang),
        Exactness::Rounded => t::rounded(lang),
    };
    let facts = [
        (t::period(lang), dates::span(filter.period.from(), filter.period.to(), lang)),
        (t::unit(lang), report.unit_name.clone().unwrap_or_else(all)),
        (t::level(lang), filter.level.map_or_else(all, |level: Level| level.name(lang).into())),
        (t::kind(lang), filter.kind.map_or_else(all, |kind: ActivityKind| kind.name(lang).into())),
        (t::as_of(lang), dates::day(counted_on(filter), lang)),
        (t::paragraph(lang), figures.to_owned()),
    ]
    .map(|(term, value)| view! { <div><dt>{term}</dt><dd>{value}</dd></div> })
    .into_iter()
    .collect_view();
    view! { <dl class="print-only report-asked">{facts}</dl> }.into_any()
}
