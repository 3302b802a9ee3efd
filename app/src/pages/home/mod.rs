//! The first page of the staff.

pub(crate) mod words;
mod work;

use axum::{Router, routing::get};

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/quan-ly", get(work::show))
}
