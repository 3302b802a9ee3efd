//! What is pressed on the page of a unit's list.

use axum::extract::{Path, State};
use serde::Deserialize;
use services::{
    Error,
    ids::{NomineeId, PersonId, RoundId},
    nominations::{Way, move_nominee, name_person, remove_nominee, send_list},
};

use crate::{
    App,
    flash::Flash,
    form::Form,
    page_error::PageResult,
    pages::nominations::{list, path_of},
    visit::Staff,
};

/// What was pressed, and beside whom.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Pressed {
    step: String,
    nominee: String,
    person: String,
    key: String,
    q: String,
}

pub(crate) async fn submit(
    State(app): State<App>,
    staff: Staff,
    Path((round, unit)): Path<(RoundId, String)>,
    Form(pressed): Form<Pressed>,
) -> PageResult {
    match act(&app, &staff, (round, &unit), &pressed).await {
        // Whoever named one of those found goes on among them.
        Ok(flash) => {
            let q = serde_html_form::to_string([("q", &pressed.q)]).unwrap_or_default();
            let rest = if pressed.q.is_empty() { String::new() } else { format!("?{q}#people") };
            Ok(staff.done(&format!("{}{rest}", path_of(round, &unit)), flash))
        }
        Err(Error::Conflict(problem)) => {
            list::render(&app, &staff, (round, &unit), pressed.q, Some(problem.text(staff.lang))).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn act(app: &App, staff: &Staff, of: (RoundId, &str), pressed: &Pressed) -> services::Result<Flash> {
    let (services, actor) = (&app.services, staff.actor());
    let nominee = || pressed.nominee.parse::<NomineeId>().map_err(|_| Error::NotFound);
    match pressed.step.as_str() {
        "name" => {
            let person: PersonId = pressed.person.parse().map_err(|_| Error::NotFound)?;
            name_person(services, actor, of, person, &pressed.key).await?;
            Ok(Flash::Nominated(0))
        }
        "up" => move_nominee(services, actor, of, nominee()?, Way::Up).await.map(|()| Flash::ListSaved(0)),
        "down" => {
            move_nominee(services, actor, of, nominee()?, Way::Down).await.map(|()| Flash::ListSaved(0))
        }
        "remove" => remove_nominee(services, actor, of, nominee()?).await.map(|()| Flash::ListSaved(0)),
        "send" => {
            let settled = send_list(services, actor, of).await?;
            Ok(Flash::ListSent(domain::numbers::whole(settled.named)))
        }
        _ => Err(Error::NotFound),
    }
}
