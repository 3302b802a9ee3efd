//! The page of a plan: the year and the unit, the paragraph to file, the tables with their bars.

use axum::extract::State;
use domain::{
    Lang,
    accounts::access::{Actor, Role},
    numbers::{Exactness, SmallCounts, Wording},
    plans::paragraph::paragraph,
};
use islands::CopyText;
use leptos::prelude::*;
use services::plans::{Planned, PlannedOf, YearPlan};
use ui::{
    Area, ButtonLink, Choice, Empty, EmptyState, ErrorSummary, Field, FieldError, FilterAct, FilterBar,
    Folded, Kind, Look, PageHead, ProgressBar, Select, Size, Width,
};

use crate::{
    App,
    form::Query,
    language::in_language,
    page_error::PageResult,
    pages::{
        activities::parts::{self, Part},
        plans::{
            PATH,
            asked::{Asked, Wrong},
            sheet, tables, words as t,
        },
        units::choices::unit_choices,
    },
    sheet::{Wanted, links},
    visit::Staff,
};

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Query(asked): Query<Asked>,
    Query(file): Query<Wanted>,
) -> PageResult {
    let asked = asked.or_usual(&app, &staff).await?;
    let (lang, actor) = (staff.lang, staff.actor().clone());
    let filter = match asked.read(&app).await? {
        Ok(filter) => filter,
        Err(wrong) => {
            let units = units(&app, &staff, &asked).await?;
            return Ok(staff.invalid(Area::Staff, t::title(lang), move || {
                let errors =
                    wrong.iter().map(|(field, why)| FieldError::new(*field, why.text(lang))).collect();
                let notice = view! { <ErrorSummary errors/> }.into_any();
                view! { <PageHead title=t::title(lang) notice/> {filters(lang, &asked, units, &wrong)} }
            }));
        }
    };
    let plan = services::plans::compose_plan(&app.services, staff.actor(), &filter).await?;
    if let Some(format) = file.format() {
        return sheet::of_plan(lang, &plan).answer(format);
    }
    let units = units(&app, &staff, &asked).await?;
    let small = app.services.office().small_counts;
    Ok(staff.staff(&t::plan_of(lang, plan.year), move || view(lang, &actor, &asked, units, (&plan, small))))
}

async fn units(app: &App, staff: &Staff, asked: &Asked) -> services::Result<Vec<Choice>> {
    let day = asked.day(app.services.today());
    let groups = services::units::list_report_units(&app.services, staff.actor(), day, &asked.unit).await?;
    Ok(unit_choices(staff.lang, &groups, &asked.unit))
}

/// The form that asks for a plan.
fn filters(lang: Lang, asked: &Asked, units: Vec<Choice>, wrong: &Wrong) -> AnyView {
    let error = |name: &str| wrong.iter().find(|(field, _)| *field == name).map(|(_, why)| why.text(lang));
    let Asked { year, unit, as_of, exact } = asked.clone();
    let folded = if as_of.is_empty() { Folded::Closed } else { Folded::Open };
    let as_of_error = error("theo-ngay");
    let exact = (!exact.is_empty()).then(|| view! { <input type="hidden" name="chinh-xac" value=exact/> });
    let first = view! {
        <Field name="nam" label=t::year(lang) kind=Kind::Number value=year width=Width::Letters4 error=error("nam")/>
        <Select name="don-vi" label=t::unit(lang) value=unit choices=units error=error("don-vi")/>
        {exact}
    }
    .into_any();
    view! {
        <FilterBar action=in_language(lang, PATH) first folded act=FilterAct::Apply>
            <Field name="theo-ngay" label=t::as_of(lang) hint=t::as_of_hint(lang) value=as_of width=Width::Letters10 error=as_of_error/>
        </FilterBar>
    }
    .into_any()
}

