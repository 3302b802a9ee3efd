//! A participant's own pages, by the link that only they have.

mod answer;
mod own_link;
mod own_page;
mod phase;

use axum::{
    Router,
    routing::{get, post},
};

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/toi/{token}", get(own_page::show))
        .route("/toi/{token}/lich.ics", get(own_page::calendar))
        .route("/toi/{token}/giay-chung-nhan", get(own_page::certificate))
        .route("/toi/{token}/nhan-cho", post(answer::take_seat))
        .route("/toi/{token}/tra-loi", post(answer::answer))
        .route("/toi/{token}/huy", get(answer::ask_to_cancel).post(answer::cancel))
}
