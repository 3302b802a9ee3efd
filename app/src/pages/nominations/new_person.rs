//! A unit names somebody new, by the form on the page of its list.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect},
};
use serde::Deserialize;
use services::{
    ids::RoundId,
    nominations::{NewNomineeForm, name_new_person, show_unit_list},
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
    wrong::Wrong,
};

/// The form as the browser sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    full_name: String,
    birth_date: String,
    sex: String,
    position: String,
    phone: String,
    email: String,
    another: String,
    plea: String,
    key: String,
}

impl From<Typed> for NewNomineeForm {
    fn from(typed: Typed) -> Self {
        let Typed { full_name, birth_date, sex, position, phone, email, another, plea, key } = typed;
        Self { full_name, birth_date, sex, position, phone, email, another, plea, key }
    }
}

/// The form was a page of its own: its address leads to where it is.
pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path((round, unit)): Path<(RoundId, String)>,
) -> PageResult {
    show_unit_list(&app.services, staff.actor(), (round, &unit)).await?;
    let here = staff.href(&format!("{}?moi=1#new-person", path_of(round, &unit)));
    Ok(Redirect::to(&here).into_response())
}

pub(crate) async fn submit(
    State(app): State<App>,
    staff: Staff,
    Path((round, unit)): Path<(RoundId, String)>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let form: NewNomineeForm = typed.into();
    match name_new_person(&app.services, staff.actor(), (round, &unit), &form).await {
        Ok(done) => Ok(staff.done_until_undone(&path_of(round, &unit), Flash::Nominated(0), done.undo)),
        Err(not) => {
            let newcomer = Some((form, Wrong::of(not)?));
            list::render(&app, &staff, (round, &unit), Shown { newcomer, ..Shown::default() }).await
        }
    }
}
