//! The activities of the staff: the list, and the pages of one activity.

pub(crate) mod workspace;

use axum::Router;

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
}
