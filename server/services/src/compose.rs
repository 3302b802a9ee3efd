//! Fills the mails of `documents` with what the program knows.

use chrono::{DateTime, NaiveDate, Timelike, Utc};
use documents::{
    dates,
    ics::{
        Answer, Attendee, CalendarEvent, CalendarFile, CalendarSession, Method, Status,
        calendar as write_calendar,
    },
    mail::{
        layout::{Link, render},
        templates::{self, ActivityFacts, Change, Words},
    },
};
use domain::{Lang, MailKind, RegistrationState, Word, local};
use store::{
    ids::RegistrationId,
    rows::{Activity, Person, Session},
};

use crate::{Services, notify::Preview};

/// What a mail tells about.
pub(crate) struct Facts<'a> {
    /// The activity.
    pub activity: &'a Activity,
    /// Its sessions, in order.
    pub sessions: &'a [Session],
    /// The body that holds it.
    pub organizer: &'a str,
    /// Who gets it.
    pub person: &'a Person,
    /// The person's own page.
    pub link: String,
}

/// What a mail says.
pub(crate) enum Letter {
    /// Please come; answer by a day.
    Invitation(Option<NaiveDate>),
    /// Received, to be decided.
    Received,
    /// A seat was given.
    Confirmed,
    /// A seat was given to somebody who waited.
    ConfirmedFromLine,
    /// A place in line.
    Waitlisted(usize),
    /// The organizer said no, for a reason.
    Rejected(String),
    /// Given up by the participant.
    Cancelled,
    /// Taken off the list by the organizer.
    TakenOff,
    /// Will not be held, for a reason.
    ActivityCancelled(String),
    /// The times, rooms or place changed.
    ActivityChanged(Before),
    /// A certificate of this serial, day of issue and code.
    Certificate(String, NaiveDate, String),
}

/// What an activity was before it changed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Before {
    /// The sessions, where they changed.
    pub sessions: Option<Vec<Session>>,
    /// The place, where it changed.
    pub place: Option<String>,
    /// Whether the one it is told to has a seat: only then are the sessions in their calendar as accepted.
    pub state: Option<RegistrationState>,
}

impl Letter {
    /// What kind of mail it is.
    pub(crate) fn kind(&self) -> MailKind {
        match self {
            Letter::Invitation(_) => MailKind::Invitation,
            Letter::ActivityCancelled(_) | Letter::ActivityChanged(_) => MailKind::Change,
            Letter::Certificate(..) => MailKind::Certificate,
            _ => MailKind::Registration,
        }
    }

    /// The person's QR code is in it.
    pub(crate) fn shows_code(&self) -> bool {
        matches!(self, Letter::Confirmed | Letter::ConfirmedFromLine)
    }

    /// What becomes of the entries in the person's calendar: nothing, where the mail doesn't touch them.
    fn calendar(&self, attendee: Attendee) -> Option<(Method, Status)> {
        match self {
            Letter::Invitation(_) => Some((Method::Request(attendee), Status::Tentative)),
            Letter::ActivityChanged(Before { state: Some(RegistrationState::Invited), .. }) => {
                Some((Method::Request(attendee), Status::Tentative))
            }
            Letter::Confirmed
            | Letter::ConfirmedFromLine
            | Letter::ActivityChanged(Before { state: Some(RegistrationState::Confirmed), .. }) => {
                Some((Method::Request(Attendee { answer: Answer::Accepted, ..attendee }), Status::Confirmed))
            }
            // Who waits or is to be decided has nothing in the calendar yet.
            Letter::ActivityChanged(_) => None,
            Letter::Cancelled | Letter::TakenOff | Letter::ActivityCancelled(_) => {
                Some((Method::Cancel(Some(attendee)), Status::Cancelled))
            }
            Letter::Received | Letter::Waitlisted(_) | Letter::Rejected(_) | Letter::Certificate(..) => None,
        }
    }
}

