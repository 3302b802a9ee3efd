//! A session in a calendar.

use chrono::{DateTime, Utc};
use documents::dates;
use domain::{ActivityState, Lang, local};
use leptos::prelude::*;
use services::schedule::Scheduled;

use crate::{
    language::in_language,
    pages::{
        activities::{WorkTab, path_of},
        schedule::{moving, moving_words as tm, shown::Page, words as t},
    },
};

/// What of a session its row or column says already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum But {
    /// Nothing of it.
    Nothing,
    /// All but its hours and its activity: there is no room for more.
    All,
    /// The room.
    Room,
    /// The trainers.
    Trainers,
    /// The unit.
    Unit,
}

/// A session: its hours, its activity, where and by whom.
pub(crate) fn item(lang: Lang, page: &Page, one: &Scheduled, but: But) -> AnyView {
    spanning(lang, page, one, (one.session.starts_at, one.session.ends_at), but)
}

/// As [`item`], of a session with those of its activity that follow on the same day.
pub(crate) fn spanning(
    lang: Lang,
    page: &Page,
    one: &Scheduled,
    span: (DateTime<Utc>, DateTime<Utc>),
    but: But,
) -> AnyView {
    let hours = t::hours(span);
    let title = match &one.activity {
        Some(activity) => activity.title.clone(),
        None => t::of_unit(lang, &one.unit.1),
    };
    let is_draft = one.activity.as_ref().is_some_and(|activity| *activity.state == ActivityState::Draft);
    let draft = is_draft.then(|| view! { <span class="calendar-note">{t::draft(lang)}</span> });
    let notes = notes(one, but);
    let notes = (!notes.is_empty()).then(|| view! { <span class="calendar-note">{notes.join(" · ")}</span> });
    let class = match (is_draft, one.opens) {
        (_, false) => "calendar-item is-other",
        (true, _) => "calendar-item is-draft",
        _ => "calendar-item",
    };
    let name = match (&one.activity, one.opens) {
        (Some(activity), true) => {
            let href = in_language(lang, &path_of(&activity.code, WorkTab::Sessions));
            view! { <a href=href>{title}</a> }.into_any()
        }
        _ => view! { <span>{title}</span> }.into_any(),
    };
    if !one.moves {
        return view! { <div class=class><span class="calendar-hours">{hours}</span>{name}{notes}{draft}</div> }
            .into_any();
    }
    // By these the session is moved with keys and by dragging.
    let (day, from, to) =
        (one.session.held_on, local::hour(one.session.starts_at), local::hour(one.session.ends_at));
    let way = move_link(lang, page, one);
    view! {
        <div class=class data-day=day.to_string() data-from=from data-to=to>
            <span class="calendar-hours">{hours}</span>{name}{notes}{draft}{way}
        </div>
    }
    .into_any()
}

/// The way to move it, and back to the calendar as it is shown.
fn move_link(lang: Lang, page: &Page, one: &Scheduled) -> AnyView {
    let href = in_language(lang, &format!("{}{}", moving::path(one.session.id), page.asked.query()));
    let of = one.activity.as_ref().map(|activity| activity.title.clone()).unwrap_or_default();
    let of = format!(": {of}, {}", dates::session(*one.session.slot, one.session.held_on, lang));
    view! { <a class="calendar-move no-print" href=href>{tm::move_link(lang)}<span class="hidden-text">{of}</span></a> }
        .into_any()
}

/// What is said of a session beside its hours and its activity.
fn notes(one: &Scheduled, but: But) -> Vec<String> {
    let place = (but != But::Room).then(|| place(one));
    let who = (but != But::Trainers).then(|| who(one));
    let unit = matches!(but, But::Room | But::Trainers).then(|| one.unit.1.clone());
    let notes = place.into_iter().chain(who).chain(unit).filter(|note| !note.is_empty());
    if but == But::All { vec![] } else { notes.collect() }
}

/// Where a session is held: its room, or what was typed of it, or the place of the activity.
fn place(one: &Scheduled) -> String {
    let typed = one.session.room.clone();
    let place = one.activity.as_ref().map(|activity| activity.place.clone()).unwrap_or_default();
    let own = match (&one.room, typed.is_empty()) {
        (Some((_, room)), _) => room.clone(),
        (None, false) => typed,
        (None, true) => place,
    };
    let rooms = std::iter::once(own).chain(one.other_rooms.iter().cloned());
    rooms.filter(|room| !room.is_empty()).collect::<Vec<_>>().join("; ")
}

fn who(one: &Scheduled) -> String {
    match one.trainers.is_empty() {
        true => one.session.trainer.clone(),
        false => one.trainers.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", "),
    }
}
