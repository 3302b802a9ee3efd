//! The seats of an activity, as the rules count them.

use domain::{numbers::whole, registrations::seats::Seats};
use store::rows::Activity;

/// The seats of an activity.
pub(crate) fn seats_of(activity: &Activity) -> Seats {
    Seats { capacity: whole(activity.capacity), taken: whole(activity.seats_taken) }
}
