//! Check-in: the devices of an activity as its organizers see them, the page by which a phone joins, and the page that it then has.

mod address;
mod cookie;
mod desk;
mod devices;
mod join;
mod outcome;
mod review;
mod take;
mod words;

use axum::{
    Router,
    routing::{get, post},
};

use crate::App;

pub(crate) use address::path_of;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/quan-ly/hoat-dong/{code}/may-diem-danh", get(devices::show).post(devices::change))
        .route("/quan-ly/hoat-dong/{code}/may-diem-danh/da-xem", post(review::settle))
        .route("/diem-danh/vao/{token}", get(join::show).post(join::join))
        .route("/diem-danh", get(desk::show).post(take::take))
}
