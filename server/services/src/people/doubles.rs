//! Pairs of rows that are likely one person, and those that somebody said were two people.

use std::collections::HashMap;

use domain::{
    accounts::access::{Action, Actor},
    people::double::{Alike, Traits, alike},
};
use serde_json::json;
use store::{
    ConnectionTrait, Paged, Paging,
    doubles::DoublesFilter,
    ids::PersonId,
    rows::{Double, NotDouble, Person},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    list::listed,
    people::{
        form::{born, open},
        list::PersonEntry,
    },
    undo::{Act, Done, offer_undo},
    units,
};

/// Two rows that are likely one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The one with the lower number.
    pub first: PersonEntry,
    /// The other one.
    pub second: PersonEntry,
    /// In what they are alike, beside the name.
    pub alike: Vec<Alike>,
}

/// One page of the pairs of the actor's units that are likely one person, the likeliest first.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who manages nobody.
pub async fn list_doubles(
    services: &Services,
    actor: &Actor,
    words: &str,
    paging: Paging,
) -> Result<Paged<Pair>> {
    let read = services.db.read();
    let filter = DoublesFilter { words: words.to_owned(), ..filter(actor)? };
    let found = store::doubles::list(read, &filter, paging).await?;
    let rows = pairs(read, &found.rows).await?;
    Ok(Paged { rows, paging: found.paging, total: found.total })
}

/// How many there are; nothing for somebody who manages nobody.
pub async fn count_doubles(services: &Services, actor: &Actor) -> Result<u64> {
    match filter(actor) {
        Ok(filter) => Ok(store::doubles::count(services.db.read(), &filter).await?),
        Err(_) => Ok(0),
    }
}

/// The pairs that a person is one of.
pub(crate) async fn doubles_of(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    person: PersonId,
) -> Result<Vec<Pair>> {
    let Ok(filter) = filter(actor) else { return Ok(vec![]) };
    pairs(conn, &store::doubles::of_person(conn, &filter, person).await?).await
}

/// Says that two rows are two people: they are proposed no more. Can be taken back.
///
/// # Errors
/// [`Error::NotFound`]; as the gate decides for both.
pub async fn set_apart(
    services: &Services,
    actor: &Actor,
    (one, other): (PersonId, PersonId),
) -> Result<Done> {
    let (low_id, high_id) = in_order(one, other)?;
    let tx = services.db.begin().await?;
    for id in [low_id, high_id] {
        open(&tx, actor, Action::ManagePeople, id).await?;
    }
    let said_by = actor.user().map(store::ids::UserId);
    let row = NotDouble { low_id, high_id, said_by, said_at: services.now() };
    if !store::doubles::set_apart(&tx, row).await? {
        return Ok(Done { n: 0, undo: None });
    }
    note(services, &tx, actor, "set_apart", (low_id, high_id));
    let undo = offer_undo(services, &tx, actor, &Act::Apart(low_id, high_id)).await?;
    tx.commit().await?;
    Ok(Done { n: 1, undo })
}

/// Notes what was said of two rows, at the first.
pub(crate) fn note(
    services: &Services,
    tx: &store::Tx,
    actor: &Actor,
    verb: &str,
    (low, high): (PersonId, PersonId),
) {
    let after = Some(json!({ "other": high }));
    record(services, tx, actor, Change { verb, noun: "person", id: low.0, before: None, after });
}

/// The lower number first.
///
/// # Errors
/// [`Error::NotFound`] for one row twice.
pub(crate) fn in_order(one: PersonId, other: PersonId) -> Result<(PersonId, PersonId)> {
    match one.cmp(&other) {
        std::cmp::Ordering::Less => Ok((one, other)),
        std::cmp::Ordering::Greater => Ok((other, one)),
        std::cmp::Ordering::Equal => Err(Error::NotFound),
    }
}

fn filter(actor: &Actor) -> Result<DoublesFilter> {
    Ok(DoublesFilter { scope: listed(actor, Action::ManagePeople)?, words: String::new() })
}

async fn pairs(conn: &impl ConnectionTrait, found: &[Double]) -> Result<Vec<Pair>> {
    if found.is_empty() {
        return Ok(vec![]);
    }
    let ids: Vec<PersonId> = found.iter().flat_map(|pair| [pair.low_id, pair.high_id]).collect();
    let people = store::people::by_ids(conn, &ids).await?;
    let names = units::find::names(conn, people.iter().filter_map(|person| person.unit_id)).await?;
    let entry = |person: Person| {
        let unit_name = person.unit_id.and_then(|unit| names.get(&unit).cloned()).unwrap_or_default();
        PersonEntry { person, unit_name }
    };
    let people: HashMap<PersonId, PersonEntry> =
        people.into_iter().map(|person| (person.id, entry(person))).collect();
    let pair = |pair: &Double| {
        let (first, second) = (people.get(&pair.low_id)?.clone(), people.get(&pair.high_id)?.clone());
        let alike = alike(&traits(&first.person), &traits(&second.person));
        Some(Pair { first, second, alike })
    };
    Ok(found.iter().filter_map(pair).collect())
}

/// What tells whether a row is the same person as another.
pub(crate) fn traits(person: &Person) -> Traits {
    Traits {
        fold: person.fold.clone(),
        birth: born(person),
        phone: person.phone.clone(),
        email: person.email.clone(),
        unit: person.unit_id.map(|unit| unit.0),
    }
}
