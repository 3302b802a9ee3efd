//! Cancels an activity, with a reason that everybody on its list is told.

use domain::{
    ActivityState, MailState, Problem, RegistrationState,
    accounts::access::{Action, Actor},
    fields::read_line,
    label,
};
use store::{
    Tx,
    rows::{Activity, Registration},
};

use crate::{
    Error, Result, Services,
    activities::{publish::log, show::open_locked},
    mails::notify,
};

/// Cancels an activity and tells everybody on its list. Answers how many were told. Pressed twice, it is cancelled once.
///
/// # Errors
/// [`Error::Invalid`] at `reason`; [`Error::Conflict`] where it was cancelled for another reason or is over; as the gate decides.
pub async fn cancel_activity(services: &Services, actor: &Actor, code: &str, reason: &str) -> Result<usize> {
    let tx = services.db.begin().await?;
    let row = open_locked(&tx, actor, Action::ManageActivity, code).await?;
    let reason =
        read_line(reason, label::REASON, 500).map_err(|problem| Error::invalid("reason", problem))?;
    if *row.state == ActivityState::Cancelled && row.cancel_reason.as_deref() == Some(&reason) {
        let list = store::registrations::of_activity(&tx, row.id).await?;
        return Ok(list.iter().filter(|(row, person)| is_told(row) && person.email.is_some()).count());
    }
    if *row.state == ActivityState::Cancelled {
        return Err(Error::Conflict(Problem::Said(
            "Hoạt động này đã bị hủy trước đó.",
            "This activity was cancelled before.",
        )));
    }
    if row.ends_on < services.today() {
        return Err(Error::conflict(
            "Hoạt động đã kết thúc nên không hủy được.",
            "The activity is over and can’t be cancelled.",
        ));
    }
    let (_, told) = cancel_within(services, &tx, actor, row, &reason).await?;
    tx.commit().await?;
    Ok(told)
}

/// Cancels a locked activity, and tells whoever has or wants a seat. Answers how many.
pub(crate) async fn cancel_within(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    row: Activity,
    reason: &str,
) -> Result<(Activity, usize)> {
    let before = *row.state;
    let row = Activity {
        state: ActivityState::Cancelled.into(),
        cancel_reason: Some(reason.to_owned()),
        updated_at: services.now(),
        version: row.version + 1,
        ..row
    };
    let row = store::update(tx, row).await?;
    // What was held stays on the record of who taught.
    store::bookings::give_back(tx, row.id, Some(services.now())).await?;
    store::lines::look_again_of(tx, row.id).await?;
    let mut told = 0;
    for (registration, _) in store::registrations::of_activity(tx, row.id).await? {
        // Who gave the place up and was not told so yet is told this instead: nothing else of it leaves.
        let waits = store::mail_queue::of_registration(tx, registration.id).await?;
        let waits = waits.iter().any(|mail| *mail.state == MailState::Queued);
        if (is_told(&registration) || waits)
            && notify::activity_cancelled(services, tx, &row, &registration, reason).await?
        {
            told += 1;
        }
    }
    log(services, tx, actor, (before, &row), "cancel", Some(reason));
    Ok((row, told))
}

/// Who has or wants a seat.
fn is_told(row: &Registration) -> bool {
    use RegistrationState as S;
    matches!(*row.state, S::Invited | S::Nominated | S::Confirmed | S::Waitlisted)
}
