//! Trainers, for those who plan.

mod add;
mod list;
mod show;
pub(crate) mod words;

use axum::{
    Router,
    routing::{get, post},
};
use services::ids::PersonId;

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/quan-ly/giang-vien", get(list::show))
        .route("/quan-ly/giang-vien/moi", get(add::show).post(add::add))
        .route("/quan-ly/giang-vien/{id}", get(show::show).post(show::save))
        .route("/quan-ly/giang-vien/{id}/nghi", post(show::add_away))
        .route("/quan-ly/giang-vien-nghi/{id}/xoa", post(show::remove_away))
}

/// The address of a trainer's page, without the language.
fn path_of(id: PersonId) -> String {
    format!("/quan-ly/giang-vien/{id}")
}
