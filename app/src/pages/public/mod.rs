//! What everybody sees: the list of activities, one activity, registration, verification of certificates.

mod activity;
mod help;
mod links;
mod list;
mod privacy;
mod register;
mod verify;

use axum::{Router, routing::get};

use crate::App;

pub(crate) use activity::session_list;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/", get(list::show))
        .route("/hoat-dong/{code}", get(activity::show))
        .route("/hoat-dong/{code}/lich.ics", get(activity::calendar))
        .route("/hoat-dong/{code}/dang-ky", get(register::show).post(register::submit))
        .route("/gui-lai-duong-dan", get(links::show).post(links::submit))
        .route("/chung-nhan", get(verify::ask))
        .route("/chung-nhan/{code}", get(verify::show))
        .route("/tro-giup", get(help::show))
        .route("/quyen-rieng-tu", get(privacy::show))
}
