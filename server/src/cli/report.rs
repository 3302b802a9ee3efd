//! `taphuan report`

use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use domain::{Lang, Level, Period, Problem, Word, access::Actor, figures::Exactness, label};
use services::{ReportFilter, Services};

use super::{print, refused};

/// What the report is about, and how it is written.
#[derive(Debug, Args)]
pub(crate) struct Report {
    /// The first day, such as 2013-01-01.
    #[arg(long)]
    from: NaiveDate,
    /// The last day, such as 2023-12-31.
    #[arg(long)]
    to: NaiveDate,
    /// The code of a unit: it and what lies below.
    #[arg(long)]
    unit: Option<String>,
    /// Activities at this level only: province, district or commune.
    #[arg(long)]
    level: Option<String>,
    /// The units are those in force on this day. Usual: the last day.
    #[arg(long)]
    as_of: Option<NaiveDate>,
    /// Exact figures in the paragraph.
    #[arg(long)]
    exact: bool,
    /// The paragraph, or the figures.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The paragraph, in Vietnamese.
    Text,
    /// The figures.
    Json,
}

/// Prints the report.
///
/// # Errors
/// What the database says.
pub(crate) async fn run(services: &Services, lang: Lang, args: Report) -> anyhow::Result<ExitCode> {
    let Some(period) = Period::new(args.from, args.to) else {
        return wrong("--to", &Problem::EndsBeforeStart(label::END_DATE), lang);
    };
    let level = match args.level.as_deref() {
        None => None,
        Some(code) => match Level::parse(code) {
            Some(level) => Some(level),
            None => return wrong("--level", &Problem::NotOneOf(Level::expected()), lang),
        },
    };
    let unit = match args.unit.as_deref() {
        None => None,
        Some(code) => match services::unit_of_code(services, code).await? {
            Some(unit) => Some(unit.id),
            None => return wrong("--unit", &Problem::Unknown(label::UNIT, code.to_owned()), lang),
        },
    };
    let filter = ReportFilter { period, unit, level, kind: None, as_of: args.as_of };
    let report = match services::compose_report(services, &Actor::System, &filter).await {
        Ok(report) => report,
        Err(error) => return refused(error, lang),
    };
    let exactness = if args.exact { Exactness::Exact } else { Exactness::Rounded };
    print(&match args.format {
        Format::Text => report.figures.paragraph(report.unit_name.as_deref(), exactness),
        Format::Json => serde_json::to_string_pretty(&report.figures)?,
    });
    Ok(ExitCode::SUCCESS)
}

fn wrong(option: &str, problem: &Problem, lang: Lang) -> anyhow::Result<ExitCode> {
    eprintln!("{option}: {}", problem.text(lang));
    Ok(ExitCode::from(2))
}
