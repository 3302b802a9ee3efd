//! Registrations.

mod at_once;
mod doors;
mod doubles;
mod hold_seat;
mod lines;
mod links;
mod register;
mod seats;
