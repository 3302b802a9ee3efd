//! Seats that nobody took in time go to the next in line.

use domain::{ActivityState, MailTopic, RegistrationState, accounts::access::Actor};

use crate::{
    Result, Services,
    activities::begun::has_begun,
    mails::{notify, queue::replace_waiting},
    registrations::{
        hold_seat::{keep_seat, offer_seat},
        lock::lock,
        move_on::set_state,
        promote::promote,
        take_seat::was_not_asked,
    },
};

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
        if is_to_come && !activity.holds_seats && activity.offer_hours.is_none() {
            // The organizer wants it no more: whose seat was held has it.
            keep_seat(services, &tx, &Actor::System, &activity, &row).await?;
        } else if is_to_come && was_not_asked(&tx, &row).await? {
            // The mail did not leave yet: the time to take the seat begins anew, with another mail.
            if offer_seat(services, &tx, &activity, &row).await?.is_none() {
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
