//! The seats of an activity, as the rules count them.

use domain::{Attends, HeldWay, numbers::whole, registrations::seats::Seats};
use store::rows::Activity;

/// The seats of an activity; those of the room, where it is held both ways.
pub(crate) fn seats_of(activity: &Activity) -> Seats {
    Seats { capacity: whole(activity.capacity), taken: whole(activity.seats_taken) }
}

/// The seats for those who take part in a way. Online there may be as many as come.
pub(crate) fn seats_in(activity: &Activity, attends: Attends) -> Seats {
    match counted_as(activity, attends) {
        Attends::Room => seats_of(activity),
        Attends::Online => online_seats(activity.online_capacity, activity.online_taken),
    }
}

/// Seats online.
pub(crate) fn online_seats(capacity: Option<i32>, taken: i32) -> Seats {
    Seats { capacity: capacity.map_or(u32::MAX, whole), taken: whole(taken) }
}

/// As what a registration is counted: only where it is held both ways there are two kinds of seats.
pub(crate) fn counted_as(activity: &Activity, attends: Attends) -> Attends {
    match *activity.way {
        HeldWay::Hybrid => attends,
        HeldWay::Room | HeldWay::Online => Attends::Room,
    }
}

/// The ways of whose seats an activity keeps count.
pub(crate) fn ways_of(activity: &Activity) -> &'static [Attends] {
    match *activity.way {
        HeldWay::Hybrid => &[Attends::Room, Attends::Online],
        HeldWay::Room | HeldWay::Online => &[Attends::Room],
    }
}
