//! The mails that an activity sends by itself, or that a template brings along: their list, the form of one, and how one reads.

mod edit;
mod list;
mod preview;
mod words;

use axum::{Router, routing::get};
use services::{holder::Holder, ids::TemplateId};

use crate::{
    App,
    pages::activities::{WorkTab, path_of},
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/quan-ly/hoat-dong/{code}/lich-thu", get(list::show).post(list::act))
        .route("/quan-ly/hoat-dong/{code}/lich-thu/moi", get(edit::show_new).post(edit::add))
        .route("/quan-ly/hoat-dong/{code}/lich-thu/{rule}", get(edit::show).post(edit::save))
        .route("/quan-ly/hoat-dong/{code}/lich-thu/{rule}/thu", get(preview::show))
        .route("/quan-ly/mau/{id}/lich-thu", get(list::show_of_template).post(list::act_of_template))
        .route("/quan-ly/mau/{id}/lich-thu/moi", get(edit::show_new_of_template).post(edit::add_of_template))
        .route("/quan-ly/mau/{id}/lich-thu/{rule}", get(edit::show_of_template).post(edit::save_of_template))
}

/// The mails of an activity, without the language.
pub(crate) fn list_path(code: &str) -> String {
    format!("{}/lich-thu", path_of(code, WorkTab::Overview))
}

/// Those of a template.
pub(crate) fn template_path(id: TemplateId) -> String {
    format!("/quan-ly/mau/{id}/lich-thu")
}

/// The list of whosever they are.
fn path(place: Holder<'_>) -> String {
    match place {
        Holder::Activity(code) => list_path(code),
        Holder::Template(id) => template_path(id),
    }
}
