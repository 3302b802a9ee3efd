//! Invitations: whom to ask, what they would read, and what they answer.

pub(crate) mod answer;
mod check;
mod form;
pub(crate) mod invite;
mod words;

use axum::{
    Router,
    routing::{get, post},
};

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/quan-ly/hoat-dong/{code}/moi", get(invite::show).post(invite::submit))
        .route("/toi/{token}/tra-loi", post(answer::answer))
}
