//! What a participant can do with the own registration: answer an invitation, give up the seat.

use domain::{
    RegistrationState,
    accounts::access::{Action, Actor},
    registrations::{seats::Place, step::Step},
};
use store::{
    Tx,
    rows::{Activity, Invitation, Registration},
};

use crate::{
    Error, Result, Services,
    mails::notify,
    permit::require,
    registrations::{
        cancel::{in_time, too_late},
        hold_seat::keep_seat,
        lock::lock,
        move_on::{move_registration, set_state},
        promote::promote,
        quotas::Quotas,
        seats::seats_in,
        show::{object, open},
        substitute::seat_substitute,
    },
};

/// The answer to an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// I will come.
    Yes,
    /// I will not.
    No,
}

/// Answers an invitation, or changes the answer while it can be changed. The same answer again changes nothing.
///
/// # Errors
/// [`Error::NotFound`] for a wrong link; [`Error::Conflict`] where it is too late.
pub async fn answer_invitation(
    services: &Services,
    token: &str,
    answer: Answer,
) -> Result<RegistrationState> {
    let tx = services.db.begin().await?;
    let (registration, actor) = open(services, &tx, token).await?;
    require(&actor, Action::OwnRegistration, &object(&registration))?;
    let (activity, registration) = lock(&tx, &registration).await?;
    let invitation =
        store::invitations::of_registration(&tx, registration.id).await?.ok_or(Error::NotFound)?;
    in_time(services, &tx, &activity, &invitation).await?;
    let had_seat = registration.state.takes_seat();
    if answer == Answer::Yes
        && *registration.state == RegistrationState::Confirmed
        && keep_seat(services, &tx, &actor, &activity, &registration).await?
    {
        note(services, &tx, invitation, answer).await?;
        tx.commit().await?;
        return Ok(RegistrationState::Confirmed);
    }
    if answer == Answer::No
        && let Some(row) = seat_substitute(services, &tx, &actor, &activity, &registration).await?
    {
        note(services, &tx, invitation, answer).await?;
        tx.commit().await?;
        return Ok(*row.state);
    }
    let row = match (answer, *registration.state) {
        (Answer::Yes, RegistrationState::Confirmed | RegistrationState::Waitlisted)
        | (Answer::No, RegistrationState::Declined | RegistrationState::Cancelled) => {
            return Ok(*registration.state);
        }
        _ if registration.was_refused() => return Err(too_late()),
        (Answer::No, RegistrationState::Invited) => {
            move_registration(services, &tx, &actor, registration, Step::Decline).await?
        }
        (Answer::No, _) => move_registration(services, &tx, &actor, registration, Step::Cancel).await?,
        (Answer::Yes, _) => accept(services, &tx, &actor, &activity, registration).await?,
    };
    note(services, &tx, invitation, answer).await?;
    notify::answered(services, &tx, &activity, &row).await?;
    if had_seat && !row.state.takes_seat() {
        promote(services, &tx, &actor, &activity).await?;
    }
    tx.commit().await?;
    Ok(*row.state)
}

/// Writes down what was answered.
async fn note(services: &Services, tx: &Tx, invitation: Invitation, answer: Answer) -> Result<()> {
    let said = if answer == Answer::Yes { "yes" } else { "no" };
    let answered_at = Some(services.now());
    store::update(tx, Invitation { answered_at, answer: Some(said.into()), ..invitation }).await?;
    Ok(())
}

/// Gives the one who comes a seat, or a place in line where there is none.
async fn accept(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: &Activity,
    row: Registration,
) -> Result<Registration> {
    let quotas = Quotas::of_activities(tx, &[activity.id], services.now()).await?;
    let (step, state) =
        match quotas.place(activity, (*row.attends, seats_in(activity, *row.attends)), row.unit_id) {
            Place::Seat => (Step::Confirm, RegistrationState::Confirmed),
            Place::Line => (Step::Waitlist, RegistrationState::Waitlisted),
        };
    if row.state.is_final() {
        // Who said no may still say yes: the answer is changed, not a closed registration moved.
        set_state(services, tx, actor, row, state, "answer_again").await
    } else {
        move_registration(services, tx, actor, row, step).await
    }
}
