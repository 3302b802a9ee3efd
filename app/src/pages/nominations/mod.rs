//! Nomination rounds: the organizer's call and its table, and the list of each unit as its focal person fills it.

mod act;
pub(crate) mod calls;
mod edit;
mod flow;
mod letters;
mod list;
mod new_person;
mod new_person_form;
mod paper;
mod paste;
mod people;
mod replace;
mod round;
mod when;
pub(crate) mod words;

use axum::{Router, routing::get};
use services::ids::RoundId;

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/quan-ly/hoat-dong/{code}/dot-cu", get(round::show))
        .route("/quan-ly/hoat-dong/{code}/dot-cu/sua", get(edit::show).post(edit::save))
        .route("/quan-ly/hoat-dong/{code}/dot-cu/gui", get(letters::ask_to_call).post(letters::call))
        .route("/quan-ly/hoat-dong/{code}/dot-cu/nhac", get(letters::ask_to_remind).post(letters::remind))
        .route("/quan-ly/hoat-dong/{code}/dot-cu/chia", get(flow::show).post(flow::submit))
        .route("/quan-ly/de-cu/{round}/{unit}", get(list::show).post(act::submit))
        .route("/quan-ly/de-cu/{round}/{unit}/moi", get(new_person::show).post(new_person::submit))
        .route("/quan-ly/de-cu/{round}/{unit}/dan", get(paste::show).post(paste::submit))
        .route("/quan-ly/de-cu/{round}/{unit}/in", get(paper::show))
        .route("/quan-ly/de-cu/{round}/{unit}/danh-sach.pdf", get(paper::pdf))
        .route("/quan-ly/de-cu/{round}/{unit}/thay/{nominee}", get(replace::show).post(replace::submit))
}

/// The address of a unit's list, without the language.
pub(crate) fn path_of(round: RoundId, unit: &str) -> String {
    format!("/quan-ly/de-cu/{round}/{unit}")
}
