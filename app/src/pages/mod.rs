//! Every page, by area. Each file reads down: load, view, submit.

mod account;
pub(crate) mod activities;
mod api;
mod attendance;
mod certificates;
mod communications;
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

use axum::Router;

use crate::{App, Mode};

/// Every page under its address.
pub(crate) fn routes(mode: Mode) -> Router<App> {
    makers(mode)
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

/// Every component in every state, for those who work on the program: it is there where the feature `sheet` is.
#[cfg(feature = "sheet")]
fn makers(mode: Mode) -> Router<App> {
    use crate::page::{Page, PageResult};

    async fn components(page: Page) -> PageResult {
        let lang = page.lang;
        Ok(page.staff("Components", move || ui::sheet::view(lang)))
    }

    match mode {
        Mode::Development => Router::new().route("/dev/ui", axum::routing::get(components)),
        Mode::Production => Router::new(),
    }
}

#[cfg(not(feature = "sheet"))]
fn makers(_: Mode) -> Router<App> {
    Router::new()
}
