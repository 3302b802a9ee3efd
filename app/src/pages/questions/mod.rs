//! Questions that an activity asks of its own: the organizer composes them, participants answer, the answers are read and added up.

mod answers;
mod edit;
pub(crate) mod fields;
mod file;
mod list;
mod own;
mod preview;
pub(crate) mod said;
pub(crate) mod sent;
mod summary;
pub(crate) mod words;

pub(crate) use file::attachment;

use axum::{Router, extract::DefaultBodyLimit, routing::get};
use services::ids::{QuestionId, RegistrationId};

use crate::{
    App,
    pages::activities::{WorkTab, path_of},
};

pub(super) fn routes() -> Router<App> {
    let largest = DefaultBodyLimit::max(sent::LARGEST);
    Router::new()
        .route("/quan-ly/hoat-dong/{code}/cau-hoi", get(list::show).post(list::act))
        .route("/quan-ly/hoat-dong/{code}/cau-hoi/moi", get(edit::show_new).post(edit::add))
        .route("/quan-ly/hoat-dong/{code}/cau-hoi/xem-thu", get(preview::show))
        .route("/quan-ly/hoat-dong/{code}/cau-hoi/{question}", get(edit::show).post(edit::save))
        .route("/quan-ly/hoat-dong/{code}/tra-loi", get(summary::show))
        .route("/quan-ly/hoat-dong/{code}/tra-loi/{registration}", get(answers::show))
        .route("/quan-ly/hoat-dong/{code}/tra-loi/{registration}/tep/{question}", get(file::of_staff))
        .route("/toi/{token}/cau-hoi", get(own::show).post(own::save).layer(largest))
        .route("/toi/{token}/tep/{question}", get(file::own))
}

/// The questions of an activity, without the language.
pub(crate) fn list_path(code: &str) -> String {
    path_of(code, WorkTab::Questions)
}

/// What the answers of everybody come to, without the language.
pub(crate) fn summary_path(code: &str) -> String {
    format!("{}/tra-loi", path_of(code, WorkTab::Overview))
}

/// The answers of one person, without the language.
pub(crate) fn answers_path(code: &str, registration: RegistrationId) -> String {
    format!("{}/{registration}", summary_path(code))
}

/// A file of one person, without the language.
pub(crate) fn file_path(code: &str, registration: RegistrationId, question: QuestionId) -> String {
    format!("{}/tep/{question}", answers_path(code, registration))
}
