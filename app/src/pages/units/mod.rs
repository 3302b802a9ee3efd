//! Units: offered while a name is typed, and found for what was typed in one’s own words.

pub(crate) mod choices;
mod find;
pub(crate) mod settle_typed;
pub(crate) mod settle_words;
mod words;

use axum::{Router, routing::get};

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/don-vi", get(find::units))
        .route("/quan-ly/hoat-dong/{code}/don-vi", get(settle_typed::show).post(settle_typed::settle))
}
