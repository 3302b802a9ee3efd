//! What is pressed on the page of a unit's list.

use axum::extract::{Path, State};
use serde::Deserialize;
use services::{
    Error,
    ids::{NomineeId, PersonId, RoundId, UndoId},
    nominations::{Way, ask_for_person, move_nominee, name_person, remove_nominee, send_list},
    undo::Done,
};

use crate::{
    App,
    flash::Flash,
    form::Form,
    page_error::PageResult,
    pages::nominations::{
        list::{self, Shown},
        path_of,
    },
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
    plea: String,
    #[serde(rename = "trang")]
    page: String,
}

pub(crate) async fn submit(
    State(app): State<App>,
    staff: Staff,
    Path((round, unit)): Path<(RoundId, String)>,
    Form(pressed): Form<Pressed>,
) -> PageResult {
    match act(&app, &staff, (round, &unit), &pressed).await {
        // Whoever named one of those found goes on among them.
        Ok((flash, undo)) => {
            let pairs = [("q", &pressed.q), ("trang", &pressed.page)];
            let pairs: Vec<_> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
            let query = serde_html_form::to_string(&pairs).unwrap_or_default();
            let rest = match (query.is_empty(), pressed.q.is_empty()) {
                (true, _) => String::new(),
                (false, true) => format!("?{query}"),
                (false, false) => format!("?{query}#people"),
            };
            Ok(staff.done_until_undone(&format!("{}{rest}", path_of(round, &unit)), flash, undo))
        }
        Err(Error::Conflict(problem)) => {
            let trouble = Some(problem.text(staff.lang));
            list::render(
                &app,
                &staff,
                (round, &unit),
                Shown { words: pressed.q, page: pressed.page, trouble, ..Shown::default() },
            )
            .await
        }
        Err(Error::Invalid(problems)) => {
            let trouble = problems.of("plea").map(|problem| problem.text(staff.lang));
            let shown = Shown { words: pressed.q, page: pressed.page, trouble, ..Shown::default() };
            list::render(&app, &staff, (round, &unit), shown).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn act(
    app: &App,
    staff: &Staff,
    of: (RoundId, &str),
    pressed: &Pressed,
) -> services::Result<(Flash, Option<UndoId>)> {
    let (services, actor) = (&app.services, staff.actor());
    let nominee = || pressed.nominee.parse::<NomineeId>().map_err(|_| Error::NotFound);
    let saved = |done: Done| (Flash::ListSaved(0), done.undo);
    match pressed.step.as_str() {
        "name" => {
            let person: PersonId = pressed.person.parse().map_err(|_| Error::NotFound)?;
            let done = name_person(services, actor, of, person, &pressed.key).await?;
            Ok((Flash::Nominated(0), done.undo))
        }
        "ask" => {
            let person: PersonId = pressed.person.parse().map_err(|_| Error::NotFound)?;
            let done = ask_for_person(services, actor, of, person, (&pressed.plea, &pressed.key)).await?;
            Ok((Flash::NominatedAsking(0), done.undo))
        }
        "up" => move_nominee(services, actor, of, nominee()?, Way::Up).await.map(saved),
        "down" => move_nominee(services, actor, of, nominee()?, Way::Down).await.map(saved),
        "remove" => remove_nominee(services, actor, of, nominee()?).await.map(saved),
        "send" => {
            let settled = send_list(services, actor, of).await?;
            Ok((Flash::ListSent(domain::numbers::whole(settled.named)), None))
        }
        _ => Err(Error::NotFound),
    }
}
