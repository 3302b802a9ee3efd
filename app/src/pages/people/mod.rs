//! People of the own units, for the staff: the list, each person, a list taken in at once.

mod edit;
mod import;
pub(crate) mod list;
mod show;
pub(crate) mod words;

use axum::{Router, extract::DefaultBodyLimit, routing::get};

use crate::App;

/// A list of two thousand people with every column is not as large.
pub(crate) const LARGEST_LIST: usize = 2 * 1024 * 1024 + 64 * 1024;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/quan-ly/nguoi", get(list::show))
        .route("/quan-ly/nguoi/moi", get(edit::show_new).post(edit::create))
        .route(
            "/quan-ly/nguoi/nhap",
            get(import::show).post(import::submit).layer(DefaultBodyLimit::max(LARGEST_LIST)),
        )
        .route("/quan-ly/nguoi/{id}", get(show::show))
        .route("/quan-ly/nguoi/{id}/sua", get(edit::show).post(edit::save))
}

/// The address of a person's page, without the language.
pub(crate) fn path_of(id: services::ids::PersonId) -> String {
    format!("/quan-ly/nguoi/{id}")
}
