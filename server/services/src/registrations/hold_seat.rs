//! A seat is held until its owner opened the mailed link and took it, where an activity wants that: nobody fills a class with the
//! addresses of others.

use chrono::{DateTime, Utc};
use domain::{
    ActivityState, MailState, MailTopic, RegistrationState,
    accounts::access::{Action, Actor},
    registrations::hold::held_until,
};
use store::{
    Tx,
    rows::{Activity, HeldSeat, Mail, Registration},
};

use crate::{
    Error, Result, Services,
    activities::begun::has_begun,
    audit::{Change, record},
    mails::{notify, queue::replace_waiting},
    permit::require,
    registrations::{
        cancel::lock,
        move_on::set_state,
        promote::promote,
        show::{object, open},
    },
};

/// Holds the seat that was just given to a registration, where the activity wants that, the person has an address and there is time, and
/// asks for it to be taken. Answers until when; none: it is the person's at once, and nobody was told of that yet.
pub(crate) async fn hold_seat(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
) -> Result<Option<DateTime<Utc>>> {
    store::held_seats::end(tx, row.id).await?;
    let person = store::people::by_id(tx, row.person_id).await?.ok_or(Error::NotFound)?;
    let sessions = store::sessions::of_activity(tx, activity.id).await?;
    let first = sessions.iter().map(|session| session.starts_at).min();
    let until = held_until(services.now(), first);
    let Some(until) = until.filter(|_| activity.holds_seats && person.email.is_some()) else {
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
    record(services, tx, actor, change).await?;
    notify::confirmed(services, tx, activity, row).await?;
    Ok(true)
}

/// The owner of the link takes the seat that is held. Taken twice, nothing changes.
///
/// # Errors
/// [`Error::NotFound`] for a wrong link; [`Error::Conflict`] where the seat is held no longer.
pub async fn take_seat(services: &Services, token: &str) -> Result<()> {
    let tx = services.db.begin().await?;
    let (registration, actor) = open(services, &tx, token).await?;
    require(&actor, Action::OwnRegistration, &object(&registration))?;
    let (activity, row) = lock(&tx, &registration).await?;
    if *activity.state == ActivityState::Cancelled {
        return Err(Error::conflict("Hoạt động này đã bị hủy.", "This activity was cancelled."));
    }
    if *row.state != RegistrationState::Confirmed {
        return Err(Error::conflict(
            "Chỗ này không còn được giữ cho ông (bà). Nếu còn chỗ, ông (bà) có thể đăng ký lại.",
            "This seat is held for you no longer. If seats are left, you can register again.",
        ));
    }
    keep_seat(services, &tx, &actor, &activity, &row).await?;
    Ok(tx.commit().await?)
}

/// Gives the seats back that were held and not taken, and those freed to the next in line. Who did not take theirs was told until when it
/// was held, and is told no more: the address may be a stranger's. Answers how many seats.
pub async fn release_seats(services: &Services) -> Result<usize> {
    let mut n = 0;
    for due in store::held_seats::due(services.db.read(), services.now()).await? {
        let tx = services.db.begin().await?;
        let Some(row) = store::registrations::by_id(&tx, due.registration_id).await? else { continue };
        let (activity, row) = lock(&tx, &row).await?;
        let over = store::held_seats::until(&tx, row.id).await?.is_some_and(|until| until <= services.now());
        // Somebody may have taken it, or given it up, while this waited for the lock.
        if !over {
            continue;
        }
        let is_to_come = *row.state == RegistrationState::Confirmed
            && *activity.state == ActivityState::Published
            && !has_begun(services, &tx, &activity).await?;
        if is_to_come && !activity.holds_seats {
            // The organizer wants it no more: whose seat was held has it.
            keep_seat(services, &tx, &Actor::System, &activity, &row).await?;
        } else if is_to_come && was_not_asked(&tx, &row).await? {
            // The mail did not leave yet: the time to take the seat begins anew, with another mail.
            if hold_seat(services, &tx, &activity, &row).await?.is_none() {
                notify::confirmed(services, &tx, &activity, &row).await?;
            }
        } else if is_to_come {
            replace_waiting(&tx, &row, MailTopic::End).await?;
            set_state(services, &tx, &Actor::System, row, RegistrationState::Cancelled, "lapse").await?;
            promote(services, &tx, &Actor::System, &activity).await?;
            n += 1;
        } else {
            store::held_seats::end(&tx, row.id).await?;
        }
        tx.commit().await?;
    }
    Ok(n)
}

/// Whether the mail that asks for a seat to be taken still waits to leave.
async fn was_not_asked(tx: &Tx, row: &Registration) -> Result<bool> {
    let mails = store::mail_queue::of_registration(tx, row.id).await?;
    let waits = |mail: &Mail| matches!(*mail.state, MailState::Queued | MailState::Sending);
    Ok(mails.iter().any(|mail| mail.cause.starts_with(notify::HELD) && waits(mail)))
}
