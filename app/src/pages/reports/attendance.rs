//! Attendance, activity by activity, as it stands this minute.

use axum::extract::State;
use chrono::Duration;
use documents::dates;
use domain::{
    Lang, Problem,
    fields::typed_day,
    label, local,
    numbers::{number_in, whole},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use services::{
    reports::{AttendanceCounts, AttendanceFilter, AttendanceOverview, AttendanceRow},
    units::UnitGroup,
};
use ui::{
    Area, Badge, ButtonLink, Cell, Choice, Empty, EmptyState, Head, Look, Pager, Row, RowHead, Shape, Size,
    Table, Tone, tell_filter,
};

use crate::{
    App,
    form::Query,
    language::in_language,
    list::paging,
    page_error::PageResult,
    pages::{
        activities::{WorkTab, path_of},
        reports::{
            Part,
            asked::{Wrong, read_period},
            filters, frame, words as t,
        },
        units::choices::{unit_choices, unit_label},
    },
    sheet::{self, Sheet, day, text},
    visit::Staff,
};

/// How many days back are shown where nothing was asked.
const USUAL_DAYS: i64 = 30;

/// What is asked, as it stands in the address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Asked {
    #[serde(rename = "tu", skip_serializing_if = "String::is_empty")]
    from: String,
    #[serde(rename = "den", skip_serializing_if = "String::is_empty")]
    to: String,
    #[serde(rename = "don-vi", skip_serializing_if = "String::is_empty")]
    unit: String,
    #[serde(rename = "trang", skip_serializing_if = "String::is_empty")]
    page: String,
}

impl Asked {
    /// The same page again.
    fn href(&self, lang: Lang) -> String {
        let path = in_language(lang, Part::Attendance.path());
        match serde_html_form::to_string(self) {
            Ok(query) if !query.is_empty() => format!("{path}?{query}"),
            _ => path,
        }
    }

