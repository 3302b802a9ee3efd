//! A session in the form of all sessions: its hours, room, topic and trainer, and where it moves to.

use documents::dates;
use domain::{Lang, Problems, Slot, Word, fields::read_date};
use leptos::prelude::*;
use services::{
    rows::Session,
    sessions::{HalfDay, SessionForm, new_id, new_session_form, session_form},
};
use ui::{Field, FieldError, Kind, Need, Select, Width};

use crate::{
    form::{beside, choices},
    pages::{activities::words as ta, sessions::words as t},
    stale::Compared,
};

/// What is offered for the rooms of all sessions.
pub(crate) const ROOMS: &str = "rooms-offered";

/// What is offered for their trainers.
pub(crate) const TRAINERS: &str = "trainers-offered";

/// What is wrong with which session, by the id of its form.
pub(crate) type Wrong = Vec<(String, Problems)>;

/// A session of the form: one that is there, or one that a tick makes.
#[derive(Clone)]
pub(crate) struct Entry {
    /// As it is saved; of a new one as it is made.
    saved: SessionForm,
    typed: SessionForm,
    name: String,
    /// Its tick was taken away.
    goes: bool,
}

impl Entry {
    /// All that stand in the form: those that are saved and those that were ticked.
    pub(crate) fn all(
        lang: Lang,
        sessions: &[Session],
        (keep, add): (&[String], &[HalfDay]),
        typed: &[SessionForm],
    ) -> Vec<Entry> {
        let find = |saved: &SessionForm| typed.iter().find(|typed| typed.id == saved.id).cloned();
        let there = sessions.iter().map(|session| {
            let saved = session_form(session);
            let name = dates::session(*session.slot, session.held_on, lang);
            let goes = !keep.contains(&saved.id);
            (
                (session.held_on, *session.slot),
                Entry { typed: find(&saved).unwrap_or_else(|| saved.clone()), saved, name, goes },
            )
        });
        let new = add.iter().map(|when| {
            let saved = new_session_form(*when);
            let name = t::new_session(lang, &dates::session(when.1, when.0, lang));
            (*when, Entry { typed: find(&saved).unwrap_or_else(|| saved.clone()), saved, name, goes: false })
        });
        let mut all: Vec<_> = there.chain(new).collect();
        all.sort_by_key(|(when, _)| *when);
        all.into_iter().map(|(_, entry)| entry).collect()
    }

    /// Whether it is there already: only then can it move.
    fn is_saved(&self) -> bool {
        self.saved.id.parse::<i64>().is_ok()
    }

    fn moves(&self) -> bool {
        (&self.typed.day, &self.typed.slot) != (&self.saved.day, &self.saved.slot)
    }
}

/// Every problem, with the session that it is about, for the top of the page.
pub(crate) fn summary(lang: Lang, entries: &[Entry], wrong: &Wrong) -> Vec<FieldError> {
    let mut all = vec![];
    // In the order of the page.
    for entry in entries {
        for (_, problems) in wrong.iter().filter(|(id, _)| *id == entry.saved.id) {
            all.extend(problems.0.iter().map(|(field, problem)| {
                FieldError::new(
                    own(field, &entry.saved.id),
                    format!("{}: {}", entry.name, problem.text(lang)),
                )
            }));
        }
    }
    all
}

/// What was typed against what is saved, also of sessions that somebody took away meanwhile.
pub(crate) fn compared(lang: Lang, entries: &[Entry], typed: &[SessionForm]) -> Vec<Compared> {
    let mut all = vec![];
    let mut rows = |name: &str, mine: &SessionForm, theirs: &SessionForm| {
        let mut pair = |label: &str, mine: &str, theirs: &str| {
            all.push((format!("{name}: {label}"), mine.to_owned(), theirs.to_owned()));
        };
        pair(t::day(lang), &mine.day, &theirs.day);
        pair(t::slot(lang), slot_name(lang, &mine.slot), slot_name(lang, &theirs.slot));
        pair(t::from(lang), &mine.from, &theirs.from);
        pair(t::to(lang), &mine.to, &theirs.to);
        pair(t::room(lang), &mine.room, &theirs.room);
        pair(t::trainer(lang), &mine.trainer, &theirs.trainer);
        pair(t::topic(lang), &mine.topic, &theirs.topic);
        pair(t::topic_en(lang), &mine.topic_en, &theirs.topic_en);
    };
    for entry in entries.iter().filter(|entry| entry.is_saved()) {
        rows(&entry.name, &entry.typed, &entry.saved);
    }
    for mine in typed.iter().filter(|mine| entries.iter().all(|entry| entry.saved.id != mine.id)) {
        let name = format!("{} {}", slot_name(lang, &mine.slot), mine.day);
        rows(&t::taken_away(lang, &name), mine, &SessionForm::default());
    }
    all
}

