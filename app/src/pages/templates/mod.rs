//! Templates of activities: their list, the form of one, the question before one goes.

mod agenda;
mod edit;
mod fields;
mod list;
mod remove;
mod words;

use axum::{Router, routing::get};

use crate::App;

/// The address of the list, without the language.
const PATH: &str = "/quan-ly/mau";

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/quan-ly/mau", get(list::show))
        .route("/quan-ly/mau/moi", get(edit::show_new).post(edit::create))
        .route("/quan-ly/mau/{id}", get(edit::show).post(edit::save))
        .route("/quan-ly/mau/{id}/xoa", get(remove::ask).post(remove::remove))
}
