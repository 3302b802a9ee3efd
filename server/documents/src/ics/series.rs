//! What one person's calendar has of one activity: one UID for ever, an entry a day. The first day repeats; days without a session
//! are taken out of the rule, and days that differ are overrides under the same UID (RFC 5545, 3.8.4.4). The whole of it is sent each
//! time, so that one file replaces whatever is there.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, NaiveDateTime};

use super::{
    CalendarEvent, CalendarFile, Method,
    days::{Day, days},
    entry::{Entry, Moment, Part, file},
};

/// Writes the file; none where there is no session.
pub fn series(method: &Method, uid: &str, event: &CalendarEvent) -> Option<CalendarFile> {
    let days = days(event);
    let (first, rest) = days.split_first()?;
    let rule = Rule::of(first.date, rest);
    let start_on = |date: NaiveDate| date.and_time(first.look.from);
    let except: Vec<NaiveDateTime> = rule.skipped(first.date, rest).map(start_on).collect();
    let written = rule.written();
    let part = match rest {
        [] => Part::Single,
        _ => Part::Master { rule: &written, except: &except },
    };
    let mut entries = vec![entry(uid, event, first, part)];
    // Who is not expected any more need not know on which days of the series they would have been expected at another hour.
    if !matches!(method, Method::Cancel(_)) {
        let others = rest.iter().filter(|day| day.look != first.look);
        entries.extend(others.map(|day| entry(uid, event, day, Part::Override(start_on(day.date)))));
    }
    Some(file(method, &[(event, entries)]))
}

/// Whether two files say the same, whenever and as whichever in turn they were sent.
pub fn same_but_for_moment(one: &str, other: &str) -> bool {
    let what = |text: &str| -> Vec<String> {
        let of_moment = |line: &&str| !line.starts_with("SEQUENCE:") && !line.starts_with("DTSTAMP:");
        text.lines().filter(of_moment).map(str::to_owned).collect()
    };
    what(one) == what(other)
}

fn entry<'a>(uid: &'a str, event: &'a CalendarEvent, day: &'a Day, part: Part<'a>) -> Entry<'a> {
    let at = |time| Moment::Local(day.date.and_time(time));
    Entry {
        uid,
        times: (at(day.look.from), at(day.look.to)),
        summary: &event.summary,
        description: &day.look.description,
        location: &day.look.location,
        part,
    }
}

/// Every so many days, so often.
struct Rule {
    step: u64,
    count: u64,
}

impl Rule {
    /// The widest step that meets every day: a class on Tuesdays repeats weekly, and skips only the weeks without it.
    fn of(first: NaiveDate, rest: &[Day]) -> Self {
        let gaps = rest.iter().map(|day| gap(first, day.date));
        let step = gaps.clone().fold(0, gcd).max(1);
        Rule { step, count: gaps.max().unwrap_or(0) / step + 1 }
    }

    fn written(&self) -> String {
        let step = if self.step == 1 { String::new() } else { format!(";INTERVAL={}", self.step) };
        format!("FREQ=DAILY{step};COUNT={}", self.count)
    }

    /// The days that the rule names and that have no session.
    fn skipped(&self, first: NaiveDate, rest: &[Day]) -> impl Iterator<Item = NaiveDate> {
        let held: BTreeSet<NaiveDate> = rest.iter().map(|day| day.date).chain([first]).collect();
        (0..self.count)
            .filter_map(move |turn| first.checked_add_days(Days::new(turn * self.step)))
            .filter(move |date| !held.contains(date))
    }
}

fn gap(first: NaiveDate, date: NaiveDate) -> u64 {
    (date - first).num_days().unsigned_abs()
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}
