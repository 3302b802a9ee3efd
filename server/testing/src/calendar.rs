//! Calendar files as a program reads them that knows nothing of ours: by `calcard`, and by their bytes where it is lenient.

use std::collections::BTreeMap;

use calcard::{
    Entry, Parser,
    common::{IanaString, timezone::Tz},
    icalendar::{
        ICalendar, ICalendarComponent, ICalendarEntry, ICalendarParameterName as Param,
        ICalendarProperty as Property, dates::TimeOrDelta,
    },
};
use chrono::{DateTime, Utc};

/// One entry that a calendar shows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shown {
    /// Start.
    pub starts_at: DateTime<Utc>,
    /// End.
    pub ends_at: DateTime<Utc>,
    /// LOCATION.
    pub location: String,
    /// DESCRIPTION.
    pub description: String,
    /// SUMMARY.
    pub summary: String,
    /// STATUS.
    pub status: String,
    /// UID.
    pub uid: String,
}

/// One entry of a calendar that a program reads again and again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FeedEntry {
    /// Start.
    pub starts_at: DateTime<Utc>,
    /// End.
    pub ends_at: DateTime<Utc>,
    /// UID.
    pub uid: String,
    /// SEQUENCE.
    pub sequence: i64,
    /// SUMMARY.
    pub summary: String,
    /// LOCATION.
    pub location: String,
    /// DESCRIPTION.
    pub description: String,
    /// STATUS.
    pub status: String,
}

/// Reads the entries of such a calendar, in order.
///
/// # Panics
/// As [`read`].
pub fn feed(text: &str) -> Vec<FeedEntry> {
    check_lines(text);
    let mut parser = Parser::new(text);
    let calendar = match parser.entry() {
        Entry::ICalendar(calendar) => calendar,
        other => panic!("not a calendar: {other:?}\n{text}"),
    };
    assert!(matches!(parser.entry(), Entry::Eof), "something follows the calendar\n{text}");
    let mut entries = expanded(&calendar, text, |of, starts_at, ends_at| FeedEntry {
        starts_at,
        ends_at,
        uid: value(of, &Property::Uid),
        sequence: value(of, &Property::Sequence).parse().expect("a number"),
        summary: value(of, &Property::Summary),
        location: value(of, &Property::Location),
        description: value(of, &Property::Description),
        status: of.status().map(|status| status.as_str().to_owned()).unwrap_or_default(),
    });
    entries.sort();
    entries
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// METHOD.
    pub method: String,
    /// The UIDs, each once.
    pub uids: Vec<String>,
    /// The SEQUENCE of all its entries.
    pub sequence: i64,
    /// The DTSTAMP of all its entries, as it is written.
    pub stamp: String,
    /// The addresses and answers of all who are named as attendees, each once: `an@example.org ACCEPTED FALSE`.
    pub attendees: Vec<String>,
    /// The addresses of the organizers, each once.
    pub organizers: Vec<String>,
    /// The names beside addresses, each once.
    pub names: Vec<String>,
    /// The pages, each once.
    pub urls: Vec<String>,
    /// What a calendar shows of it, in order.
    pub shown: Vec<Shown>,
}

/// Reads a file.
///
/// # Panics
/// Where a line is too long or broken inside a letter, a key is none of those that the program writes, or the parser finds fault.
pub fn read(text: &str) -> File {
    check_lines(text);
    let mut parser = Parser::new(text);
    let calendar = match parser.entry() {
        Entry::ICalendar(calendar) => calendar,
        other => panic!("not a calendar: {other:?}\n{text}"),
    };
    assert!(matches!(parser.entry(), Entry::Eof), "something follows the calendar\n{text}");
    let events: Vec<&ICalendarComponent> =
        calendar.components.iter().filter(|one| one.component_type.is_event()).collect();
    let root = calendar.components.first().expect("a calendar");
    let one = |property: &Property| -> String {
        let all = each_once(events.iter().map(|event| value(event, property)));
        assert_eq!(all.len(), 1, "{property:?}: {all:?}\n{text}");
        all.into_iter().next().unwrap_or_default()
    };
    let entries = |property: &Property| -> Vec<&ICalendarEntry> {
        events.iter().flat_map(|event| &event.entries).filter(|entry| entry.name == *property).collect()
    };
    let people = [entries(&Property::Attendee), entries(&Property::Organizer)];
    File {
        method: raw(text, "METHOD"),
        uids: each_once(events.iter().map(|event| value(event, &Property::Uid))),
        sequence: one(&Property::Sequence).parse().expect("a number"),
        stamp: {
            one(&Property::Dtstamp);
            raw(text, "DTSTAMP")
        },
        attendees: each_once(people[0].iter().map(|entry| {
            let said = [Param::Partstat, Param::Rsvp].map(|name| parameter(entry, &name));
            format!("{} {}", address(entry), said.join(" "))
        })),
        organizers: each_once(people[1].iter().map(|entry| address(entry))),
        names: each_once(people.iter().flatten().map(|entry| parameter(entry, &Param::Cn))),
        urls: each_once(
            events.iter().map(|event| value(event, &Property::Url)).filter(|url| !url.is_empty()),
        ),
        shown: shown(&calendar, text),
    }
    .checked(root, text)
}

impl File {
    fn checked(self, root: &ICalendarComponent, text: &str) -> Self {
        let method = root.property(&Property::Method).and_then(|entry| entry.values.first());
        assert!(format!("{method:?}").to_uppercase().contains(&self.method), "{method:?}\n{text}");
        // RFC 5546, 3.2: METHOD before the entries, and one UID in what is sent to somebody.
        assert!(text.find("METHOD:") < text.find("BEGIN:VEVENT"));
        if self.method != "PUBLISH" {
            assert_eq!(self.uids.len(), 1, "{text}");
            assert_eq!(self.attendees.len(), 1, "{text}");
        }
        self
    }
}

