//! Check-in: the devices of an activity as its organizers see them, the page by which a phone joins, and the pages that it then has: one of
//! forms, and one that it keeps and that works without a network.

mod address;
mod cookie;
mod desk;
mod devices;
mod install;
mod join;
mod keep;
mod outcome;
mod phone;
mod review;
mod send;
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
        .route("/diem-danh/may", get(phone::show))
        .route("/diem-danh/goi", get(keep::pack))
        .route("/diem-danh/ten", get(keep::names))
        .route("/diem-danh/gui", post(send::take))
        .route("/diem-danh/giu-trang.js", get(install::worker))
        .route("/diem-danh/ung-dung.webmanifest", get(install::manifest))
}
