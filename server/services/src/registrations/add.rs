//! An organizer puts people on the list of an activity, with a seat.

use std::collections::BTreeSet;

use domain::{
    ActivityState, Attends, Problem, RegistrationSource, RegistrationState,
    accounts::access::{Action, Actor},
};
use store::{
    Tx,
    ids::PersonId,
    rows::{Activity, Person, Registration},
};

use crate::{
    Error, Result, Services,
    activities::{show::open_locked, tell_change::Telling},
    mails::notify,
    permit::require_person,
    registrations::{
        chosen::Chosen,
        insert::{Entry, add},
        move_on::{enough_seats, set_state},
    },
    requirements::{
        check::{Who, overruled},
        exceptions,
    },
    undo::{Act, Done, ListChange, offer_undo},
};

/// Confirms each of the chosen people; who is on the list already keeps their place. Who does not meet what the activity asks for comes in
/// for a reason. They are told, but of an activity that is over only
/// where that is wanted. Answers how many were added.
///
/// # Errors
/// [`Error::Invalid`] at `chosen`, and at `overrule` where a reason is needed; [`Error::Conflict`] where there are not enough seats or the activity is not published; as the gate
/// decides.
pub async fn add_participants(
    services: &Services,
    actor: &Actor,
    code: &str,
    chosen: impl Into<Chosen<'_>>,
    telling: Telling,
) -> Result<Done> {
    let tx = services.db.begin().await?;
    let done = add_within(services, &tx, actor, code, chosen.into(), telling).await?;
    tx.commit().await?;
    Ok(done)
}

/// As [`add_participants`], in a transaction.
///
/// # Errors
/// As [`add_participants`].
pub(crate) async fn add_within(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    code: &str,
    Chosen { people: chosen, overrule }: Chosen<'_>,
    telling: Telling,
) -> Result<Done> {
    let activity = open_locked(tx, actor, Action::ManageList, code).await?;
    if chosen.is_empty() {
        return Err(Error::invalid(
            "chosen",
            Problem::Said("Chọn ít nhất một người", "Choose at least one person"),
        ));
    }
    if *activity.state != ActivityState::Published {
        return Err(Error::conflict(
            "Chỉ thêm được người vào hoạt động đã công bố và không bị hủy. Hãy công bố hoạt động trước.",
            "People can be put on the list of a published activity that was not cancelled. Publish it first.",
        ));
    }
    let list = store::registrations::of_activity(tx, activity.id).await?;
    let seated = |id: &PersonId| list.iter().any(|(row, _)| row.person_id == *id && !row.state.is_final());
    let wanted = chosen.iter().collect::<BTreeSet<_>>().into_iter().filter(|id| !seated(id)).count();
    enough_seats(&activity, Attends::Room, wanted)?;
    let mut back = Vec::new();
    let mut people = store::people::by_ids(tx, chosen).await?;
    for person in &people {
        require_person(tx, actor, Action::ReadPeople, person).await?;
    }
    people.retain(|person| !seated(&person.id));
    let who: Vec<Who> = people.iter().map(Who::of).collect();
    let overruled = overruled(tx, &activity, &who, overrule).await?;
    for (n, person) in people.into_iter().enumerate() {
        let Some((row, change)) = add_one(services, tx, actor, &activity, &person).await? else { continue };
        if let Some(unmet) = overruled.get(&n) {
            exceptions::note(services, tx, actor, row.id, (unmet, "", overrule)).await?;
        }
        // Whoever enters the list of a class that is over writes history; a seat there is no news.
        if activity.ends_on >= services.today() || telling == Telling::Tell {
            notify::confirmed(services, tx, &activity, &row).await?;
        }
        back.push(change);
    }
    let n = back.len();
    let undo = offer_undo(services, tx, actor, &Act::List(activity.id, back)).await?;
    Ok(Done { n, undo })
}

/// Confirms a person, and answers how to take it back; none who is on the list already.
async fn add_one(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: &Activity,
    person: &Person,
) -> Result<Option<(Registration, ListChange)>> {
    let found = store::registrations::of(tx, activity.id, person.id).await?;
    let (before, queued_at) =
        (found.as_ref().map(|row| *row.state), found.as_ref().and_then(|row| row.queued_at));
    let taken_off_by = found.as_ref().and_then(|row| row.taken_off_by);
    let row = match found {
        Some(row) if row.state.is_final() => {
            let row = Registration { attends: Attends::Room.into(), ..row };
            set_state(services, tx, actor, row, RegistrationState::Confirmed, "add").await?
        }
        Some(_) => return Ok(None),
        None => {
            let entry = Entry {
                unit: person.unit_id,
                state: RegistrationState::Confirmed,
                source: RegistrationSource::Organizer,
                attends: Attends::Room,
            };
            add(services, tx, actor, activity, person, entry).await?
        }
    };
    let (registration, version) = (row.id, row.version);
    let change = ListChange {
        registration,
        before,
        queued_at,
        taken_off_by,
        held: false,
        attends: None,
        talks: vec![],
        version,
    };
    Ok(Some((row, change)))
}
