//! Registrations: the form, a participant’s own pages by the link that only they have, and for the staff the list of an activity.

mod cancel;
mod contact;
pub(crate) mod filters;
mod hand_over;
mod list;
mod list_answers;
mod list_paper;
mod list_sheet;
pub(crate) mod list_words;
mod own_changes;
pub(crate) mod own_link;
pub(crate) mod own_page;
mod phase;
mod register;
pub(crate) mod register_words;
mod send_links;
mod substitute;
mod successor;
mod switch;
mod take_seat;
mod unreached;
mod unreached_words;
mod why;
pub(crate) mod words;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};

use crate::{App, pages::questions::sent::LARGEST};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(
            "/hoat-dong/{code}/dang-ky",
            get(register::show).post(register::submit).layer(DefaultBodyLimit::max(LARGEST)),
        )
        .route("/gui-lai-duong-dan", get(send_links::show).post(send_links::submit))
        .route("/toi/{token}", get(own_page::show))
        .route("/toi/{token}/lich.ics", get(own_page::calendar))
        .route("/toi/{token}/giay-chung-nhan", get(own_page::certificate))
        .route("/toi/{token}/nhan-cho", post(take_seat::take_seat))
        .route("/toi/{token}/cach-tham-du", get(switch::ask).post(switch::switch))
        .route("/toi/{token}/huy", get(cancel::ask_to_cancel).post(cancel::cancel))
        .route("/toi/{token}/lien-lac", get(contact::show).post(contact::save))
        .route("/toi/{token}/chuyen-cho", get(hand_over::show).post(hand_over::submit))
        .route("/toi/{token}/nguoi-thay", get(substitute::show).post(substitute::save))
        .route("/quan-ly/hoat-dong/{code}/nguoi", get(list::show).post(list::decide))
        .route("/quan-ly/hoat-dong/{code}/nguoi/in", get(list_paper::show))
        .route("/quan-ly/hoat-dong/{code}/khong-thu", get(unreached::show))
        .route("/quan-ly/hoat-dong/{code}/khong-thu/in", get(unreached::print))
        .route("/quan-ly/hoat-dong/{code}/khong-thu/gui", get(unreached::ask).post(unreached::send))
}
