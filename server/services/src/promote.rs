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
    ids::UnitId,
    rows::{Activity, Registration},
};

use crate::{
    Error, Result, Services, list_activities::seats_of, move_registration::move_registration, notify,
};

/// Gives every free seat to the first in line whose unit has quota left. The activity must be locked.
///
/// # Errors
/// What the database says.
pub(crate) async fn promote(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: &Activity,
) -> Result<Vec<Registration>> {
    let mut promoted = Vec::new();
    loop {
        let now = store::activities::by_id(tx, activity.id).await?.ok_or(Error::NotFound)?;
        // Who waits for something that has begun was told to stay at home; moving them up now would only confuse.
        if !seats_of(&now).any_left()
            || *now.state != domain::ActivityState::Published
            || now.starts_on < services.today()
        {
            return Ok(promoted);
        }
        let line = store::registrations::line(tx, activity.id).await?;
        let quotas = quotas(tx, activity).await?;
        let offers: Vec<(usize, Quota)> = line
            .iter()
            .enumerate()
            .map(|(i, waiting)| {
                (i, quotas.get(&waiting.unit_id).copied().unwrap_or(Quota { most: None, taken: 0 }))
            })
            .collect();
        let Some(next) = next_in_line(seats_of(&now), &offers).and_then(|i| line.get(i)) else {
            return Ok(promoted);
        };
        let row = move_registration(services, tx, actor, next.clone(), Step::Confirm).await?;
        notify::confirmed_from_line(services, tx, &now, &row).await?;
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
