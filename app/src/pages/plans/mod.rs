//! The plan of a year: its targets with what has become of them, the activities behind that, and the form of the targets.

mod asked;
mod edit;
mod grid;
mod rows;
mod sheet;
mod show;
mod tables;
mod words;

use axum::{Router, routing::get};

use crate::App;

/// The address of the plan, without the language.
const PATH: &str = "/quan-ly/ke-hoach";

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/quan-ly/ke-hoach", get(show::show))
        .route("/quan-ly/ke-hoach/hoat-dong", get(rows::show))
        .route("/quan-ly/ke-hoach/sua", get(edit::show).post(edit::save))
}
