//! The form below the plan: hours, room, topic and trainer of each session.

use documents::dates;
use domain::{Lang, Problems, local};
use leptos::prelude::*;
use serde::Deserialize;
use services::{SessionForm, ids::SessionId, rows::Session};

use crate::{
    form::beside,
    i18n::activities as t,
    language::in_language,
    pages::stale::Compared,
    ui::{Button, Field, FieldError, Kind, Need, Width},
};

/// What is wrong with which session.
pub(super) type Wrong = Vec<(SessionId, Problems)>;

/// The sessions as they are saved.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub code: &'a str,
    /// The version of the activity.
    pub version: &'a str,
    pub sessions: &'a [Session],
}

/// The rows of the form, one list a column.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    version: String,
    id: Vec<String>,
    from: Vec<String>,
    to: Vec<String>,
    room: Vec<String>,
    topic: Vec<String>,
    trainer: Vec<String>,
}

impl Typed {
    /// The version that was loaded, and each session.
    pub(super) fn read(self) -> (String, Vec<SessionForm>) {
        let at = |column: &[String], i: usize| column.get(i).cloned().unwrap_or_default();
        let rows = self.id.iter().enumerate().map(|(i, id)| SessionForm {
            id: id.clone(),
            from: at(&self.from, i),
            to: at(&self.to, i),
            room: at(&self.room, i),
            topic: at(&self.topic, i),
            trainer: at(&self.trainer, i),
        });
        let rows = rows.collect();
        (self.version, rows)
    }
}

/// A session as its form would hold it.
fn saved(session: &Session) -> SessionForm {
    let hour = |moment| local::at(moment).format("%H:%M").to_string();
    SessionForm {
        id: session.id.to_string(),
        from: hour(session.starts_at),
        to: hour(session.ends_at),
        room: session.room.clone(),
        topic: session.topic.clone(),
        trainer: session.trainer.clone(),
    }
}

fn name(lang: Lang, session: &Session) -> String {
    dates::session(*session.slot, session.held_on, lang)
}

/// Every problem, with the session that it is about, for the top of the page.
pub(super) fn summary(lang: Lang, sessions: &[Session], wrong: &Wrong) -> Vec<FieldError> {
    let of = |id: SessionId| sessions.iter().find(|session| session.id == id);
    wrong
        .iter()
        .flat_map(|(id, problems)| problems.0.iter().map(move |(field, problem)| (*id, field, problem)))
        .map(|(id, field, problem)| {
            let session = of(id).map(|session| name(lang, session)).unwrap_or_default();
            FieldError::new(format!("{field}-{id}"), format!("{session}: {}", problem.text(lang)))
        })
        .collect()
}

/// What was typed against what is saved.
pub(super) fn compared(lang: Lang, mine: &[SessionForm], sessions: &[Session]) -> Vec<Compared> {
    let mut all = vec![];
    for session in sessions {
        let theirs = saved(session);
        let Some(mine) = mine.iter().find(|form| form.id == theirs.id) else { continue };
        let name = name(lang, session);
        let mut pair = |label: &str, mine: &str, theirs: &str| {
            all.push((format!("{name}: {label}"), mine.to_owned(), theirs.to_owned()));
        };
        pair(t::from(lang), &mine.from, &theirs.from);
        pair(t::to(lang), &mine.to, &theirs.to);
        pair(t::room(lang), &mine.room, &theirs.room);
        pair(t::trainer(lang), &mine.trainer, &theirs.trainer);
        pair(t::topic(lang), &mine.topic, &theirs.topic);
    }
    all
}

/// The form; `typed` stands in it where it could not be saved.
pub(super) fn form(lang: Lang, shown: Shown<'_>, typed: Option<&[SessionForm]>, wrong: &Wrong) -> AnyView {
    if shown.sessions.is_empty() {
        return ().into_any();
    }
    let action = in_language(lang, &format!("/quan-ly/hoat-dong/{}/buoi/chi-tiet", shown.code));
    let none = Problems::default();
    let rows = shown
        .sessions
        .iter()
        .map(|session| {
            let form = saved(session);
            let typed = typed.unwrap_or_default().iter().find(|typed| typed.id == form.id).cloned();
            let problems = wrong.iter().find(|(id, _)| *id == session.id).map_or(&none, |(_, all)| all);
            one(lang, name(lang, session), typed.unwrap_or(form), problems)
        })
        .collect_view();
    let version = shown.version.to_owned();
    view! {
        <section class="stack">
            <h2>{t::session_details(lang)}</h2>
            <form class="stack" id="details" method="post" action=action novalidate>
                <input type="hidden" name="version" value=version/>
                {rows}
                <Button>{t::save_details(lang)}</Button>
            </form>
        </section>
    }
    .into_any()
}

fn one(lang: Lang, legend: String, form: SessionForm, problems: &Problems) -> AnyView {
    let own = |name: &str| format!("{name}-{}", form.id);
    let error = |field: &str| beside(lang, problems, field);
    view! {
        <fieldset class="fieldset">
            <legend>{legend}</legend>
            <input type="hidden" name="id" value=form.id.clone()/>
            <div class="row">
                <Field name="from" id=own("from") label=t::from(lang) width=Width::Letters10 value=form.from error=error("from")/>
                <Field name="to" id=own("to") label=t::to(lang) width=Width::Letters10 value=form.to error=error("to")/>
                <Field name="room" id=own("room") label=t::room(lang) need=Need::Optional width=Width::Letters20 value=form.room error=error("room")/>
                <Field name="trainer" id=own("trainer") label=t::trainer(lang) kind=Kind::Name need=Need::Optional width=Width::Letters30 value=form.trainer error=error("trainer")/>
            </div>
            <Field name="topic" id=own("topic") label=t::topic(lang) need=Need::Optional value=form.topic error=error("topic")/>
        </fieldset>
    }
    .into_any()
}
