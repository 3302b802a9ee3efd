//! Every page, by area. Each file reads down: load, view, submit.

mod account;
pub(crate) mod activities;
mod home;
pub(crate) mod public;
mod registration;

use axum::Router;

use crate::{App, Mode};

/// Every page under its address.
pub(crate) fn routes(_mode: Mode) -> Router<App> {
    Router::new()
        .merge(account::routes())
        .merge(activities::routes())
        .merge(home::routes())
        .merge(public::routes())
        .merge(registration::routes())
}
