//! A participant hands the own seat over to somebody else.

use domain::{
    Problem, Problems, RegistrationState,
    accounts::access::{Action, Actor},
    registrations::changes::{HandOver, SeatWay},
};
use store::{
    Tx,
    ids::RegistrationId,
    rows::{Activity, Registration},
};

use crate::{
    Error, Result, Services,
    checked::NotSaved,
    error::valid,
    permit::require,
    registrations::{
        changes::require_open,
        lock::lock,
        show::{object, open},
        successor::{Successor, SuccessorForm, read},
        take_over::take_over,
    },
    send_once::do_once,
};

/// Hands the seat over: the successor has it at once, with the quota of the same unit and past the waiting list, and the links of the one
/// who had it end. Answers the registration of the successor.
///
/// # Errors
/// [`Error::Invalid`] by field, with units to choose from; [`Error::Conflict`] where it is too late, the activity does not let seats be handed
/// over, or the successor is on the list; [`Error::NotFound`] for a wrong link.
pub async fn hand_over(
    services: &Services,
    token: &str,
    form: &SuccessorForm,
) -> std::result::Result<RegistrationId, NotSaved> {
    do_once(services, &Actor::Anonymous, (&form.key, (token, form)), async |tx| {
        let (activity, row, actor, successor) = read_successor(services, tx, token, form).await?;
        let seat = (&activity, row);
        let (_, new) = take_over(services, tx, &actor, seat, (&successor, SeatWay::HandedOver)).await?;
        Ok(new.id)
    })
    .await
}

/// The seat of a link, locked, and whom the form names in its place.
pub(crate) async fn read_successor(
    services: &Services,
    tx: &Tx,
    token: &str,
    form: &SuccessorForm,
) -> std::result::Result<(Activity, Registration, Actor, Successor), NotSaved> {
    let (registration, actor) = open(services, tx, token).await?;
    require(&actor, Action::OwnRegistration, &object(&registration))?;
    let (activity, row) = lock(tx, &registration).await?;
    has_seat(tx, &activity, &row).await?;
    require_open(services, tx, &activity).await?;
    let mut problems = Problems::default();
    let (successor, choices) = read(services, tx, form, (&activity, row.unit_id), &mut problems).await?;
    match (valid(problems), successor) {
        (Ok(()), Some(successor)) => Ok((activity, row, actor, successor)),
        (Err(error), _) => Err(NotSaved { error, choices }),
        (Ok(()), None) => Err(Error::Fault("a successor without a problem".into()).into()),
    }
}

/// That there is a seat that its owner may give to another.
async fn has_seat(tx: &Tx, activity: &Activity, row: &Registration) -> Result<()> {
    if *activity.hand_over == HandOver::No {
        return Err(Error::conflict(
            "Hoạt động này không cho chuyển chỗ. Nếu không tham dự được, xin hủy đăng ký để nhường chỗ.",
            "Seats at this activity can’t be handed over. If you can’t come, please cancel your registration.",
        ));
    }
    if *row.state != RegistrationState::Confirmed {
        return Err(Error::Conflict(Problem::Said(
            "Đăng ký này không có chỗ để chuyển: chỗ đã được chuyển, đã hủy, hoặc chưa được xếp.",
            "This registration has no seat to hand over: it was handed over or given up, or was never given.",
        )));
    }
    if store::held_seats::until(tx, row.id).await?.is_some() {
        return Err(Error::conflict(
            "Chỗ này đang được giữ và chưa được nhận: xin bấm “Nhận chỗ” trước.",
            "This seat is held and was not taken yet: please take it first.",
        ));
    }
    Ok(())
}
