//! A participant gives up the own seat.

use axum::extract::State;
use domain::RegistrationState;
use leptos::prelude::*;
use ui::{Confirm, PageHead};

use crate::{
    App,
    flash::Flash,
    page_error::PageResult,
    pages::registrations::{own_link::OwnLink, own_page::gone, words as t},
    visit::Page,
};

/// Asks once more: who gives a seat up may not get it back.
pub(crate) async fn ask_to_cancel(State(app): State<App>, page: Page, link: OwnLink) -> PageResult {
    let own = match services::registrations::show_registration(&app.services, &link.token).await {
        Ok(own) => own,
        Err(services::Error::NotFound) => return Ok(gone(&page)),
        Err(error) => return Err(error.into()),
    };
    if !own.can_cancel {
        return Ok(Page::keep_private(page.go(&link.path(""))));
    }
    let lang = page.lang;
    let (action, back) = (page.href(&link.path("/huy")), page.href(&link.path("")));
    let waits = *own.registration.state == RegistrationState::Waitlisted;
    let to_substitute = own.own.substitute.is_some() && !waits;
    let title = own.card.activity.title;
    let text = match (waits, to_substitute) {
        (true, _) => t::give_up_line_text(lang),
        (false, true) => t::give_up_substitute(lang),
        (false, false) => t::give_up_text(lang),
    };
    let answer = page.public(t::give_up(lang), move || {
        view! {
            <PageHead title=t::give_up_question(lang) lead=title/>
            <Confirm action act=t::give_up_act(lang) back>
                <p>{text}</p>
            </Confirm>
        }
    });
    Ok(Page::keep_private(answer))
}

pub(crate) async fn cancel(State(app): State<App>, page: Page, link: OwnLink) -> PageResult {
    match services::registrations::cancel_registration(&app.services, &link.token).await {
        Ok(()) => Ok(Page::keep_private(page.done(&link.path(""), Flash::Cancelled(0)))),
        Err(services::Error::NotFound) => Ok(gone(&page)),
        Err(error) => Err(error.into()),
    }
}
