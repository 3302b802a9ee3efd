//! Activities, for the staff: the list, and the pages of each one.

mod ask_telling;
mod edit;
pub(super) mod invite;
mod invite_check;
mod list;
mod log;
mod overview;
mod people;
mod reject;
mod session_details;
mod sessions;
mod typed_units;
mod workspace;

use axum::{
    Router,
    routing::{get, post},
};

pub(crate) use workspace::{WorkTab, Workspace, path_of, registration_tone, workspace};

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/quan-ly/hoat-dong", get(list::show))
        .route("/quan-ly/hoat-dong/moi", get(edit::show_new).post(edit::create))
        .route("/quan-ly/hoat-dong/{code}", get(overview::show))
        .route("/quan-ly/hoat-dong/{code}/sua", get(edit::show).post(edit::save))
        .route("/quan-ly/hoat-dong/{code}/sao-chep", post(overview::copy))
        .route("/quan-ly/hoat-dong/{code}/cong-bo", post(overview::publish))
        .route("/quan-ly/hoat-dong/{code}/huy", get(overview::ask_to_cancel).post(overview::cancel))
        .route("/quan-ly/hoat-dong/{code}/buoi", get(sessions::show).post(sessions::save))
        .route("/quan-ly/hoat-dong/{code}/nguoi", get(people::show).post(people::decide))
        .route("/quan-ly/hoat-dong/{code}/don-vi", get(typed_units::show).post(typed_units::settle))
        .route("/quan-ly/hoat-dong/{code}/moi", get(invite::show).post(invite::submit))
        .route("/quan-ly/hoat-dong/{code}/nhat-ky", get(log::show))
}
