//! Registrations.

mod at_once;
mod doors;
mod doubles;
mod hand_over;
mod hold_seat;
mod hybrid;
mod lines;
mod links;
mod register;
mod seats;
mod unreached;
