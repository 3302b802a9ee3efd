//! The rows behind a figure of a report, which add up to it.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::{ActivityKind, ReportFigure, UnitLevel, accounts::access::Actor, people::name::collation_key};
use store::{
    ConnectionTrait,
    figures::report::{HeldActivity, NamedPerson},
    ids::{ActivityId, PersonId, UnitId},
    rows::{Broadcast, Material, MediaItem},
};

use crate::{
    Result, Services,
    reports::{
        compose::{Report, compose},
        filter::ReportFilter,
    },
};

/// A distinct person, present by name at one activity or more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportPerson {
    /// Who; empty where the name was erased.
    pub name: String,
    /// When they were born, which tells two of one name apart.
    pub birth_date: Option<NaiveDate>,
    /// Their units, as they were, each once.
    pub units: Vec<String>,
    /// Where they were: code and title, in the order of days.
    pub activities: Vec<(String, String)>,
}

/// A distinct volunteer team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportTeam {
    /// Its name.
    pub name: String,
    /// The commune that it belongs to.
    pub commune: String,
    /// How many distinct people of it were present by name.
    pub people: u64,
}

/// The rows behind a figure.
#[derive(Debug, Clone)]
pub enum ReportRows {
    /// A row an activity, with the people at it.
    Activities(Vec<(HeldActivity, u32)>),
    /// A row a person.
    People(Vec<ReportPerson>),
    /// A row a team.
    Teams(Vec<ReportTeam>),
    /// A row a lot: of which material, on which day, how many.
    Materials(Vec<(Material, NaiveDate, i32)>),
    /// A row an item.
    Media(Vec<MediaItem>),
    /// A row an entry, each of one airing or more.
    Broadcasts(Vec<Broadcast>),
}

/// A figure with its rows.
#[derive(Debug, Clone)]
pub struct FigureRows {
    /// Which figure.
    pub figure: ReportFigure,
    /// What the report says.
    pub value: u64,
    /// The rows.
    pub rows: ReportRows,
}

impl FigureRows {
    /// How many rows there are.
    pub fn count(&self) -> usize {
        match &self.rows {
            ReportRows::Activities(rows) => rows.len(),
            ReportRows::People(rows) => rows.len(),
            ReportRows::Teams(rows) => rows.len(),
            ReportRows::Materials(rows) => rows.len(),
            ReportRows::Media(rows) => rows.len(),
            ReportRows::Broadcasts(rows) => rows.len(),
        }
    }

    /// What the rows add up to: their amounts, or themselves where each stands for one.
    pub fn sum(&self) -> u64 {
        let whole = |n: i32| u64::from(n.unsigned_abs());
        match (&self.rows, self.figure) {
            (ReportRows::Activities(rows), ReportFigure::Attendances(_)) => {
                rows.iter().map(|(_, people)| u64::from(*people)).sum()
            }
            (ReportRows::Materials(rows), _) => rows.iter().map(|(_, _, n)| whole(*n)).sum(),
            (ReportRows::Broadcasts(rows), _) => rows.iter().map(|row| whole(row.times)).sum(),
            _ => self.count() as u64,
        }
    }
}

/// A report with the rows behind one of its figures, of one moment: they add up to it whatever is written meanwhile.
///
/// # Errors
/// As [`crate::reports::compose`].
pub async fn list_report_rows(
    services: &Services,
    actor: &Actor,
    filter: &ReportFilter,
    figure: ReportFigure,
) -> Result<(Report, FigureRows)> {
    let snapshot = services.db.snapshot().await?;
    let report = compose(services, &snapshot, actor, filter).await?;
    let rows = rows(&snapshot, &report, figure).await?;
    Ok((report, rows))
}

async fn rows(conn: &impl ConnectionTrait, report: &Report, figure: ReportFigure) -> Result<FigureRows> {
    let activities = |kind: ActivityKind| {
        let of_kind = report.activities.iter().filter(|(activity, _)| *activity.kind == kind);
        ReportRows::Activities(of_kind.cloned().collect())
    };
    let rows = match figure {
        ReportFigure::Held(kind) | ReportFigure::Attendances(kind) => activities(kind),
        ReportFigure::People(kind) => ReportRows::People(people(report, &named(conn, report, kind).await?)),
        ReportFigure::Teams => ReportRows::Teams(teams(report, &named(conn, report, None).await?)),
        ReportFigure::Material(kind) => {
            let of_kind = report.materials.iter().filter(|(material, _, _)| *material.kind == kind);
            ReportRows::Materials(of_kind.cloned().collect())
        }
        ReportFigure::Media => ReportRows::Media(report.media.clone()),
        ReportFigure::Broadcasts => ReportRows::Broadcasts(report.broadcasts.clone()),
    };
    Ok(FigureRows { figure, value: figure.of(&report.figures), rows })
}

/// Those present by name at the activities of a kind or at any, in the order of names; once for each activity.
async fn named(
    conn: &impl ConnectionTrait,
    report: &Report,
    kind: Option<ActivityKind>,
) -> Result<Vec<NamedPerson>> {
    let of_kind =
        report.activities.iter().filter(|(activity, _)| kind.is_none_or(|kind| *activity.kind == kind));
    let mut ids: Vec<ActivityId> = of_kind.map(|(activity, _)| activity.id).collect();
    ids.sort();
    Ok(store::figures::report::named(conn, &ids).await?)
}

/// A row a person: the rows of one person stand together.
fn people(report: &Report, named: &[NamedPerson]) -> Vec<ReportPerson> {
    // The activities of a report are in the order of days.
    let places: HashMap<ActivityId, usize> =
        report.activities.iter().enumerate().map(|(place, (activity, _))| (activity.id, place)).collect();
    named
        .chunk_by(|one, next| one.person_id == next.person_id)
        .filter_map(|of_one| {
            let first = of_one.first()?;
            let mut units: Vec<String> = of_one
                .iter()
                .map(|row| report.name_of(row.unit_id).to_owned())
                .filter(|name| !name.is_empty())
                .collect();
            units.sort();
            units.dedup();
            let mut at: Vec<usize> =
                of_one.iter().filter_map(|row| places.get(&row.activity_id).copied()).collect();
            at.sort_unstable();
            let activities = at
                .into_iter()
                .filter_map(|place| report.activities.get(place))
                .map(|(activity, _)| (activity.code.clone(), activity.title.clone()))
                .collect();
            Some(ReportPerson {
                name: first.full_name.clone(),
                birth_date: first.birth_date,
                units,
                activities,
            })
        })
        .collect()
}

/// A row a team, in Vietnamese order.
fn teams(report: &Report, named: &[NamedPerson]) -> Vec<ReportTeam> {
    let mut members: BTreeMap<UnitId, Vec<PersonId>> = BTreeMap::new();
    for row in named {
        let team = row.unit_id.and_then(|id| report.units.get(&id));
        if let Some(team) = team.filter(|unit| *unit.level == UnitLevel::Team) {
            members.entry(team.id).or_default().push(row.person_id);
        }
    }
    let mut teams: Vec<ReportTeam> = members
        .into_iter()
        .map(|(id, mut people)| {
            people.sort();
            people.dedup();
            let commune = report.units.get(&id).and_then(|team| team.parent_id);
            ReportTeam {
                name: report.name_of(Some(id)).to_owned(),
                commune: report.name_of(commune).to_owned(),
                people: people.len() as u64,
            }
        })
        .collect();
    teams.sort_by_cached_key(|team| (collation_key(&team.name), collation_key(&team.commune)));
    teams
}
