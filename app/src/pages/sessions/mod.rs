//! The sessions of an activity: one form, one save.

mod details;
mod edit;
pub(crate) mod words;

use axum::{Router, routing::get};

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/quan-ly/hoat-dong/{code}/buoi", get(edit::show).post(edit::save))
}
