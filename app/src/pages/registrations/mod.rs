//! Registrations: the form, a participant’s own pages by the link that only they have, and for the staff the list of an activity.

mod cancel;
mod filters;
mod list;
mod list_sheet;
mod list_words;
mod overrule;
pub(crate) mod own_link;
pub(crate) mod own_page;
mod phase;
mod register;
pub(crate) mod register_words;
mod reject;
mod send_links;
mod take_seat;
pub(crate) mod words;

use axum::{
    Router,
    routing::{get, post},
};

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/hoat-dong/{code}/dang-ky", get(register::show).post(register::submit))
        .route("/gui-lai-duong-dan", get(send_links::show).post(send_links::submit))
        .route("/toi/{token}", get(own_page::show))
        .route("/toi/{token}/lich.ics", get(own_page::calendar))
        .route("/toi/{token}/giay-chung-nhan", get(own_page::certificate))
        .route("/toi/{token}/nhan-cho", post(take_seat::take_seat))
        .route("/toi/{token}/huy", get(cancel::ask_to_cancel).post(cancel::cancel))
        .route("/quan-ly/hoat-dong/{code}/nguoi", get(list::show).post(list::decide))
}
