//! The calendar files: what goes with a mail follows from where the registration stands, whatever the mail says.

use std::collections::HashMap;

use documents::ics::{
    Answer, Attendee, CalendarEvent, CalendarFile, CalendarSession, Method, Status, feed,
    same_but_for_moment, series,
};
use domain::{
    ActivityState, Lang, MailState, MailTopic, RegistrationState, mails::topic::supersedes, numbers::whole,
};
use store::{
    ConnectionTrait, Paging, Tx,
    ids::SessionId,
    rows::{Activity, Mail, Registration, Session},
};

use crate::{
    Error, Result, Services,
    activities::{card::ActivityCard, list::ActivityQuery},
    mails::{attended::attended, compose::slot_name, letter::Facts, organizer::organizer},
    talks::chosen_lines::chosen_lines,
};

/// The file that makes the person's calendar say where the registration stands; none where it has nothing to say: a CANCEL goes only
/// to whom a REQUEST went. It goes with a mail on a topic, which has dropped what it supersedes. Takes the next number of the
/// registration, which a mail that is dropped does not give back.
pub(crate) async fn to_person(
    services: &Services,
    tx: &Tx,
    lang: Lang,
    facts: &Facts<'_>,
    (row, topic): (&Registration, MailTopic),
) -> Result<Option<CalendarFile>> {
    let Some(email) = facts.person.email.clone() else { return Ok(None) };
    let there = in_calendar(tx, row, &email, Some(topic)).await?;
    let standing = standing(tx, facts.activity, row).await?;
    next_file(services, tx, lang, facts, row, what_to_send(facts, standing, email, there.is_some())).await
}

/// As [`to_person`], with the first mail about a registration, whose seat is held for nobody.
pub(crate) async fn first_to_person(
    services: &Services,
    tx: &Tx,
    lang: Lang,
    facts: &Facts<'_>,
    row: &Registration,
) -> Result<Option<CalendarFile>> {
    let Some(email) = facts.person.email.clone() else { return Ok(None) };
    let standing = standing_of(facts.activity, row, false);
    next_file(services, tx, lang, facts, row, what_to_send(facts, standing, email, false)).await
}

async fn next_file(
    services: &Services,
    tx: &Tx,
    lang: Lang,
    facts: &Facts<'_>,
    row: &Registration,
    what: Option<(Method, Status)>,
) -> Result<Option<CalendarFile>> {
    let Some((method, status)) = what else { return Ok(None) };
    let sequence = store::calendars::next_sequence(tx, row.id).await?;
    let chosen = chosen_lines(tx, lang, row).await?;
    Ok(file(services, lang, (facts, &chosen), row, (&method, status, sequence)))
}

/// Whether the person's calendar has days of the registration, as far as mails tell that hold beside one on a topic.
pub(crate) async fn has_entry(
    conn: &impl ConnectionTrait,
    row: &Registration,
    topic: MailTopic,
) -> Result<bool> {
    let person = store::people::by_id(conn, row.person_id).await?.ok_or(Error::NotFound)?;
    let Some(email) = person.email else { return Ok(false) };
    Ok(in_calendar(conn, row, &email, Some(topic)).await?.is_some())
}

/// Whether the person's calendar says what would be sent now, but for its number and moment. Who was never sent one (a seat that was
/// given in silence) is owed none.
pub(crate) async fn is_up_to_date(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
) -> Result<bool> {
    if store::calendars::sequence(tx, row.id).await? == 0 {
        return Ok(true);
    }
    let person = store::people::by_id(tx, row.person_id).await?.ok_or(Error::NotFound)?;
    let Some(email) = person.email.clone() else { return Ok(true) };
    let sessions = store::sessions::of_activity(tx, activity.id).await?;
    let organizer = organizer(services, tx, activity).await?;
    let lang = Lang::from_code(&person.lang);
    let (as_attended, sessions) = attended(lang, (activity, &sessions), row);
    let activity = &as_attended;
    let facts =
        Facts { activity, sessions: &sessions, organizer: &organizer, person: &person, link: String::new() };
    let there = in_calendar(tx, row, &email, None).await?;
    let standing = standing(tx, activity, row).await?;
    let Some((method, status)) = what_to_send(&facts, standing, email, there.is_some()) else {
        return Ok(true);
    };
    let chosen = chosen_lines(tx, lang, row).await?;
    let now = file(services, lang, (&facts, &chosen), row, (&method, status, 0));
    Ok(there.zip(now).is_some_and(|(there, now)| same_but_for_moment(&there, &now.text)))
}

