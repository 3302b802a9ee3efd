//! Venues and their rooms, for those who plan.

mod list;
mod room;
mod show;
mod words;

use axum::{
    Router,
    routing::{get, post},
};
use services::ids::VenueId;

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/quan-ly/dia-diem", get(list::show))
        .route("/quan-ly/dia-diem/{id}", get(show::show).post(show::add))
        .route("/quan-ly/phong/{id}", get(room::show).post(room::save))
        .route("/quan-ly/phong/{id}/xoa", post(room::remove))
        .route("/quan-ly/phong/{id}/dong-cua", post(room::close))
        .route("/quan-ly/phong-dong/{id}/xoa", post(room::reopen))
}

/// The address of a venue's page, without the language.
fn path_of(id: VenueId) -> String {
    format!("/quan-ly/dia-diem/{id}")
}
