//! Every page, by area. Each file reads down: load, view, submit.

mod account;
pub(crate) mod activities;
mod attendance;
mod certificates;
mod home;
mod outbox;
pub(crate) mod public;
mod registration;
mod reports;

use axum::Router;

use crate::{App, Mode};

/// Every page under its address.
pub(crate) fn routes(_mode: Mode) -> Router<App> {
    Router::new()
        .merge(account::routes())
        .merge(activities::routes())
        .merge(attendance::routes())
        .merge(certificates::routes())
        .merge(home::routes())
        .merge(outbox::routes())
        .merge(public::routes())
        .merge(registration::routes())
        .merge(reports::routes())
}
//! The pages, by the part of the house they belong to.

pub mod dev_ui;
