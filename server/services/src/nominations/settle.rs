//! Makes the list of an activity what a unit's ranked list says: who comes first has a seat, who comes after the last seat has none.

use domain::{
    Admission, Attends, RegistrationSource, RegistrationState,
    accounts::access::Actor,
    nominations::ranks::{Standing, standings},
    numbers::whole,
};
use store::{
    ConnectionTrait, Tx,
    ids::UnitId,
    nominations::Listed,
    rows::{Activity, Person, Registration, Round},
};

use crate::{
    Error, Result, Services,
    mails::notify,
    registrations::{
        insert::{Entry, add_uncounted},
        move_on::{Place, keep_count, put_uncounted},
        seats::seats_of,
    },
};

/// What was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settled {
    /// How many were put on the list of the activity.
    pub named: usize,
    /// How many were taken off it.
    pub taken_off: usize,
}

/// Gives a unit's seats to those who come first on its list, and takes them from those who come after; everybody is told. The activity
/// must be locked. A seat that is freed here stays the unit's: the waiting list does not get it.
pub(crate) async fn settle(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    (activity, round): (&Activity, &Round),
    unit: UnitId,
) -> Result<Settled> {
    let list = adopted(tx, activity, round, unit).await?;
    let seats = own_seats(tx, round, unit).await?;
    let states: Vec<_> = list.iter().map(Listed::holding).collect();
    let stand: Vec<(Listed, Standing)> = list.into_iter().zip(standings(seats, &states)).collect();
    let mut told = vec![];
    let mut taken_off = 0;
    for (one, _) in stand.iter().filter(|(_, at)| *at == Standing::Substitute) {
        if let Some(row) = &one.registration {
            store::nominations::set_registration(tx, one.nominee.id, None).await?;
            told.push(cancel(services, tx, actor, row.clone()).await?);
            taken_off += 1;
        }
    }
    store::activities::recount_seats(tx, activity.id).await?;
    let now = store::activities::by_id(tx, activity.id).await?.ok_or(Error::NotFound)?;
    let mut free = seats_of(&now).left();
    let mut named = 0;
    for (one, _) in stand.iter().filter(|(one, at)| *at == Standing::Named && one.registration.is_none()) {
        let state = match (*activity.admission, free) {
            (Admission::Approval, _) if !is_let_in(tx, activity, one).await? => RegistrationState::Nominated,
            // Strangers may have taken the seats: the nominee is the next in line.
            (_, 0) => RegistrationState::Waitlisted,
            _ => RegistrationState::Confirmed,
        };
        free -= u32::from(state == RegistrationState::Confirmed);
        let row = seat(services, tx, actor, (activity, unit), &one.person, state).await?;
        store::nominations::set_registration(tx, one.nominee.id, Some(row.id)).await?;
        told.push(row);
        named += 1;
    }
    keep_count(tx, activity.id).await?;
    for row in &told {
        match *row.state {
            RegistrationState::Cancelled => notify::withdrawn(services, tx, activity, row).await?,
            _ => notify::registered(services, tx, activity, row).await?,
        }
    }
    Ok(Settled { named, taken_off })
}

/// Whether the organizer has looked at somebody already who does not meet what is asked for: they need not be approved twice.
async fn is_let_in(tx: &Tx, activity: &Activity, one: &Listed) -> Result<bool> {
    let Some(row) = store::registrations::of(tx, activity.id, one.person.id).await? else { return Ok(false) };
    let exception = store::requirements::exception(tx, row.id).await?;
    Ok(exception.is_some_and(|exception| !exception.reason.is_empty()))
}

/// How many people a unit may have on the list of the activity: its seats without those that others of it have already.
pub(crate) async fn own_seats(conn: &impl ConnectionTrait, round: &Round, unit: UnitId) -> Result<u32> {
    let quotas = store::nominations::quotas(conn, round.activity_id).await?;
    let seats = quotas.iter().find(|quota| quota.unit_id == unit).map_or(0, |quota| whole(quota.seats));
    let others = store::nominations::seated_otherwise(conn, round).await?;
    let others = others.iter().find(|(of, _)| *of == unit).map_or(0, |(_, n)| whole(*n));
    Ok(seats.saturating_sub(others))
}

/// The unit's list, where those who came onto the list of the activity by another way since they were named have that registration.
async fn adopted(tx: &Tx, activity: &Activity, round: &Round, unit: UnitId) -> Result<Vec<Listed>> {
    let mut list = store::nominations::listed(tx, round.id, Some(unit)).await?;
    for one in list.iter_mut().filter(|one| one.registration.is_none()) {
        let found = store::registrations::of(tx, activity.id, one.person.id).await?;
        // Whom the organizer refused is not put there by their unit.
        if let Some(row) = found.filter(|row| !row.state.is_final() || row.was_refused()) {
            store::nominations::set_registration(tx, one.nominee.id, Some(row.id)).await?;
            one.registration = Some(row);
        }
    }
    Ok(list)
}

/// The seat goes back to the unit. It was the unit that took it, so the person may still register by themselves.
pub(crate) async fn cancel(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    row: Registration,
) -> Result<Registration> {
    let to = Place { state: RegistrationState::Cancelled, queued_at: None, taken_off_by: None };
    put_uncounted(services, tx, actor, row, to, "cancel").await
}

pub(crate) async fn seat(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    (activity, unit): (&Activity, UnitId),
    person: &Person,
    state: RegistrationState,
) -> Result<Registration> {
    // The unit that names somebody is the one whose seat they have, also where they work in one below it.
    let unit = Some(unit);
    // Units name people for the room.
    let (source, attends) = (RegistrationSource::Nomination, Attends::Room);
    match store::registrations::of(tx, activity.id, person.id).await? {
        Some(row) => {
            let row = store::links::end(tx, row.id).await?;
            let row = Registration { unit_id: unit, source: source.into(), attends: attends.into(), ..row };
            let queued_at = (state == RegistrationState::Waitlisted).then(|| services.now());
            let to = Place { state, queued_at, taken_off_by: None };
            put_uncounted(services, tx, actor, row, to, "register").await
        }
        None => {
            add_uncounted(services, tx, actor, activity, person, Entry { unit, state, source, attends }).await
        }
    }
}

/// Somebody gave a seat up. Where a unit named them it is the unit's: its first substitute moves up, and until the deadline the unit may
/// name another. Answers whether it is not for the waiting list. The activity must be locked.
pub(crate) async fn keep_for_unit(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: &Activity,
    row: &Registration,
) -> Result<bool> {
    let Some(nominee) = store::nominations::of_registration(tx, row.id).await? else { return Ok(false) };
    let round = store::nominations::by_id(tx, nominee.round_id).await?.ok_or(Error::NotFound)?;
    let settled = settle(services, tx, actor, (activity, &round), nominee.unit_id).await?;
    Ok(settled.named > 0 || services.now() <= round.closes_at)
}
