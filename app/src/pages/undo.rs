//! “Hoàn tác”: the button of the banner that says what was done.

use axum::{
    Router,
    extract::{Path, State},
    routing::post,
};
use services::{NotUndone, UndoPlace, ids::UndoId};

use super::activities::{WorkTab, path_of};
use crate::{
    App,
    flash::Flash,
    page::{PageResult, Staff, count},
};

pub(super) fn routes() -> Router<App> {
    Router::new().route("/quan-ly/hoan-tac/{id}", post(undo))
}

async fn undo(State(app): State<App>, staff: Staff, Path(id): Path<UndoId>) -> PageResult {
    let (services, actor) = (&app.services, staff.actor());
    let path = match services::find_undo(services, actor, id).await? {
        UndoPlace::Attendance(code) => path_of(&code, WorkTab::Attendance),
        UndoPlace::List(code) => path_of(&code, WorkTab::People),
        UndoPlace::People => "/quan-ly/nguoi".to_owned(),
    };
    let flash = match services::undo_act(services, actor, id).await {
        Ok(n) => Flash::Undone(count(n)),
        Err(NotUndone::TooLate) => Flash::UndoTooLate(0),
        Err(NotUndone::ChangedSince) => Flash::UndoChanged(0),
        Err(NotUndone::NoSeat) => Flash::UndoNoSeat(0),
        Err(NotUndone::Error(error)) => return Err(error.into()),
    };
    Ok(staff.done(&path, flash))
}
