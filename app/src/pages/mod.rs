//! Every page, by area. Each file reads down: load, view, submit.

mod account;
mod home;
pub(crate) mod activities;

use axum::Router;

use crate::{App, Mode};

/// Every page under its address.
pub(crate) fn routes(_mode: Mode) -> Router<App> {
    Router::new().merge(account::routes()).merge(home::routes())
    Router::new().merge(account::routes()).merge(activities::routes())
}
