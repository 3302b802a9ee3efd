//! “Thêm vào lớp”: somebody is put on the list of an activity to come, from their own page.

use axum::extract::{Path, State};
use documents::dates;
use domain::{Lang, Problem, label, numbers::whole};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    activities::{ActivityCard, Telling},
    ids::PersonId,
    rows::Person,
};
use ui::{Button, Choice, Look, OptText, Select};

use crate::{
    App,
    flash::Flash,
    form::Form,
    language::in_language,
    page_error::PageResult,
    pages::people::{path_of, show, words as t},
    visit::Staff,
};

/// The form as the browser sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    pub(crate) activity: String,
}

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

/// The activities to choose from.
pub(crate) fn choices(lang: Lang, classes: Vec<ActivityCard>) -> Vec<Choice> {
    let choice = |card: ActivityCard| {
        let activity = card.activity;
        let days = dates::day_span(activity.starts_on, activity.ends_on, lang);
        let seats = t::seats(lang, card.seats.taken, card.seats.capacity);
        Choice::new(
            activity.code.clone(),
            format!("{days} · {} ({}) · {seats}", activity.title, activity.code),
        )
    };
    classes.into_iter().map(choice).collect()
}

/// The form; nothing where there is no activity to choose.
pub(crate) fn form(
    lang: Lang,
    person: &Person,
    classes: Vec<ActivityCard>,
    typed: Typed,
    error: OptText,
) -> Option<AnyView> {
    if classes.is_empty() {
        return None;
    }
    let action = in_language(lang, &format!("{}/them-vao-lop", path_of(person.id)));
    let hint = t::told_at(lang, person.email.as_deref());
    let choices = choices(lang, classes);
    let form = view! {
        <section class="stack">
            <h2>{t::add_to_class(lang)}</h2>
            <form class="form" method="post" action=action novalidate>
                <Select name="activity" label=t::which_class(lang) blank=t::choose(lang) hint value=typed.activity choices error/>
                <Button look=Look::Secondary>{t::add_to_class(lang)}</Button>
            </form>
        </section>
    };
    Some(form.into_any())
}
