//! Tours: one class in many units, proposed, adjusted and made on one page.

mod conditions;
mod plan;
mod rows;
mod typed;
mod words;

use axum::{Router, routing::get};

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/quan-ly/lich/dot", get(plan::show).post(plan::send))
}
