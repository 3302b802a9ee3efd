//! Registrations go back to where they were, with their place in line. The seats are counted anew: one that was given to somebody
//! else meanwhile is not taken from them.

use domain::{
    ActivityState, RegistrationState,
    accounts::access::{Action, Actor},
};
use store::{
    Tx,
    ids::{ActivityId, RegistrationId},
    rows::{Activity, Registration},
};

use super::{ListChange, NotUndone, Undone};
use crate::{
    Error, Result, Services,
    mails::{calendar, notify, queue::withdraw},
    permit::require_activity,
    registrations::{
        hold_seat::offer_seat,
        move_on::{Place, keep_count, put_uncounted},
        promote::promote_others,
    },
    talks::choose_again::choose_again,
};

pub(super) async fn take_back(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: ActivityId,
    changes: &[ListChange],
) -> std::result::Result<Undone, NotUndone> {
    let activity = store::activities::lock(tx, activity).await?.ok_or(Error::NotFound)?;
    require_activity(tx, actor, Action::ManageList, &activity).await?;
    if *activity.state == ActivityState::Cancelled {
        // Everybody was told that it is not held; nothing may be said after that.
        return Err(NotUndone::ChangedSince);
    }
    let mut back = Vec::with_capacity(changes.len());
    let mut seats_were_given_up = false;
    for change in changes {
        // One that is there no more has become one with another of the same person.
        let row = store::registrations::in_activity(tx, activity.id, change.registration).await?;
        let row = row.ok_or(NotUndone::ChangedSince)?;
        if row.version != change.version {
            return Err(NotUndone::ChangedSince);
        }
        // Who was not on the list leaves it again; the row stays for the log.
        let state = change.before.unwrap_or(RegistrationState::Cancelled);
        let taken_off_by = change.taken_off_by;
        let place = Place { state, queued_at: change.queued_at, taken_off_by };
        let attends = change.attends.map_or(row.attends, Into::into);
        seats_were_given_up |= row.state.takes_seat() && (!state.takes_seat() || attends != row.attends);
        let row = Registration { attends, ..row };
        let row = put_uncounted(services, tx, actor, row, place, "undo").await?;
        back.push((row, change.version, change.held));
    }
    keep_count(tx, activity.id).await.map_err(|error| match error {
        Error::Conflict(_) => NotUndone::NoSeat,
        error => error.into(),
    })?;
    let mut undone = Undone::from(changes.len());
    for ((row, ..), change) in back.iter().zip(changes) {
        if row.state.takes_seat() {
            undone.lost += choose_again(services, tx, actor, row, &change.talks).await?;
        }
    }
    for (row, version, held) in &back {
        if *held && *row.state == RegistrationState::Confirmed {
            // Held as it was, and asked for anew.
            withdraw(tx, row, *version).await?;
            if offer_seat(services, tx, &activity, row).await?.is_some() {
                continue;
            }
        }
        tell(services, tx, &activity, row, *version).await?;
    }
    if seats_were_given_up {
        // Not to those who were just put back in line: they would be where they were before the undo.
        let back: Vec<RegistrationId> = back.iter().map(|(row, ..)| row.id).collect();
        promote_others(services, tx, actor, &activity, &back).await?;
    }
    Ok(undone)
}

/// A mail about the act that has not left yet does not leave; who was told already is told where they stand now.
async fn tell(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
    version: i32,
) -> Result<()> {
    // What else was mailed meanwhile may have left another time or place in the calendar, or an entry that is none any more.
    if !withdraw(tx, row, version).await? && calendar::is_up_to_date(services, tx, activity, row).await? {
        return Ok(());
    }
    match *row.state {
        RegistrationState::Confirmed => notify::confirmed(services, tx, activity, row).await,
        RegistrationState::Waitlisted => notify::waitlisted(services, tx, activity, row).await,
        RegistrationState::Rejected => notify::rejected(services, tx, activity, row).await,
        RegistrationState::Cancelled | RegistrationState::Declined => {
            notify::taken_off(services, tx, activity, row).await
        }
        RegistrationState::Invited | RegistrationState::Nominated => {
            notify::registered(services, tx, activity, row).await
        }
    }
}
