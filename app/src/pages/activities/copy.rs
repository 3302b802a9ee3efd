//! An activity is held again on another day.

use axum::extract::{Path, State};

use crate::{
    App,
    flash::Flash,
    form::Form,
    page_error::PageResult,
    pages::activities::{
        show::{CopyForm, render},
        workspace::{WorkTab, path_of},
    },
    visit::Staff,
};

pub(crate) async fn copy(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(form): Form<CopyForm>,
) -> PageResult {
    match services::activities::copy_activity(&app.services, staff.actor(), &code, &form.starts_on, &form.key)
        .await
    {
        Ok(new) => Ok(staff.done(&path_of(&new, WorkTab::Overview), Flash::Copied(0))),
        Err(services::Error::Invalid(problems)) => render(&app, &staff, &code, form, problems).await,
        Err(error) => Err(error.into()),
    }
}
