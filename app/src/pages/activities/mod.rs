//! Activities: what everybody sees of them, and for the staff the list and the pages of each one.

pub(crate) mod ask_telling;
mod cancel;
mod copy;
mod edit;
pub(crate) mod fields;
mod list;
mod list_changes;
mod log_words;
pub(crate) mod parts;
pub(crate) mod public;
mod public_list;
pub(crate) mod public_words;
mod show;
pub(crate) mod telling_words;
mod too_few;
pub(crate) mod too_few_words;
mod typed;
pub(crate) mod way_words;
pub(crate) mod words;
pub(crate) mod workspace;

pub(crate) use workspace::{WorkTab, Workspace, path_of, registration_tone, workspace};

use axum::{
    Router,
    routing::{get, post},
};

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/", get(public_list::show))
        .route("/hoat-dong/{code}", get(public::show))
        .route("/lich.ics", get(public_list::calendar))
        .route("/hoat-dong/{code}/lich.ics", get(public::calendar))
        .route("/quan-ly/hoat-dong", get(list::show))
        .route("/quan-ly/hoat-dong/moi", get(edit::show_new).post(edit::create))
        .route("/quan-ly/hoat-dong/{code}", get(show::show))
        .route("/quan-ly/hoat-dong/{code}/sua", get(edit::show).post(edit::save))
        .route("/quan-ly/hoat-dong/{code}/sao-chep", post(copy::copy))
        .route("/quan-ly/hoat-dong/{code}/cong-bo", post(show::publish))
        .route("/quan-ly/hoat-dong/{code}/huy", get(cancel::ask_to_cancel).post(cancel::cancel))
        .route("/quan-ly/hoat-dong/{code}/it-nguoi", get(too_few::show).post(too_few::submit))
        .route("/quan-ly/hoat-dong/{code}/nhat-ky", get(list_changes::show))
}
