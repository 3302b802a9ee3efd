//! Calendar files (iCalendar, RFC 5545; methods as in RFC 5546): what goes with a mail, and what anybody may download.
//!
//! What goes to one person is one entry under one UID (`series`): a REQUEST or CANCEL with several is against RFC 5546, 3.2, and
//! Outlook reads the first of them alone. What is public is an entry a session (`feed`), so that each can be kept by itself.
//!
//! Written here rather than by the `icalendar` crate: 0.17.17 folds the last piece of a line to 76 octets, lets a bare CR and
//! a line break in a parameter through, and does not tie ATTENDEE to the method. The tests read the result back with other parsers.

mod days;
mod entry;
mod feed;
mod lines;
mod series;

use chrono::{DateTime, Utc};

pub use feed::feed;
pub use series::{same_but_for_moment, series};

/// What the receiver's calendar is asked to do. The mail that carries the file repeats the name (RFC 6047, 2.4), so both are
/// taken from here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Method {
    /// A file to download or import: without attendees.
    Publish,
    /// Into this person's calendar, and again with a higher sequence to replace all that is there.
    Request(Attendee),
    /// Out of the calendar. An entry that came by a request goes away only for the attendee named here.
    Cancel(Attendee),
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

/// What an attendee has said. Nobody is asked to answer by the calendar: nothing reads such replies, and who pressed “accept” there
/// would believe that the seat is theirs.
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
    /// Invited, and nothing said yet.
    Tentative,
    /// It takes place, with this person.
    Confirmed,
    /// It does not take place, or not with this person.
    Cancelled,
}

/// One half-day or evening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarSession {
    /// In a feed: stays with the session as long as it exists, whatever is added before it.
    pub uid: String,
    /// Start.
    pub starts_at: DateTime<Utc>,
    /// End.
    pub ends_at: DateTime<Utc>,
    /// What tells it apart from the others of its day, `buổi sáng`; may be empty.
    pub label: String,
    /// The room; may be empty.
    pub room: String,
    /// What the person chose of it, a line each; of what is no person's nothing.
    pub chosen: Vec<String>,
}

/// An activity as calendars know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEvent {
    /// Grows with each file that goes out; a calendar ignores what is older than it has.
    pub sequence: u32,
    /// Title.
    pub summary: String,
    /// Free text; line breaks are kept.
    pub description: String,
    /// The house; rooms go before it.
    pub place: String,
    /// A page that anybody may see, since calendars are shared; may be empty.
    pub url: String,
    /// Organizer's name.
    pub organizer_name: String,
    /// The address that the mail comes from: Gmail and Outlook compare.
    pub organizer_email: String,
    /// The sessions.
    pub sessions: Vec<CalendarSession>,
    /// The moment of the file (DTSTAMP): of two with one sequence it says which holds.
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
            Self::Request(attendee) | Self::Cancel(attendee) => Some(attendee),
        }
    }
}

#[cfg(test)]
mod tests;
