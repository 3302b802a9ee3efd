//! Reports: the name of each figure, what they came to, and the paragraph that tells them.

pub mod figure;
pub mod figures;
mod paragraph;
