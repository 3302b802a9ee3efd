//! A unit's list as it stands, so that an act on it can be taken back.

use domain::nominations::ranks::Holding;
use store::{ids::PersonId, nominations::Listed};

use crate::undo::ListPlace;

/// Who stands where, with what tells whether they had a seat.
pub(crate) fn places(list: &[Listed]) -> Vec<ListPlace> {
    let place = |one: &Listed| {
        let row = one.registration.as_ref();
        ListPlace {
            person: one.person.id,
            // One who gave the seat up gets none by an undo.
            over: row.filter(|row| row.state.is_final()).map(|row| row.id),
            asks: row.filter(|_| one.holding() == Holding::Asks).map(|row| row.id),
            seated: row.is_some_and(|row| row.state.takes_seat()),
            added_by: one.nominee.added_by,
            added_at: one.nominee.added_at,
        }
    };
    list.iter().map(place).collect()
}

/// The people in their order.
pub(crate) fn order(list: &[Listed]) -> Vec<PersonId> {
    list.iter().map(|one| one.person.id).collect()
}
