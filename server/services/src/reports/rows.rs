//! The kinds of rows that figures add up from, and a page of each.

use chrono::NaiveDate;
use domain::{
    ActivityKind, MaterialKind, attendance::people_at, numbers::whole, people::name::collation_key,
};
use store::{
    ConnectionTrait, Paging,
    figures::{
        communications,
        held::{self, HeldActivity, HeldSum},
        present::{self, NamedPerson},
    },
    rows::{Broadcast, Material, MediaItem},
};

use crate::{Result, reports::basis::Basis};

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

/// Of which material, on which day, how many.
pub type Lot = (Material, NaiveDate, i32);

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
    Materials(Vec<Lot>),
    /// A row an item.
    Media(Vec<MediaItem>),
    /// A row an entry, each of one airing or more.
    Broadcasts(Vec<Broadcast>),
}

/// What the activities of a kind come to, by unit.
pub(super) async fn held_sums(
    conn: &impl ConnectionTrait,
    basis: &Basis,
    kind: ActivityKind,
) -> Result<Vec<HeldSum>> {
    let Some(filter) = basis.activities(Some(kind)) else { return Ok(vec![]) };
    Ok(held::sums(conn, &filter).await?)
}

/// A page of the activities of a kind, with the people at each.
pub(super) async fn activities(
    conn: &impl ConnectionTrait,
    basis: &Basis,
    kind: ActivityKind,
    paging: Paging,
) -> Result<Vec<(HeldActivity, u32)>> {
    let Some(filter) = basis.activities(Some(kind)) else { return Ok(vec![]) };
    let with_people = |one: HeldActivity| {
        let people = people_at(one.headcount.map(whole), whole(one.named));
        (one, people)
    };
    Ok(held::list(conn, &filter, paging).await?.into_iter().map(with_people).collect())
}

/// A page of the people present by name at the activities of a kind or at any, in the order of names, and how many there are.
pub(super) async fn people(
    conn: &impl ConnectionTrait,
    basis: &Basis,
    kind: Option<ActivityKind>,
    paging: Paging,
) -> Result<(u64, Vec<ReportPerson>)> {
    let Some(filter) = basis.activities(kind) else { return Ok((0, vec![])) };
    let (total, ids) = present::people(conn, &filter, paging).await?;
    let named = present::named(conn, &filter, &ids).await?;
    // The rows of one person stand together.
    let of_one = named.chunk_by(|one, next| one.person_id == next.person_id);
    Ok((total, of_one.filter_map(|of_one| row_of_person(basis, of_one)).collect()))
}

fn row_of_person(basis: &Basis, of_one: &[NamedPerson]) -> Option<ReportPerson> {
    let first = of_one.first()?;
    let units = of_one.iter().map(|row| basis.name_of(row.unit_id).to_owned());
    let mut units: Vec<String> = units.filter(|name| !name.is_empty()).collect();
    units.sort();
    units.dedup();
    Some(ReportPerson {
        name: first.full_name.clone(),
        birth_date: first.birth_date,
        units,
        activities: of_one.iter().map(|row| (row.code.clone(), row.title.clone())).collect(),
    })
}

/// A row a team, in Vietnamese order.
pub(super) async fn teams(conn: &impl ConnectionTrait, basis: &Basis) -> Result<Vec<ReportTeam>> {
    let Some(filter) = basis.activities(None) else { return Ok(vec![]) };
    let mut teams: Vec<ReportTeam> = present::teams(conn, &filter)
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

/// The lots of a kind of materials: as made by the units of the report, then as given to them by others.
pub(super) async fn lots(conn: &impl ConnectionTrait, basis: &Basis, kind: MaterialKind) -> Result<Vec<Lot>> {
    let Some(filter) = basis.communications() else { return Ok(vec![]) };
    let made = communications::list_made(conn, &filter, kind).await?;
    let made = made.into_iter().map(|material| {
        let (day, pieces) = (material.produced_on, material.quantity);
        (material, day, pieces)
    });
    let given = communications::list_given_from_elsewhere(conn, &filter, kind).await?;
    Ok(made.chain(given).collect())
}

/// A page of the media items, and how many there are.
pub(super) async fn media(
    conn: &impl ConnectionTrait,
    basis: &Basis,
    paging: Paging,
) -> Result<(u64, Vec<MediaItem>)> {
    let Some(filter) = basis.communications() else { return Ok((0, vec![])) };
    let total = communications::media(conn, &filter).await?.unsigned_abs();
    Ok((total, communications::list_media(conn, &filter, paging.fit(total)).await?))
}

/// A page of the entries of broadcasts, how many there are, and how many times they add up to.
pub(super) async fn broadcasts(
    conn: &impl ConnectionTrait,
    basis: &Basis,
    paging: Paging,
) -> Result<(u64, u64, Vec<Broadcast>)> {
    let Some(filter) = basis.communications() else { return Ok((0, 0, vec![])) };
    let (entries, times) = communications::broadcasts(conn, &filter).await?;
    let (entries, times) = (entries.unsigned_abs(), times.unsigned_abs());
    Ok((entries, times, communications::list_broadcasts(conn, &filter, paging.fit(entries)).await?))
}
