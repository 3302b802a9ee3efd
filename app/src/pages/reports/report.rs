//! The report page: period, unit, level, kind; the paragraph to file; the tables under it.

use axum::extract::State;
use domain::{
    Lang,
    fields::typed_day,
    numbers::{Exactness, SmallCounts, Wording},
};
use islands::CopyText;
use leptos::prelude::*;
use services::{
    reports::{Report, ReportFilter},
    units::{Force, OfferedUnit},
};
use ui::{Area, Banner, BannerKind, ButtonLink, Choice, Look, Size};

use crate::{
    App,
    form::Query,
    page_error::PageResult,
    pages::{
        reports::{Part, asked::Asked, filters, frame, printed, tables, words as t},
        units::choices::{find_offered, unit_choices},
    },
    visit::Staff,
};

pub(crate) async fn show(State(app): State<App>, staff: Staff, Query(asked): Query<Asked>) -> PageResult {
    let asked = asked.or_usual(&app, &staff).await?;
    let lang = staff.lang;
    let day = asked.day(app.services.today());
    let groups = services::units::list_report_units(&app.services, staff.actor(), day, &asked.unit).await?;
    let units = unit_choices(lang, &groups, &asked.unit);
    let filter = match asked.read(&app).await? {
        Ok(filter) => filter,
        Err(problems) => {
            return Ok(staff.invalid(Area::Staff, t::report(lang), move || {
                let form = filters::of_report(lang, &asked, units, &problems);
                frame(lang, Part::Report, None, Some(filters::summary(lang, &problems)), form)
            }));
        }
    };
    let report = services::reports::compose_report(&app.services, staff.actor(), &filter).await?;
    let small = app.services.office().small_counts;
    Ok(staff.staff(t::report(lang), move || {
        let notice = find_offered(&groups, &asked.unit).and_then(|unit| not_in_force(lang, &asked, unit));
        view(lang, &asked, &filter, units, (&report, small), notice)
    }))
}

/// A unit that is not in force on the day by whose units is counted has nothing: says so, and leads to a day on which it has.
fn not_in_force(lang: Lang, asked: &Asked, unit: &OfferedUnit) -> Option<AnyView> {
    let (title, day) = match unit.force {
        Force::Now => return None,
        Force::Until(last) => (t::no_longer_in_force(lang, &unit.name, last), last),
        Force::From(first) => (t::not_yet_in_force(lang, &unit.name, first), first),
    };
    let day = typed_day(day);
    let href = Asked { as_of: day.clone(), ..asked.clone() }.href(lang);
    let words = format!("{} {day}", t::as_of(lang));
    let act = view! { <ButtonLink href look=Look::Secondary size=Size::Small>{words}</ButtonLink> };
    Some(view! { <Banner kind=BannerKind::Warning title act=act.into_any()/> }.into_any())
}

fn view(
    lang: Lang,
    asked: &Asked,
    filter: &ReportFilter,
    units: Vec<Choice>,
    (report, small): (&Report, SmallCounts),
    notice: Option<AnyView>,
) -> AnyView {
    let exactness = asked.exactness();
    let wording = Wording { exactness, small };
    let unmarked = report.figures.unmarked();
    let unmarked = (unmarked > 0).then(|| view! { <p id="unmarked">{t::unmarked(lang, unmarked)}"."</p> });
    let paragraph = report.figures.paragraph(report.unit_name.as_deref(), wording);
    let other = asked.otherwise().href(lang);
    let other_label = match exactness {
        Exactness::Rounded => t::exact(lang),
        Exactness::Exact => t::rounded(lang),
    };
    let text = paragraph.clone();
    let lead = t::lead(lang, report.unit_name.as_deref().unwrap_or_default(), report.figures.period);
    let body = view! {
        {printed::asked(lang, report, filter, exactness)}
        {filters::of_report(lang, asked, units, &vec![])}
        <div class="report-tools">
            <CopyText text label=t::copy(lang).to_owned() done=t::copied(lang).to_owned() failed=t::copy_failed(lang).to_owned()/>
            <ButtonLink href=other look=Look::Quiet size=Size::Small>{other_label}</ButtonLink>
        </div>
        <div class="report-text" lang="vi"><p>{paragraph}</p></div>
        {unmarked}
        <p class="report-basis">{t::basis(lang)}</p>
        {tables::activities(lang, asked, report)}
        {tables::others(lang, asked, report)}
    }
    .into_any();
    frame(lang, Part::Report, Some(lead), notice, body)
}