fn view(
    lang: Lang,
    actor: &Actor,
    asked: &Asked,
    units: Vec<Choice>,
    (plan, small): (&YearPlan, SmallCounts),
) -> AnyView {
    let acts = actor.has(&[Role::Admin, Role::Organizer]).then(|| {
        let words = if plan.has_targets() { t::edit_targets(lang) } else { t::set_targets(lang) };
        view! { <ButtonLink href=asked.edit_href(lang)>{words}</ButtonLink> }.into_any()
    });
    let is_empty = plan.rows.iter().all(services::plans::PlanRow::is_nothing);
    let years = [plan.year - 1, plan.year + 1].map(|year| {
        let href = asked.of_year(year).href(lang);
        view! { <a href=href>{t::of_year(lang, year)}</a> }
    });
    let body = if is_empty {
        view! { <EmptyState kind=Empty::Nothing title=t::no_targets(lang) text=t::no_targets_text(lang)/> }
            .into_any()
    } else {
        told(lang, asked, plan, small)
    };
    let title = t::plan_of(lang, plan.year);
    let lead = t::lead(lang, &plan.unit_name, plan.as_of);
    view! {
        <PageHead title lead>{acts}</PageHead>
        {parts::nav(lang, actor, Part::Plan)}
        {filters(lang, asked, units, &vec![])}
        <p class="plan-years no-print">{years.into_iter().collect_view()}</p>
        {body}
    }
    .into_any()
}

/// The paragraph, what it does not have, the tables.
fn told(lang: Lang, asked: &Asked, plan: &YearPlan, small: SmallCounts) -> AnyView {
    let exactness = if asked.exact.is_empty() { Exactness::Rounded } else { Exactness::Exact };
    let lines: Vec<_> = plan.rows.iter().map(services::plans::PlanRow::line).collect();
    let text = paragraph(plan.year, Some(&plan.unit_name), &lines, Wording { exactness, small });
    let (other, words) = match exactness {
        Exactness::Rounded => (String::from("1"), t::exact(lang)),
        Exactness::Exact => (String::new(), t::rounded(lang)),
    };
    let other = Asked { exact: other, ..asked.clone() }.href(lang);
    let files = links(lang, &asked.href(lang));
    view! {
        <div class="report-tools">
            <CopyText text=text.clone() label=t::copy(lang).to_owned() done=t::copied(lang).to_owned() failed=t::copy_failed(lang).to_owned()/>
            <ButtonLink href=other look=Look::Quiet size=Size::Small>{words}</ButtonLink>
        </div>
        <div class="report-text" lang="vi"><p>{text}</p></div>
        {notes(lang, asked, plan)}
        {key(lang)}
        <div class="plan-tables">
            {tables::activities(lang, asked, plan)}
            {tables::people(lang, asked, plan)}
            {tables::others(lang, asked, plan)}
        </div>
        <p class="report-basis">{t::basis(lang)}</p>
        {files}
    }
    .into_any()
}

/// What is not in the figures, each with the activities that it is.
fn notes(lang: Lang, asked: &Asked, plan: &YearPlan) -> AnyView {
    let note = |n: u64, which: Planned, words: String| {
        let href = asked.rows_href(lang, PlannedOf { which, kind: None, level: None });
        (n > 0).then(|| view! { <li><a href=href>{words}</a></li> })
    };
    let unmarked = plan.unmarked();
    let drafts = plan.drafts();
    let inherited =
        (!plan.inherited.is_empty()).then(|| view! { <li>{t::inherited(lang, &plan.inherited)}</li> });
    view! {
        <ul class="plan-notes">
            {note(unmarked, Planned::Unmarked, t::unmarked_of(lang, unmarked))}
            {note(drafts, Planned::Drafts, t::drafts_of(lang, drafts))}
            {inherited}
        </ul>
    }
    .into_any()
}

/// What the parts of a bar mean.
fn key(lang: Lang) -> AnyView {
    view! {
        <div class="plan-key" role="group" aria-label=t::key(lang)>
            <ProgressBar id="key-done" done=1000 scheduled=0 target=1000 words=t::key_done(lang)/>
            <ProgressBar id="key-scheduled" done=0 scheduled=1000 target=1000 words=t::key_scheduled(lang)/>
            <ProgressBar id="key-missing" done=0 scheduled=0 target=1000 words=t::key_missing(lang)/>
        </div>
    }
    .into_any()
}
