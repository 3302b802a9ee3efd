//! People of the own units, looked for.

use chrono::Duration;
use domain::{
    Problem,
    accounts::access::{Action, Actor},
};
use store::{Paged, Paging, ids::PersonId, people::PeopleFilter, rows::Person};

use crate::{
    Error, Result, Services,
    list::{listed, with_units},
    units,
};

/// More people are never taken into one act.
const MOST_AT_ONCE: u64 = 2_000;

/// What somebody looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeopleQuery {
    /// Words of the name in any order, without accents or with them; an e-mail address, a telephone number, a code.
    pub words: String,
    /// The code of a unit: its people and those of the units below.
    pub unit: String,
    /// When they were added.
    pub added: Added,
    /// Which rows of it.
    pub paging: Paging,
}

/// When people were added.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Added {
    /// At any time.
    #[default]
    Ever,
    /// Within the last 24 hours: those of a list that was just imported.
    LastDay,
}

/// A person with the name of the unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonEntry {
    /// The person.
    pub person: Person,
    /// The name of the unit.
    pub unit_name: String,
}

/// One page of the people of the actor's units, in the order of names.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who may see nobody.
pub async fn list_people(
    services: &Services,
    actor: &Actor,
    query: &PeopleQuery,
) -> Result<Paged<PersonEntry>> {
    let read = services.db.read();
    let filter = filter(services, actor, query).await?;
    let found = store::people::list(read, &filter, query.paging).await?;
    let entry = |person, unit_name| PersonEntry { person, unit_name };
    with_units(read, found, |person| person.unit_id, entry).await
}

/// Everybody whom a search finds, on whichever page.
///
/// # Errors
/// As [`list_people`]; [`Error::Invalid`] at `chosen` where they are more than can be taken into one act.
pub async fn find_people(services: &Services, actor: &Actor, query: &PeopleQuery) -> Result<Vec<PersonId>> {
    let filter = filter(services, actor, query).await?;
    let all = Paging { page: 1, size: MOST_AT_ONCE };
    let found = store::people::list(services.db.read(), &filter, all).await?;
    if found.total > MOST_AT_ONCE {
        return Err(Error::invalid(
            "chosen",
            Problem::Said(
                "Mỗi lần chọn được nhiều nhất 2.000 người: lọc theo đơn vị rồi làm từng phần",
                "No more than 2,000 people at a time: filter by unit and do it in parts",
            ),
        ));
    }
    Ok(found.rows.into_iter().map(|person| person.id).collect())
}

async fn filter(services: &Services, actor: &Actor, query: &PeopleQuery) -> Result<PeopleFilter> {
    let scope = listed(actor, Action::ReadPeople)?;
    let unit = units::find::narrowed_to(services.db.read(), &query.unit).await?;
    let added_since = match query.added {
        Added::Ever => None,
        Added::LastDay => Some(services.now() - Duration::days(1)),
    };
    Ok(PeopleFilter { scope, unit, words: query.words.clone(), added_since })
}
