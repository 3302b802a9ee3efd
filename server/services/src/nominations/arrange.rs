//! A unit arranges its list: up, down, off it, or somebody else in the place of one who can't come.

use domain::{
    accounts::access::Actor,
    nominations::ranks::{Holding, Standing, standings},
};
use serde_json::json;
use store::{
    Tx,
    ids::{NomineeId, PersonId},
    nominations::Listed,
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    mails::notify,
    nominations::{
        name::{of_unit, put},
        settle::{cancel, own_seats},
        turn::{ListOf, Turn, change},
    },
    undo::Done,
};

/// Which way somebody moves on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// One place earlier.
    Up,
    /// One place later.
    Down,
}

/// Moves somebody one place on the list.
///
/// # Errors
/// [`Error::Conflict`] where a seat that was given would go to another by it, or it is too late; as the gate decides.
pub async fn move_nominee(
    services: &Services,
    actor: &Actor,
    of: ListOf<'_>,
    id: NomineeId,
    way: Way,
) -> Result<Done> {
    let tx = services.db.begin().await?;
    let done = change(services, &tx, actor, of, async |tx, turn| {
        let mut list = list(tx, turn).await?;
        let at = place(&list, id)?;
        let to = match way {
            Way::Up => at.checked_sub(1),
            Way::Down => Some(at + 1).filter(|to| *to < list.len()),
        };
        // Who is first already stays first.
        let Some(to) = to else { return Ok((0, vec![])) };
        let both = (stands(tx, turn, &list, at).await?, stands(tx, turn, &list, to).await?);
        let takes_seat = matches!(
            both,
            (Standing::Named, Standing::Substitute) | (Standing::Substitute, Standing::Named)
        );
        if turn.row.answered_at.is_some() && takes_seat {
            return Err(Error::conflict(
                "Danh sách đã gửi và chỗ đã giao: muốn đổi người thì bấm “Thay người” ở dòng của người không đi được.",
                "The list was sent and the seats are given: to change who comes, press “Replace” beside the one who can’t.",
            ));
        }
        list.swap(at, to);
        renumber(tx, &list).await?;
        note(services, tx, actor, "move", id);
        Ok((1, vec![]))
    })
    .await?;
    tx.commit().await?;
    Ok(done)
}

/// Takes somebody off the list; where the list was sent, the first substitute has the seat.
///
/// # Errors
/// [`Error::Conflict`] where it is too late; as the gate decides.
pub async fn remove_nominee(
    services: &Services,
    actor: &Actor,
    of: ListOf<'_>,
    id: NomineeId,
) -> Result<Done> {
    let tx = services.db.begin().await?;
    let done = change(services, &tx, actor, of, async |tx, turn| {
        let mut list = list(tx, turn).await?;
        // Pressed twice, it is done.
        let Ok(at) = place(&list, id) else { return Ok((0, vec![])) };
        let gone = list.remove(at);
        leave(services, tx, actor, turn, gone).await?;
        renumber(tx, &list).await?;
        Ok((1, vec![]))
    })
    .await?;
    tx.commit().await?;
    Ok(done)
}

/// Puts somebody else in the place of one who can't come, who leaves the list; the seat goes over in the same transaction. The other is
/// a substitute, or anybody else of the unit's people.
///
/// # Errors
/// [`Error::Conflict`] where the other can't be named, or it is too late; as the gate decides.
pub async fn replace_nominee(
    services: &Services,
    actor: &Actor,
    of: ListOf<'_>,
    leaving: NomineeId,
    by: PersonId,
) -> Result<Done> {
    let tx = services.db.begin().await?;
    let done = change(services, &tx, actor, of, async |tx, turn| {
        let person = of_unit(tx, turn, by).await?;
        if store::nominations::of_person(tx, turn.round.id, by).await?.is_none() {
            put(services, tx, actor, turn, (&person, None)).await?;
        }
        let mut list = list(tx, turn).await?;
        let comes = list.iter().position(|one| one.person.id == by).ok_or(Error::NotFound)?;
        let one = list.remove(comes);
        // Somebody of another unit's list is not this unit's to give.
        let at = place(&list, leaving)?;
        let gone = std::mem::replace(&mut list[at], one);
        leave(services, tx, actor, turn, gone).await?;
        renumber(tx, &list).await?;
        Ok((1, vec![]))
    })
    .await?;
    tx.commit().await?;
    Ok(done)
}

/// Somebody leaves the list, and the activity where they had a place there. Answers whether they had.
pub(crate) async fn leave(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    turn: &Turn,
    gone: Listed,
) -> Result<bool> {
    store::nominations::remove(tx, gone.nominee.id).await?;
    let holding = gone.holding();
    let row = gone.registration.filter(|row| !row.state.is_final());
    // Who asked the organizer to look was told nothing yet.
    let asks = holding == Holding::Asks;
    let was_there = row.is_some() && !asks;
    if let Some(row) = row {
        let row = cancel(services, tx, actor, row).await?;
        if !asks {
            notify::withdrawn(services, tx, &turn.activity, &row).await?;
        }
    }
    note(services, tx, actor, "remove", gone.nominee.id);
    Ok(was_there)
}

async fn list(tx: &Tx, turn: &Turn) -> Result<Vec<Listed>> {
    Ok(store::nominations::listed(tx, turn.round.id, Some(turn.unit.id)).await?)
}

fn place(list: &[Listed], id: NomineeId) -> Result<usize> {
    list.iter().position(|one| one.nominee.id == id).ok_or(Error::NotFound)
}

/// Whether somebody has a seat, or could have one.
async fn stands(tx: &Tx, turn: &Turn, list: &[Listed], at: usize) -> Result<Standing> {
    let seats = own_seats(tx, &turn.round, turn.unit.id).await?;
    let states: Vec<_> = list.iter().map(Listed::holding).collect();
    standings(seats, &states).get(at).copied().ok_or(Error::NotFound)
}

/// The ranks follow the order of the list.
async fn renumber(tx: &Tx, list: &[Listed]) -> Result<()> {
    for (rank, one) in (1..).zip(list) {
        if one.nominee.rank != rank {
            store::nominations::set_rank(tx, one.nominee.id, rank).await?;
        }
    }
    Ok(())
}

fn note(services: &Services, tx: &Tx, actor: &Actor, verb: &str, id: NomineeId) {
    let after = Some(json!({}));
    record(services, tx, actor, Change { verb, noun: "nominee", id: id.0, before: None, after });
}
