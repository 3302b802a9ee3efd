//! The report page: period, unit, level, kind; the paragraph to file; the table under it.

use axum::extract::State;
use chrono::{Datelike, NaiveDate};
use documents::dates;
use domain::{
    ActivityKind, Lang, Level, MaterialKind, Period, Problem, Word,
    figures::{Exactness, number},
    label, local,
    person::read_date,
};
use islands::CopyText;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use services::{Report, ReportFilter};

use crate::{
    App,
    form::Query,
    i18n::reports as t,
    language::in_language,
    page::{PageResult, Staff},
    ui::{
        Area, ButtonLink, Cell, Choice, ErrorSummary, Field, FieldError, FilterBar, Head, Look, PageHead,
        Row, RowHead, Select, Size, Table, Width,
    },
};

/// What is asked, as it stands in the address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Asked {
    #[serde(rename = "tu")]
    pub from: String,
    #[serde(rename = "den")]
    pub to: String,
    #[serde(rename = "don-vi")]
    pub unit: String,
    #[serde(rename = "cap", skip_serializing_if = "String::is_empty")]
    pub level: String,
    #[serde(rename = "loai", skip_serializing_if = "String::is_empty")]
    pub kind: String,
    #[serde(rename = "theo-ngay", skip_serializing_if = "String::is_empty")]
    pub as_of: String,
    #[serde(rename = "chinh-xac", skip_serializing_if = "String::is_empty")]
    pub exact: String,
}

/// What it came to, or what is wrong with it.
pub(super) type Read = Result<ReportFilter, Vec<(&'static str, Problem)>>;

impl Asked {
    /// This year so far, of the unit at the top of one's own, where nothing was asked.
    pub(super) async fn or_usual(self, app: &App, staff: &Staff) -> services::Result<Self> {
        let today = app.services.today();
        let units = services::report_units(&app.services, staff.actor()).await?;
        let first = NaiveDate::from_ymd_opt(today.year(), 1, 1).unwrap_or(today);
        let usual = |typed: String, usual: String| if typed.trim().is_empty() { usual } else { typed };
        // The unit in force; a province that was merged away comes last.
        let unit = units
            .iter()
            .find(|unit| unit.valid_to.is_none())
            .or(units.first())
            .map(|unit| unit.code.clone())
            .unwrap_or_default();
        Ok(Self {
            from: usual(self.from, dates::short(first)),
            to: usual(self.to, dates::short(today)),
            unit: usual(self.unit, unit),
            ..self
        })
    }

    /// Reads the fields.
    pub(super) async fn read(&self, app: &App) -> services::Result<Read> {
        let mut problems = Vec::new();
        let mut day = |field: &'static str, raw: &str, what| {
            read_date(raw, what).map_err(|problem| problems.push((field, problem))).ok()
        };
        let from = day("tu", &self.from, label::START_DATE);
        let to = day("den", &self.to, label::END_DATE);
        let as_of =
            if self.as_of.trim().is_empty() { None } else { day("theo-ngay", &self.as_of, label::DATE) };
        let period = from.zip(to).and_then(|(from, to)| Period::new(from, to));
        if from.is_some() && to.is_some() && period.is_none() {
            problems.push(("den", Problem::EndsBeforeStart(label::END_DATE)));
        }
        let unit = services::unit_of_code(&app.services, &self.unit).await?;
        if unit.is_none() {
            problems.push(("don-vi", Problem::Unknown(label::UNIT, self.unit.clone())));
        }
        Ok(match (period, unit) {
            (Some(period), Some(unit)) if problems.is_empty() => Ok(ReportFilter {
                period,
                unit: Some(unit.id),
                level: Level::parse(&self.level),
                kind: ActivityKind::parse(&self.kind),
                as_of,
            }),
            _ => Err(problems),
        })
    }

    fn query(&self) -> String {
        serde_html_form::to_string(self).unwrap_or_default()
    }
}

pub(super) async fn show(State(app): State<App>, staff: Staff, Query(asked): Query<Asked>) -> PageResult {
    let asked = asked.or_usual(&app, &staff).await?;
    let lang = staff.lang;
    let units: Vec<Choice> = services::list_units(&app.services)
        .await?
        .into_iter()
        .map(|unit| Choice::new(unit.code, unit.label))
        .collect();
    let filter = match asked.read(&app).await? {
        Ok(filter) => filter,
        Err(problems) => {
            return Ok(staff.invalid(Area::Staff, t::report(lang), move || {
                let errors = problems
                    .iter()
                    .map(|(field, problem)| FieldError::new(*field, problem.text(lang)))
                    .collect();
                view! {
                    <PageHead title=t::report(lang) notice=view! { <ErrorSummary errors/> }.into_any()/>
                    {filters(lang, &asked, units, &problems)}
                }
            }));
        }
    };
    let report = services::compose_report(&app.services, staff.actor(), &filter).await?;
    let printed = t::printed(
        lang,
        &local::at(app.services.now()).format("%H:%M %-d/%-m/%Y").to_string(),
        &staff.who.user.name,
    );
    Ok(staff.staff(t::report(lang), move || view(lang, asked, units, report, printed)))
}

