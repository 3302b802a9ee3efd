//! The calls to somebody's units: what a focal person sees first.

use chrono::{DateTime, Utc};
use domain::{
    UnitPath,
    accounts::access::{Action, Actor},
};
use store::{
    Paging,
    ids::{RoundId, UserId},
};

use crate::{
    Result, Services,
    nominations::{
        show::{UnitList, show_unit_list_page},
        turn::open,
    },
    permit::{Scope, scope},
    units,
};

/// So many calls are shown at the most.
const MOST: usize = 30;
/// So many of the people of each.
const FIRST: Paging = Paging { page: 1, size: 20 };

/// The calls to units whose people the actor names, those that are open first, the nearest deadline on top.
pub async fn list_calls(services: &Services, actor: &Actor) -> Result<Vec<UnitList>> {
    let read = services.db.read();
    let tops = match scope(actor, Action::Nominate) {
        Scope::All => None,
        Scope::Within(tops) => Some(tops),
    };
    let mut calls = store::nominations::calls(read, tops.as_deref()).await?;
    let now = services.now();
    let past = |at: DateTime<Utc>| at < now;
    // Of those that are past, the last one first.
    calls.sort_by_key(|(round, _)| {
        let away = (round.closes_at - now).num_seconds().abs();
        (past(round.closes_at), away)
    });
    calls.truncate(MOST);
    let rows = units::find::by_number(read, calls.iter().map(|(_, row)| row.unit_id)).await?;
    let mut lists = vec![];
    for (round, row) in calls {
        if let Some(unit) = rows.get(&row.unit_id) {
            lists.push(show_unit_list_page(services, actor, (round.id, &unit.code), FIRST).await?);
        }
    }
    Ok(lists)
}

/// Notes that the actor looked at a unit's list, so that the organizer knows that the call arrived. Nothing that anybody decided changes by
/// it; whoever runs the activity looks without a trace.
///
/// # Errors
/// As the gate decides.
pub async fn note_seen(services: &Services, actor: &Actor, (round, unit): (RoundId, &str)) -> Result<()> {
    let turn = open(services.db.read(), actor, (round, unit)).await?;
    let is_fresh = turn.row.seen_at.is_some_and(|at| services.now() - at < chrono::Duration::minutes(5));
    let Some(user) = actor.user().filter(|_| !is_fresh && is_focal(actor, &turn.unit.path)) else {
        return Ok(());
    };
    let tx = services.db.begin_shared().await?;
    store::nominations::note_seen(&tx, (turn.round.id, turn.unit.id), UserId(user), services.now()).await?;
    Ok(tx.commit().await?)
}

/// Whether somebody is a focal person of a unit.
fn is_focal(actor: &Actor, path: &str) -> bool {
    let unit = UnitPath::from_stored(path);
    actor.grants().iter().any(|grant| {
        grant.role == domain::accounts::access::Role::Focal
            && grant.unit.as_ref().is_some_and(|top| top.covers(&unit))
    })
}
