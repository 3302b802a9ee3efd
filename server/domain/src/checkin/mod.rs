//! Check-in at a session: the codes that people bring, what a scan comes to, and what all events of one person at one session come to.
//!
//! The same functions run in the program and, compiled to WebAssembly, on the devices of check-in staff, so that a device without a
//! network decides as the server will.

pub mod clock;
pub mod code;
pub mod fold;
mod kinds;
pub mod meant;
pub mod pack;
pub mod short;
pub mod today;
pub mod verdict;

pub use kinds::{Doubt, EventKind, Refusal};