fn filters(lang: Lang, asked: &Asked, units: Vec<Choice>, problems: &[(&'static str, Problem)]) -> AnyView {
    let error =
        |name: &str| problems.iter().find(|(field, _)| *field == name).map(|(_, problem)| problem.text(lang));
    let levels = Level::ALL.iter().map(|level| Choice::new(level.code(), level.name(lang))).collect();
    let kinds = ActivityKind::ALL.iter().map(|kind| Choice::new(kind.code(), kind.name(lang))).collect();
    let (to, unit, level, kind, as_of) =
        (asked.to.clone(), asked.unit.clone(), asked.level.clone(), asked.kind.clone(), asked.as_of.clone());
    let (to_error, as_of_error, unit_error) = (error("den"), error("theo-ngay"), error("don-vi"));
    let first = view! { <Field name="tu" label=t::from(lang) value=asked.from.clone() width=Width::Letters10 error=error("tu")/> }.into_any();
    view! {
        <FilterBar action=in_language(lang, "/quan-ly/bao-cao") first>
            <Field name="den" label=t::to(lang) value=to width=Width::Letters10 error=to_error/>
            <Select name="don-vi" label=t::unit(lang) value=unit choices=units error=unit_error/>
            <Select name="cap" label=t::level(lang) blank=t::all(lang) value=level choices=levels/>
            <Select name="loai" label=t::kind(lang) blank=t::all(lang) value=kind choices=kinds/>
            <Field name="theo-ngay" label=t::as_of(lang) hint=t::as_of_hint(lang) value=as_of width=Width::Letters10 error=as_of_error/>
        </FilterBar>
    }
    .into_any()
}

fn view(lang: Lang, asked: Asked, units: Vec<Choice>, report: Report, printed: String) -> AnyView {
    let exactness = if asked.exact.is_empty() { Exactness::Rounded } else { Exactness::Exact };
    let paragraph = report.figures.paragraph(report.unit_name.as_deref(), exactness);
    let other =
        Asked { exact: if asked.exact.is_empty() { "1".into() } else { String::new() }, ..asked.clone() };
    let other_href = format!("{}?{}", in_language(lang, "/quan-ly/bao-cao"), other.query());
    let other_label = if exactness == Exactness::Rounded { t::exact(lang) } else { t::rounded(lang) };
    let text = paragraph.clone();
    let lead = t::lead(lang, report.unit_name.as_deref().unwrap_or_default(), report.figures.period);
    let (activities, others) = (activities(lang, &asked, &report), others(lang, &asked, &report));
    view! {
        <PageHead title=t::report(lang) lead/>
        {filters(lang, &asked, units, &[])}
        <div class="report-tools">
            <CopyText text label=t::copy(lang).to_owned() done=t::copied(lang).to_owned() failed=t::copy_failed(lang).to_owned()/>
            <ButtonLink href=other_href look=Look::Quiet size=Size::Small>{other_label}</ButtonLink>
        </div>
        <div class="report-text" lang="vi"><p>{paragraph}</p></div>
        <p class="report-basis">{t::basis(lang)}</p>
        {activities}
        {others}
        <p class="print-only print-foot">{printed}</p>
    }
    .into_any()
}

/// The address of the rows behind a figure.
fn rows_of(lang: Lang, asked: &Asked, figure: &str) -> String {
    format!("{}?so-lieu={figure}&{}", in_language(lang, "/quan-ly/bao-cao/dong"), asked.query())
}

fn activities(lang: Lang, asked: &Asked, report: &Report) -> AnyView {
    let rows = ActivityKind::ALL
        .iter()
        .map(|kind| {
            let figures = report.figures.of(*kind);
            let cell = |n: u64, figure: String, label: &'static str| {
                let href = rows_of(lang, asked, &figure);
                view! { <Cell class="num" label><a href=href>{number(n)}</a></Cell> }.into_any()
            };
            let cells = [
                cell(figures.count, kind.code().into(), t::held(lang)),
                cell(figures.attendances, kind.code().into(), t::attendances(lang)),
                cell(figures.distinct_people, format!("nguoi-{}", kind.code()), t::distinct(lang)),
            ]
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

fn others(lang: Lang, asked: &Asked, report: &Report) -> AnyView {
    let figures = &report.figures;
    let rows = [
        (MaterialKind::Panel.name(lang), figures.panel, "panel"),
        (MaterialKind::Handbook.name(lang), figures.handbook, "handbook"),
        (MaterialKind::Leaflet.name(lang), figures.leaflet, "leaflet"),
        (t::media(lang), figures.media, "media"),
        (t::broadcasts(lang), figures.broadcast, "broadcast"),
        (t::named(lang), figures.named_people, "nguoi"),
        (t::teams(lang), figures.teams, "nguoi"),
    ]
    .into_iter()
    .map(|(words, n, figure)| {
        let href = rows_of(lang, asked, figure);
        view! { <Row><RowHead>{words}</RowHead><Cell class="num"><a href=href>{number(n)}</a></Cell></Row> }
            .into_any()
    })
    .collect_view();
    view! { <Table id="others" caption=t::others(lang) head=vec![Head::text(t::what(lang)), Head::number(t::how_many(lang))]>{rows}</Table> }.into_any()
}
