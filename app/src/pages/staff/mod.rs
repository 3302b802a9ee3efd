//! The staff, for administrators: who may sign in, with which roles; accounts closed and opened, roles given and taken.

mod list;
mod show;

use axum::{
    Router,
    routing::{get, post},
};

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/quan-ly/can-bo", get(list::show))
        .route("/quan-ly/can-bo/{id}", get(show::show))
        .route("/quan-ly/can-bo/{id}/khoa", get(show::ask_to_close).post(show::close))
        .route("/quan-ly/can-bo/{id}/mo-khoa", post(show::reopen))
        .route("/quan-ly/can-bo/{id}/vai-tro", post(show::give))
        .route("/quan-ly/can-bo/vai-tro/{id}/thu-hoi", post(show::take))
}

/// The address of the list, without the language.
const LIST: &str = "/quan-ly/can-bo";

/// The address of somebody's page, without the language.
fn path_of(id: services::ids::UserId) -> String {
    format!("{LIST}/{id}")
}
