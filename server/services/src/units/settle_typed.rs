//! Units in the words of those who registered, which the list does not have: an organizer says which unit they mean, or that it is
//! none of the list.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    RegistrationState,
    accounts::access::{Action, Actor},
};
use serde_json::json;
use store::{
    Tx,
    ids::{PersonId, RegistrationId, UnitId, UserId},
    rows::{Activity, Person, Registration, TypedUnit},
};

use crate::{
    Error, Result, Services,
    activities::show::{open, open_locked},
    audit::{Change, record},
    checked::{Checked, NotSaved},
    units,
};

/// Those who typed the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedUnits {
    /// The words, as the first of them typed them.
    pub words: String,
    /// By which they are the same.
    pub fold: String,
    /// Their names, in order of arrival.
    pub people: Vec<String>,
    /// What they were settled to.
    pub settled: Settled,
}

/// What an organizer said of such words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settled {
    /// Nothing yet.
    NotYet,
    /// None of the list.
    Other,
    /// This one, by name.
    Unit(String),
}

/// What an organizer says.
#[derive(Debug, Clone, Copy)]
pub enum Means<'a> {
    /// The unit typed, or chosen by its number.
    Unit {
        /// By name.
        typed: &'a str,
        /// By number, as the form has it.
        id: &'a str,
    },
    /// None of the list.
    Other,
}

/// What was typed on the list of an activity; what nobody has settled comes first.
///
/// # Errors
/// As the gate decides.
pub async fn list_typed_units(
    services: &Services,
    actor: &Actor,
    code: &str,
) -> Result<(Activity, Vec<TypedUnits>)> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ManageList, code).await?;
    let typed = store::typed_units::of_activity(read, activity.id).await?;
    let list = on_list(store::registrations::of_activity(read, activity.id).await?);
    let names = units::find::names(read, typed.iter().filter_map(|row| row.unit_id)).await?;
    let mut groups: BTreeMap<String, TypedUnits> = BTreeMap::new();
    for row in typed {
        let Some((_, person)) = list.get(&row.registration_id) else { continue };
        let settled = match (row.unit_id, row.settled_at) {
            (Some(unit), _) => Settled::Unit(names.get(&unit).cloned().unwrap_or_default()),
            (None, Some(_)) => Settled::Other,
            (None, None) => Settled::NotYet,
        };
        let group = groups.entry(row.fold.clone()).or_insert_with(|| TypedUnits {
            words: row.words,
            fold: row.fold,
            people: vec![],
            settled: settled.clone(),
        });
        group.people.push(person.full_name.clone());
        if settled == Settled::NotYet {
            // Somebody came after it was settled: it is asked again.
            group.settled = settled;
        }
    }
    let mut groups: Vec<TypedUnits> = groups.into_values().collect();
    groups.sort_by_key(|group| group.settled != Settled::NotYet);
    Ok((activity, groups))
}

/// Says what all who typed the same mean: their registrations, and the people themselves where they have no unit, get it. What was said
/// before can be said otherwise. Answers how many people it is about.
///
/// # Errors
/// [`Error::Invalid`] at `unit`, with units to choose from; [`Error::NotFound`] where nobody typed it; as the gate decides.
pub async fn settle_unit(
    services: &Services,
    actor: &Actor,
    code: &str,
    fold: &str,
    means: Means<'_>,
) -> std::result::Result<usize, NotSaved> {
    let tx = services.db.begin().await?;
    let activity = open_locked(&tx, actor, Action::ManageList, code).await?;
    let unit = unit_meant(services, &tx, means).await?;
    let list = on_list(store::registrations::of_activity(&tx, activity.id).await?);
    let typed = store::typed_units::of_activity(&tx, activity.id).await?;
    let same = typed.into_iter().filter(|row| row.fold == fold);
    let same: Vec<_> = same.filter_map(|row| Some((list.get(&row.registration_id)?, row))).collect();
    // People before their registrations, in the order of their numbers: as everybody locks them.
    let ids: BTreeSet<PersonId> = same.iter().map(|((_, person), _)| person.id).collect();
    let mut people = BTreeMap::new();
    for id in ids {
        people.insert(id, store::people::lock(&tx, id).await?.ok_or(Error::NotFound)?);
    }
    let named = same.iter().filter_map(|((registration, _), _)| registration.unit_id).chain(unit);
    let names = units::find::names(&tx, named).await?;
    let n = same.len();
    for ((registration, person), row) in same {
        let (words, was) = (row.words.clone(), row.unit_id);
        let (settled_at, settled_by) = (Some(services.now()), actor.user().map(UserId));
        store::update(&tx, TypedUnit { unit_id: unit, settled_at, settled_by, ..row }).await?;
        if registration.unit_id == unit {
            continue;
        }
        let said = |unit: Option<UnitId>| unit.and_then(|unit| names.get(&unit)).unwrap_or(&words).clone();
        write_unit(services, &tx, actor, registration, unit, said).await?;
        // Who has a unit by now, from elsewhere, keeps it.
        let Some(person) = people.remove(&person.id) else { continue };
        if person.unit_id == was && person.unit_id != unit {
            let (updated_at, version) = (services.now(), person.version + 1);
            store::update(&tx, Person { unit_id: unit, updated_at, version, ..person }).await?;
        }
    }
    if n == 0 {
        return Err(Error::NotFound.into());
    }
    tx.commit().await?;
    Ok(n)
}

/// The unit that is meant; none: none of the list.
///
/// # Errors
/// [`Error::Invalid`] at `unit`, with units to choose from.
async fn unit_meant(
    services: &Services,
    tx: &Tx,
    means: Means<'_>,
) -> std::result::Result<Option<UnitId>, NotSaved> {
    let Means::Unit { typed, id } = means else { return Ok(None) };
    let mut checked = Checked::default();
    let found = units::find::resolve_in_force(services, tx, id.parse().ok(), typed).await?;
    match checked.found(found, typed) {
        Some(unit) => Ok(Some(unit)),
        None => Err(checked.not_saved()),
    }
}

/// Writes the unit of a registration; `said` is what the log calls one.
async fn write_unit(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    before: &Registration,
    unit: Option<UnitId>,
    said: impl Fn(Option<UnitId>) -> String,
) -> Result<()> {
    let (updated_at, version) = (services.now(), before.version + 1);
    let row = Registration { unit_id: unit, updated_at, version, ..before.clone() };
    store::registrations::write_place(tx, &row).await?;
    let told = |unit: Option<UnitId>| Some(json!({ "unit": unit, "typed_unit": said(unit) }));
    let change = Change {
        verb: "settle_unit",
        noun: "registration",
        id: row.id.0,
        before: told(before.unit_id),
        after: told(unit),
    };
    record(services, tx, actor, change);
    Ok(())
}

/// Those who are on the list, by number.
fn on_list(rows: Vec<(Registration, Person)>) -> BTreeMap<RegistrationId, (Registration, Person)> {
    use RegistrationState as S;
    let stays =
        |row: &Registration| matches!(*row.state, S::Invited | S::Nominated | S::Confirmed | S::Waitlisted);
    rows.into_iter().filter(|(row, _)| stays(row)).map(|(row, person)| (row.id, (row, person))).collect()
}
