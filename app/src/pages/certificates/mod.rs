//! Certificates of an activity: who completed, issuing, downloads, revoking.

mod issue;
mod replace;
mod revoke;

use axum::{Router, routing::get};

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/quan-ly/hoat-dong/{code}/chung-nhan", get(issue::show).post(issue::submit))
        .route("/quan-ly/hoat-dong/{code}/chung-nhan.zip", get(issue::archive))
        .route("/quan-ly/hoat-dong/{code}/chung-nhan/{id}/pdf", get(issue::pdf))
        .route("/quan-ly/hoat-dong/{code}/chung-nhan/{id}/thu-hoi", get(revoke::ask).post(revoke::submit))
        .route("/quan-ly/hoat-dong/{code}/chung-nhan/{id}/thay-the", get(replace::ask).post(replace::submit))
}
