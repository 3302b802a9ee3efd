//! An agenda as it is read: a table with a column a track where there is room, a list by time on a phone.

use documents::dates;
use domain::{Lang, TalkKind, local, talks::grid::Row};
use leptos::prelude::*;
use services::{
    rows::{Session, Talk, Track},
    talks::Agenda,
};

use crate::{
    language::in_language,
    pages::talks::{talk_path, words as t},
};

/// For whom it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum For<'a> {
    /// Everybody.
    Everybody,
    /// Those who see the activity of this code and may not change it.
    Readers(&'a str),
    /// Those who may.
    Editors(&'a str),
}

/// Each session, with its talks.
pub(crate) fn view(lang: Lang, agenda: &Agenda, shown: For<'_>) -> AnyView {
    let sessions = agenda.sessions.iter().enumerate().map(|(n, one)| session(lang, agenda, (n, one), shown));
    view! { <div class="talks">{sessions.collect_view()}</div> }.into_any()
}

fn session(lang: Lang, agenda: &Agenda, (n, session): (usize, &Session), shown: For<'_>) -> AnyView {
    let name = dates::session(*session.slot, session.held_on, lang);
    let hours = local::hours(session.starts_at, session.ends_at);
    let room = Some(session.room.clone()).filter(|room| !room.is_empty());
    let about = [Some(hours.clone()), room].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let talks = agenda.of_session(session.id);
    let add = match shown {
        For::Editors(code) => {
            let href = in_language(lang, &super::path(code, &format!("/moi?buoi={}", session.id)));
            Some(view! { <p class="no-print"><a href=href>{t::add_here(lang)}</a></p> })
        }
        _ => None,
    };
    let body = match (talks.is_empty(), agenda.tracks.is_empty()) {
        (true, _) => whole(lang, session),
        (false, true) => list(lang, agenda, &talks, (shown, "talks-list")),
        (false, false) => {
            let table = table(lang, agenda, (n, &name), (&talks, agenda.rows(session.id)), shown);
            let list = list(lang, agenda, &talks, (shown, "talks-list talks-narrow"));
            view! { {table}{list} }.into_any()
        }
    };
    view! {
        <section class="talks-session stack">
            <h2>{name}<span class="talks-about">{about}</span></h2>
            {body}
            {add}
        </section>
    }
    .into_any()
}

/// A session without talks is one whole.
fn whole(lang: Lang, session: &Session) -> AnyView {
    let what: Vec<String> = [session.topic_in(lang), &session.trainer]
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
        .collect();
    let what = if what.is_empty() { t::contents(lang).to_owned() } else { what.join(" · ") };
    let hours = local::hours(session.starts_at, session.ends_at);
    view! { <ol class="talks-list"><li class="talks-line"><span class="talks-hours">{hours}</span><div>{what}</div></li></ol> }
        .into_any()
}

fn table(
    lang: Lang,
    agenda: &Agenda,
    (n, name): (usize, &str),
    (talks, rows): (&[&Talk], Vec<Row>),
    shown: For<'_>,
) -> AnyView {
    let heads = agenda.tracks.iter().map(|track| {
        let room = Some(track.room.clone()).filter(|room| !room.is_empty());
        let room = room.map(|room| view! { <span class="talks-room">{room}</span> });
        view! { <th scope="col">{track.name_in(lang).to_owned()}{room}</th> }
    });
    let heads = heads.collect_view();
    let rows = rows
        .into_iter()
        .map(|row| {
            let hours = local::hours(row.span.from, row.span.to);
            let cells = row
                .cells
                .iter()
                .map(|cell| {
                    let within: Vec<&Talk> =
                        cell.talks.iter().filter_map(|n| talks.get(*n).copied()).collect();
                    let class = match within.as_slice() {
                        [] => "talks-empty",
                        [only] => class_of(*only.kind),
                        _ => "talks-talk",
                    };
                    let inside = within
                        .into_iter()
                        .map(|talk| {
                            let own = (talk.starts_at, talk.ends_at) != (row.span.from, row.span.to);
                            let hours = own.then(|| local::hours(talk.starts_at, talk.ends_at));
                            let across = cell.columns == agenda.tracks.len();
                            item(lang, agenda, talk, (hours, Said::of(across), shown))
                        })
                        .collect_view();
                    let columns = (cell.columns > 1).then(|| cell.columns.to_string());
                    let rows = (cell.rows > 1).then(|| cell.rows.to_string());
                    view! { <td class=class colspan=columns rowspan=rows>{inside}</td> }
                })
                .collect_view();
            view! { <tr><th scope="row">{hours}</th>{cells}</tr> }
        })
        .collect_view();
    let caption = format!("{}, {name}", t::agenda(lang));
    let id = format!("agenda-{n}");
    let labelled = id.clone();
    view! {
        <table class="talks-table" aria-labelledby=labelled>
            <caption id=id class="hidden-text">{caption}</caption>
            <thead><tr><th scope="col">{t::time(lang)}</th>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// What a place of the table says already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    /// The track, and its room.
    Track,
    /// That it is for everybody.
    Everybody,
    /// Nothing: a list names both.
    Nothing,
}

impl Said {
    fn of(across: bool) -> Self {
        if across { Self::Everybody } else { Self::Track }
    }
}

fn class_of(kind: TalkKind) -> &'static str {
    match kind {
        TalkKind::Talk => "talks-talk",
        TalkKind::Break => "talks-break",
        TalkKind::Ceremony => "talks-ceremony",
    }
}

fn list(lang: Lang, agenda: &Agenda, talks: &[&Talk], (shown, class): (For<'_>, &'static str)) -> AnyView {
    let lines = talks
        .iter()
        .map(|talk| {
            let class = format!("talks-line {}", class_of(*talk.kind));
            let hours = local::hours(talk.starts_at, talk.ends_at);
            let inside = item(lang, agenda, talk, (None, Said::Nothing, shown));
            view! { <li class=class><span class="talks-hours">{hours}</span><div>{inside}</div></li> }
        })
        .collect_view();
    view! { <ol class=class>{lines}</ol> }.into_any()
}

/// A talk: what, by whom, where, how many seats; with what can be done with it.
fn item(
    lang: Lang,
    agenda: &Agenda,
    talk: &Talk,
    (hours, said, shown): (Option<String>, Said, For<'_>),
) -> AnyView {
    let track = agenda.track(talk).filter(|_| said != Said::Track);
    let track =
        track.map(|track| view! { <span class="talks-track">{track.name_in(lang).to_owned()}</span> });
    let title = talk.title_in(lang).to_owned();
    let speaker = Some(talk.speaker.clone()).filter(|speaker| !speaker.is_empty());
    let place = agenda.place(talk).to_owned();
    // The head of its column says the room of a track.
    let usual = agenda.track(talk).map(|track| track.room.as_str());
    let place =
        Some(place).filter(|place| !place.is_empty() && (said != Said::Track || usual != Some(place)));
    let place = place.filter(|_| *talk.kind != TalkKind::Break || !talk.room.is_empty());
    let left = t::left(lang, talk).filter(|_| agenda.is_chosen(talk));
    let facts = match shown {
        For::Everybody => [hours, speaker, place, left],
        _ => [hours, speaker, place, None],
    };
    let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let facts = (!facts.is_empty()).then(|| view! { <span class="talks-facts">{facts}</span> });
    let title = match shown {
        For::Editors(code) => {
            let href = in_language(lang, &talk_path(code, talk.id, ""));
            view! { <a class="talks-title" href=href>{title}</a> }.into_any()
        }
        _ => view! { <span class="talks-title">{title}</span> }.into_any(),
    };
    let count = match shown {
        For::Editors(code) | For::Readers(code) if agenda.is_chosen(talk) => {
            let href = in_language(lang, &talk_path(code, talk.id, "/nguoi"));
            Some(view! { <a class="talks-count" href=href>{t::chosen_of(lang, talk)}</a> })
        }
        _ => None,
    };
    view! { <div class="talks-item">{track}{title}{facts}{count}</div> }.into_any()
}

/// The agenda of one track: its talks, and those for everybody.
pub(crate) fn of_track(agenda: Agenda, track: &Track) -> Agenda {
    let own = |talk: &Talk| talk.track_id.is_none_or(|id| id == track.id);
    Agenda {
        talks: agenda.talks.into_iter().filter(own).collect(),
        tracks: vec![track.clone()],
        sessions: agenda.sessions,
    }
}
