//! The last act on a list that was sent, while it can be taken back: whom that would seat, and who would lose a seat.

use chrono::{DateTime, Utc};
use domain::{
    RegistrationState,
    accounts::access::Actor,
    nominations::ranks::{Holding, Standing, standings},
};
use store::{
    ConnectionTrait,
    ids::{UndoId, UserId},
    nominations::Listed,
    rows::Person,
};

use crate::{
    Result, Services,
    nominations::{
        settle::own_seats,
        snapshot::order,
        turn::{ListOf, open},
    },
    undo::{Act, UnitListAct, parse},
};

/// An act on a unit's list that can be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListUndo {
    /// The number by which.
    pub id: UndoId,
    /// When it was done.
    pub at: DateTime<Utc>,
    /// Who would come onto the list of the activity.
    pub seated: Vec<Person>,
    /// Who would leave it.
    pub unseated: Vec<Person>,
}

impl ListUndo {
    /// How many of them are told by e-mail.
    pub fn mails(&self) -> usize {
        self.seated.iter().chain(&self.unseated).filter(|person| person.email.is_some()).count()
    }
}

/// The last act of the actor on a list that was sent, unless the list was changed since.
///
/// # Errors
/// As the gate decides.
pub async fn find_list_undo(services: &Services, actor: &Actor, of: ListOf<'_>) -> Result<Option<ListUndo>> {
    let read = services.db.read();
    let Some(user) = actor.user().map(UserId) else { return Ok(None) };
    let turn = open(read, actor, of).await?;
    if turn.row.answered_at.is_none() {
        return Ok(None);
    }
    for row in store::undos::open_of_user(read, user, services.now()).await? {
        let Ok(Act::UnitList(act)) = parse(&row) else { continue };
        if act.round != turn.round.id || act.unit != turn.unit.code {
            continue;
        }
        let list = store::nominations::listed(read, turn.round.id, Some(turn.unit.id)).await?;
        if order(&list) != act.after {
            continue;
        }
        let seats = own_seats(read, &turn.round, turn.unit.id).await?;
        let (seated, unseated) = changes(read, &act, &list, seats).await?;
        return Ok(Some(ListUndo { id: row.id, at: row.made_at, seated, unseated }));
    }
    Ok(None)
}

/// Who would come onto the list of the activity, and who would leave it.
async fn changes(
    conn: &impl ConnectionTrait,
    act: &UnitListAct,
    list: &[Listed],
    seats: u32,
) -> Result<(Vec<Person>, Vec<Person>)> {
    let asks = |one: &Listed| one.holding() == Holding::Asks;
    let is_there =
        |one: &Listed| !asks(one) && one.registration.as_ref().is_some_and(|row| !row.state.is_final());
    let now = |person| list.iter().find(|one| one.person.id == person);
    let states: Vec<Holding> = act
        .before
        .iter()
        .map(|place| match (now(place.person), place.over, place.asks) {
            (Some(one), ..) => one.holding(),
            (None, _, Some(_)) => Holding::Asks,
            (None, Some(_), None) => Holding::Registered(RegistrationState::Cancelled),
            (None, None, None) => Holding::Nothing,
        })
        .collect();
    let stand = standings(seats, &states);
    let named = |person| {
        act.before.iter().zip(&stand).any(|(place, at)| place.person == person && *at == Standing::Named)
    };
    let comes = act
        .before
        .iter()
        .zip(&stand)
        .filter(|(place, at)| **at == Standing::Named && !now(place.person).is_some_and(is_there));
    let comes: Vec<_> = comes.map(|(place, _)| place.person).collect();
    let mut seated = store::people::by_ids(conn, &comes).await?;
    seated.sort_by_key(|person| comes.iter().position(|id| *id == person.id));
    let unseated = list
        .iter()
        .filter(|one| is_there(one) && !named(one.person.id))
        .map(|one| one.person.clone())
        .collect();
    Ok((seated, unseated))
}