    async fn read(&self, app: &App, days: (&str, &str)) -> services::Result<Result<AttendanceFilter, Wrong>> {
        let (period, mut problems) = read_period(days.0, days.1);
        let unit = match self.unit.as_str() {
            "" => None,
            code => services::reports::unit_of_code(&app.services, code).await?,
        };
        if unit.is_none() && !self.unit.is_empty() {
            problems.push(("don-vi", Problem::Unknown(label::UNIT, self.unit.clone())));
        }
        Ok(match period {
            Some(period) if problems.is_empty() => {
                Ok(AttendanceFilter { period, unit: unit.map(|unit| unit.id) })
            }
            _ => Err(problems),
        })
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Query(asked): Query<Asked>,
    Query(file): Query<sheet::Wanted>,
) -> PageResult {
    let (lang, today) = (staff.lang, app.services.today());
    let usual = |typed: &str, day| if typed.trim().is_empty() { typed_day(day) } else { typed.to_owned() };
    let from = usual(&asked.from, today - Duration::days(USUAL_DAYS));
    let to = usual(&asked.to, today);
    let units = services::units::list_report_units(&app.services, staff.actor(), today, &asked.unit).await?;
    let choices = unit_choices(lang, &units, &asked.unit);
    let filter = match asked.read(&app, (&from, &to)).await? {
        Ok(filter) => filter,
        Err(problems) => {
            return Ok(staff.invalid(Area::Staff, t::attendance(lang), move || {
                let form = filters::of_attendance(lang, (&from, &to), &asked.unit, choices, &problems);
                frame(lang, Part::Attendance, None, Some(filters::summary(lang, &problems)), form)
            }));
        }
    };
    if let Some(format) = file.format() {
        let mut file = sheet::Filling::of(empty_sheet(lang));
        while let Some(paging) = file.wants() {
            let found =
                services::reports::list_attendance(&app.services, staff.actor(), &filter, paging).await?.page;
            file.take(found, cells)?;
        }
        return file.answer(format);
    }
    let found =
        services::reports::list_attendance(&app.services, staff.actor(), &filter, paging(&asked.page))
            .await?;
    Ok(staff.staff(t::attendance(lang), move || view(lang, &asked, (&from, &to), &units, choices, &found)))
}

fn view(
    lang: Lang,
    asked: &Asked,
    (from, to): (&str, &str),
    units: &[UnitGroup],
    choices: Vec<Choice>,
    found: &AttendanceOverview,
) -> AnyView {
    let unit = unit_label(lang, units, &asked.unit).unwrap_or_else(|| t::own_units(lang).into());
    tell_filter(t::between(lang, from, to));
    tell_filter(unit);
    let at = local::hour(found.at);
    let again = asked.href(lang);
    let asked_again = asked.clone();
    let files = sheet::links(lang, &Asked { page: String::new(), ..asked.clone() }.href(lang));
    let href = move |n: u32| Asked { page: n.to_string(), ..asked_again.clone() }.href(lang);
    let (page, pages) = (found.page.paging.page, found.page.pages());
    let list = if found.page.rows.is_empty() {
        view! { <EmptyState kind=Empty::NoMatch title=t::nothing_held(lang) text=t::nothing_held_text(lang)/> }
            .into_any()
    } else {
        table(lang, found)
    };
    let body = view! {
        {filters::of_attendance(lang, (from, to), &asked.unit, choices, &vec![])}
        <p class="report-at">
            <span>{t::figures_at(lang, &at)}</span>
            <ButtonLink href=again look=Look::Secondary size=Size::Small>{t::refresh(lang)}</ButtonLink>
        </p>
        {list}
        <Pager page=whole(page) pages=whole(pages) href/>
        {files}
    }
    .into_any();
    frame(lang, Part::Attendance, Some(t::attendance_lead(lang).into()), None, body)
}

fn empty_sheet(lang: Lang) -> Sheet {
    let heads = [
        t::code(lang),
        t::activity(lang),
        t::unit(lang),
        t::first_day(lang),
        t::last_day(lang),
        t::sessions_held(lang),
        t::registered(lang),
        t::present(lang),
        t::share_percent(lang),
        t::counted(lang),
        t::attendances(lang),
        t::unmarked_marks(lang),
    ];
    Sheet::new("diem-danh", t::attendance(lang), &heads)
}

/// What was not marked or counted is left empty: that is not nought.
fn cells(row: AttendanceRow) -> Vec<sheet::Cell> {
    let counts = row.counts;
    let n = |n: u64| sheet::count(i64::try_from(n).unwrap_or(i64::MAX));
    let some = |count: Option<u64>| count.map_or(sheet::Cell::Empty, n);
    let nobody = counts.due == 0 && counts.people == 0 && counts.headcount.is_none();
    vec![
        text(row.code),
        text(row.title),
        text(row.unit_name),
        day(Some(row.days.0)),
        day(Some(row.days.1)),
        n(row.sessions as u64),
        n(counts.registered),
        some((counts.due > 0).then_some(counts.present)),
        some(counts.share()),
        some(counts.headcount),
        some((!nobody).then_some(counts.people)),
        n(counts.unmarked),
    ]
}

fn table(lang: Lang, found: &AttendanceOverview) -> AnyView {
    let head = vec![
        Head::text(t::activity(lang)),
        Head::text(t::day(lang)),
        Head::number(t::registered(lang)),
        Head::text(t::by_session(lang)),
        Head::number(t::present(lang)),
        Head::number(t::share(lang)),
        Head::number(t::counted(lang)),
        Head::number(t::attendances(lang)),
    ];
    let rows = found.page.rows.iter().map(|row| of_activity(lang, row)).collect_view();
    let sums = found.sums;
    // The sums are those of all pages, whichever is shown.
    let sum = match found.page.pages() {
        1 => t::sum(lang).to_owned(),
        _ => t::sum_of_all(lang, found.page.total),
    };
    let foot = view! {
        <Row>
            <RowHead>{sum}</RowHead>
            <Cell class="no-sum">""</Cell>
            {registered(lang, sums)}
            <Cell class="no-sum">""</Cell>
            {came(lang, sums, Whose::All)}
        </Row>
    }
    .into_any();
    let caption = t::activities_found(lang, found.page.total);
    view! { <Table id="attendance" caption head shape=Shape::Cards foot=foot.into_any()>{rows}</Table> }
        .into_any()
}

fn of_activity(lang: Lang, row: &AttendanceRow) -> AnyView {
    let href = in_language(lang, &path_of(&row.code, WorkTab::Attendance));
    let (title, unit, counts) = (row.title.clone(), row.unit_name.clone(), row.counts);
    let days = dates::day_span(row.days.0, row.days.1, lang);
    let begun = t::sessions_begun(lang, &row.begun, row.sessions);
    view! {
        <Row>
            <RowHead><a href=href>{title}</a><span class="soft small report-unit">{unit}</span></RowHead>
            <Cell label=t::day(lang)>{days}</Cell>
            {registered(lang, counts)}
            <Cell label=t::by_session(lang)>{begun}</Cell>
            {came(lang, counts, Whose::One)}
        </Row>
    }
    .into_any()
}

fn registered(lang: Lang, counts: AttendanceCounts) -> AnyView {
    view! { <Cell label=t::registered(lang) class="num">{number_in(lang, counts.registered)}</Cell> }
        .into_any()
}

/// Of one activity, or the sums of all.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    One,
    All,
}

fn came(lang: Lang, counts: AttendanceCounts, whose: Whose) -> AnyView {
    let none = || "–".to_owned();
    let share = counts.share().map_or_else(none, |share| t::percent(lang, share));
    let counted = counts.headcount.map_or_else(none, |n| number_in(lang, n));
    // What was not marked is not nought.
    let (present, people) = match (whose, counts.due, counts.people) {
        (Whose::One, 0, 0) if counts.headcount.is_none() => (none(), none()),
        (Whose::One, 0, people) => (none(), number_in(lang, people)),
        (_, _, people) => (number_in(lang, counts.present), number_in(lang, people)),
    };
    let unmarked = match whose {
        Whose::One => counts.is_unmarked().then(|| t::not_marked(lang).to_owned()),
        Whose::All => counts.is_unmarked().then(|| t::unmarked(lang, counts.unmarked)),
    }
    .map(|words| view! { <br/><span class="small soft">{words}</span> });
    let low = (whose == Whose::One && counts.is_below_list()).then(|| {
        view! { <br/><Badge tone=Tone::Warn>{t::below_list(lang)}</Badge> }
    });
    view! {
        <Cell label=t::present(lang) class="num">{present}</Cell>
        <Cell label=t::share(lang) class="num">{share}</Cell>
        <Cell label=t::counted(lang) class="num">{counted}{low}</Cell>
        <Cell label=t::attendances(lang) class="num">{people}{unmarked}</Cell>
    }
    .into_any()
}
