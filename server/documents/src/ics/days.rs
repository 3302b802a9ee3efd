//! Sessions as days: a calendar shows one entry a day, from the first session's start to the last one's end.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

use domain::local;

use super::{CalendarEvent, CalendarSession};

/// One day of an activity, by the clock of Viet Nam.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Day {
    pub date: NaiveDate,
    pub look: Look,
}

/// All that two days can have in common: a calendar repeats one day as long as this is the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Look {
    pub from: NaiveTime,
    pub to: NaiveTime,
    pub location: String,
    pub description: String,
}

/// The days in order. One whose sessions end after midnight ends at the last minute of its day: an entry a day is what is shown.
pub(super) fn days(event: &CalendarEvent) -> Vec<Day> {
    let mut by_date: BTreeMap<NaiveDate, Vec<&CalendarSession>> = BTreeMap::new();
    for session in &event.sessions {
        by_date.entry(local::day(session.starts_at)).or_default().push(session);
    }
    by_date
        .into_iter()
        .map(|(date, mut sessions)| {
            sessions.sort_by_key(|session| (session.starts_at, session.ends_at));
            let look = look(event, date, &sessions);
            Day { date, look }
        })
        .collect()
}

fn look(event: &CalendarEvent, date: NaiveDate, sessions: &[&CalendarSession]) -> Look {
    let from = sessions.iter().map(|session| local::at(session.starts_at).time()).min();
    let to = sessions.iter().map(|session| {
        let end = local::at(session.ends_at);
        if end.date_naive() == date {
            end.time()
        } else {
            NaiveTime::from_hms_opt(23, 59, 0).unwrap_or_default()
        }
    });
    let of = |session: &&CalendarSession| {
        let chosen = session.chosen.iter().map(|line| format!("• {line}"));
        std::iter::once(line(session)).chain(chosen).collect::<Vec<_>>()
    };
    let programme: Vec<String> = sessions.iter().flat_map(of).collect();
    let description = format!("{}\n\n{}", programme.join("\n"), event.description);
    let rooms = sessions.iter().map(|session| session.room.as_str());
    Look {
        from: from.unwrap_or_default(),
        to: to.max().unwrap_or_default(),
        location: location(rooms, &event.place),
        description: description.trim().to_owned(),
    }
}

/// `Buổi sáng: 07:30 – 11:30, Phòng 201`. Without topic and trainer: they change without a mail, and would then be wrong.
fn line(session: &CalendarSession) -> String {
    let [from, to] =
        [session.starts_at, session.ends_at].map(|moment| local::at(moment).format("%H:%M").to_string());
    let label =
        if session.label.is_empty() { String::new() } else { format!("{}: ", capital(&session.label)) };
    let room = if session.room.is_empty() { String::new() } else { format!(", {}", session.room) };
    format!("{label}{from} – {to}{room}")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Rooms first, each once: on a telephone the end of the line is cut off, and people stand in the right house already.
pub(super) fn location<'a>(rooms: impl Iterator<Item = &'a str>, place: &'a str) -> String {
    let mut parts: Vec<&str> = vec![];
    for part in rooms.chain([place]) {
        if !part.is_empty() && !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.join(", ")
}
