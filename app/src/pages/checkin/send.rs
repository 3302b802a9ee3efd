//! What phones send: events in batches, each answered for by itself, as often as it takes.

use axum::{
    Json,
    extract::{State, rejection::JsonRejection},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Duration};
use domain::Word;
use serde::Deserialize;
use serde_json::json;
use services::{
    checkin::{Answer, Deed, Is, Sent, WalkIn, Who},
    ids::{RegistrationId, SessionId},
};

use crate::{
    App,
    page_error::PageError,
    pages::checkin::{cookie::DeviceToken, keep::answer},
};

/// A batch is never larger; a phone sends a hundred at once.
const MOST: usize = 500;

/// What a phone sends.
#[derive(Debug, Deserialize)]
pub(super) struct Batch {
    /// How many wait on the phone after these.
    waiting: u32,
    events: Vec<Event>,
}

/// An event; moments are milliseconds since 1970 by the clock of the phone.
#[derive(Debug, Deserialize)]
struct Event {
    id: String,
    session: i64,
    kind: String,
    at: f64,
    /// What is to be added to that clock; none: it was never compared with ours.
    offset: Option<f64>,
    /// What was scanned or typed.
    code: Option<String>,
    /// Who of the list.
    registration: Option<i64>,
    name: Option<String>,
    unit: Option<String>,
    /// The event that is taken back.
    of: Option<String>,
}

impl Event {
    /// What can't be read of it becomes an empty code: it is answered for as unreadable, and waits for a person, as everything else.
    fn read(self) -> Sent {
        let deed = match (self.kind.as_str(), self.code, self.registration) {
            ("undo", _, _) => Deed::Undo(self.of.unwrap_or_default()),
            ("walk-in", _, _) => Deed::WalkIn(WalkIn {
                name: self.name.unwrap_or_default(),
                unit: self.unit.unwrap_or_default(),
            }),
            ("in", Some(code), _) => Deed::In(Who::Code(code)),
            ("in", None, Some(id)) => Deed::In(Who::Listed(RegistrationId(id))),
            _ => Deed::In(Who::Code(String::new())),
        };
        // A clock that is off by millions of years is put where time begins, and told as uncertain.
        let at = DateTime::from_timestamp_millis(self.at as i64).unwrap_or_default();
        let offset = self.offset.and_then(|offset| Duration::try_milliseconds(offset as i64));
        Sent { id: self.id, session: SessionId(self.session), deed, at, offset }
    }
}

/// Takes a batch.
pub(super) async fn take(
    State(app): State<App>,
    DeviceToken(token): DeviceToken,
    batch: Result<Json<Batch>, JsonRejection>,
) -> Result<Response, PageError> {
    let Ok(Json(batch)) = batch else { return Err(PageError::Status(StatusCode::BAD_REQUEST)) };
    if batch.events.len() > MOST {
        return Err(PageError::Status(StatusCode::PAYLOAD_TOO_LARGE));
    }
    let sent: Vec<Sent> = batch.events.into_iter().map(Event::read).collect();
    answer(&app, taken(&app, &token, &sent, batch.waiting).await)
}

async fn taken(app: &App, token: &str, sent: &[Sent], waiting: u32) -> services::Result<Response> {
    let answers = services::checkin::take(&app.services, token, sent, waiting).await?;
    let ids: Vec<RegistrationId> = answers
        .iter()
        .filter_map(|answer| match answer.is {
            Is::Taken(id) => id,
            Is::Refused(_) => None,
        })
        .collect();
    let names = match ids.is_empty() {
        true => vec![],
        false => services::checkin::name_those(&app.services, token, &ids).await?,
    };
    let told = |Answer { id, is }: Answer| match is {
        Is::Refused(why) => json!({ "id": id, "is": "refused", "why": why.code() }),
        Is::Taken(of) => {
            let named = names.iter().find(|name| Some(name.id) == of.map(|of| of.0));
            let (name, unit) = named.map(|one| (&one.name, &one.unit)).unzip();
            json!({ "id": id, "is": "taken", "name": name, "unit": unit })
        }
    };
    let answers: Vec<_> = answers.into_iter().map(told).collect();
    Ok(Json(json!({ "answers": answers })).into_response())
}
