//! Registrations.

mod doubles;
mod hold_seat;
mod links;
mod register;
mod seats;
