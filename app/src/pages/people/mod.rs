//! People of the own units, for the staff: the list, each person, a list taken in at once.

mod add;
mod add_to_class;
mod bulk;
mod compare;
mod double_words;
mod doubles;
mod edit;
pub(crate) mod list;
mod show;
mod show_parts;
mod ticks;
pub(crate) mod words;

use axum::{
    Router,
    routing::{get, post},
};
use domain::Lang;
use services::rows::Person;

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/quan-ly/nguoi", get(list::show))
        .route("/quan-ly/nguoi/moi", get(edit::show_new).post(edit::create))
        .route("/quan-ly/nguoi/trung", get(doubles::show).post(doubles::set_apart))
        .route("/quan-ly/nguoi/gop", get(compare::show).post(compare::merge))
        .route("/quan-ly/nguoi/gop/{id}/tach", post(compare::part))
        .route("/quan-ly/nguoi/chon", post(bulk::submit))
        .route("/quan-ly/nguoi/{id}", get(show::show))
        .route("/quan-ly/nguoi/{id}/them-vao-lop", post(add::submit))
        .route("/quan-ly/nguoi/{id}/sua", get(edit::show).post(edit::save))
}

/// The address of the list of likely doubles, without the language.
pub(crate) const DOUBLES: &str = "/quan-ly/nguoi/trung";

/// The address of a person's page, without the language.
pub(crate) fn path_of(id: services::ids::PersonId) -> String {
    format!("/quan-ly/nguoi/{id}")
}

/// When somebody was born, as far as that is known: a day, a year, or nothing.
pub(crate) fn born(person: &Person, lang: Lang) -> String {
    match (person.birth_date, person.birth_year) {
        (Some(day), _) => documents::dates::day(day, lang),
        (None, Some(year)) => year.to_string(),
        (None, None) => String::new(),
    }
}
