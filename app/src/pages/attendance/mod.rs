//! Who came: people × sessions, and the headcount beside it.

mod grid;
mod grid_sheet;
mod record;
mod words;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};

use crate::App;

/// A cell is sent as some 50 bytes: a thousand people at forty sessions.
const LARGEST_GRID: usize = 2 * 1024 * 1024;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(
            "/quan-ly/hoat-dong/{code}/diem-danh",
            get(grid::show).post(grid::save).layer(DefaultBodyLimit::max(LARGEST_GRID)),
        )
        .route("/api/diem-danh/{code}", post(record::save))
        .route("/quan-ly/hoat-dong/{code}/so-luong", post(grid::count))
}
