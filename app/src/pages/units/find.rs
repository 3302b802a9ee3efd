//! Units like what somebody types, for the island that offers them under the field.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use islands::Offered;
use serde::Deserialize;

use crate::{App, form::Query, page_error::PageError};

/// Suggestions: more would not fit under a field on a phone.
const MOST: usize = 8;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    pub q: String,
}

/// Units in force like the words typed. Public, as the names of offices are.
pub(crate) async fn units(State(app): State<App>, Query(typed): Query<Typed>) -> Result<Response, PageError> {
    let words: String = typed.q.chars().take(100).collect();
    let found = services::units::find_units(&app.services, &words).await?;
    let units = found.iter().take(MOST).map(|unit| (unit.id.to_string(), unit.label.clone())).collect();
    let offered = Offered { units, more: found.len() > MOST };
    Ok(([(header::CONTENT_TYPE, "text/tab-separated-values; charset=utf-8")], offered.write())
        .into_response())
}
