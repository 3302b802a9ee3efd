//! The agenda of an activity: for everybody and on paper, for its organizers, and what a participant chooses of it.

mod choosers;
mod edit;
mod fields;
mod grid;
mod manage;
mod own;
pub(crate) mod own_day;
mod own_words;
mod paste;
mod paste_rows;
mod public;
mod remove;
mod shift;
mod tracks;
pub(crate) mod words;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use services::ids::TalkId;

use crate::{
    App,
    pages::activities::{WorkTab, path_of},
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/hoat-dong/{code}/chuong-trinh", get(public::show))
        .route("/hoat-dong/{code}/chuong-trinh.pdf", get(public::paper))
        .route("/toi/{token}/chuong-trinh", get(own::show).post(own::choose))
        .route("/quan-ly/hoat-dong/{code}/chuong-trinh", get(manage::show))
        .route("/quan-ly/hoat-dong/{code}/chuong-trinh.pdf", get(manage::paper))
        .route("/quan-ly/hoat-dong/{code}/chuong-trinh/moi", get(edit::show_new).post(edit::add))
        .route("/quan-ly/hoat-dong/{code}/chuong-trinh/tieu-ban", get(tracks::show).post(tracks::save))
        .route(
            "/quan-ly/hoat-dong/{code}/chuong-trinh/dan",
            get(paste::show).post(paste::submit).layer(DefaultBodyLimit::max(paste::LARGEST)),
        )
        .route("/quan-ly/hoat-dong/{code}/chuong-trinh/{talk}", get(edit::show).post(edit::save))
        .route("/quan-ly/hoat-dong/{code}/chuong-trinh/{talk}/doi", post(shift::shift))
        .route("/quan-ly/hoat-dong/{code}/chuong-trinh/{talk}/xoa", get(remove::ask).post(remove::remove))
        .route("/quan-ly/hoat-dong/{code}/chuong-trinh/{talk}/nguoi", get(choosers::show).post(choosers::act))
}

/// The address of a page of the agenda for organizers, without the language.
fn path(code: &str, more: &str) -> String {
    format!("{}{more}", path_of(code, WorkTab::Agenda))
}

/// That of a talk.
fn talk_path(code: &str, talk: TalkId, more: &str) -> String {
    path(code, &format!("/{talk}{more}"))
}
