//! app.

pub mod ui;
