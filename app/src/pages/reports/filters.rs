//! The forms that ask for a report: period and unit in front, what narrows it behind.

use domain::{ActivityKind, Lang, Level, Problem, Word};
use leptos::prelude::*;
use ui::{Choice, ErrorSummary, Field, FieldError, FilterAct, FilterBar, Folded, Select, Width};

use crate::{
    language::in_language,
    pages::reports::{
        Part,
        asked::{Asked, Wrong},
        words as t,
    },
};

/// What is wrong with a field.
fn beside(lang: Lang, problems: &[(&'static str, Problem)], name: &str) -> Option<String> {
    problems.iter().find(|(field, _)| *field == name).map(|(_, problem)| problem.text(lang))
}

/// What is wrong, at the top of the page.
pub(crate) fn summary(lang: Lang, problems: &Wrong) -> AnyView {
    let errors =
        problems.iter().map(|(field, problem)| FieldError::new(*field, problem.text(lang))).collect();
    view! { <ErrorSummary errors/> }.into_any()
}

/// Both days.
pub(crate) fn days(lang: Lang, from: &str, to: &str, problems: &Wrong) -> AnyView {
    let (from, to) = (from.to_owned(), to.to_owned());
    let (from_error, to_error) = (beside(lang, problems, "tu"), beside(lang, problems, "den"));
    view! {
        <Field name="tu" label=t::from(lang) value=from width=Width::Letters10 error=from_error/>
        <Field name="den" label=t::to(lang) value=to width=Width::Letters10 error=to_error/>
    }
    .into_any()
}

/// The form of the report.
pub(crate) fn of_report(lang: Lang, asked: &Asked, units: Vec<Choice>, problems: &Wrong) -> AnyView {
    let levels = Level::ALL.iter().map(|level| Choice::new(level.code(), level.name(lang))).collect();
    let kinds = ActivityKind::ALL.iter().map(|kind| Choice::new(kind.code(), kind.name(lang))).collect();
    let Asked { from, to, unit, level, kind, as_of, exact } = asked.clone();
    let (unit_error, as_of_error) = (beside(lang, problems, "don-vi"), beside(lang, problems, "theo-ngay"));
    let (chips, clear) = (asked.chips(lang), asked.wide().href(lang));
    let folded = if chips.is_empty() && as_of_error.is_none() { Folded::Closed } else { Folded::Open };
    // What was chosen beside the paragraph stays when the form is sent.
    let exact = (!exact.is_empty()).then(|| view! { <input type="hidden" name="chinh-xac" value=exact/> });
    let first = view! {
        {days(lang, &from, &to, problems)}
        <Select name="don-vi" label=t::unit(lang) value=unit choices=units error=unit_error/>
        {exact}
    }
    .into_any();
    view! {
        <FilterBar action=in_language(lang, Part::Report.path()) first chips clear folded act=FilterAct::Apply>
            <Select name="cap" label=t::level(lang) blank=t::all(lang) value=level choices=levels/>
            <Select name="loai" label=t::kind(lang) blank=t::all(lang) value=kind choices=kinds/>
            <Field name="theo-ngay" label=t::as_of(lang) hint=t::as_of_hint(lang) value=as_of width=Width::Letters10 error=as_of_error/>
        </FilterBar>
    }
    .into_any()
}

/// The form of attendance; a unit without a value stands for all of one's own.
pub(crate) fn of_attendance(
    lang: Lang,
    (from, to): (&str, &str),
    unit: &str,
    units: Vec<Choice>,
    problems: &Wrong,
) -> AnyView {
    let (unit, unit_error) = (unit.to_owned(), beside(lang, problems, "don-vi"));
    let first = view! {
        {days(lang, from, to, problems)}
        <Select name="don-vi" label=t::unit(lang) blank=t::own_units(lang) value=unit choices=units error=unit_error/>
    }
    .into_any();
    view! { <FilterBar action=in_language(lang, Part::Attendance.path()) first act=FilterAct::Apply/> }
        .into_any()
}
