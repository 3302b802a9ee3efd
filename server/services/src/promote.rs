//! Gives freed seats to those who wait, in the transaction that freed them (rule 1).

use std::collections::HashMap;

use domain::{
    RegistrationState,
    access::Actor,
    registration::Step,
    seats::{Quota, next_in_line},
};
use store::{
    Tx,
    ids::{RegistrationId, UnitId},
    rows::{Activity, Registration},
};

use crate::{
    Error, Result, Services,
    list_activities::{has_begun, seats_of},
    move_registration::move_registration,
    notify,
};

/// Gives every free seat to the first in line whose unit has quota left. The activity must be locked. Called where a seat was freed
/// or added, and nowhere else: whom an organizer just put in line is not to be given a seat by the same act.
///
/// # Errors
/// What the database says.
pub(crate) async fn promote(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: &Activity,
) -> Result<Vec<Registration>> {
    promote_others(services, tx, actor, activity, &[]).await
}

/// As [`promote`], leaving out those whom the same act put in line.
///
/// # Errors
/// What the database says.
pub(crate) async fn promote_others(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: &Activity,
    except: &[RegistrationId],
) -> Result<Vec<Registration>> {
    let mut promoted = Vec::new();
    let now = store::activities::by_id(tx, activity.id).await?.ok_or(Error::NotFound)?;
    let mut seats = seats_of(&now);
    // Who waits for something that has begun was told to stay at home; moving them up now would only confuse.
    if !seats.any_left()
        || *now.state != domain::ActivityState::Published
        || has_begun(services, tx, &now).await?
    {
        return Ok(promoted);
    }
    let mut line = store::registrations::line(tx, activity.id).await?;
    line.retain(|row| !except.contains(&row.id));
    let mut quotas = quotas(tx, activity).await?;
    let free = Quota { most: None, taken: 0 };
    loop {
        let offers: Vec<(usize, Quota)> = line
            .iter()
            .enumerate()
            .map(|(i, waiting)| (i, quotas.get(&waiting.unit_id).copied().unwrap_or(free)))
            .collect();
        let Some(next) = next_in_line(seats, &offers) else { return Ok(promoted) };
        let row = move_registration(services, tx, actor, line.remove(next), Step::Confirm).await?;
        notify::confirmed_from_line(services, tx, &now, &row).await?;
        seats.taken += 1;
        if let Some(quota) = quotas.get_mut(&row.unit_id) {
            quota.taken += 1;
        }
        promoted.push(row);
    }
}

/// The quotas of units at an activity, with the seats that their people have.
///
/// # Errors
/// What the database says.
pub(crate) async fn quotas(tx: &Tx, activity: &Activity) -> Result<HashMap<Option<UnitId>, Quota>> {
    let set = store::registrations::quotas(tx, activity.id).await?;
    if set.is_empty() {
        return Ok(HashMap::new());
    }
    let mut taken: HashMap<Option<UnitId>, u32> = HashMap::new();
    for (registration, _) in store::registrations::of_activity(tx, activity.id).await? {
        if *registration.state == RegistrationState::Confirmed {
            *taken.entry(registration.unit_id).or_default() += 1;
        }
    }
    Ok(set
        .into_iter()
        .map(|quota| {
            let unit = Some(quota.unit_id);
            (
                unit,
                Quota {
                    most: u32::try_from(quota.seats).ok(),
                    taken: taken.get(&unit).copied().unwrap_or(0),
                },
            )
        })
        .collect())
}
