//! What a participant can do with the own registration: answer an invitation, give the seat up.

use axum::extract::State;
use serde::Deserialize;
use services::invitations::Answer;

use crate::{
    App,
    flash::Flash,
    form::Form,
    page_error::PageResult,
    pages::registrations::{own_link::OwnLink, own_page::gone},
    visit::Page,
};

#[derive(Debug, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    a: String,
}

pub(crate) async fn answer(
    State(app): State<App>,
    page: Page,
    link: OwnLink,
    Form(typed): Form<Typed>,
) -> PageResult {
    let answer = match typed.a.as_str() {
        "yes" => Answer::Yes,
        "no" => Answer::No,
        _ => return Ok(Page::keep_private(page.go(&link.path("")))),
    };
    match services::invitations::answer_invitation(&app.services, &link.token, answer).await {
        Ok(_) => Ok(Page::keep_private(page.done(&link.path(""), Flash::Answered(0)))),
        Err(services::Error::NotFound) => Ok(gone(&page)),
        Err(error) => Err(error.into()),
    }
}
