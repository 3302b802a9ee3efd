//! Communications, for the staff: materials and where they went, media items, broadcasts.

mod broadcasts;
mod edit_broadcast;
mod edit_media;
mod entry;
mod filters;
mod frame;
mod give_many;
mod list;
mod material;
mod materials;
mod media;
mod new_broadcast;
mod new_material;
mod new_media;
mod remove;
pub(crate) mod words;

use axum::{Router, routing::get};

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/quan-ly/an-pham", get(materials::show))
        .route("/quan-ly/an-pham/moi", get(new_material::show).post(new_material::submit))
        .route("/quan-ly/an-pham/{code}", get(material::show).post(material::submit))
        .route("/quan-ly/an-pham/{code}/xoa", get(remove::ask_material).post(remove::material))
        .route(
            "/quan-ly/an-pham/{code}/cap-phat/{id}/xoa",
            get(remove::ask_distribution).post(remove::distribution),
        )
        .route("/quan-ly/an-pham/{code}/cap-phat", get(give_many::show).post(give_many::submit))
        .route("/quan-ly/tin-bai/{id}/sua", get(edit_media::show).post(edit_media::save))
        .route("/quan-ly/phat-thanh/{id}/sua", get(edit_broadcast::show).post(edit_broadcast::save))
        .route("/quan-ly/tin-bai", get(media::show))
        .route("/quan-ly/tin-bai/moi", get(new_media::show).post(new_media::submit))
        .route("/quan-ly/tin-bai/{id}/xoa", get(remove::ask_media).post(remove::media))
        .route("/quan-ly/phat-thanh", get(broadcasts::show))
        .route("/quan-ly/phat-thanh/moi", get(new_broadcast::show).post(new_broadcast::submit))
        .route("/quan-ly/phat-thanh/{id}/xoa", get(remove::ask_broadcast).post(remove::broadcast))
}
