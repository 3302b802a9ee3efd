//! Who may come to an activity: the form of it, how everybody reads it, and the page of somebody who may not.

pub(crate) mod asked;
mod edit;
pub(crate) mod not_met;
pub(crate) mod words;

use axum::{Router, routing::get};

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/quan-ly/hoat-dong/{code}/dieu-kien", get(edit::show).post(edit::save))
}
