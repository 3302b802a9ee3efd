//! Certificates of an activity: who completed, issuing, downloads, revoking.

mod end;
mod form;
mod issue;
mod look;
mod verify;
mod verify_words;
mod words;

use axum::{Router, routing::get};

use crate::{App, pages::certificates::end::End};

pub(super) fn routes() -> Router<App> {
    let ask = |end| move |app, staff, path| end::ask(end, app, staff, path);
    let submit = |end| move |app, staff, path, form| end::submit(end, app, staff, path, form);
    Router::new()
        .route("/chung-nhan", get(verify::ask))
        .route("/chung-nhan/{code}", get(verify::show))
        .route("/quan-ly/hoat-dong/{code}/chung-nhan", get(issue::show).post(issue::submit))
        .route("/quan-ly/hoat-dong/{code}/chung-nhan/xem-truoc", get(issue::preview))
        .route("/quan-ly/hoat-dong/{code}/chung-nhan.zip", get(issue::archive))
        .route("/quan-ly/hoat-dong/{code}/chung-nhan/{id}/pdf", get(issue::pdf))
        .route(
            "/quan-ly/hoat-dong/{code}/chung-nhan/{id}/thu-hoi",
            get(ask(End::Revoke)).post(submit(End::Revoke)),
        )
        .route(
            "/quan-ly/hoat-dong/{code}/chung-nhan/{id}/thay-the",
            get(ask(End::Replace)).post(submit(End::Replace)),
        )
}
