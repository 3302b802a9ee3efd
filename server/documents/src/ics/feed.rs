//! What anybody may download: an entry a session, each with a UID of its own.

use super::{
    CalendarEvent, CalendarFile, Method,
    days::location,
    entry::{Entry, Moment, Part, file},
};

/// Writes the file.
pub fn feed(event: &CalendarEvent) -> CalendarFile {
    let texts: Vec<(String, String)> = event
        .sessions
        .iter()
        .map(|session| {
            let label =
                if session.label.is_empty() { String::new() } else { format!(" – {}", session.label) };
            let location = location([session.room.as_str()].into_iter(), &event.place);
            (format!("{}{label}", event.summary), location)
        })
        .collect();
    let entries: Vec<Entry<'_>> = event
        .sessions
        .iter()
        .zip(&texts)
        .map(|(session, (summary, location))| Entry {
            uid: &session.uid,
            times: (Moment::Universal(session.starts_at), Moment::Universal(session.ends_at)),
            summary,
            description: &event.description,
            location,
            part: Part::Single,
        })
        .collect();
    file(&Method::Publish, event, &entries)
}
