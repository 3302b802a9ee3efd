//! A seat is held until its owner opened the mailed link and took it, where an activity wants that: nobody fills a class with the
//! addresses of others.

use chrono::{DateTime, Duration, Utc};
use domain::{ActivityState, RegistrationState, access::Actor};
use store::{
    Tx,
    rows::{Activity, HeldSeat, Registration},
};

use crate::{
    Error, Result, Services,
    answer_registration::lock,
    audit::{Change, record},
    list_activities::has_begun,
    move_registration::set_state,
    notify,
    permit::require,
    promote::promote,
    show_registration::{object, open},
};

/// How long a seat is held.
const HOLD: Duration = Duration::hours(24);

/// Holds the seat that was just given to a registration, and asks for it to be taken. Answers until when.
///
/// # Errors
/// What the database says.
pub(crate) async fn hold_seat(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
) -> Result<DateTime<Utc>> {
    let until = services.now() + HOLD;
    store::held_seats::end(tx, row.id).await?;
    store::insert(tx, HeldSeat { registration_id: row.id, until }).await?;
    notify::held(services, tx, activity, row, until).await?;
    Ok(until)
}

/// The owner of the link takes the seat that is held. Taken twice, nothing changes.
///
/// # Errors
/// [`Error::NotFound`] for a wrong link; [`Error::Conflict`] where the seat is held no longer.
pub async fn take_seat(services: &Services, token: &str) -> Result<()> {
    let tx = services.db.begin().await?;
    let (registration, actor) = open(services, &tx, token).await?;
    require(&actor, domain::access::Action::OwnRegistration, &object(&registration))?;
    let (activity, row) = lock(&tx, &registration).await?;
    if *row.state != RegistrationState::Confirmed || *activity.state != ActivityState::Published {
        return Err(Error::conflict(
            "Đã quá thời hạn giữ chỗ nên chỗ đã được giao cho người khác. Nếu còn chỗ, ông (bà) có thể đăng ký lại.",
            "The seat was held no longer and has gone to somebody else. If seats are left, you can register again.",
        ));
    }
    if store::held_seats::end(&tx, row.id).await? {
        let change =
            Change { verb: "take_seat", noun: "registration", id: row.id.0, before: None, after: None };
        record(services, &tx, &actor, change).await?;
        notify::confirmed(services, &tx, &activity, &row).await?;
    }
    Ok(tx.commit().await?)
}

/// Gives the seats back that were held and not taken, and those freed to the next in line. Who did not take theirs was told until when it
/// was held, and is told no more: the address may be a stranger's. Answers how many seats.
///
/// # Errors
/// What the database says.
pub async fn release_seats(services: &Services) -> Result<usize> {
    let mut n = 0;
    for due in store::held_seats::due(services.db.read(), services.now()).await? {
        let tx = services.db.begin().await?;
        let Some(row) = store::registrations::by_id(&tx, due.registration_id).await? else { continue };
        let (activity, row) = lock(&tx, &row).await?;
        let over = store::held_seats::until(&tx, row.id).await?.is_some_and(|until| until <= services.now());
        // Somebody may have taken it, or given it up, while this waited for the lock.
        if !over || !store::held_seats::end(&tx, row.id).await? {
            continue;
        }
        let is_to_come = *row.state == RegistrationState::Confirmed
            && *activity.state == ActivityState::Published
            && !has_begun(services, &tx, &activity).await?;
        if is_to_come && !activity.holds_seats {
            // The organizer wants it no more: whose seat was held has it.
            notify::confirmed(services, &tx, &activity, &row).await?;
        } else if is_to_come {
            set_state(services, &tx, &Actor::System, row, RegistrationState::Cancelled, "lapse").await?;
            promote(services, &tx, &Actor::System, &activity).await?;
            n += 1;
        }
        tx.commit().await?;
    }
    Ok(n)
}
