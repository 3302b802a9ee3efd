//! The schedule: sessions by list, week, month and board, what is in their way, when somebody is free, the days on which nobody works.

mod agenda;
mod board;
mod calendar;
pub(crate) mod clashes;
mod days_off;
mod feed;
mod find_time;
pub(crate) mod frame;
mod grid;
mod item;
mod move_look;
mod moving;
mod moving_words;
pub(crate) mod searched;
mod shown;
pub(crate) mod words;

use axum::{
    Router,
    routing::{get, post},
};

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/quan-ly/lich", get(calendar::show))
        .route("/lich/{token}", get(feed::read))
        .route("/quan-ly/lich/doi/{id}", get(moving::show).post(moving::save))
        .route("/quan-ly/lich/dang-ky", get(feed::show).post(feed::renew))
        .route("/quan-ly/lich/dang-ky/bo", post(feed::end))
        .route("/quan-ly/lich/tim-gio", get(find_time::show))
        .route("/quan-ly/ngay-nghi", get(days_off::show).post(days_off::add))
        .route("/quan-ly/ngay-nghi/{id}/xoa", post(days_off::remove))
}
