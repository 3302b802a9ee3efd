//! The mails that go out, or wait to.

mod list;
mod one;

use axum::{
    Router,
    routing::{get, post},
};

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/quan-ly/thu", get(list::show))
        .route("/quan-ly/thu/gui-lai", post(list::retry))
        .route("/quan-ly/thu/{id}", get(one::show))
        .route("/quan-ly/thu/{id}/thu.eml", get(one::eml))
        .route("/quan-ly/thu/{id}/gui-lai", post(one::retry))
}
