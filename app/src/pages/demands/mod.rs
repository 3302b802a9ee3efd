//! Calls for interest: the public form, one's own page, and for the staff the list, one call, its names, and what a unit would send.

mod ask;
pub(crate) mod asks;
mod edit;
mod end;
mod invite;
mod list;
mod names;
mod own;
mod public;
pub(crate) mod public_section;
mod show;
mod words;

use axum::{
    Router,
    routing::{get, post},
};

use crate::App;

/// The address of the list, without the language.
const PATH: &str = "/quan-ly/nhu-cau";

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/nhu-cau/{id}", get(public::show).post(public::submit))
        .route("/toi/ghi-ten/{token}", get(own::show))
        .route("/toi/ghi-ten/{token}/rut", post(own::withdraw))
        .route("/quan-ly/nhu-cau", get(list::show))
        .route("/quan-ly/nhu-cau/moi", get(edit::show_new).post(edit::create))
        .route("/quan-ly/nhu-cau/{id}", get(show::show))
        .route("/quan-ly/nhu-cau/{id}/sua", get(edit::show).post(edit::save))
        .route("/quan-ly/nhu-cau/{id}/nguoi", get(names::show))
        .route("/quan-ly/nhu-cau/{id}/ket-thuc", get(end::ask).post(end::act))
        .route("/quan-ly/nhu-cau/{id}/moi-nguoi/{code}", get(invite::ask).post(invite::invite))
        .route("/quan-ly/nhu-cau/{id}/don-vi/{unit}", get(ask::show).post(ask::save))
}
