//! Lists of people as offices send them: brought as a file or pasted, looked through, corrected, taken in.

mod acts;
mod bring;
mod check;
mod columns;
mod decide;
mod fields;
mod rows;
mod upload;
mod words;
mod wrong_rows;

use axum::{Router, extract::DefaultBodyLimit, routing::get};

use crate::App;

/// A spreadsheet of some thousand people with every column is not as large.
pub(crate) const LARGEST: usize = 4 * 1024 * 1024 + 64 * 1024;

pub(super) fn routes() -> Router<App> {
    let largest = DefaultBodyLimit::max(LARGEST);
    Router::new()
        .route("/quan-ly/nguoi/nhap", get(bring::show).post(bring::submit).layer(largest))
        .route(
            "/quan-ly/hoat-dong/{code}/danh-sach",
            get(bring::show_for).post(bring::submit_for).layer(largest),
        )
        .route("/quan-ly/danh-sach/{id}", get(check::show).post(decide::submit).layer(largest))
        .route("/quan-ly/danh-sach/{id}/dong-sai.xlsx", get(wrong_rows::download))
}