/// The words of a mail.
pub(crate) fn letter(services: &Services, lang: Lang, facts: &Facts<'_>, letter: &Letter) -> Preview {
    let about = about(services, lang, facts);
    let (name, own_url, activity) = (facts.person.full_name.as_str(), facts.link.as_str(), &about);
    let registered = templates::Registered { name, activity, own_url };
    let words = match letter {
        Letter::Invitation(answer_by) => templates::invitation(
            lang,
            &templates::Invitation { name, activity, answer_by: *answer_by, answer_url: own_url },
        ),
        Letter::Received => templates::registration_received(lang, &registered),
        Letter::Confirmed => templates::registration_confirmed(lang, &registered),
        Letter::ConfirmedFromLine => templates::confirmed_from_waiting_list(lang, &registered),
        Letter::Waitlisted(place) => {
            let position = u32::try_from(*place).unwrap_or(u32::MAX);
            templates::waitlisted(lang, &templates::Waitlisted { registered, position })
        }
        Letter::Rejected(reason) => {
            templates::rejected(lang, &templates::Rejected { name, activity, reason })
        }
        Letter::Cancelled => templates::cancelled_by_participant(lang, &registered),
        Letter::TakenOff => templates::taken_off(lang, &registered),
        Letter::ActivityCancelled(reason) => {
            templates::activity_cancelled(lang, &templates::ActivityCancelled { name, activity, reason })
        }
        Letter::ActivityChanged(before) => {
            let change = match (&before.sessions, &before.place) {
                (Some(sessions), Some(place)) => {
                    Change::TimeAndPlace { time_before: when(lang, sessions), place_before: place.clone() }
                }
                (None, Some(place)) => Change::Place { before: place.clone() },
                (sessions, None) => {
                    Change::Time { before: when(lang, sessions.as_deref().unwrap_or_default()) }
                }
            };
            templates::activity_changed(lang, &templates::ActivityChanged { name, activity, change, own_url })
        }
        Letter::Certificate(serial, issued_on, code) => {
            let verify_url = services.url(&format!("/chung-nhan/{code}"));
            let data = templates::CertificateIssued {
                name,
                activity,
                serial,
                issued_on: *issued_on,
                download_url: own_url,
                verify_url: &verify_url,
            };
            templates::certificate_issued(lang, &data)
        }
    };
    rendered(words)
}

/// The mail with the links of a person's registrations.
pub(crate) fn links(services: &Services, lang: Lang, name: &str, links: &[(String, String)]) -> Preview {
    let office = services.office();
    let links: Vec<Link> =
        links.iter().map(|(label, url)| Link { label: label.clone(), url: url.clone() }).collect();
    let data = templates::OwnLinks {
        name,
        organizer: &office.name,
        contact: &office.contact,
        links: &links,
        valid_until: None,
    };
    rendered(templates::own_links(lang, &data))
}

/// The mail to an address that is on file no longer.
pub(crate) fn address_changed(services: &Services, lang: Lang, name: &str) -> Preview {
    let office = services.office();
    let data = templates::OwnAccount { name, organizer: &office.name, contact: &office.contact };
    rendered(templates::address_changed(lang, &data))
}

/// The mail that tells of another password.
pub(crate) fn password_changed(services: &Services, lang: Lang, name: &str) -> Preview {
    let office = services.office();
    let data = templates::OwnAccount { name, organizer: &office.name, contact: &office.contact };
    rendered(templates::password_changed(lang, &data, services.now()))
}

/// The mail with a link to set a password.
pub(crate) fn password_link(services: &Services, lang: Lang, name: &str, link: &str) -> Preview {
    let office = services.office();
    let data = templates::OwnAccount { name, organizer: &office.name, contact: &office.contact };
    rendered(templates::password_link(lang, &data, link))
}

/// The calendar file that goes with a mail, where the mail puts something into a calendar or takes it out.
pub(crate) fn calendar(
    services: &Services,
    lang: Lang,
    facts: &Facts<'_>,
    letter: &Letter,
    id: RegistrationId,
) -> Option<CalendarFile> {
    let email = facts.person.email.clone()?;
    let attendee = Attendee { name: facts.person.full_name.clone(), email, answer: Answer::Awaited };
    let (method, status) = letter.calendar(attendee)?;
    Some(file(services, lang, facts, facts.sessions, (&method, status), id))
}

