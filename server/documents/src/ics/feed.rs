//! What anybody may download: an entry a session, each with a UID of its own, of one activity or of many.

use super::{
    CalendarEvent, CalendarFile, Method,
    days::location,
    entry::{Entry, Moment, Part, file},
};

/// What a session says beside its times: its summary and its place.
type Texts = Vec<(String, String)>;

/// Writes the file.
pub fn feed(events: &[CalendarEvent]) -> CalendarFile {
    let texts: Vec<Texts> = events.iter().map(texts).collect();
    let all: Vec<_> =
        events.iter().zip(&texts).map(|(event, texts)| (event, entries(event, texts))).collect();
    file(&Method::Publish, &all)
}

fn texts(event: &CalendarEvent) -> Texts {
    event
        .sessions
        .iter()
        .map(|session| {
            let label =
                if session.label.is_empty() { String::new() } else { format!(" – {}", session.label) };
            let location = location([session.room.as_str()].into_iter(), &event.place);
            (format!("{}{label}", event.summary), location)
        })
        .collect()
}

fn entries<'a>(event: &'a CalendarEvent, texts: &'a Texts) -> Vec<Entry<'a>> {
    event
        .sessions
        .iter()
        .zip(texts)
        .map(|(session, (summary, location))| Entry {
            uid: &session.uid,
            times: (Moment::Universal(session.starts_at), Moment::Universal(session.ends_at)),
            summary,
            description: &event.description,
            location,
            part: Part::Single,
        })
        .collect()
}
