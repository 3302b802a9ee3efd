//! What a device does without a script: a scan or a typed code, a tick, somebody who was on no list, and taking it back.

use axum::extract::State;
use domain::checkin::meant::is_code;
use serde::Deserialize;
use services::{
    Error,
    checkin::{Scanned, WalkIn, Who},
    ids::SessionId,
};

use crate::{
    App,
    form::Form,
    page_error::PageResult,
    pages::checkin::{
        cookie::DeviceToken,
        desk::{Shown, gone, render},
        outcome::Outcome,
    },
    visit::Page,
};

/// What was sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    #[serde(rename = "buoi")]
    session: String,
    /// `find`, `listed`, `walk-in` or `undo`.
    act: String,
    /// What was scanned or typed.
    q: String,
    /// Who of the list.
    id: String,
    name: String,
    unit: String,
    /// The event that is taken back.
    of: String,
    key: String,
}

pub(super) async fn take(
    State(app): State<App>,
    page: Page,
    DeviceToken(token): DeviceToken,
    Form(sent): Form<Sent>,
) -> PageResult {
    let session: Option<SessionId> = sent.session.parse().ok();
    let mut shown = Shown::default();
    if let Some(session) = session {
        match act(&app, &token, session, &sent).await {
            Ok(Some(outcome)) => {
                if sent.act == "walk-in" && matches!(outcome, Outcome::Scanned(Scanned::Refused(_))) {
                    shown.walk_in = (sent.name.clone(), sent.unit.clone());
                }
                shown.outcome = Some(outcome);
            }
            // What is no code is a name.
            Ok(None) => shown.search = sent.q.clone(),
            Err(Error::NotFound) => return Ok(gone(&page)),
            Err(error) => return Err(error.into()),
        }
    }
    render(&app, &page, &token, session, shown).await
}

async fn act(app: &App, token: &str, session: SessionId, sent: &Sent) -> services::Result<Option<Outcome>> {
    let scanned = match sent.act.as_str() {
        "undo" => {
            services::checkin::undo(&app.services, token, (session, &sent.of), &sent.key).await?;
            return Ok(Some(Outcome::Undone));
        }
        "listed" => {
            let id = sent.id.parse().map_err(|_| Error::NotFound)?;
            // Each button of the list is an event of its own.
            let key = format!("{}-{}", sent.key, sent.id);
            services::checkin::scan(&app.services, token, (session, &Who::Listed(id)), &key).await?
        }
        "walk-in" => {
            let new = WalkIn { name: sent.name.clone(), unit: sent.unit.clone() };
            services::checkin::scan_walk_in(&app.services, token, (session, &new), &sent.key).await?
        }
        _ if is_code(&sent.q) => {
            services::checkin::scan(&app.services, token, (session, &Who::Code(sent.q.clone())), &sent.key)
                .await?
        }
        _ => return Ok(None),
    };
    Ok(Some(Outcome::Scanned(scanned)))
}
