//! Registrations: how somebody comes onto the list of an activity, moves on it, and leaves it.

pub(crate) mod add;
pub(crate) mod cancel;
pub(crate) mod decide;
pub(crate) mod doubles;
pub(crate) mod enter;
pub(crate) mod hold_seat;
pub(crate) mod insert;
pub(crate) mod list;
pub(crate) mod lock;
pub(crate) mod move_on;
pub(crate) mod move_up;
pub(crate) mod promote;
pub(crate) mod quotas;
pub(crate) mod register;
pub(crate) mod registered;
pub(crate) mod registrant;
pub(crate) mod release_seats;
pub(crate) mod renew_links;
pub(crate) mod seats;
pub(crate) mod send_links;
pub(crate) mod show;
pub(crate) mod take_seat;
pub(crate) mod waits;

pub use add::add_participants;
pub use cancel::cancel_registration;
pub use decide::{Decided, Decision, decide_registrations};
pub use list::{ListEntry, ListRights, list_registrations, list_rights};
pub use move_up::move_up;
pub use register::{NotRegistered, register_participant};
pub use registered::{Reach, Registered};
pub use registrant::RegistrationForm;
pub use release_seats::release_seats;
pub use renew_links::renew_links;
pub use send_links::send_links;
pub use show::{OwnRegistration, find_registration, link_token, show_registration};
pub use take_seat::take_seat;
