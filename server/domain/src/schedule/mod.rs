//! The schedule: what stands in whose way.

pub mod clash;
pub mod free;
pub mod off;
pub mod open;
pub mod span;
pub mod trainers;
