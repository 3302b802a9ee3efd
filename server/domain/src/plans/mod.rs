//! The plan of a year: what targets are set for, what has become of them, and the paragraph that tells it.

pub mod paragraph;
pub mod progress;
pub mod subject;
