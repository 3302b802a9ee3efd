//! A seat that was held is taken.

use axum::extract::State;

use crate::{
    App,
    flash::Flash,
    page_error::PageResult,
    pages::registrations::{own_link::OwnLink, own_page::gone},
    visit::Page,
};

/// The seat that is held is taken.
pub(crate) async fn take_seat(State(app): State<App>, page: Page, link: OwnLink) -> PageResult {
    match services::registrations::take_seat(&app.services, &link.token).await {
        Ok(()) => Ok(Page::keep_private(page.done(&link.path(""), Flash::SeatTaken(0)))),
        Err(services::Error::NotFound) => Ok(gone(&page)),
        Err(error) => Err(error.into()),
    }
}
