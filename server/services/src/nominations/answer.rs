//! A unit sends its list: from then on who is on it has a seat, as far as the unit's seats reach.

use domain::accounts::access::Actor;
use serde_json::json;
use store::{
    Tx,
    rows::{Round, RoundUnit},
};

use crate::{
    Result, Services,
    audit::{Change, record},
    nominations::{
        settle::{Settled, settle},
        turn::{ListOf, Turn, open_locked},
    },
};

/// Sends the list of a unit; an empty one says that the unit names nobody.
///
/// # Errors
/// [`crate::Error::Conflict`] where it is too late; as the gate decides.
pub async fn send_list(services: &Services, actor: &Actor, of: ListOf<'_>) -> Result<Settled> {
    let tx = services.db.begin().await?;
    let turn = open_locked(services, &tx, actor, of).await?;
    let settled = answer(services, &tx, actor, &turn).await?;
    tx.commit().await?;
    Ok(settled)
}

/// As [`send_list`], with the turn open and the activity locked. A list that was sent is not sent again.
pub(crate) async fn answer(services: &Services, tx: &Tx, actor: &Actor, turn: &Turn) -> Result<Settled> {
    if turn.row.answered_at.is_some() {
        return Ok(Settled::default());
    }
    let row = RoundUnit { answered_at: Some(services.now()), ..turn.row.clone() };
    store::update(tx, row).await?;
    let settled = settle(services, tx, actor, (&turn.activity, &turn.round), turn.unit.id).await?;
    note(services, tx, actor, &turn.round, turn, settled);
    Ok(settled)
}

fn note(services: &Services, tx: &Tx, actor: &Actor, round: &Round, turn: &Turn, settled: Settled) {
    let after = json!({ "unit": turn.unit.id, "named": settled.named });
    let change = Change { verb: "answer", noun: "round", id: round.id.0, before: None, after: Some(after) };
    record(services, tx, actor, change);
}
