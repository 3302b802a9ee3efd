//! The fields of a talk, as the browser sends them and as the page shows them.

use documents::dates;
use domain::{Lang, TalkKind, local};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    rows::Session,
    schedule::Offered,
    talks::{Agenda, TalkForm},
};
use ui::{Choice, Field, Kind, Need, Offers, Radios, Select, Width};

use crate::{form::choices, pages::talks::words as t, wrong::Wrong};

/// The form as the browser sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    session: String,
    track: String,
    kind: String,
    from: String,
    to: String,
    title: String,
    title_en: String,
    speaker: String,
    room: String,
    seats: String,
    stand_reason: String,
    version: String,
    key: String,
}

impl From<Typed> for TalkForm {
    fn from(typed: Typed) -> Self {
        let Typed { session, track, kind, from, to, title, title_en, speaker, room, seats, .. } = typed;
        let (reason, version, key) = (typed.stand_reason, typed.version, typed.key);
        Self { session, track, kind, from, to, title, title_en, speaker, room, seats, reason, version, key }
    }
}

/// A session, as it is chosen.
pub(crate) fn session_name(lang: Lang, session: &Session) -> String {
    let hours = local::hours(session.starts_at, session.ends_at);
    format!("{}, {hours}", dates::session(*session.slot, session.held_on, lang))
}

/// The tracks, as they are chosen; the first choice is for everybody.
pub(crate) fn track_choices(lang: Lang, agenda: &Agenda) -> Vec<Choice> {
    let each = agenda.tracks.iter().map(|track| Choice::new(track.id.to_string(), track.name_in(lang)));
    std::iter::once(Choice::new("", t::everybody(lang))).chain(each).collect()
}

/// The fields.
pub(crate) fn view(
    lang: Lang,
    agenda: &Agenda,
    (form, offered): (TalkForm, Offered),
    wrong: &Wrong,
) -> AnyView {
    let error = |field: &str| wrong.beside(lang, field);
    let sessions = agenda.sessions.iter().map(|one| Choice::new(one.id.to_string(), session_name(lang, one)));
    let sessions: Vec<Choice> = sessions.collect();
    let tracks = track_choices(lang, agenda);
    let kinds = choices::<TalkKind>(lang);
    let reason = wrong.reason_field(lang, &form.reason);
    view! {
        <input type="hidden" name="version" value=form.version/>
        <input type="hidden" name="key" value=form.key/>
        {reason}
        <Select name="session" label=t::session(lang) choices=sessions value=form.session error=error("session")/>
        <div class="row">
            <Field name="from" label=t::from(lang) width=Width::Letters10 value=form.from error=error("from")/>
            <Field name="to" label=t::to(lang) width=Width::Letters10 value=form.to error=error("to")/>
        </div>
        <Field name="title" label=t::title(lang) value=form.title error=error("title")/>
        <Field name="title_en" label=t::title_en(lang) need=Need::Optional value=form.title_en error=error("title_en")/>
        <Radios name="kind" label=t::kind(lang) choices=kinds value=form.kind error=error("kind")/>
        <Select name="track" label=t::track(lang) choices=tracks value=form.track error=error("track")/>
        <Field name="speaker" label=t::speaker(lang) kind=Kind::Name need=Need::Optional hint=t::speaker_hint(lang) value=form.speaker offered="speakers-offered" error=error("speaker")/>
        <div class="row">
            <Field name="room" label=t::room(lang) need=Need::Optional hint=t::room_hint(lang) width=Width::Letters30 value=form.room offered="rooms-offered" error=error("room")/>
            <Field name="seats" label=t::seats(lang) kind=Kind::Number need=Need::Optional hint=t::seats_hint(lang) width=Width::Letters10 value=form.seats error=error("seats")/>
        </div>
        <Offers id="rooms-offered" offers=offered.rooms/>
        <Offers id="speakers-offered" offers=offered.trainers/>
    }
    .into_any()
}
