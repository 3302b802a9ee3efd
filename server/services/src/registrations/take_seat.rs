//! A seat that was held is taken by its owner, who opened the mailed link.

use domain::{ActivityState, MailState, RegistrationState, accounts::access::Action};
use store::{
    Tx,
    rows::{Mail, Registration},
};

use crate::{
    Error, Result, Services,
    mails::notify,
    permit::require,
    registrations::{
        hold_seat::keep_seat,
        lock::lock,
        show::{object, open},
    },
};

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

/// Whether the mail that asks for a seat to be taken still waits to leave.
pub(crate) async fn was_not_asked(tx: &Tx, row: &Registration) -> Result<bool> {
    let mails = store::mail_queue::of_registration(tx, row.id).await?;
    let waits = |mail: &Mail| matches!(*mail.state, MailState::Queued | MailState::Sending);
    Ok(mails.iter().any(|mail| mail.cause.starts_with(notify::HELD) && waits(mail)))
}
