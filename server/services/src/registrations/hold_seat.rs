//! A seat is held until its owner opened the mailed link and took it, where an activity wants that: nobody fills a class with the
//! addresses of others, and one that becomes free does not stay empty because somebody in line no longer wants it.

use chrono::{DateTime, Utc};
use domain::{
    accounts::access::Actor,
    numbers::whole,
    registrations::hold::{HOLD, held_until},
};
use store::{
    Tx,
    rows::{Activity, HeldSeat, Registration},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    mails::notify,
};

/// Holds the seat that was just given to a registration, where the activity wants that, the person has an address and there is time, and
/// asks for it to be taken. Answers until when; none: it is the person's at once, and nobody was told of that yet.
pub(crate) async fn hold_seat(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
) -> Result<Option<DateTime<Utc>>> {
    match activity.holds_seats {
        true => hold_for(services, tx, activity, row, HOLD).await,
        false => Ok(None),
    }
}

/// Offers the seat that became free to a registration that waited: it is held for as many hours as the activity says. Answers until when;
/// none: it is the person's at once, and nobody was told of that yet.
pub(crate) async fn offer_seat(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
) -> Result<Option<DateTime<Utc>>> {
    match activity.offer_hours {
        Some(hours) => hold_for(services, tx, activity, row, whole(hours)).await,
        None => hold_seat(services, tx, activity, row).await,
    }
}

async fn hold_for(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
    hours: u32,
) -> Result<Option<DateTime<Utc>>> {
    store::held_seats::end(tx, row.id).await?;
    let person = store::people::by_id(tx, row.person_id).await?.ok_or(Error::NotFound)?;
    let sessions = store::sessions::of_activity(tx, activity.id).await?;
    let first = sessions.iter().map(|session| session.starts_at).min();
    let until = held_until(services.now(), hours, first);
    let Some(until) = until.filter(|_| person.email.is_some()) else {
        return Ok(None);
    };
    store::insert(tx, HeldSeat { registration_id: row.id, until }).await?;
    notify::held(services, tx, activity, row, until).await?;
    Ok(Some(until))
}

/// A seat that is held becomes the person's for good, and they are told. Answers whether it was held.
pub(crate) async fn keep_seat(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: &Activity,
    row: &Registration,
) -> Result<bool> {
    if !store::held_seats::end(tx, row.id).await? {
        return Ok(false);
    }
    let change = Change { verb: "take_seat", noun: "registration", id: row.id.0, before: None, after: None };
    record(services, tx, actor, change);
    notify::confirmed(services, tx, activity, row).await?;
    Ok(true)
}
