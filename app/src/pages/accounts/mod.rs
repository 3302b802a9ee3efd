//! The staff: signing in, the own account, and for administrators who may do what.

mod device;
mod invite;
mod list;
mod own;
mod role_choice;
mod show;
mod sign_in;
mod sign_in_link;
mod staff_words;
mod words;

use axum::{
    Router,
    routing::{get, post},
};

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/dang-nhap", get(sign_in::show).post(sign_in::submit))
        .route("/dang-nhap/{token}", get(sign_in_link::show).post(sign_in_link::submit))
        .route("/dang-xuat", post(own::sign_out))
        .route("/quan-ly/tai-khoan", get(own::show))
        .route("/quan-ly/tai-khoan/mat-khau", post(own::change_password))
        .route("/quan-ly/tai-khoan/duong-dan", post(own::send_link))
        .route("/quan-ly/tai-khoan/thiet-bi/{id}/ket-thuc", post(own::end_session))
        .route("/quan-ly/tai-khoan/dang-xuat-moi-noi", post(own::sign_out_everywhere))
        .route("/quan-ly/can-bo", get(list::show))
        .route("/quan-ly/can-bo/moi", get(invite::show).post(invite::submit))
        .route("/quan-ly/can-bo/{id}", get(show::show))
        .route("/quan-ly/can-bo/{id}/moi-lai", post(show::invite_again))
        .route("/quan-ly/can-bo/{id}/khoa", get(show::ask_to_close).post(show::close))
        .route("/quan-ly/can-bo/{id}/mo-khoa", post(show::reopen))
        .route("/quan-ly/can-bo/{id}/vai-tro", post(show::give))
        .route("/quan-ly/can-bo/vai-tro/{id}/thu-hoi", post(show::take))
}
