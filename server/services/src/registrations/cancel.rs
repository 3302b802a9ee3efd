//! A participant gives up the own seat, while there is time.

use documents::dates;
use domain::{Lang, Problem, RegistrationState, accounts::access::Action, registrations::step::Step};
use store::rows::{Activity, Invitation};

use crate::{
    Error, Result, Services,
    activities::begun::has_begun,
    mails::notify,
    nominations::settle::keep_for_unit,
    permit::require,
    registrations::{
        changes::require_open,
        lock::lock,
        move_on::move_registration,
        promote::promote,
        show::{object, open},
        substitute::seat_substitute,
    },
};

/// Gives up the seat or the place in line. Whom the participant named as a substitute gets the seat in the same transaction; else the
/// next whom their unit named, or the first in line.
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
    require_open(services, &tx, &activity).await?;
    if seat_substitute(services, &tx, &actor, &activity, &registration).await?.is_some() {
        return Ok(tx.commit().await?);
    }
    let had_seat = registration.state.takes_seat();
    let row = move_registration(services, &tx, &actor, registration, Step::Cancel).await?;
    notify::cancelled(services, &tx, &activity, &row).await?;
    if had_seat && !keep_for_unit(services, &tx, &actor, &activity, &row).await? {
        promote(services, &tx, &actor, &activity).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// That an invitation can still be answered.
pub(crate) async fn in_time(
    services: &Services,
    tx: &store::Tx,
    activity: &Activity,
    invitation: &Invitation,
) -> Result<()> {
    let today = services.today();
    if *activity.state == domain::ActivityState::Cancelled {
        return Err(Error::conflict("Hoạt động này đã bị hủy.", "This activity was cancelled."));
    }
    match invitation.answer_by.filter(|last| today > *last) {
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

pub(crate) fn too_late() -> Error {
    Error::conflict(
        "Không còn thay đổi được trên trang này. Liên hệ ban tổ chức nếu cần thay đổi.",
        "This can no longer be changed here. Ask the organizer for a change.",
    )
}
