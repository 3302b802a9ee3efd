//! The question before a talk goes.

use axum::extract::{Path, State};
use domain::local;
use leptos::prelude::*;
use serde::Deserialize;
use services::ids::TalkId;
use ui::{Confirm, Fact, FactList, Lines, Look};

use crate::{
    App,
    flash::Flash,
    form::Form,
    page_error::PageResult,
    pages::{
        activities::{WorkTab, Workspace, workspace},
        talks::{path, talk_path, words as t},
    },
    visit::Staff,
};

/// How many had chosen it when somebody agreed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Agreed {
    nguoi: String,
}

pub(crate) async fn ask(
    State(app): State<App>,
    staff: Staff,
    Path((code, id)): Path<(String, TalkId)>,
) -> PageResult {
    let (activity, agenda, talk) =
        services::talks::show_talk(&app.services, staff.actor(), &code, id).await?;
    let frame = Workspace::new(&staff, staff.actor(), &activity, app.services.today(), WorkTab::Agenda);
    let lang = staff.lang;
    let (action, back) = (staff.href(&staff.path), staff.href(&talk_path(&code, id, "")));
    let fields = vec![("nguoi".to_owned(), talk.seats_taken.to_string())];
    Ok(staff.staff(t::remove_question(lang), move || {
        let mut facts = vec![
            Fact::new(t::title(lang), talk.title_in(lang).to_owned()),
            Fact::new(t::time(lang), local::hours(talk.starts_at, talk.ends_at)),
        ];
        facts.extend(
            agenda.track(&talk).map(|track| Fact::new(t::track(lang), track.name_in(lang).to_owned())),
        );
        let chosen = u64::from(talk.seats_taken.unsigned_abs());
        let lost = (chosen > 0).then(|| view! { <p><strong>{t::chosen_by_lost(lang, chosen)}</strong></p> });
        let body = view! {
            <h2>{t::remove_question(lang)}</h2>
            <Confirm action act=t::remove_act(lang) look=Look::Danger back fields>
                <FactList facts lines=Lines::Plain/>
                {lost}
                <p>{t::remove_text(lang)}</p>
            </Confirm>
        };
        workspace(frame, None, view! { <div class="stack">{body}</div> }.into_any())
    }))
}

pub(crate) async fn remove(
    State(app): State<App>,
    staff: Staff,
    Path((code, id)): Path<(String, TalkId)>,
    Form(agreed): Form<Agreed>,
) -> PageResult {
    services::talks::remove_talk(&app.services, staff.actor(), &code, (id, &agreed.nguoi)).await?;
    Ok(staff.done(&path(&code, ""), Flash::Removed(0)))
}