/// The file by which a registration stands in the calendar of an address, or will once all has left that holds beside a mail on a
/// topic.
async fn in_calendar(
    conn: &impl ConnectionTrait,
    row: &Registration,
    email: &str,
    newer: Option<MailTopic>,
) -> Result<Option<String>> {
    let all = store::mail_queue::of_registration(conn, row.id).await?;
    let last = all.into_iter().rev().find(|mail| mail.to_email == email && arrives(mail, newer));
    Ok(last.filter(|mail| mail.calendar_method.as_deref() == Some("REQUEST")).and_then(|mail| mail.calendar))
}

/// Whether a mail has changed the person's calendar, or is going to. One that comes back from a try is dropped where a newer one says
/// otherwise: then a REQUEST may have arrived all the same, and a CANCEL may not have.
fn arrives(mail: &Mail, newer: Option<MailTopic>) -> bool {
    let superseded = || newer.zip(mail.topic).is_some_and(|(newer, old)| supersedes(newer, *old).is_some());
    match (mail.calendar_method.as_deref(), *mail.state) {
        (Some("REQUEST" | "CANCEL"), MailState::Sent) => true,
        (Some("REQUEST"), MailState::Queued | MailState::Sending) => true,
        (Some("CANCEL"), MailState::Queued | MailState::Sending) => !superseded(),
        // It may be tried again.
        (Some("REQUEST"), MailState::Failed) => !superseded(),
        // It was dropped after a try, so the server may have it. That is enough to take the days out, and not enough to leave it there.
        (Some("REQUEST"), MailState::Dropped) => newer.is_some() && mail.attempts > 0,
        _ => false,
    }
}

fn what_to_send(
    facts: &Facts<'_>,
    standing: Option<Status>,
    email: String,
    is_there: bool,
) -> Option<(Method, Status)> {
    let attendee = Attendee { name: facts.person.full_name.clone(), email, answer: Answer::Awaited };
    match standing {
        Some(Status::Confirmed) => {
            let attendee = Attendee { answer: Answer::Accepted, ..attendee };
            Some((Method::Request(attendee), Status::Confirmed))
        }
        Some(status) => Some((Method::Request(attendee), status)),
        None => is_there.then_some((Method::Cancel(attendee), Status::Cancelled)),
    }
}

/// How a registration stands in a calendar. Who waits, is to be decided, or has not taken the seat that is held has nothing there: it
/// would read as a seat.
async fn standing(
    conn: &impl ConnectionTrait,
    activity: &Activity,
    row: &Registration,
) -> Result<Option<Status>> {
    let is_held =
        *row.state == RegistrationState::Confirmed && store::held_seats::until(conn, row.id).await?.is_some();
    Ok(standing_of(activity, row, is_held))
}

fn standing_of(activity: &Activity, row: &Registration, is_held: bool) -> Option<Status> {
    match *row.state {
        _ if *activity.state == ActivityState::Cancelled || is_held => None,
        RegistrationState::Confirmed => Some(Status::Confirmed),
        RegistrationState::Invited => Some(Status::Tentative),
        _ => None,
    }
}

/// The calendar file of a participant, to be imported: the same entry that came by mail.
///
/// # Errors
/// [`Error::NotFound`] where the person has nothing in the calendar and never had; as [`crate::registrations::show`].
pub async fn own_calendar(services: &Services, token: &str) -> Result<String> {
    let own = crate::registrations::show::show_registration(services, token).await?;
    let (activity, row) = (&own.card.activity, &own.registration);
    let sequence = store::calendars::sequence(services.db.read(), row.id).await?;
    let status = standing(services.db.read(), activity, row).await?.or_else(|| {
        let was_there = sequence > 0 && (row.state.is_final() || *activity.state == ActivityState::Cancelled);
        was_there.then_some(Status::Cancelled)
    });
    let status = status.ok_or(Error::NotFound)?;
    let lang = Lang::from_code(&own.person.lang);
    let (as_attended, sessions) = attended(lang, (activity, &own.card.sessions), row);
    let facts = Facts {
        activity: &as_attended,
        sessions: &sessions,
        organizer: &own.card.organizer,
        person: &own.person,
        link: String::new(),
    };
    let chosen = chosen_lines(services.db.read(), lang, row).await?;
    let file = file(services, lang, (&facts, &chosen), row, (&Method::Publish, status, sequence));
    Ok(file.ok_or(Error::NotFound)?.text)
}

