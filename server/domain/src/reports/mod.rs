//! Reports: the figures, and the name of each.

pub mod figure;
pub mod figures;
