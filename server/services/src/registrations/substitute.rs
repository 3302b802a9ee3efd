//! A participant names somebody who takes the seat should they not be able to come, or thinks better of it.

use domain::{
    accounts::access::{Action, Actor},
    registrations::changes::{SeatWay, Successors},
};
use serde_json::json;
use store::{
    Tx,
    rows::{Activity, Registration, Substitute},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    checked::NotSaved,
    permit::require,
    registrations::{
        changes::require_open,
        hand_over::read_successor,
        lock::lock,
        show::{object, open},
        successor::{Successor, SuccessorForm, Who, named_before, typed_birth, who},
        take_over::take_over,
    },
};

/// Keeps whom a participant names, in the place of whom they named before.
///
/// # Errors
/// As [`crate::registrations::hand_over`].
pub async fn name_substitute(
    services: &Services,
    token: &str,
    form: &SuccessorForm,
) -> std::result::Result<(), NotSaved> {
    let tx = services.db.begin().await?;
    let (activity, row, actor, named) = read_successor(services, &tx, token, form).await?;
    if let Who::Not(problem) = who(&tx, &activity, &named).await? {
        return Err(Error::Conflict(problem).into());
    }
    store::seat_transfers::forget_substitute(&tx, row.id).await?;
    store::insert(&tx, substitute(services, &row, named)).await?;
    note(services, &tx, &actor, &row, Named::Somebody);
    tx.commit().await?;
    Ok(())
}

/// Forgets whom a participant named.
///
/// # Errors
/// [`Error::Conflict`] where it is too late; [`Error::NotFound`] for a wrong link.
pub async fn forget_substitute(services: &Services, token: &str) -> Result<()> {
    let tx = services.db.begin().await?;
    let (registration, actor) = open(services, &tx, token).await?;
    require(&actor, Action::OwnRegistration, &object(&registration))?;
    let (activity, row) = lock(&tx, &registration).await?;
    require_open(services, &tx, &activity).await?;
    if store::seat_transfers::substitute_of(&tx, row.id).await?.is_none() {
        return Ok(());
    }
    store::seat_transfers::forget_substitute(&tx, row.id).await?;
    note(services, &tx, &actor, &row, Named::Nobody);
    Ok(tx.commit().await?)
}

/// The form of a substitute, with whom the participant has named so far.
///
/// # Errors
/// [`Error::Fault`] where the machine gives no random bytes.
pub fn load_substitute_form(named: Option<&Substitute>) -> Result<SuccessorForm> {
    Ok(SuccessorForm { key: crate::new_form_key()?, ..named.map(typed).unwrap_or_default() })
}

fn typed(row: &Substitute) -> SuccessorForm {
    SuccessorForm {
        full_name: row.full_name.clone(),
        birth_date: typed_birth(row.birth_date, row.birth_year),
        position: row.position.clone(),
        email: row.email.clone().unwrap_or_default(),
        phone: row.phone.clone().unwrap_or_default(),
        ..SuccessorForm::default()
    }
}

fn substitute(services: &Services, row: &Registration, named: Successor) -> Substitute {
    Substitute {
        registration_id: row.id,
        full_name: named.name.as_str().into(),
        birth_date: named.birth.day(),
        birth_year: named.birth.year_alone(),
        unit_id: named.unit,
        position: named.position,
        email: named.email,
        phone: named.phone,
        named_at: services.now(),
    }
}

/// Whether anybody is named.
enum Named {
    Somebody,
    Nobody,
}

/// The log says that somebody was named, and not whom.
fn note(services: &Services, tx: &Tx, actor: &Actor, row: &Registration, named: Named) {
    let after = Some(json!({ "substitute": matches!(named, Named::Somebody) }));
    let change = Change { verb: "name_substitute", noun: "registration", id: row.id.0, before: None, after };
    record(services, tx, actor, change);
}

/// A participant gives a seat up who had named a substitute: the substitute has it, and not the line. Answers the registration that was
/// given up; none where nobody was named, whoever was is on the list by another way by now, or seats go to nobody like them
/// any more. The activity must be locked.
pub(crate) async fn seat_substitute(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: &Activity,
    row: &Registration,
) -> Result<Option<Registration>> {
    let Some(named) = store::seat_transfers::substitute_of(tx, row.id).await? else { return Ok(None) };
    let is_held = store::held_seats::until(tx, row.id).await?.is_some();
    let named = named_before(&named)?;
    let of = if named.unit == row.unit_id { Successors::SameUnit } else { Successors::OtherUnit };
    // The organizer may have thought better of it since.
    if !activity.hand_over.lets(of) {
        return Ok(None);
    }
    if !row.state.takes_seat() || is_held || matches!(who(tx, activity, &named).await?, Who::Not(_)) {
        return Ok(None);
    }
    let seat = (activity, row.clone());
    let (old, _) = take_over(services, tx, actor, seat, (&named, SeatWay::Substitute)).await?;
    Ok(Some(old))
}
