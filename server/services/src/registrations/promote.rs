//! Gives freed seats to those who wait, in the transaction that freed them (rule 1).

use domain::{
    Attends, RegistrationSource,
    accounts::access::Actor,
    registrations::{
        seats::{Quota, next_in_line},
        step::Step,
    },
};
use store::{
    Tx,
    ids::RegistrationId,
    rows::{Activity, Registration},
};

use crate::{
    Error, Result, Services,
    activities::begun::has_begun,
    mails::notify,
    registrations::{
        hold_seat::offer_seat,
        move_on::move_registration,
        quotas::Quotas,
        seats::{counted_as, seats_in, ways_of},
    },
};

/// Gives every free seat to the first in line for a seat of that way whose unit has quota left, and who has no seat elsewhere at the same hours. The activity must be locked. Called where a seat was freed
/// or added, and nowhere else: whom an organizer just put in line is not to be given a seat by the same act.
pub(crate) async fn promote(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: &Activity,
) -> Result<Vec<Registration>> {
    promote_others(services, tx, actor, activity, &[]).await
}

/// As [`promote`], leaving out those whom the same act put in line.
pub(crate) async fn promote_others(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: &Activity,
    except: &[RegistrationId],
) -> Result<Vec<Registration>> {
    let mut promoted = Vec::new();
    let now = store::activities::by_id(tx, activity.id).await?.ok_or(Error::NotFound)?;
    let ways = ways_of(&now).iter().copied().filter(|attends| seats_in(&now, *attends).any_left());
    let ways: Vec<Attends> = ways.collect();
    // Who waits for something that has begun was told to stay at home; moving them up now would only confuse.
    if ways.is_empty()
        || *now.state != domain::ActivityState::Published
        || has_begun(services, tx, &now).await?
    {
        return Ok(promoted);
    }
    let mut line = store::registrations::line(tx, activity.id).await?;
    let busy = store::lines::busy(tx, activity.id).await?;
    line.retain(|row| !except.contains(&row.id) && !busy.contains_key(&row.id));
    let mut quotas = Quotas::of_activities(tx, &[activity.id], services.now()).await?;
    for attends in ways {
        let of_way = |row: &Registration| counted_as(&now, *row.attends) == attends;
        let line = line.iter().filter(|row| of_way(row)).cloned().collect();
        promoted.extend(promote_in(services, tx, actor, (&now, attends), (line, &mut quotas)).await?);
    }
    Ok(promoted)
}

/// Gives the free seats of a way to those who wait for one.
async fn promote_in(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    (now, attends): (&Activity, Attends),
    (mut line, quotas): (Vec<Registration>, &mut Quotas),
) -> Result<Vec<Registration>> {
    let mut seats = seats_in(now, attends);
    let mut promoted = Vec::new();
    loop {
        // What is kept for units goes to nobody else of the line.
        let may_sit = |waiting: &Registration| {
            seats.without(quotas.held_in(now.id, attends, waiting.unit_id)).any_left()
        };
        let offers: Vec<(usize, Quota)> = line
            .iter()
            .enumerate()
            .filter(|(_, waiting)| may_sit(waiting))
            .map(|(i, waiting)| (i, quotas.of_way(now.id, attends, waiting.unit_id)))
            .collect();
        let Some(next) = next_in_line(seats, &offers) else { return Ok(promoted) };
        let row = move_registration(services, tx, actor, line.remove(next), Step::Confirm).await?;
        // Whoever registered without anybody having seen their address takes the seat first; who sent the form saw the link of a place
        // in line.
        let is_unseen = now.holds_seats && *row.source == RegistrationSource::SelfService;
        let row = if is_unseen { store::links::end(tx, row.id).await? } else { row };
        let takes = is_unseen || now.offer_hours.is_some();
        if !takes || offer_seat(services, tx, now, &row).await?.is_none() {
            notify::confirmed_from_line(services, tx, now, &row).await?;
        }
        seats.taken += 1;
        if attends == Attends::Room {
            quotas.take(now.id, row.unit_id);
        }
        promoted.push(row);
    }
}
