//! A seat goes from one to another whom they named, past the waiting list and at the cost of nobody's quota but their own unit's.

use domain::{RegistrationState, accounts::access::Actor, registrations::changes::SeatWay};
use store::{
    Tx,
    ids::SeatTransferId,
    rows::{Activity, Person, Registration, SeatTransfer},
};

use crate::{
    Error, Result, Services,
    mails::notify,
    registrations::{
        insert::{Entry, add_uncounted},
        move_on::{Place, keep_count, put_uncounted},
        successor::{Successor, Who, add_person, who},
    },
};

/// Gives the seat of `row` to a successor, and tells both. The activity must be locked, and the seat taken.
///
/// # Errors
/// [`Error::Conflict`] where the successor is on the list already, or the organizer does not want them there.
pub(crate) async fn take_over(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    (activity, row): (&Activity, Registration),
    (successor, way): (&Successor, SeatWay),
) -> Result<(Registration, Registration)> {
    let (person, listed) = match who(tx, activity, successor).await? {
        Who::Not(problem) => return Err(Error::Conflict(problem)),
        Who::OnFile(person, listed) => (*person, listed.map(|listed| *listed)),
        Who::New => (add_person(services, tx, actor, successor).await?, None),
    };
    let giver = store::people::by_id(tx, row.person_id).await?.ok_or(Error::NotFound)?;
    // The seat is where it was: in the room or online.
    let (unit, source, attends) = (row.unit_id, *row.source, *row.attends);
    let verb = if way == SeatWay::HandedOver { "hand_over" } else { "cancel" };
    let to = Place { state: RegistrationState::Cancelled, queued_at: None, taken_off_by: None };
    let old = put_uncounted(services, tx, actor, row, to, verb).await?;
    let new = match listed {
        Some(listed) => {
            let listed = store::links::end(tx, listed.id).await?;
            let listed =
                Registration { unit_id: unit, source: source.into(), attends: attends.into(), ..listed };
            let to = Place { state: RegistrationState::Confirmed, queued_at: None, taken_off_by: None };
            put_uncounted(services, tx, actor, listed, to, "take_over").await?
        }
        None => {
            let entry = Entry { unit, state: RegistrationState::Confirmed, source, attends };
            add_uncounted(services, tx, actor, activity, &person, entry).await?
        }
    };
    // One seat was given up and one taken: the number is what it was, also above a capacity that was lowered.
    keep_count(tx, activity.id).await?;
    note(services, tx, (&old, &new), way).await?;
    tell(services, tx, activity, ((&old, &giver), (&new, &person)), way).await?;
    Ok((old, new))
}

async fn note(
    services: &Services,
    tx: &Tx,
    (old, new): (&Registration, &Registration),
    way: SeatWay,
) -> Result<()> {
    store::seat_transfers::forget_substitute(tx, old.id).await?;
    let row = SeatTransfer {
        id: SeatTransferId::NEW,
        from_id: old.id,
        to_id: new.id,
        way: way.into(),
        made_at: services.now(),
    };
    store::insert(tx, row).await?;
    // The unit of the one who typed it was the unit of that registration alone.
    if let Some(typed) = store::typed_units::of(tx, old.id).await?
        && new.unit_id.is_none()
    {
        store::typed_units::forget(tx, new.id).await?;
        store::insert(tx, store::rows::TypedUnit { registration_id: new.id, ..typed }).await?;
    }
    Ok(())
}

async fn tell(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    ((old, giver), (new, taker)): ((&Registration, &Person), (&Registration, &Person)),
    way: SeatWay,
) -> Result<()> {
    match way {
        SeatWay::HandedOver => {
            // Whoever has the seat no more opens nothing of it any more.
            let old = store::links::end(tx, old.id).await?;
            notify::handed_over(services, tx, activity, &old, &taker.full_name).await?;
        }
        SeatWay::Substitute => notify::cancelled(services, tx, activity, old).await?,
    }
    notify::took_over(services, tx, activity, new, &giver.full_name).await
}
