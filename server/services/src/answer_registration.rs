//! What a participant can do with the own registration: answer an invitation, give up the seat.

use documents::dates;
use domain::{
    Admission, Lang, Problem, RegistrationState,
    access::Action,
    registration::Step,
    seats::{Place, Quota, place},
};
use store::rows::{Activity, Invitation, Registration};

use crate::{
    Error, Result, Services,
    hold_seat::keep_seat,
    list_activities::{has_begun, seats_of},
    move_registration::{move_registration, set_state},
    notify,
    permit::require,
    promote::promote,
    quotas::Quotas,
    show_registration::{object, open},
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
    let invitation = store::registrations::invitation(&tx, registration.id).await?.ok_or(Error::NotFound)?;
    in_time(services, &tx, &activity, Some(&invitation)).await?;
    let had_seat = registration.state.takes_seat();
    if answer == Answer::Yes
        && *registration.state == RegistrationState::Confirmed
        && keep_seat(services, &tx, &actor, &activity, &registration).await?
    {
        let answered =
            Invitation { answered_at: Some(services.now()), answer: Some("yes".into()), ..invitation };
        store::update(&tx, answered).await?;
        tx.commit().await?;
        return Ok(RegistrationState::Confirmed);
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
        (Answer::Yes, from) => {
            // Where an organizer decides, those in line were put there by hand; a seat that is free is the invited one's.
            let quotas = Quotas::of_activities(&tx, &[activity.id]).await?;
            let line: Vec<Quota> = match *activity.admission {
                Admission::Open => quotas.line(activity.id).collect(),
                Admission::Approval | Admission::InvitedOnly => vec![],
            };
            let quota = quotas.of(activity.id, registration.unit_id);
            let (step, state) = match place(seats_of(&activity), quota, line) {
                Place::Seat => (Step::Confirm, RegistrationState::Confirmed),
                Place::Line => (Step::Waitlist, RegistrationState::Waitlisted),
            };
            if from.is_final() {
                // Who said no may still say yes: the answer is changed, not a closed registration moved.
                set_state(services, &tx, &actor, registration, state, "answer_again").await?
            } else {
                move_registration(services, &tx, &actor, registration, step).await?
            }
        }
    };
    let said = if answer == Answer::Yes { "yes" } else { "no" };
    store::update(
        &tx,
        Invitation { answered_at: Some(services.now()), answer: Some(said.into()), ..invitation },
    )
    .await?;
    notify::answered(services, &tx, &activity, &row).await?;
    if had_seat && !row.state.takes_seat() {
        promote(services, &tx, &actor, &activity).await?;
    }
    tx.commit().await?;
    Ok(*row.state)
}

/// Gives up the seat or the place in line; the first in line gets the seat in the same transaction.
///
/// # Errors
/// [`Error::NotFound`] for a wrong link; [`Error::Conflict`] where it is too late.
pub async fn cancel_registration(services: &Services, token: &str) -> Result<()> {
    let tx = services.db.begin().await?;
    let (registration, actor) = open(services, &tx, token).await?;
    require(&actor, Action::OwnRegistration, &object(&registration))?;
    let (activity, registration) = lock(&tx, &registration).await?;
    if *registration.state == RegistrationState::Cancelled {
        return Ok(());
    }
    in_time(services, &tx, &activity, None).await?;
    let had_seat = registration.state.takes_seat();
    let row = move_registration(services, &tx, &actor, registration, Step::Cancel).await?;
    notify::cancelled(services, &tx, &activity, &row).await?;
    if had_seat {
        promote(services, &tx, &actor, &activity).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Locks the activity, and reads the registration as it is once the lock is held.
///
/// # Errors
/// What the database says.
pub(crate) async fn lock(tx: &store::Tx, registration: &Registration) -> Result<(Activity, Registration)> {
    let activity = store::activities::lock(tx, registration.activity_id).await?.ok_or(Error::NotFound)?;
    let registration = store::registrations::by_id(tx, registration.id).await?.ok_or(Error::NotFound)?;
    Ok((activity, registration))
}

async fn in_time(
    services: &Services,
    tx: &store::Tx,
    activity: &Activity,
    invitation: Option<&Invitation>,
) -> Result<()> {
    let today = services.today();
    if *activity.state == domain::ActivityState::Cancelled {
        return Err(Error::conflict("Hoạt động này đã bị hủy.", "This activity was cancelled."));
    }
    match invitation.and_then(|invitation| invitation.answer_by).filter(|last| today > *last) {
        Some(last) => Err(Error::Conflict(Problem::SaidOf(
            format!(
                "Đã hết hạn trả lời (ngày {}). Liên hệ ban tổ chức để thay đổi.",
                dates::day(last, Lang::Vi)
            ),
            format!(
                "The last day to answer was {}. Ask the organizer for a change.",
                dates::day(last, Lang::En)
            ),
        ))),
        None if has_begun(services, tx, activity).await? => Err(too_late()),
        None => Ok(()),
    }
}

fn too_late() -> Error {
    Error::conflict(
        "Không còn thay đổi được trên trang này. Liên hệ ban tổ chức nếu cần thay đổi.",
        "This can no longer be changed here. Ask the organizer for a change.",
    )
}
