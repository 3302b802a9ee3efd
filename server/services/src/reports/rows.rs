//! The kinds of rows that figures add up from, and those of people and teams, who are counted by the database.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{ActivityKind, people::name::collation_key};
use store::{
    ConnectionTrait, Paging,
    figures::report::{HeldActivity, HeldFilter, NamedPerson},
    ids::ActivityId,
    rows::{Broadcast, Material, MediaItem},
};

use crate::{
    Result,
    reports::{basis::Basis, filter::ReportFilter},
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
pub(super) async fn people(
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
pub(super) async fn teams(
    conn: &impl ConnectionTrait,
    basis: &Basis,
    filter: &ReportFilter,
) -> Result<Vec<ReportTeam>> {
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
