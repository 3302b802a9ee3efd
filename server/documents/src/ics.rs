//! Calendar files (iCalendar, RFC 5545; methods as in RFC 5546): one entry a session, so that a changed half-day moves alone.
//!
//! Written here rather than by the `icalendar` crate: 0.17.17 folds the last piece of a line to 76 octets, lets a bare CR and
//! a line break in a parameter through, and does not tie ATTENDEE to the method. The tests read the result back with its parser.

use chrono::{DateTime, Utc};

/// What the receiver's calendar is asked to do. The mail that carries the file repeats the name (RFC 6047, 2.4), so both are
/// taken from here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Method {
    /// A file to download or import: for anyone, without attendees.
    Publish,
    /// Into this person's calendar, and again with a higher sequence to change it there.
    Request(Attendee),
    /// Out of the calendar. An entry that came by a request goes away only for the attendee named here.
    Cancel(Option<Attendee>),
}

/// Who an invitation is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendee {
    /// Full name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// What they said so far.
    pub answer: Answer,
}

/// What an attendee has said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Nothing yet.
    Awaited,
    /// They come.
    Accepted,
}

/// Whether the entry stands. A `Cancel` makes it cancelled whatever is said here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Invited, or on the waiting list.
    Tentative,
    /// It takes place, with this person.
    Confirmed,
    /// It does not take place.
    Cancelled,
}

/// One half-day or evening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarSession {
    /// Stays with the session as long as it exists, whatever is added before it: `session-17@taphuan.example.gov.vn`.
    pub uid: String,
    /// Start.
    pub starts_at: DateTime<Utc>,
    /// End.
    pub ends_at: DateTime<Utc>,
    /// What tells it apart from the others, `Buổi sáng 27/7`; may be empty.
    pub label: String,
}

/// An activity as calendars know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEvent {
    /// Grows by one with each change that people are told about; a calendar ignores what is older than it has.
    pub sequence: u32,
    /// Title.
    pub summary: String,
    /// Free text; line breaks are kept.
    pub description: String,
    /// Where.
    pub location: String,
    /// The activity's page; may be empty.
    pub url: String,
    /// Organizer's name.
    pub organizer_name: String,
    /// The address that the mail comes from: Gmail and Outlook compare.
    pub organizer_email: String,
    /// The sessions.
    pub sessions: Vec<CalendarSession>,
    /// When the file is made (DTSTAMP).
    pub stamp: DateTime<Utc>,
    /// Whether it stands.
    pub status: Status,
}

/// A calendar file with the method it was made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarFile {
    /// `PUBLISH`, `REQUEST` or `CANCEL`.
    pub method: &'static str,
    /// The file, lines ending in CRLF.
    pub text: String,
}

/// Writes the file. Any text is safe in it: breaks and control characters cannot start a property of their own.
pub fn calendar(method: &Method, event: &CalendarEvent) -> CalendarFile {
    let name = method.name();
    let mut lines = Lines::default();
    lines.raw("BEGIN", "VCALENDAR");
    lines.raw("VERSION", "2.0");
    lines.raw("PRODID", "-//Tap Huan//Tap Huan//VI");
    lines.raw("CALSCALE", "GREGORIAN");
    lines.raw("METHOD", name);
    for session in &event.sessions {
        entry(&mut lines, method, event, session);
    }
    lines.raw("END", "VCALENDAR");
    CalendarFile { method: name, text: lines.text }
}

impl Method {
    /// The method's name in the file and in the mail's `Content-Type`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Request(_) => "REQUEST",
            Self::Cancel(_) => "CANCEL",
        }
    }

    fn attendee(&self) -> Option<&Attendee> {
        match self {
            Self::Publish => None,
            Self::Request(attendee) => Some(attendee),
            Self::Cancel(attendee) => attendee.as_ref(),
        }
    }
}

fn entry(lines: &mut Lines, method: &Method, event: &CalendarEvent, session: &CalendarSession) {
    let status = match (method, event.status) {
        (Method::Cancel(_), _) | (_, Status::Cancelled) => "CANCELLED",
        (_, Status::Confirmed) => "CONFIRMED",
        (_, Status::Tentative) => "TENTATIVE",
    };
    lines.raw("BEGIN", "VEVENT");
    lines.text("UID", &session.uid);
    lines.raw("DTSTAMP", &utc(event.stamp));
    lines.raw("DTSTART", &utc(session.starts_at));
    lines.raw("DTEND", &utc(session.ends_at));
    lines.raw("SEQUENCE", &event.sequence.to_string());
    lines.raw("STATUS", status);
    let label = if session.label.is_empty() { String::new() } else { format!(" – {}", session.label) };
    lines.text("SUMMARY", &format!("{}{label}", event.summary));
    lines.text("DESCRIPTION", &event.description);
    lines.text("LOCATION", &event.location);
    if !event.url.is_empty() {
        lines.raw("URL", &plain(&event.url));
    }
    let organizer = format!("ORGANIZER;CN={}", quoted(&event.organizer_name));
    lines.raw(&organizer, &format!("mailto:{}", plain(&event.organizer_email)));
    if let Some(attendee) = method.attendee() {
        let answer = match attendee.answer {
            Answer::Awaited => "PARTSTAT=NEEDS-ACTION;RSVP=TRUE",
            Answer::Accepted => "PARTSTAT=ACCEPTED;RSVP=FALSE",
        };
        let key = format!("ATTENDEE;CN={};ROLE=REQ-PARTICIPANT;{answer}", quoted(&attendee.name));
        lines.raw(&key, &format!("mailto:{}", plain(&attendee.email)));
    }
    lines.raw("END", "VEVENT");
}

fn utc(time: DateTime<Utc>) -> String {
    time.format("%Y%m%dT%H%M%SZ").to_string()
}

/// A parameter in quotes; RFC 5545 knows no escape for a quote inside (3.2), so it becomes an apostrophe.
fn quoted(text: &str) -> String {
    let clean: String = text.chars().map(|c| if c == '"' { '\'' } else { c }).collect();
    format!("\"{}\"", without_controls(&clean))
}

/// An address: no spaces, no control characters.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

fn without_controls(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>().trim().to_owned()
}

/// Octets of a line before its CRLF (RFC 5545, 3.1).
const LINE: usize = 75;

#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    /// A text value: escaped (3.3.11), its line breaks kept as `\n`. Nothing is written for an empty one.
    fn text(&mut self, key: &str, value: &str) {
        let one_kind_of_break =
            value.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
        let mut escaped = String::new();
        for c in one_kind_of_break.trim().chars() {
            match c {
                '\\' | ',' | ';' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                c if c.is_control() => escaped.push(' '),
                c => escaped.push(c),
            }
        }
        if !escaped.is_empty() {
            self.raw(key, &escaped);
        }
    }

    /// A value that holds no control characters, folded between letters.
    fn raw(&mut self, key: &str, value: &str) {
        let line = format!("{key}:{value}");
        let mut room = LINE;
        let mut rest = line.as_str();
        while rest.len() > room {
            let (piece, next) = rest.split_at(rest.floor_char_boundary(room));
            self.text.push_str(piece);
            self.text.push_str("\r\n ");
            rest = next;
            // The space that begins a continued line counts.
            room = LINE - 1;
        }
        self.text.push_str(rest);
        self.text.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests;
