//! The outbox: what left, what waits and why.

mod list;
mod show;
mod words;

use axum::{
    Router,
    routing::{get, post},
};

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/quan-ly/thu", get(list::show))
        .route("/quan-ly/thu/gui-lai", post(list::retry))
        .route("/quan-ly/thu/{id}", get(show::show))
        .route("/quan-ly/thu/{id}/thu.eml", get(show::eml))
        .route("/quan-ly/thu/{id}/gui-lai", post(show::retry))
}
