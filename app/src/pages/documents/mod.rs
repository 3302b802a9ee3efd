//! Documents of an activity, or those that a template brings along: their list, the form of one, and the way to its file.

mod edit;
mod file;
mod list;
pub(crate) mod read;
mod sent;
mod words;

use axum::{Router, extract::DefaultBodyLimit, routing::get};
use services::{holder::Holder, ids::TemplateId};

use crate::{
    App,
    pages::activities::{WorkTab, path_of},
};

pub(super) fn routes() -> Router<App> {
    let largest = DefaultBodyLimit::max(sent::LARGEST);
    Router::new()
        .route("/hoat-dong/{code}/tai-lieu/{document}", get(file::public))
        .route("/toi/{token}/tai-lieu/{document}", get(file::own))
        .route("/quan-ly/hoat-dong/{code}/tai-lieu", get(list::show).post(list::act))
        .route("/quan-ly/hoat-dong/{code}/tai-lieu/moi", get(edit::show_new).post(edit::add).layer(largest))
        .route(
            "/quan-ly/hoat-dong/{code}/tai-lieu/{document}",
            get(edit::show).post(edit::save).layer(largest),
        )
        .route("/quan-ly/hoat-dong/{code}/tai-lieu/{document}/tep", get(file::of_activity))
        .route("/quan-ly/mau/{id}/tai-lieu", get(list::show_of_template).post(list::act_of_template))
        .route(
            "/quan-ly/mau/{id}/tai-lieu/moi",
            get(edit::show_new_of_template).post(edit::add_of_template).layer(largest),
        )
        .route(
            "/quan-ly/mau/{id}/tai-lieu/{document}",
            get(edit::show_of_template).post(edit::save_of_template).layer(largest),
        )
        .route("/quan-ly/mau/{id}/tai-lieu/{document}/tep", get(file::of_template))
}

/// The documents of an activity, without the language.
pub(crate) fn list_path(code: &str) -> String {
    format!("{}/tai-lieu", path_of(code, WorkTab::Overview))
}

/// Those of a template.
pub(crate) fn template_path(id: TemplateId) -> String {
    format!("/quan-ly/mau/{id}/tai-lieu")
}

/// The list of whosever they are.
fn path(holder: Holder<'_>) -> String {
    match holder {
        Holder::Activity(code) => list_path(code),
        Holder::Template(id) => template_path(id),
    }
}
