//! What islands ask for.

use axum::{
    Router,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use serde::Deserialize;

use crate::{App, form::Query, problem_page::PageError};

/// Suggestions: more would not fit under a field on a phone.
const MOST: usize = 8;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/api/don-vi", get(units))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Typed {
    q: String,
}

/// Units in force like the words typed, a line each: number, tab, name. A line of a tab alone says that there are more. Public, as the
/// names of offices are.
async fn units(State(app): State<App>, Query(typed): Query<Typed>) -> Result<Response, PageError> {
    let words: String = typed.q.chars().take(100).collect();
    let found = services::units::find_units(&app.services, &words).await?;
    let mut lines: String =
        found.iter().take(MOST).map(|unit| format!("{}\t{}\n", unit.id, unit.label)).collect();
    if found.len() > MOST {
        lines.push_str("\t\n");
    }
    Ok(([(header::CONTENT_TYPE, "text/tab-separated-values; charset=utf-8")], lines).into_response())
}