fn slot_name(lang: Lang, code: &str) -> &'static str {
    Slot::parse(code).map(|slot| slot.name(lang)).unwrap_or_default()
}

/// The id of a field of a session: no spaces, as an id must have none.
fn own(field: &str, id: &str) -> String {
    format!("{field}-{}", id.replace(' ', "-"))
}

/// The fields of one session.
pub(crate) fn fields(lang: Lang, entry: Entry, wrong: &Wrong) -> AnyView {
    let none = Problems::default();
    let problems = wrong.iter().find(|(id, _)| *id == entry.saved.id).map_or(&none, |(_, all)| all);
    let own = |field: &str| own(field, &entry.saved.id);
    let error = |field: &str| beside(lang, problems, field);
    let moves = entry.is_saved().then(|| {
        let open = entry.moves() || ["day", "slot"].iter().any(|field| problems.of(field).is_some());
        let slots = choices::<Slot>(lang);
        let SessionForm { day, slot, .. } = entry.typed.clone();
        view! {
            <details class="move" open=open>
                <summary>{t::move_session(lang)}</summary>
                <p class="soft">{t::move_text(lang)}</p>
                <div class="row">
                    <Field name="day" id=own("day") label=t::day(lang) hint=ta::date_hint(lang) width=Width::Letters10 value=day error=error("day")/>
                    <Select name="slot" id=own("slot") label=t::slot(lang) value=slot choices=slots error=error("slot")/>
                </div>
            </details>
        }
        .into_any()
    });
    // One list a column: a new session has its place in each of them.
    let stays = (!entry.is_saved()).then(|| {
        let SessionForm { day, slot, .. } = entry.saved.clone();
        view! { <input type="hidden" name="day" value=day/><input type="hidden" name="slot" value=slot/> }
            .into_any()
    });
    let goes = entry.goes.then(|| view! { <p class="soft">{t::goes(lang)}</p> });
    let form = entry.typed.clone();
    let english = !form.topic_en.is_empty() || problems.of("topic_en").is_some();
    view! {
        <fieldset class="fieldset">
            <legend>{entry.name.clone()}</legend>
            {goes}
            <input type="hidden" name="id" value=entry.saved.id.clone()/>
            {stays}
            <div class="row">
                <Field name="from" id=own("from") label=t::from(lang) width=Width::Letters10 value=form.from error=error("from")/>
                <Field name="to" id=own("to") label=t::to(lang) width=Width::Letters10 value=form.to error=error("to")/>
                <Field name="room" id=own("room") label=t::room(lang) need=Need::Optional width=Width::Letters20 value=form.room offered=ROOMS error=error("room")/>
                <Field name="trainer" id=own("trainer") label=t::trainer(lang) kind=Kind::Name need=Need::Optional width=Width::Letters30 hint=t::trainer_hint(lang) value=form.trainer offered=TRAINERS error=error("trainer")/>
            </div>
            <Field name="topic" id=own("topic") label=t::topic(lang) need=Need::Optional value=form.topic error=error("topic")/>
            <details class="move" open=english>
                <summary>{t::topic_in_english(lang)}</summary>
                <Field name="topic_en" id=own("topic_en") label=t::topic_en(lang) need=Need::Optional hint=t::topic_en_hint(lang) value=form.topic_en error=error("topic_en")/>
            </details>
            {moves}
        </fieldset>
    }
    .into_any()
}

/// Half-days out of the table, by what [`new_id`] writes.
pub(crate) fn read_half_day(value: &str) -> Option<HalfDay> {
    let (day, slot) = value.split_once(' ')?;
    Some((day.parse().ok()?, Slot::parse(slot)?)).filter(|when| new_id(*when) == value)
}

/// The day that was asked for, whatever its look.
pub(crate) fn read_day(raw: &str) -> Result<chrono::NaiveDate, domain::Problem> {
    read_date(raw, domain::label::DATE)
}
