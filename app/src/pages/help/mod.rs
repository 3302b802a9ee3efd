//! What everybody can read up: help, and what becomes of personal data.

mod privacy;
mod privacy_words;
mod show;
mod words;

use axum::{Router, routing::get};

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/tro-giup", get(show::show)).route("/quyen-rieng-tu", get(privacy::show))
}
