//! app.

pub mod pages;
pub mod ui;
