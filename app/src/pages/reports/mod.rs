//! The report: the paragraph, the figures, the rows behind each of them.

mod report;
mod rows;

use axum::{Router, routing::get};

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/quan-ly/bao-cao", get(report::show)).route("/quan-ly/bao-cao/dong", get(rows::show))
}
