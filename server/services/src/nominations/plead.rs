//! A unit names somebody who does not meet what is asked for, with a reason: the organizer looks, and says yes or no.

use domain::{
    Problem, RegistrationState, accounts::access::Actor, fields::read_line, label, requirements::Unmet,
};
use store::{
    Tx,
    ids::RegistrationId,
    rows::{Nominee, Person},
};

use crate::{
    Error, Result, Services,
    nominations::{settle::seat, turn::Turn},
    registrations::move_on::{Place, put_uncounted},
    requirements::exceptions,
    undo::NotUndone,
};

/// The registration by which somebody on a list asks.
pub(crate) async fn plead(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    turn: &Turn,
    (nominee, person): (&Nominee, &Person),
    (unmet, plea): (&[Unmet], &str),
) -> Result<()> {
    let plea = read_line(plea, label::REASON, 500).map_err(|problem| Error::invalid("plea", problem))?;
    let state = RegistrationState::Nominated;
    let row = seat(services, tx, actor, (&turn.activity, turn.unit.id), person, state).await?;
    exceptions::note(services, tx, actor, row.id, (unmet, &plea, "")).await?;
    store::nominations::set_registration(tx, nominee.id, Some(row.id)).await?;
    Ok(())
}

/// What to do about somebody who does not meet what is asked for.
pub(crate) fn say_why(name: &str, unmet: &[Unmet]) -> Problem {
    use domain::{Lang, Word};
    let said = |lang: Lang| unmet.iter().map(|unmet| unmet.name(lang)).collect::<Vec<_>>().join(", ");
    Problem::SaidOf(
        format!(
            "{name} chưa đủ điều kiện tham dự ({}): ghi lý do để đề nghị ban tổ chức xem xét",
            said(Lang::Vi)
        ),
        format!(
            "{name} does not meet what is asked for ({}): enter a reason to ask the organizer to look",
            said(Lang::En)
        ),
    )
}

/// Somebody who asked and was taken off asks again, unless the organizer has decided since.
pub(crate) async fn ask_again(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    id: RegistrationId,
) -> std::result::Result<RegistrationId, NotUndone> {
    let row = store::registrations::by_id(tx, id).await?.ok_or(NotUndone::ChangedSince)?;
    let exception = store::requirements::exception(tx, id).await?;
    let asks = exception.is_some_and(|exception| exception.reason.is_empty());
    if *row.state != RegistrationState::Cancelled || row.was_refused() || !asks {
        return Err(NotUndone::ChangedSince);
    }
    let to = Place { state: RegistrationState::Nominated, queued_at: None, taken_off_by: None };
    Ok(put_uncounted(services, tx, actor, row, to, "undo").await?.id)
}
