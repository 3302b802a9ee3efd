//! Proposes a timetable: for each class of a tour or a conference its first half-day, its venue and its trainer.
//!
//! [`propose`] takes a [`Problem`] and gives a [`Proposal`]. It only proposes: nothing is written, and [`check`] says of any
//! timetable, however it came about, what is wrong with it and what it costs. `docs/TIMETABLE.md` says how it works and why so.

mod bound;
mod cheapest;
mod check;
mod grid;
mod luck;
mod plan;
mod problem;
mod proposal;
mod propose;
mod search;
mod shortage;

pub use check::{Wrong, check};
pub use problem::{Class, Half, HalfDay, Id, Problem, Taken, Trainer, Venue, Weights};
pub use proposal::{Cost, Finish, Left, Placed, Proposal, Why};
pub use propose::{Limits, Progress, propose};
pub use shortage::Shortage;
