//! “Thêm vào lớp”: somebody is put on the list of an activity to come.

use axum::extract::{Path, State};
use domain::{Problem, label, numbers::whole};
use services::{
    Error,
    activities::Telling,
    ids::PersonId,
    registrations::{Chosen, add_participants},
};

use crate::{
    App,
    flash::Flash,
    form::Form,
    page_error::PageResult,
    pages::people::{add_to_class::Typed, path_of, show},
    visit::Staff,
    wrong::Wrong,
};

pub(crate) async fn submit(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<PersonId>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let (services, actor) = (&app.services, staff.actor());
    let chosen = Chosen { people: &[id], overrule: &typed.overrule };
    let done = if typed.activity.is_empty() {
        // Whoever may not even see the person learns nothing by it.
        services::people::may_add_people(actor)?;
        Err(Error::invalid("activity", Problem::NotChosen(label::ACTIVITY)))
    } else {
        add_participants(services, actor, &typed.activity, chosen, Telling::Tell).await
    };
    match done {
        Ok(done) => Ok(staff.done_until_undone(&path_of(id), Flash::Added(whole(done.n)), done.undo)),
        Err(error) => show::again(&app, &staff, id, (typed, Wrong::of(error.into())?)).await,
    }
}
