//! People of the own units, for the staff: the list, each person, a list taken in at once.

mod edit;
pub(crate) mod list;
mod show;
pub(crate) mod words;

use axum::{Router, routing::get};
use domain::Lang;
use services::rows::Person;

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/quan-ly/nguoi", get(list::show))
        .route("/quan-ly/nguoi/moi", get(edit::show_new).post(edit::create))
        .route("/quan-ly/nguoi/{id}", get(show::show))
        .route("/quan-ly/nguoi/{id}/sua", get(edit::show).post(edit::save))
}

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
