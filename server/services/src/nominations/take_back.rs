//! An act on a unit's list is taken back: the list becomes what it was, and the seats follow.

use std::collections::HashSet;

use domain::accounts::access::Actor;
use serde_json::json;
use store::{
    Tx,
    ids::{NomineeId, PersonId},
    nominations::Listed,
    rows::Nominee,
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    nominations::{
        arrange::leave,
        plead::ask_again,
        settle::settle,
        snapshot::order,
        turn::{Turn, open_locked},
    },
    undo::{ListPlace, NotUndone, UnitListAct},
};

/// Puts a unit's list back under the lock of the activity. Answers how many people came onto the activity's list by it, or left it.
pub(crate) async fn take_back(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    act: &UnitListAct,
) -> std::result::Result<usize, NotUndone> {
    let turn = match open_locked(services, tx, actor, (act.round, &act.unit)).await {
        Err(Error::Conflict(_)) => return Err(NotUndone::TooLate),
        turn => turn?,
    };
    let list = listed(tx, &turn).await?;
    if order(&list) != act.after {
        return Err(NotUndone::ChangedSince);
    }
    let stay: HashSet<PersonId> = act.before.iter().map(|place| place.person).collect();
    let (kept, gone): (Vec<Listed>, Vec<Listed>) =
        list.into_iter().partition(|one| stay.contains(&one.person.id));
    let mut moved = 0;
    for one in gone {
        moved += usize::from(leave(services, tx, actor, &turn, one).await?);
    }
    for (rank, place) in (1..).zip(&act.before) {
        match kept.iter().find(|one| one.person.id == place.person) {
            Some(one) => store::nominations::set_rank(tx, one.nominee.id, rank).await?,
            None => put_back(services, tx, actor, &turn, place, rank).await?,
        }
    }
    if turn.row.answered_at.is_some() {
        let settled = settle(services, tx, actor, (&turn.activity, &turn.round), turn.unit.id).await?;
        moved += settled.named + settled.taken_off;
        have_seats(tx, &turn, &act.before).await?;
    }
    forget_fresh(services, tx, actor, &act.fresh).await?;
    let after = Some(json!({ "unit": turn.unit.id, "moved": moved }));
    record(services, tx, actor, Change { verb: "undo", noun: "round", id: act.round.0, before: None, after });
    Ok(moved)
}

async fn listed(tx: &Tx, turn: &Turn) -> Result<Vec<Listed>> {
    Ok(store::nominations::listed(tx, turn.round.id, Some(turn.unit.id)).await?)
}

/// Somebody who was taken off stands on the list again, unless another unit has named them since or they are no more.
async fn put_back(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    turn: &Turn,
    place: &ListPlace,
    rank: i32,
) -> std::result::Result<(), NotUndone> {
    let person = store::people::by_id(tx, place.person).await?.filter(|person| person.erased_at.is_none());
    let is_named = store::nominations::of_person(tx, turn.round.id, place.person).await?.is_some();
    if person.is_none() || is_named {
        return Err(NotUndone::ChangedSince);
    }
    let over = match place.over {
        Some(id) => store::registrations::by_id(tx, id).await?.filter(|row| row.state.is_final()),
        None => None,
    };
    let asks = match place.asks {
        Some(id) => Some(ask_again(services, tx, actor, id).await?),
        None => None,
    };
    let row = Nominee {
        id: NomineeId::NEW,
        round_id: turn.round.id,
        unit_id: turn.unit.id,
        person_id: place.person,
        rank,
        registration_id: over.map(|row| row.id).or(asks),
        added_by: place.added_by,
        added_at: place.added_at,
    };
    store::insert(tx, row).await?;
    Ok(())
}

/// Whoever had a seat has it again; where somebody else has it by now, nothing is taken back.
async fn have_seats(tx: &Tx, turn: &Turn, before: &[ListPlace]) -> std::result::Result<(), NotUndone> {
    let list = listed(tx, turn).await?;
    let has_seat = |person: PersonId| {
        let one = list.iter().find(|one| one.person.id == person);
        one.and_then(|one| one.registration.as_ref()).is_some_and(|row| row.state.takes_seat())
    };
    let all = before.iter().filter(|place| place.seated).all(|place| has_seat(place.person));
    if all { Ok(()) } else { Err(NotUndone::NoSeat) }
}

/// Whom the act made people are forgotten, but for those who were told of a seat: their registration stays, cancelled.
async fn forget_fresh(services: &Services, tx: &Tx, actor: &Actor, fresh: &[PersonId]) -> Result<()> {
    for id in fresh {
        if store::people::remove_fresh(tx, &[*id]).await? > 0 {
            let before = Some(json!({ "by": "nomination" }));
            let change = Change { verb: "undo", noun: "person", id: id.0, before, after: None };
            record(services, tx, actor, change);
        }
    }
    Ok(())
}
