//! The first page of the staff.

mod work;

use axum::{Router, routing::get};

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/quan-ly", get(work::show))
}
