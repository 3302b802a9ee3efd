//! Every page, by area. Each file reads down: load, view, submit.

mod account;
pub(crate) mod activities;
mod api;
mod attendance;
mod certificates;
mod communications;
mod dev_ui;
mod home;
mod outbox;
pub(crate) mod people;
pub(crate) mod public;
mod registration;
mod reports;
mod staff;
mod stale;
mod undo;
mod unit_choices;

use axum::{Router, routing::get};

use crate::{
    App, Mode,
    page::{Page, PageResult},
};

/// Every page under its address.
pub(crate) fn routes(mode: Mode) -> Router<App> {
    let makers = match mode {
        Mode::Development => Router::new().route("/dev/ui", get(components)),
        Mode::Production => Router::new(),
    };
    makers
        .merge(account::routes())
        .merge(activities::routes())
        .merge(api::routes())
        .merge(attendance::routes())
        .merge(certificates::routes())
        .merge(communications::routes())
        .merge(home::routes())
        .merge(outbox::routes())
        .merge(people::routes())
        .merge(public::routes())
        .merge(registration::routes())
        .merge(reports::routes())
        .merge(staff::routes())
        .merge(undo::routes())
}

/// Every component in every state, for those who work on the program.
async fn components(page: Page) -> PageResult {
    let lang = page.lang;
    Ok(page.staff("Components", move || dev_ui::view(lang)))
}
