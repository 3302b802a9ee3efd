//! `taphuan report`

use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use domain::{
    Lang, Level, Period, Problem, Word,
    accounts::access::Actor,
    fields::{read_date, typed_day},
    label,
    numbers::{Exactness, Wording},
};
use services::{Services, reports::ReportFilter, rows::Unit};

use super::{print, refused};

/// What the report is about, and how it is written.
#[derive(Debug, Args)]
pub(crate) struct Report {
    /// The first day, such as 2013-01-01.
    #[arg(long, value_parser = day)]
    from: NaiveDate,
    /// The last day, such as 2023-12-31.
    #[arg(long, value_parser = day)]
    to: NaiveDate,
    /// The code of a unit: it and what lies below.
    #[arg(long)]
    unit: Option<String>,
    /// Activities at this level only: province, district or commune.
    #[arg(long)]
    level: Option<String>,
    /// The units are those in force on this day. Usual: the last day.
    #[arg(long, value_parser = day)]
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
        Some(code) => match services::reports::unit_of_code(services, code).await? {
            Some(unit) => {
                // By the units of that day its figures belong to others: nobody is to read a nought and believe it.
                if let Some(note) = out_of_force(&unit, args.as_of.unwrap_or(args.to)) {
                    eprintln!("--unit: {}", note.text(lang));
                }
                Some(unit.id)
            }
            None => return wrong("--unit", &Problem::Unknown(label::UNIT, code.to_owned()), lang),
        },
    };
    let filter = ReportFilter { period, unit, level, kind: None, as_of: args.as_of };
    let report = match services::reports::compose_report(services, &Actor::System, &filter).await {
        Ok(report) => report,
        Err(error) => return refused(error, lang),
    };
    let exactness = if args.exact { Exactness::Exact } else { Exactness::Rounded };
    print(&match args.format {
        Format::Text => {
            let wording = Wording { exactness, small: services.office().small_counts };
            report.figures.paragraph(report.unit_name.as_deref(), wording)
        }
        Format::Json => serde_json::to_string_pretty(&serde_json::to_value(&report.figures)?)?,
    });
    Ok(ExitCode::SUCCESS)
}

/// A day as both forms write it: `2013-01-01`, `1/1/2013`.
fn day(raw: &str) -> Result<NaiveDate, String> {
    let day = raw.parse().ok().or_else(|| read_date(raw, label::DATE).ok());
    day.ok_or_else(|| "expected a day such as 2013-01-01 or 1/1/2013".to_owned())
}

/// What to know of a unit that is not in force on the day by whose units is counted.
fn out_of_force(unit: &Unit, as_of: NaiveDate) -> Option<Problem> {
    let [name, shown] = [unit.name.clone(), typed_day(as_of)];
    let last = unit.valid_to.filter(|last| *last < as_of);
    let first = unit.valid_from.filter(|first| *first > as_of);
    match (last, first) {
        (Some(last), _) => Some(Problem::SaidOf(
            format!(
                "{name} có hiệu lực đến hết ngày {}. Theo địa giới hành chính ngày {shown}, số liệu của đơn vị này tính cho đơn vị kế tiếp; thêm --as-of {last} để tính theo đơn vị cũ.",
                typed_day(last)
            ),
            format!(
                "{name} was in force until {}. By the units of {shown} its figures count for its successor; add --as-of {last} to count by the old units.",
                typed_day(last)
            ),
        )),
        (_, Some(first)) => Some(Problem::SaidOf(
            format!(
                "{name} có hiệu lực từ ngày {}. Theo địa giới hành chính ngày {shown}, số liệu tính cho các đơn vị trước đó; thêm --as-of {first} để tính theo đơn vị mới.",
                typed_day(first)
            ),
            format!(
                "{name} is in force from {}. By the units of {shown} figures count for those before it; add --as-of {first} to count by the new units.",
                typed_day(first)
            ),
        )),
        _ => None,
    }
}

fn wrong(option: &str, problem: &Problem, lang: Lang) -> anyhow::Result<ExitCode> {
    eprintln!("{option}: {}", problem.text(lang));
    Ok(ExitCode::from(2))
}
