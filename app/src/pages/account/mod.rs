//! Signing in and out, and what belongs to one's own account.

mod account_page;
mod device;
mod sign_in;
mod sign_in_link;

use axum::{
    Router,
    routing::{get, post},
};

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/dang-nhap", get(sign_in::show).post(sign_in::submit))
        .route("/dang-nhap/{token}", get(sign_in_link::show).post(sign_in_link::submit))
        .route("/dang-xuat", post(account_page::sign_out))
        .route("/quan-ly/tai-khoan", get(account_page::show))
        .route("/quan-ly/tai-khoan/mat-khau", post(account_page::change_password))
        .route("/quan-ly/tai-khoan/duong-dan", post(account_page::send_link))
        .route("/quan-ly/tai-khoan/thiet-bi/{id}/ket-thuc", post(account_page::end_session))
        .route("/quan-ly/tai-khoan/dang-xuat-moi-noi", post(account_page::sign_out_everywhere))
}
