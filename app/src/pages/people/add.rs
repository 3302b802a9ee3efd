//! “Thêm vào lớp”: somebody is put on the list of an activity to come.

use axum::extract::{Path, State};
use domain::{Problem, label, numbers::whole};
use services::{activities::Telling, ids::PersonId};

use crate::{
    App,
    flash::Flash,
    form::Form,
    page_error::PageResult,
    pages::people::{add_to_class::Typed, path_of, show},
    visit::Staff,
};

pub(crate) async fn submit(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<PersonId>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let (services, actor) = (&app.services, staff.actor());
    if typed.activity.is_empty() {
        // Whoever may not even see the person learns nothing by it.
        services::people::may_add_people(actor)?;
        let problem = Problem::NotChosen(label::ACTIVITY);
        return show::again(&app, &staff, id, (typed, problem)).await;
    }
    let done =
        services::registrations::add_participants(services, actor, &typed.activity, &[id], Telling::Tell)
            .await;
    match done {
        Ok(done) => Ok(staff.done_until_undone(&path_of(id), Flash::Added(whole(done.n)), done.undo)),
        Err(services::Error::Conflict(problem)) => show::again(&app, &staff, id, (typed, problem)).await,
        Err(error) => Err(error.into()),
    }
}
