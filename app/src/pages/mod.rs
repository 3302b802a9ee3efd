//! The pages, by the part of the house they belong to.

pub mod dev_ui;
