//! A call is made, or changed.

use std::collections::{HashMap, HashSet};

use domain::{
    ActivityState, Problem, Word,
    accounts::access::{Action, Actor},
    numbers::stored,
};
use serde_json::json;
use store::{
    Tx,
    ids::{RoundId, UnitId, UserId},
    rows::{Activity, Round, RoundUnit, UnitQuota},
};

use crate::{
    Error, Result, Services,
    activities::show::open_locked,
    audit::Logged,
    nominations::{
        called::Called,
        form::{RoundForm, at_units, read},
        settle::settle,
    },
    send_once::do_once,
};

/// Calls in the log of changes.
pub(crate) const ROUND: Logged<Round> = Logged {
    noun: "round",
    id: |row| row.id.0,
    shown: |row| json!({ "closes_at": row.closes_at, "flows_on": row.flows_on, "rule": row.rule.code(), "version": row.version }),
};

/// Makes the call of an activity, or changes it. Nobody is told: see [`super::send_round`].
///
/// # Errors
/// [`Error::Invalid`] by field; [`Error::Stale`]; [`Error::Conflict`] where the activity was cancelled; as the gate decides.
pub async fn save_round(services: &Services, actor: &Actor, code: &str, form: &RoundForm) -> Result<RoundId> {
    do_once(services, actor, (&form.key, (code, form)), async |tx| {
        let activity = open_locked(tx, actor, Action::ManageList, code).await?;
        if *activity.state == ActivityState::Cancelled {
            return Err(Error::conflict("Hoạt động này đã bị hủy.", "This activity was cancelled."));
        }
        let before = store::nominations::of_activity(tx, activity.id).await?;
        let (typed, units) = read(services, tx, &activity, form, before.as_ref()).await?;
        let now = services.now();
        let is_stale = |round: &Round| form.version != round.version.to_string();
        if let Some(round) = before.as_ref().filter(|round| is_stale(round)) {
            return Err(Error::Stale(round.updated_at));
        }
        let row = Round {
            id: before.as_ref().map_or(RoundId::NEW, |round| round.id),
            activity_id: activity.id,
            message: typed.message,
            closes_at: typed.closes_at,
            flows_on: typed.flows_on,
            rule: typed.rule.into(),
            sent_at: before.as_ref().and_then(|round| round.sent_at),
            // Put off, the round goes on.
            flowed_at: before.as_ref().and_then(|round| round.flowed_at).filter(|_| typed.closes_at <= now),
            created_by: before.as_ref().map_or(actor.user().map(UserId), |round| round.created_by),
            created_at: before.as_ref().map_or(now, |round| round.created_at),
            updated_at: now,
            version: before.as_ref().map_or(1, |round| round.version + 1),
        };
        let row = match &before {
            Some(before) => {
                let row = store::update(tx, row).await?;
                ROUND.edited(services, tx, actor, (before, &row));
                row
            }
            None => {
                let row = store::insert(tx, row).await?;
                ROUND.created(services, tx, actor, &row);
                row
            }
        };
        save_units(services, tx, actor, (&activity, &row), &units).await?;
        Ok(row.id)
    })
    .await
}

/// Writes the units and their seats. Who is on the list of a unit that sent it gets a seat that is added; none that was given is taken.
async fn save_units(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    (activity, round): (&Activity, &Round),
    units: &[Called],
) -> Result<()> {
    let rows = store::nominations::units(tx, round.id).await?;
    let seats = seats(tx, activity).await?;
    let named = named(tx, round).await?;
    let called: HashSet<UnitId> = units.iter().map(|one| one.unit).collect();
    for row in rows.iter().filter(|row| !called.contains(&row.unit_id)) {
        if named.lists.contains(&row.unit_id) {
            return Err(at_units(keeps(&crate::units::find::name(tx, row.unit_id).await?)));
        }
        store::nominations::remove_unit(tx, round.id, row.unit_id).await?;
        store::nominations::remove_quota(tx, activity.id, row.unit_id).await?;
    }
    for one in units {
        let taken = named.seats.get(&one.unit).copied().unwrap_or_default();
        if one.seats < taken {
            return Err(at_units(too_few(one, taken)));
        }
        let row = rows.iter().find(|row| row.unit_id == one.unit);
        if row.is_none() {
            store::insert(tx, fresh(round.id, one.unit)).await?;
        }
        let quota = UnitQuota { activity_id: activity.id, unit_id: one.unit, seats: stored(one.seats) };
        store::nominations::set_quota(tx, quota).await?;
        let grew = seats.get(&one.unit).is_some_and(|before| one.seats > *before);
        if grew && row.is_some_and(|row| row.answered_at.is_some()) {
            settle(services, tx, actor, (activity, round), one.unit).await?;
        }
    }
    Ok(())
}

async fn seats(tx: &Tx, activity: &Activity) -> Result<HashMap<UnitId, u32>> {
    let quotas = store::nominations::quotas(tx, activity.id).await?;
    Ok(quotas.into_iter().map(|quota| (quota.unit_id, domain::numbers::whole(quota.seats))).collect())
}

/// Whom the units named until now.
struct Named {
    /// The units with somebody on their lists.
    lists: HashSet<UnitId>,
    /// How many of each have a seat, or wait for one.
    seats: HashMap<UnitId, u32>,
}

async fn named(tx: &Tx, round: &Round) -> Result<Named> {
    let mut named = Named { lists: HashSet::new(), seats: HashMap::new() };
    for one in store::nominations::listed(tx, round.id, None).await? {
        named.lists.insert(one.nominee.unit_id);
        if one.registration.is_some_and(|row| !row.state.is_final()) {
            *named.seats.entry(one.nominee.unit_id).or_default() += 1;
        }
    }
    Ok(named)
}

fn fresh(round_id: RoundId, unit_id: UnitId) -> RoundUnit {
    RoundUnit {
        round_id,
        unit_id,
        flowed: 0,
        called_at: None,
        seen_at: None,
        seen_by: None,
        answered_at: None,
        reminded_at: None,
    }
}

fn keeps(name: &str) -> Problem {
    Problem::SaidOf(
        format!("{name} đã lập danh sách cử người nên không bỏ khỏi đợt này được"),
        format!("{name} has begun its list and can’t be taken out of the round"),
    )
}

fn too_few(one: &Called, taken: u32) -> Problem {
    let name = &one.name;
    Problem::SaidOf(
        format!("{name} đã cử {taken} người: nhập số chỗ từ {taken} trở lên"),
        format!("{name} has named {taken} people: enter {taken} seats or more"),
    )
}
