//! Which plan is asked for, as it stands in the address.

use chrono::{Datelike, NaiveDate};
use domain::{
    Lang, Level, Problem, ReportFigure, Word,
    fields::{read_date, read_number, typed_day},
    label,
};
use serde::{Deserialize, Serialize};
use services::plans::{PlanFilter, Planned, PlannedOf, YearPlan, plan_filter};

use crate::{
    App,
    language::in_language,
    pages::{plans::PATH, units::choices::usual_unit},
    visit::Staff,
};

/// What is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Asked {
    #[serde(rename = "nam")]
    pub year: String,
    #[serde(rename = "don-vi", alias = "don_vi")]
    pub unit: String,
    #[serde(rename = "theo-ngay", skip_serializing_if = "String::is_empty")]
    pub as_of: String,
    #[serde(rename = "chinh-xac", skip_serializing_if = "String::is_empty")]
    pub exact: String,
}

/// What is wrong, by field.
pub(crate) type Wrong = Vec<(&'static str, Problem)>;

impl Asked {
    /// This year, of the unit at the top of one's own, where nothing was asked.
    pub(crate) async fn or_usual(self, app: &App, staff: &Staff) -> services::Result<Self> {
        let year = match self.year.trim() {
            "" => app.services.today().year().to_string(),
            typed => typed.to_owned(),
        };
        // Asked also where a unit is named: who may report on nothing is refused.
        let usual = usual_unit(app, staff).await?;
        let unit = if self.unit.is_empty() { usual } else { self.unit };
        Ok(Self { year, unit, as_of: self.as_of.trim().to_owned(), exact: self.exact })
    }

    /// Reads the fields.
    pub(crate) async fn read(&self, app: &App) -> services::Result<Result<PlanFilter, Wrong>> {
        let mut wrong = Wrong::new();
        let year = read_number(&self.year, label::YEAR, 1990, 2100).map_err(|_| {
            // A year has no dot between thousands.
            let why = Problem::Said("Nhập năm từ 1990 đến 2100", "Enter a year from 1990 to 2100");
            wrong.push(("nam", why));
        });
        let as_of = match self.as_of.as_str() {
            "" => None,
            raw => read_date(raw, label::DATE).map_err(|why| wrong.push(("theo-ngay", why))).ok(),
        };
        let unit = services::reports::unit_of_code(&app.services, &self.unit).await?;
        if unit.is_none() {
            wrong.push(("don-vi", Problem::Unknown(label::UNIT, self.unit.clone())));
        }
        let today = app.services.today();
        let filter = year.ok().zip(unit).and_then(|(year, unit)| {
            plan_filter(i32::try_from(year).unwrap_or_default(), &unit, as_of, today)
        });
        Ok(filter.filter(|_| wrong.is_empty()).ok_or(wrong))
    }

    /// The day by whose units the choices are, as far as it can be read.
    pub(crate) fn day(&self, today: NaiveDate) -> NaiveDate {
        let year = self.year.trim().parse().ok().and_then(|year| NaiveDate::from_ymd_opt(year, 12, 31));
        read_date(&self.as_of, label::DATE).ok().or(year).unwrap_or(today).min(today)
    }

    /// All of it for an address.
    pub(crate) fn query(&self) -> String {
        serde_html_form::to_string(self).unwrap_or_default()
    }

    /// The address of the plan.
    pub(crate) fn href(&self, lang: Lang) -> String {
        format!("{}?{}", in_language(lang, PATH), self.query())
    }

    /// The same of another year.
    pub(crate) fn of_year(&self, year: i32) -> Self {
        Self { year: year.to_string(), as_of: String::new(), ..self.clone() }
    }

    /// The address of the form of the targets.
    pub(crate) fn edit_href(&self, lang: Lang) -> String {
        let query = [("nam", self.year.as_str()), ("don-vi", self.unit.as_str())];
        let query = serde_html_form::to_string(query).unwrap_or_default();
        format!("{}/sua?{query}", in_language(lang, PATH))
    }

    /// The rows of the report that add up to a figure of the plan.
    pub(crate) fn report_rows(
        &self,
        lang: Lang,
        plan: &YearPlan,
        figure: ReportFigure,
        level: Option<Level>,
    ) -> String {
        let (from, to) = (format!("1/1/{}", plan.year), format!("31/12/{}", plan.year));
        let (code, as_of) = (figure.about().code.unwrap_or_default(), typed_day(plan.as_of));
        let mut query = vec![
            ("so-lieu", code.as_str()),
            ("tu", &from),
            ("den", &to),
            ("don-vi", &self.unit),
            ("theo-ngay", &as_of),
        ];
        query.extend(level.map(|level| ("cap", level.code())));
        let query = serde_html_form::to_string(query).unwrap_or_default();
        format!("{}?{query}", in_language(lang, "/quan-ly/bao-cao/dong"))
    }

    /// The activities behind what is scheduled, being prepared, or without a number of people.
    pub(crate) fn rows_href(&self, lang: Lang, of: PlannedOf) -> String {
        let mut query = vec![("muc", code_of(of.which))];
        query.extend(of.kind.map(|kind| ("loai", kind.code())));
        query.extend(of.level.map(|level| ("cap", level.code())));
        let of = serde_html_form::to_string(query).unwrap_or_default();
        format!("{}/hoat-dong?{}&{of}", in_language(lang, PATH), self.query())
    }
}

/// What some activities of a plan are called in addresses.
pub(crate) fn code_of(which: Planned) -> &'static str {
    match which {
        Planned::Scheduled => "len-lich",
        Planned::Drafts => "soan",
        Planned::Unmarked => "chua-co-so",
    }
}