/// The calendar file of sessions that the person has in the calendar and that are no longer held.
pub(crate) fn gone(
    services: &Services,
    lang: Lang,
    facts: &Facts<'_>,
    letter: &Letter,
    id: RegistrationId,
) -> Option<CalendarFile> {
    let Letter::ActivityChanged(Before { sessions: Some(before), .. }) = letter else { return None };
    let email = facts.person.email.clone()?;
    let attendee = Attendee { name: facts.person.full_name.clone(), email, answer: Answer::Accepted };
    // Who has nothing in the calendar has nothing to take out.
    letter.calendar(attendee.clone())?;
    let gone = before.iter().filter(|old| facts.sessions.iter().all(|new| new.id != old.id));
    let gone: Vec<Session> = gone.cloned().collect();
    let method = Method::Cancel(Some(attendee));
    (!gone.is_empty()).then(|| file(services, lang, facts, &gone, (&method, Status::Cancelled), id))
}

fn file(
    services: &Services,
    lang: Lang,
    facts: &Facts<'_>,
    sessions: &[Session],
    (method, status): (&Method, Status),
    id: RegistrationId,
) -> CalendarFile {
    let whose = format!("r{id}");
    let about = (facts.link.as_str(), whose.as_str(), status);
    write_calendar(method, &event(services, lang, facts.activity, sessions, facts.organizer, about))
}

/// The calendar file of an activity that anybody may keep.
pub(crate) fn public_calendar(
    services: &Services,
    activity: &Activity,
    sessions: &[Session],
    organizer: &str,
) -> String {
    let url = services.url(&format!("/hoat-dong/{}", activity.code));
    let cancelled = *activity.state == domain::ActivityState::Cancelled;
    let status = if cancelled { Status::Cancelled } else { Status::Confirmed };
    write_calendar(
        &Method::Publish,
        &event(services, Lang::Vi, activity, sessions, organizer, (&url, "p", status)),
    )
    .text
}

fn event(
    services: &Services,
    lang: Lang,
    activity: &Activity,
    sessions: &[Session],
    organizer: &str,
    (url, whose, status): (&str, &str, Status),
) -> CalendarEvent {
    let office = services.office();
    let host = office.mail_from.rsplit('@').next().unwrap_or("localhost");
    CalendarEvent {
        // The version of the activity grows with each change: what came later goes before in every calendar.
        sequence: u32::try_from(activity.version).unwrap_or(0),
        summary: activity.title.clone(),
        description: activity.summary.clone(),
        location: activity.place.clone(),
        url: url.to_owned(),
        organizer_name: organizer.to_owned(),
        organizer_email: office.mail_from.clone(),
        sessions: sessions
            .iter()
            .map(|session| CalendarSession {
                uid: format!("{}-{}-{whose}@{host}", activity.code, session.id),
                starts_at: session.starts_at,
                ends_at: session.ends_at,
                label: slot_name(lang, session),
            })
            .collect(),
        stamp: services.now(),
        status,
    }
}

fn about(services: &Services, lang: Lang, facts: &Facts<'_>) -> ActivityFacts {
    let activity = facts.activity;
    let contact = if activity.contact.is_empty() {
        services.office().contact.clone()
    } else {
        activity.contact.clone()
    };
    ActivityFacts {
        kind: activity.kind.name(lang).to_lowercase(),
        title: activity.title.clone(),
        when: when(lang, facts.sessions),
        place: activity.place.clone(),
        organizer: facts.organizer.to_owned(),
        contact,
    }
}

/// `buổi sáng`, `morning`.
fn slot_name(lang: Lang, session: &Session) -> String {
    let slot = session.slot.name(lang).to_lowercase();
    lang.pick(format!("buổi {slot}"), slot.clone())
}

/// A line a session: `Thứ Hai, 30/7/2023, buổi sáng (07:30 – 11:30)`.
fn when(lang: Lang, sessions: &[Session]) -> Vec<String> {
    let hour = |moment: DateTime<Utc>| {
        let local = local::at(moment);
        format!("{:02}:{:02}", local.hour(), local.minute())
    };
    sessions
        .iter()
        .map(|session| {
            let slot = slot_name(lang, session);
            let room = if session.room.is_empty() { String::new() } else { format!(", {}", session.room) };
            format!(
                "{}, {}, {slot} ({} – {}){room}",
                dates::weekday(session.held_on, lang),
                dates::short(session.held_on),
                hour(session.starts_at),
                hour(session.ends_at)
            )
        })
        .collect()
}

fn rendered(words: Words) -> Preview {
    let parts = render(&words.subject, &words.body);
    Preview { subject: words.subject, text: parts.text, html: parts.html }
}
