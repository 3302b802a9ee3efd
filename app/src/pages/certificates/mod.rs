//! Certificates of an activity: who completed, issuing, downloads, revoking.

mod end;
mod issue;

use axum::{Router, routing::get};

use self::end::End;
use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/quan-ly/hoat-dong/{code}/chung-nhan", get(issue::show).post(issue::submit))
        .route("/quan-ly/hoat-dong/{code}/chung-nhan.zip", get(issue::archive))
        .route("/quan-ly/hoat-dong/{code}/chung-nhan/{id}/pdf", get(issue::pdf))
        .merge(ending("/quan-ly/hoat-dong/{code}/chung-nhan/{id}/thu-hoi", End::Revoke))
        .merge(ending("/quan-ly/hoat-dong/{code}/chung-nhan/{id}/thay-the", End::Replace))
}

fn ending(path: &str, end: End) -> Router<App> {
    let ask = move |app, staff, path| end::ask(end, app, staff, path);
    let submit = move |app, staff, path, form| end::submit(end, app, staff, path, form);
    Router::new().route(path, get(ask).post(submit))
}
