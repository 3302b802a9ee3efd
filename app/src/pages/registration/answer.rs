//! What a participant can do with the own registration: answer an invitation, give the seat up.

use axum::extract::{Path, State};
use domain::RegistrationState;
use leptos::prelude::*;
use serde::Deserialize;
use services::Answer;

use super::own_page::gone;
use crate::{
    App,
    flash::Flash,
    form::Form,
    i18n::registration as t,
    page::{Page, PageResult},
    ui::{Confirm, PageHead},
};

#[derive(Debug, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    a: String,
}

pub(super) async fn answer(
    State(app): State<App>,
    page: Page,
    Path(token): Path<String>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let answer = match typed.a.as_str() {
        "yes" => Answer::Yes,
        "no" => Answer::No,
        _ => return Ok(Page::keep_private(page.go(&format!("/toi/{token}")))),
    };
    match services::answer_invitation(&app.services, &token, answer).await {
        Ok(_) => Ok(Page::keep_private(page.done(&format!("/toi/{token}"), Flash::Answered(0)))),
        Err(services::Error::NotFound) => Ok(gone(&page)),
        Err(error) => Err(error.into()),
    }
}

/// Asks once more: who gives a seat up may not get it back.
pub(super) async fn ask_to_cancel(
    State(app): State<App>,
    page: Page,
    Path(token): Path<String>,
) -> PageResult {
    let own = match services::show_registration(&app.services, &token).await {
        Ok(own) => own,
        Err(services::Error::NotFound) => return Ok(gone(&page)),
        Err(error) => return Err(error.into()),
    };
    if !own.can_cancel {
        return Ok(Page::keep_private(page.go(&format!("/toi/{token}"))));
    }
    let lang = page.lang;
    let (action, back) = (page.href(&format!("/toi/{token}/huy")), page.href(&format!("/toi/{token}")));
    let waits = *own.registration.state == RegistrationState::Waitlisted;
    let title = own.card.activity.title;
    let answer = page.public(t::give_up(lang), move || {
        view! {
            <PageHead title=t::give_up_question(lang) lead=title/>
            <Confirm action act=t::give_up_act(lang) back>
                <p>{if waits { t::give_up_line_text(lang) } else { t::give_up_text(lang) }}</p>
            </Confirm>
        }
    });
    Ok(Page::keep_private(answer))
}

pub(super) async fn cancel(State(app): State<App>, page: Page, Path(token): Path<String>) -> PageResult {
    match services::cancel_registration(&app.services, &token).await {
        Ok(()) => Ok(Page::keep_private(page.done(&format!("/toi/{token}"), Flash::Cancelled(0)))),
        Err(services::Error::NotFound) => Ok(gone(&page)),
        Err(error) => Err(error.into()),
    }
}