fn shown(calendar: &ICalendar, text: &str) -> Vec<Shown> {
    let mut shown = expanded(calendar, text, |of, starts_at, ends_at| Shown {
        starts_at,
        ends_at,
        location: value(of, &Property::Location),
        description: value(of, &Property::Description),
        summary: value(of, &Property::Summary),
        status: of.status().map(|status| status.as_str().to_owned()).unwrap_or_default(),
        uid: value(of, &Property::Uid),
    });
    shown.sort();
    shown
}

/// Every day that the entries name.
fn expanded<T>(
    calendar: &ICalendar,
    text: &str,
    make: impl Fn(&ICalendarComponent, DateTime<Utc>, DateTime<Utc>) -> T,
) -> Vec<T> {
    let expanded = calendar.expand_dates(Tz::UTC, 10_000);
    assert!(expanded.errors.is_empty(), "{:?}\n{text}", expanded.errors);
    let days = expanded.events.iter().map(|event| {
        let ends = match event.end {
            TimeOrDelta::Time(time) => time,
            TimeOrDelta::Delta(delta) => event.start + delta,
        };
        let of = calendar.component_by_id(event.comp_id).expect("a component");
        make(of, event.start.with_timezone(&Utc), ends.with_timezone(&Utc))
    });
    days.collect()
}

/// The calendars of one person: what came by mail, applied in the order in which it came.
#[derive(Debug, Default)]
pub struct Inbox {
    entries: BTreeMap<String, File>,
    /// The last sequence of each UID, also of those that are gone.
    last: BTreeMap<String, (i64, String)>,
}

impl Inbox {
    /// Takes a file that came by mail.
    ///
    /// # Panics
    /// Where its sequence or moment does not rise, or it takes out what is not there.
    pub fn take(&mut self, file: File) {
        let uid = file.uids[0].clone();
        if let Some((sequence, stamp)) = self.last.get(&uid) {
            assert!(file.sequence > *sequence, "{} after {sequence}", file.sequence);
            assert!(file.stamp >= *stamp, "{} after {stamp}", file.stamp);
        }
        self.last.insert(uid.clone(), (file.sequence, file.stamp.clone()));
        match file.method.as_str() {
            "REQUEST" => drop(self.entries.insert(uid, file)),
            "CANCEL" => assert!(self.entries.remove(&uid).is_some(), "{uid} was not in the calendar"),
            other => panic!("{other} by mail"),
        }
    }

    /// Whether something of this UID is there.
    pub fn has(&self, uid: &str) -> bool {
        self.entries.contains_key(uid)
    }

    /// What the calendar shows now.
    pub fn shown(&self) -> Vec<Shown> {
        let mut shown: Vec<Shown> =
            self.entries.values().flat_map(|file| file.shown.iter().cloned()).collect();
        shown.sort();
        shown
    }

    /// The UIDs that ever came.
    pub fn uids(&self) -> Vec<&String> {
        self.last.keys().collect()
    }
}

/// The keys that the program writes: none other may ever begin a line.
const KEYS: [&str; 25] = [
    "ATTENDEE",
    "BEGIN",
    "CALSCALE",
    "DESCRIPTION",
    "DTEND",
    "DTSTAMP",
    "DTSTART",
    "END",
    "EXDATE",
    "LOCATION",
    "METHOD",
    "ORGANIZER",
    "PRODID",
    "RECURRENCE-ID",
    "RRULE",
    "SEQUENCE",
    "STATUS",
    "SUMMARY",
    "TZID",
    "TZNAME",
    "TZOFFSETFROM",
    "TZOFFSETTO",
    "UID",
    "URL",
    "VERSION",
];

fn check_lines(text: &str) {
    assert!(text.ends_with("END:VCALENDAR\r\n"), "{text}");
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line:?}", line.len());
        assert!(!line.contains(|c: char| c.is_control()), "{line:?}");
    }
    for line in text.replace("\r\n ", "").lines() {
        let key = line.split([':', ';']).next().unwrap_or_default();
        assert!(KEYS.contains(&key), "{line:?}");
        // Every quote opens or closes a parameter: none is inside a name.
        if let Some((_, rest)) = line.split_once(";CN=\"") {
            assert!(rest.split('"').nth(1).is_some_and(|after| after.starts_with([';', ':'])), "{line:?}");
        }
    }
}

fn raw(text: &str, key: &str) -> String {
    let begins = format!("{key}:");
    text.lines().find_map(|line| line.strip_prefix(&begins)).unwrap_or_default().to_owned()
}

fn value(of: &ICalendarComponent, property: &Property) -> String {
    let Some(value) = of.property(property).and_then(|entry| entry.values.first()) else {
        return String::new();
    };
    match value.as_integer() {
        Some(number) => number.to_string(),
        None => value.as_text().map_or_else(|| format!("{value:?}"), str::to_owned),
    }
}

fn address(entry: &ICalendarEntry) -> String {
    entry.calendar_address().unwrap_or_default().to_owned()
}

fn parameter(entry: &ICalendarEntry, name: &Param) -> String {
    entry.parameter(name).and_then(|value| value.as_text()).unwrap_or_default().to_owned()
}

fn each_once(texts: impl Iterator<Item = String>) -> Vec<String> {
    let all: std::collections::BTreeSet<String> = texts.collect();
    all.into_iter().collect()
}