/// The calendar file of an activity, for everybody: the public page offers it.
///
/// # Errors
/// As [`crate::activities::show::show_public_activity`].
pub async fn activity_calendar(services: &Services, code: &str) -> Result<String> {
    let card = crate::activities::show::show_public_activity(services, code).await?;
    let cancelled = *card.activity.state == ActivityState::Cancelled;
    let status = if cancelled { Status::Cancelled } else { Status::Confirmed };
    let event = event(services, Lang::Vi, (&card.activity, &card.sessions, &card.organizer), status);
    Ok(feed(&[event]).text)
}

/// So many activities are in one calendar.
const MOST: u64 = 500;

/// The calendar of the public list, with what narrows it: what is coming and running, the next first. A calendar that reads it again
/// finds what was moved under the same UID and a higher number, and no more what is no longer held.
pub async fn public_calendar(services: &Services, lang: Lang, query: &ActivityQuery) -> Result<String> {
    let query = ActivityQuery { paging: Paging { page: 1, size: MOST }, ..query.clone() };
    let found = crate::activities::list::list_public(services, &query).await?;
    let event = |card: &ActivityCard| {
        event(services, lang, (&card.activity, &card.sessions, &card.organizer), Status::Confirmed)
    };
    Ok(feed(&found.rows.iter().map(event).collect::<Vec<_>>()).text)
}

fn file(
    services: &Services,
    lang: Lang,
    (facts, chosen): (&Facts<'_>, &HashMap<SessionId, Vec<String>>),
    row: &Registration,
    (method, status, sequence): (&Method, Status, i32),
) -> Option<CalendarFile> {
    let mut event = CalendarEvent {
        sequence: whole(sequence),
        ..event(services, lang, (facts.activity, facts.sessions, facts.organizer), status)
    };
    for (entry, session) in event.sessions.iter_mut().zip(facts.sessions) {
        entry.chosen = chosen.get(&session.id).cloned().unwrap_or_default();
    }
    series(method, &uid(facts.activity, row), &event)
}

/// For ever, so it is of nothing that can be set: neither the office's address nor the name of the site. The second in which the
/// registration was made tells it from that of another installation with the same codes.
fn uid(activity: &Activity, row: &Registration) -> String {
    format!("{}-{}-{}@taphuan", activity.code, row.id, row.created_at.timestamp())
}

/// An activity as calendars know it, with some of its sessions.
pub(crate) fn event(
    services: &Services,
    lang: Lang,
    (activity, sessions, organizer): (&Activity, &[Session], &str),
    status: Status,
) -> CalendarEvent {
    let office = services.office();
    let host = office.mail_from.rsplit('@').next().unwrap_or("localhost");
    let language = lang.pick("", "/en");
    CalendarEvent {
        // Of a feed: it grows with each change of the activity.
        sequence: whole(activity.version),
        summary: activity.title.clone(),
        description: activity.summary.clone(),
        place: activity.place.clone(),
        // Calendars are shared and forwarded: never the person's own page.
        url: services.url(&format!("{language}/hoat-dong/{}", activity.code)),
        organizer_name: organizer.to_owned(),
        organizer_email: office.mail_from.clone(),
        sessions: sessions
            .iter()
            .map(|session| CalendarSession {
                uid: format!("{}-{}-p@{host}", activity.code, session.id),
                starts_at: session.starts_at,
                ends_at: session.ends_at,
                label: slot_name(lang, session),
                room: session.room.clone(),
                chosen: vec![],
            })
            .collect(),
        stamp: services.now(),
        status,
    }
}
