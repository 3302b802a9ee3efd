//! The rows behind a figure of a report, which add up to it.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{ActivityKind, ReportFigure, accounts::access::Actor, people::name::collation_key};
use store::{
    ConnectionTrait, Paging,
    figures::report::{HeldActivity, HeldFilter, NamedPerson},
    ids::{ActivityId, UnitId},
    rows::{Broadcast, Material, MediaItem},
};

use crate::{
    Result, Services,
    reports::{
        basis::{Basis, basis},
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

/// A figure with a page of its rows.
#[derive(Debug, Clone)]
pub struct FigureRows {
    /// Which figure.
    pub figure: ReportFigure,
    /// What the rows of all pages add up to: their amounts, or themselves where each stands for one. The figure of the report.
    pub value: u64,
    /// The rows of this page.
    pub rows: ReportRows,
    /// How many rows all pages have.
    pub total: u64,
    /// Which page it is.
    pub paging: Paging,
    /// The name of the unit that was asked for.
    pub unit_name: Option<String>,
    /// The names of the units that rows belong to.
    pub units: HashMap<UnitId, String>,
}

impl FigureRows {
    /// The name of a unit; nothing where there is none.
    pub fn name_of(&self, unit: UnitId) -> &str {
        self.units.get(&unit).map_or("", String::as_str)
    }
}

/// Rows of a page.
const PAGE: u64 = 200;

/// A page of the rows behind a figure, all of one moment.
///
/// # Errors
/// As [`crate::reports::compose_report`].
pub async fn list_report_rows(
    services: &Services,
    actor: &Actor,
    filter: &ReportFilter,
    figure: ReportFigure,
    page: u64,
) -> Result<FigureRows> {
    let snapshot = services.db.snapshot().await?;
    let basis = basis(services, &snapshot, actor, filter).await?;
    let paging = Paging { page, size: PAGE };
    let one = |n: usize| n as u64;
    let whole = |n: i32| u64::from(n.unsigned_abs());
    let (value, total, rows) = match figure {
        ReportFigure::Held(kind) | ReportFigure::Attendances(kind) => {
            let of_kind: Vec<_> = basis.activities.iter().filter(|(held, _)| *held.kind == kind).collect();
            let people = of_kind.iter().map(|(_, people)| u64::from(*people)).sum();
            let value = if matches!(figure, ReportFigure::Held(_)) { one(of_kind.len()) } else { people };
            (value, one(of_kind.len()), ReportRows::Activities(paging.part(of_kind)))
        }
        ReportFigure::People(kind) => {
            let (total, rows) = people(&snapshot, &basis, filter, kind, paging).await?;
            (total, total, ReportRows::People(rows))
        }
        ReportFigure::Teams => {
            let teams = teams(&snapshot, &basis, filter).await?;
            (one(teams.len()), one(teams.len()), ReportRows::Teams(paging.part(teams.iter())))
        }
        ReportFigure::Material(kind) => {
            let lots: Vec<_> = basis.materials.iter().filter(|(lot, _, _)| *lot.kind == kind).collect();
            let value = lots.iter().map(|(_, _, n)| whole(*n)).sum();
            (value, one(lots.len()), ReportRows::Materials(paging.part(lots)))
        }
        ReportFigure::Media => {
            let n = one(basis.media.len());
            (n, n, ReportRows::Media(paging.part(&basis.media)))
        }
        ReportFigure::Broadcasts => {
            let value = basis.broadcasts.iter().map(|row| whole(row.times)).sum();
            (value, one(basis.broadcasts.len()), ReportRows::Broadcasts(paging.part(&basis.broadcasts)))
        }
    };
    Ok(FigureRows {
        figure,
        value,
        rows,
        total,
        paging: paging.fit(total),
        unit_name: filter.unit.map(|unit| basis.name_of(Some(unit)).to_owned()),
        units: basis.units.into_iter().map(|(id, unit)| (id, unit.name)).collect(),
    })
}

/// What those present by name are counted by.
fn of_people<'a>(
    basis: &'a Basis,
    filter: &ReportFilter,
    kind: Option<ActivityKind>,
) -> Option<HeldFilter<'a>> {
    let kind = match (filter.kind, kind) {
        (Some(narrowed), Some(asked)) if narrowed != asked => return None,
        (narrowed, asked) => asked.or(narrowed),
    };
    Some(HeldFilter { past: basis.past?, level: filter.level, kind, units: basis.holders.as_deref() })
}

/// A page of the people present by name at the activities of a kind or at any, in the order of names, and how many there are.
async fn people(
    conn: &impl ConnectionTrait,
    basis: &Basis,
    filter: &ReportFilter,
    kind: Option<ActivityKind>,
    paging: Paging,
) -> Result<(u64, Vec<ReportPerson>)> {
    let Some(held) = of_people(basis, filter, kind) else { return Ok((0, vec![])) };
    let (total, ids) = store::figures::report::people(conn, &held, paging).await?;
    let named = store::figures::report::named(conn, &held, &ids).await?;
    Ok((total, rows_of_people(basis, &named)))
}

/// A row a person: the rows of one person stand together.
fn rows_of_people(basis: &Basis, named: &[NamedPerson]) -> Vec<ReportPerson> {
    // The activities of a report are in the order of days.
    let places: HashMap<ActivityId, usize> =
        basis.activities.iter().enumerate().map(|(place, (activity, _))| (activity.id, place)).collect();
    named
        .chunk_by(|one, next| one.person_id == next.person_id)
        .filter_map(|of_one| {
            let first = of_one.first()?;
            let mut units: Vec<String> = of_one
                .iter()
                .map(|row| basis.name_of(row.unit_id).to_owned())
                .filter(|name| !name.is_empty())
                .collect();
            units.sort();
            units.dedup();
            let mut at: Vec<usize> =
                of_one.iter().filter_map(|row| places.get(&row.activity_id).copied()).collect();
            at.sort_unstable();
            let activities = at
                .into_iter()
                .filter_map(|place| basis.activities.get(place))
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
async fn teams(conn: &impl ConnectionTrait, basis: &Basis, filter: &ReportFilter) -> Result<Vec<ReportTeam>> {
    let Some(held) = of_people(basis, filter, None) else { return Ok(vec![]) };
    let mut teams: Vec<ReportTeam> = store::figures::report::teams(conn, &held)
        .await?
        .into_iter()
        .map(|(id, people)| ReportTeam {
            name: basis.name_of(Some(id)).to_owned(),
            commune: basis.name_of(basis.units.get(&id).and_then(|team| team.parent_id)).to_owned(),
            people: people.unsigned_abs(),
        })
        .collect();
    teams.sort_by_cached_key(|team| (collation_key(&team.name), collation_key(&team.commune)));
    Ok(teams)
}
