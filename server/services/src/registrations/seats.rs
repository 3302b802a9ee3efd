//! The seats of an activity, as the rules count them.

use domain::registrations::seats::Seats;
use store::rows::Activity;

/// The seats of an activity.
pub(crate) fn seats_of(activity: &Activity) -> Seats {
    let whole = |n: i32| u32::try_from(n).unwrap_or(0);
    Seats { capacity: whole(activity.capacity), taken: whole(activity.seats_taken) }
}
