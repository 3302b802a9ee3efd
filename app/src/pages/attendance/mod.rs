//! Who came: people × sessions, and the headcount beside it.

mod grid;
mod one;

use axum::{
    Router,
    routing::{get, post},
};

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/quan-ly/hoat-dong/{code}/diem-danh", get(grid::show).post(grid::save))
        .route("/api/diem-danh/{code}", post(one::save))
        .route("/quan-ly/hoat-dong/{code}/so-luong", post(grid::count))
}
