//! A unit names somebody: one of its people on file, or somebody new.

use domain::{Problem, RegistrationState, UnitPath, accounts::access::Actor};
use serde_json::json;
use store::{
    Tx,
    ids::{NomineeId, PersonId, UserId},
    rows::{Nominee, Person},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    nominations::{
        plead::{plead, say_why},
        turn::{ListOf, Turn, change},
    },
    requirements::check::{Who, unmet_of},
    send_once::do_once,
    undo::Done,
};

/// The most people on a unit's list.
const MOST: usize = 500;

/// Puts one of the unit's people at the end of its list. `key` is the form's own number.
///
/// # Errors
/// [`Error::Conflict`] where the person can't be named or it is too late; as the gate decides.
pub async fn name_person(
    services: &Services,
    actor: &Actor,
    of: ListOf<'_>,
    person: PersonId,
    key: &str,
) -> Result<Done> {
    do_once(services, actor, (key, ("name", of.0, of.1, person)), async |tx| {
        change(services, tx, actor, of, async |tx, turn| {
            let person = of_unit(tx, turn, person).await?;
            put(services, tx, actor, turn, (&person, None)).await?;
            Ok((1, vec![]))
        })
        .await
    })
    .await
}

/// Puts one of the unit's people on its list who does not meet what is asked for, and asks the organizer to look, for a reason. They hold
/// no seat until the organizer lets them in, and are told nothing until then.
///
/// # Errors
/// [`Error::Invalid`] at `plea` without a reason; [`Error::Conflict`] where the person can't be named or it is too late; as the gate
/// decides.
pub async fn ask_for_person(
    services: &Services,
    actor: &Actor,
    of: ListOf<'_>,
    person: PersonId,
    (plea, key): (&str, &str),
) -> Result<Done> {
    do_once(services, actor, (key, ("ask", of.0, of.1, person, plea)), async |tx| {
        change(services, tx, actor, of, async |tx, turn| {
            let person = of_unit(tx, turn, person).await?;
            put(services, tx, actor, turn, (&person, Some(plea))).await?;
            Ok((1, vec![]))
        })
        .await
    })
    .await
}

/// The person of a number, where they are of the unit or of one below it.
///
/// # Errors
/// [`Error::NotFound`].
pub(crate) async fn of_unit(tx: &Tx, turn: &Turn, person: PersonId) -> Result<Person> {
    let person = store::people::by_id(tx, person).await?.ok_or(Error::NotFound)?;
    let unit = match person.unit_id {
        Some(unit) => store::units::by_id(tx, unit).await?,
        None => None,
    };
    let top = UnitPath::from_stored(turn.unit.path.clone());
    let is_own = unit.is_some_and(|unit| top.covers(&UnitPath::from_stored(unit.path)));
    if is_own && person.erased_at.is_none() { Ok(person) } else { Err(Error::NotFound) }
}

/// Puts a person at the end of the unit's list; with a plea also one who does not meet what is asked for. The activity must be locked.
pub(crate) async fn put(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    turn: &Turn,
    (person, plea): (&Person, Option<&str>),
) -> Result<Nominee> {
    can_be_named(tx, turn, person).await?;
    let unmet = unmet_of(tx, &turn.activity, &[Who::of(person)]).await?.pop().unwrap_or_default();
    match plea {
        None if !unmet.is_empty() => {
            return Err(Error::Conflict(say_why(&person.full_name, &unmet)));
        }
        Some(plea) if !unmet.is_empty() && plea.trim().is_empty() => {
            return Err(Error::invalid("plea", say_why(&person.full_name, &unmet)));
        }
        _ => {}
    }
    let list = store::nominations::listed(tx, turn.round.id, Some(turn.unit.id)).await?;
    if list.len() >= MOST {
        return Err(Error::conflict(
            "Danh sách của đơn vị đã quá dài: bỏ bớt người trước khi thêm.",
            "The unit’s list is too long: take people off before you add more.",
        ));
    }
    let last = list.iter().map(|one| one.nominee.rank).max().unwrap_or(0);
    let row = Nominee {
        id: NomineeId::NEW,
        round_id: turn.round.id,
        unit_id: turn.unit.id,
        person_id: person.id,
        rank: last + 1,
        registration_id: None,
        added_by: actor.user().map(UserId),
        added_at: services.now(),
    };
    let row = store::insert(tx, row).await?;
    let after = json!({ "round": row.round_id, "unit": row.unit_id, "person": row.person_id });
    let change = Change { verb: "name", noun: "nominee", id: row.id.0, before: None, after: Some(after) };
    record(services, tx, actor, change);
    if let Some(plea) = plea.filter(|_| !unmet.is_empty()) {
        plead(services, tx, actor, turn, (&row, person), (&unmet, plea)).await?;
    }
    Ok(row)
}

/// That a person is on no list yet.
async fn can_be_named(tx: &Tx, turn: &Turn, person: &Person) -> Result<()> {
    let name = &person.full_name;
    if store::nominations::of_person(tx, turn.round.id, person.id).await?.is_some() {
        return Err(Error::Conflict(Problem::SaidOf(
            format!("{name} đã có trong danh sách cử."),
            format!("{name} is on the list of nominations already."),
        )));
    }
    match store::registrations::of(tx, turn.activity.id, person.id).await? {
        Some(row) if row.was_refused() => Err(Error::Conflict(Problem::SaidOf(
            format!("Ban tổ chức đã từ chối hoặc đưa {name} ra khỏi danh sách. Liên hệ ban tổ chức nếu cần."),
            format!("The organizer said no to {name}, or took them off the list. Ask the organizer."),
        ))),
        Some(row) if *row.state == RegistrationState::Confirmed => Err(Error::Conflict(Problem::SaidOf(
            format!("{name} đã có chỗ trong hoạt động này."),
            format!("{name} has a seat at this activity already."),
        ))),
        // Who waits, or gave the place up, gets it from the unit.
        _ => Ok(()),
    }
}
