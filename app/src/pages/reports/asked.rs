//! What is asked of a report, as it stands in the address, and what it comes to.

use chrono::{Datelike, NaiveDate};
use domain::{
    ActivityKind, Lang, Level, Period, Problem, Word,
    fields::{read_date, typed_day},
    label,
    numbers::Exactness,
};
use serde::{Deserialize, Serialize};
use services::reports::ReportFilter;
use ui::Chip;

use crate::{
    App,
    language::in_language,
    pages::{
        reports::{Part, words as t},
        units::choices::usual_unit,
    },
    visit::Staff,
};

/// What is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Asked {
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

/// What is wrong, by field.
pub(crate) type Wrong = Vec<(&'static str, Problem)>;

/// What it came to, or what is wrong with it.
pub(crate) type Read = Result<ReportFilter, Wrong>;

impl Asked {
    /// This year so far, of the unit at the top of one's own, where nothing was asked.
    pub(crate) async fn or_usual(self, app: &App, staff: &Staff) -> services::Result<Self> {
        let today = app.services.today();
        let first = NaiveDate::from_ymd_opt(today.year(), 1, 1).unwrap_or(today);
        let usual = |typed: String, usual: String| if typed.trim().is_empty() { usual } else { typed };
        let unit = usual_unit(app, staff).await?;
        Ok(Self {
            from: usual(self.from, typed_day(first)),
            to: usual(self.to, typed_day(today)),
            unit: usual(self.unit, unit),
            as_of: self.as_of.trim().to_owned(),
            ..self
        })
    }

    /// Reads the fields.
    pub(crate) async fn read(&self, app: &App) -> services::Result<Read> {
        let (period, mut problems) = read_period(&self.from, &self.to);
        let as_of = match self.as_of.as_str() {
            "" => None,
            raw => read_date(raw, label::DATE).map_err(|problem| problems.push(("theo-ngay", problem))).ok(),
        };
        let unit = services::reports::unit_of_code(&app.services, &self.unit).await?;
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

    /// The day by whose units is counted, as far as it can be read.
    pub(crate) fn day(&self, today: NaiveDate) -> NaiveDate {
        read_date(&self.as_of, label::DATE).or(read_date(&self.to, label::DATE)).unwrap_or(today)
    }

    /// How the paragraph writes figures.
    pub(crate) fn exactness(&self) -> Exactness {
        if self.exact.is_empty() { Exactness::Rounded } else { Exactness::Exact }
    }

    /// The same report with the other figures in the paragraph.
    pub(crate) fn otherwise(&self) -> Self {
        let exact = match self.exactness() {
            Exactness::Exact => String::new(),
            Exactness::Rounded => "1".to_owned(),
        };
        Self { exact, ..self.clone() }
    }

    /// All of it for an address.
    pub(crate) fn query(&self) -> String {
        serde_html_form::to_string(self).unwrap_or_default()
    }

    /// The address of the report.
    pub(crate) fn href(&self, lang: Lang) -> String {
        format!("{}?{}", in_language(lang, Part::Report.path()), self.query())
    }

    /// The report with nothing that narrows it.
    pub(crate) fn wide(&self) -> Self {
        let none = String::new;
        Self { level: none(), kind: none(), as_of: none(), ..self.clone() }
    }

    /// What narrows the report, each with the report without it.
    pub(crate) fn narrowed(&self, lang: Lang) -> Vec<(String, Self)> {
        let none = String::new;
        let level = Level::parse(&self.level)
            .map(|level| (level.name(lang).into(), Self { level: none(), ..self.clone() }));
        let kind = ActivityKind::parse(&self.kind)
            .map(|kind| (kind.name(lang).into(), Self { kind: none(), ..self.clone() }));
        let as_of = (!self.as_of.is_empty())
            .then(|| (format!("{} {}", t::as_of(lang), self.as_of), Self { as_of: none(), ..self.clone() }));
        [level, kind, as_of].into_iter().flatten().collect()
    }

    /// The same as chips.
    pub(crate) fn chips(&self, lang: Lang) -> Vec<Chip> {
        self.narrowed(lang).into_iter().map(|(words, without)| Chip::new(words, without.href(lang))).collect()
    }
}

/// Two days as a period, or what is wrong with them.
pub(crate) fn read_period(from: &str, to: &str) -> (Option<Period>, Wrong) {
    let mut problems = Vec::new();
    let mut day = |field: &'static str, raw: &str, what| {
        read_date(raw, what).map_err(|problem| problems.push((field, problem))).ok()
    };
    let (from, to) = (day("tu", from, label::START_DATE), day("den", to, label::END_DATE));
    let period = from.zip(to).and_then(|(from, to)| Period::new(from, to));
    if from.is_some() && to.is_some() && period.is_none() {
        problems.push(("den", Problem::EndsBeforeStart(label::END_DATE)));
    }
    (period, problems)
}
