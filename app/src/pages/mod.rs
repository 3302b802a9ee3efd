//! Every page, by area. Each file reads down: load, view, submit.

mod accounts;
pub(crate) mod activities;
mod attendance;
mod certificates;
mod checkin;
mod communications;
pub(crate) mod demands;
mod documents;
pub(crate) mod filters;
mod help;
mod holder;
mod home;
mod invitations;
mod mails;
pub(crate) mod nominations;
pub(crate) mod people;
mod plans;
pub(crate) mod questions;
pub(crate) mod registrations;
pub(crate) mod reminders;
mod reports;
pub(crate) mod requirements;
pub(crate) mod rosters;
pub(crate) mod schedule;
mod sessions;
pub(crate) mod talks;
mod templates;
mod tours;
mod trainers;
mod undo;
mod units;
mod venues;

use axum::Router;

use crate::{App, Mode};

/// Every page under its address.
pub(crate) fn routes(mode: Mode) -> Router<App> {
    makers(mode)
        .merge(accounts::routes())
        .merge(activities::routes())
        .merge(attendance::routes())
        .merge(certificates::routes())
        .merge(checkin::routes())
        .merge(communications::routes())
        .merge(demands::routes())
        .merge(documents::routes())
        .merge(filters::routes())
        .merge(help::routes())
        .merge(home::routes())
        .merge(invitations::routes())
        .merge(mails::routes())
        .merge(nominations::routes())
        .merge(people::routes())
        .merge(plans::routes())
        .merge(questions::routes())
        .merge(registrations::routes())
        .merge(reminders::routes())
        .merge(reports::routes())
        .merge(requirements::routes())
        .merge(rosters::routes())
        .merge(schedule::routes())
        .merge(sessions::routes())
        .merge(talks::routes())
        .merge(tours::routes())
        .merge(trainers::routes())
        .merge(templates::routes())
        .merge(undo::routes())
        .merge(units::routes())
        .merge(venues::routes())
}

/// Every component in every state, for those who work on the program: it is there where the feature `sheet` is.
#[cfg(feature = "sheet")]
fn makers(mode: Mode) -> Router<App> {
    use crate::{page_error::PageResult, visit::Page};

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
