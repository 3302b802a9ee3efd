//! Who waits and gave up the seat elsewhere that was in the way moves up, a minute later.

use domain::{RegistrationState, accounts::access::Actor};

use crate::{
    Result, Services,
    registrations::{lock::lock, promote::promote_others},
};

/// Looks again at everybody who waits and gave up a seat at the same hours, or whose other activity is held no more or at other hours: where
/// a seat is left, it is theirs. A transaction each, since each locks another activity. Answers how many got a seat.
///
/// # Errors
/// What the database says.
pub async fn move_up(services: &Services) -> Result<usize> {
    let mut n = 0;
    for id in store::lines::looks(services.db.read()).await? {
        let tx = services.db.begin().await?;
        let Some(row) = store::registrations::by_id(&tx, id).await? else { continue };
        let (activity, row) = lock(&tx, &row).await?;
        if *row.state == RegistrationState::Waitlisted {
            // The others of the line wait for something else: whom an organizer put there on purpose stays.
            let line = store::registrations::line(&tx, activity.id).await?;
            let others: Vec<_> = line.iter().map(|other| other.id).filter(|other| *other != id).collect();
            n += promote_others(services, &tx, &Actor::System, &activity, &others).await?.len();
        }
        store::lines::looked_at(&tx, id).await?;
        tx.commit().await?;
    }
    Ok(n)
}
