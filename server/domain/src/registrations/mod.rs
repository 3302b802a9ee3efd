//! Registrations: the steps between their states, seats and the line, seats that are held, doubles, what participants change.

pub mod changes;
pub mod double;
pub mod hold;
pub mod seats;
pub mod step;
pub mod wait;
