//! An organizer decides about somebody whom a unit named although they don't meet what is asked for; the unit is told.

use domain::{RegistrationState, accounts::access::Actor, registrations::step::Step};
use store::{
    Tx,
    rows::{Activity, Nominee, Registration},
};

use crate::{
    Error, Result, Services,
    nominations::{
        settle::{cancel, settle},
        tell::{Outcome, tell_outcome},
    },
    registrations::move_on::move_registration,
};

/// Whose place on a unit's list a registration is that asks the organizer to look; none: it does not, or no unit named them.
pub(crate) async fn asked_by_unit(tx: &Tx, row: &Registration) -> Result<Option<Nominee>> {
    if *row.state != RegistrationState::Nominated {
        return Ok(None);
    }
    let exception = store::requirements::exception(tx, row.id).await?;
    if exception.is_none_or(|exception| !exception.reason.is_empty()) {
        return Ok(None);
    }
    Ok(store::nominations::of_registration(tx, row.id).await?)
}

/// Yes: they stand on the unit's list like everybody, and where it was sent have a seat if their place has one. No: they are out. Why is
/// kept already. The activity must be locked.
pub(crate) async fn decide_plea(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: &Activity,
    (nominee, row): (&Nominee, Registration),
    (step, reason): (Step, &str),
) -> Result<()> {
    let round = store::nominations::by_id(tx, nominee.round_id).await?.ok_or(Error::NotFound)?;
    let unit = store::nominations::unit(tx, round.id, nominee.unit_id).await?.ok_or(Error::NotFound)?;
    let registration = row.id;
    let outcome = match step {
        // Nobody was told that they are on the list, so nobody is told that they are not.
        Step::Reject => {
            move_registration(services, tx, actor, row, Step::Reject).await?;
            Outcome::Refused
        }
        _ => {
            cancel(services, tx, actor, row).await?;
            store::nominations::set_registration(tx, nominee.id, None).await?;
            Outcome::LetIn
        }
    };
    if unit.answered_at.is_some() {
        settle(services, tx, actor, (activity, &round), nominee.unit_id).await?;
    }
    tell_outcome(services, tx, (activity, &round), (nominee, registration), (outcome, reason)).await
}
