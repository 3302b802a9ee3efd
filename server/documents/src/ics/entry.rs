//! One VEVENT, and the file around it.

use chrono::{DateTime, NaiveDateTime, Utc};

use super::{
    Answer, CalendarEvent, CalendarFile, Method, Status,
    lines::{Lines, plain, quoted},
};

/// The only zone there is here.
pub(super) const ZONE: &str = "Asia/Ho_Chi_Minh";

/// What one VEVENT says beside what all of the file say.
pub(super) struct Entry<'a> {
    pub uid: &'a str,
    /// DTSTART and DTEND.
    pub times: (Moment, Moment),
    pub summary: &'a str,
    pub description: &'a str,
    pub location: &'a str,
    pub part: Part<'a>,
}

/// What an entry is of its series.
pub(super) enum Part<'a> {
    /// The only one.
    Single,
    /// The rule, and the starts that it names but that are none.
    Master { rule: &'a str, except: &'a [NaiveDateTime] },
    /// Another day than the rule says, by the start that the rule says.
    Override(NaiveDateTime),
}

/// A moment, as it is written.
#[derive(Clone, Copy)]
pub(super) enum Moment {
    /// The same everywhere.
    Universal(DateTime<Utc>),
    /// By the clock of Viet Nam, so that what repeats keeps its hour there.
    Local(NaiveDateTime),
}

impl Moment {
    fn write(self, lines: &mut Lines, key: &str) {
        match self {
            Self::Universal(time) => lines.raw(key, &universal(time)),
            Self::Local(time) => {
                lines.raw(&format!("{key};TZID={ZONE}"), &time.format("%Y%m%dT%H%M%S").to_string());
            }
        }
    }
}

/// The file with the entries of each activity.
pub(super) fn file(method: &Method, all: &[(&CalendarEvent, Vec<Entry<'_>>)]) -> CalendarFile {
    let name = method.name();
    let mut lines = Lines::default();
    lines.raw("BEGIN", "VCALENDAR");
    lines.raw("VERSION", "2.0");
    lines.raw("PRODID", "-//Tap Huan//Tap Huan//VI");
    lines.raw("CALSCALE", "GREGORIAN");
    lines.raw("METHOD", name);
    let mut entries = all.iter().flat_map(|(_, entries)| entries);
    if entries.any(|entry| matches!(entry.times.0, Moment::Local(_))) {
        zone(&mut lines);
    }
    for (event, entries) in all {
        for one in entries {
            entry(&mut lines, method, event, one);
        }
    }
    lines.raw("END", "VCALENDAR");
    CalendarFile { method: name, text: lines.text }
}

/// Seven hours ahead all year: one observance without an end.
fn zone(lines: &mut Lines) {
    lines.raw("BEGIN", "VTIMEZONE");
    lines.raw("TZID", ZONE);
    lines.raw("BEGIN", "STANDARD");
    lines.raw("DTSTART", "19700101T000000");
    lines.raw("TZOFFSETFROM", "+0700");
    lines.raw("TZOFFSETTO", "+0700");
    lines.raw("TZNAME", "+07");
    lines.raw("END", "STANDARD");
    lines.raw("END", "VTIMEZONE");
}

fn entry(lines: &mut Lines, method: &Method, event: &CalendarEvent, entry: &Entry<'_>) {
    let status = match (method, event.status) {
        (Method::Cancel(_), _) | (_, Status::Cancelled) => "CANCELLED",
        (_, Status::Confirmed) => "CONFIRMED",
        (_, Status::Tentative) => "TENTATIVE",
    };
    lines.raw("BEGIN", "VEVENT");
    lines.text("UID", entry.uid);
    lines.raw("DTSTAMP", &universal(event.stamp));
    entry.times.0.write(lines, "DTSTART");
    entry.times.1.write(lines, "DTEND");
    match &entry.part {
        Part::Single => {}
        Part::Master { rule, except } => {
            lines.raw("RRULE", rule);
            // A line each: every program reads that, and not all of them a list.
            for start in *except {
                Moment::Local(*start).write(lines, "EXDATE");
            }
        }
        Part::Override(start) => Moment::Local(*start).write(lines, "RECURRENCE-ID"),
    }
    lines.raw("SEQUENCE", &event.sequence.to_string());
    lines.raw("STATUS", status);
    lines.text("SUMMARY", entry.summary);
    lines.text("DESCRIPTION", entry.description);
    lines.text("LOCATION", entry.location);
    if !event.url.is_empty() {
        lines.raw("URL", &plain(&event.url));
    }
    let organizer = format!("ORGANIZER;CN={}", quoted(&event.organizer_name));
    lines.raw(&organizer, &format!("mailto:{}", plain(&event.organizer_email)));
    if let Some(attendee) = method.attendee() {
        let answer = match attendee.answer {
            Answer::Awaited => "NEEDS-ACTION",
            Answer::Accepted => "ACCEPTED",
        };
        let name = quoted(&attendee.name);
        let key = format!("ATTENDEE;CN={name};ROLE=REQ-PARTICIPANT;PARTSTAT={answer};RSVP=FALSE");
        lines.raw(&key, &format!("mailto:{}", plain(&attendee.email)));
    }
    lines.raw("END", "VEVENT");
}

fn universal(time: DateTime<Utc>) -> String {
    time.format("%Y%m%dT%H%M%SZ").to_string()
}
