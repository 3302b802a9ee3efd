//! The mails that follow from what happens, written to the queue in the transaction that causes them.
//!
//! A mail has a cause: `confirmed:12:3` is the third version of registration 12. The queue takes each cause once, so that a mail is
//! never written twice for one thing, however often the thing is tried.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{ActivityState, Lang, MailKind, MailTopic, RegistrationState, ReminderKind};
use store::{
    ConnectionTrait, Tx,
    rows::{Activity, Certificate, Person, Registration, Session},
};

use crate::{
    Error, Result, Services,
    mails::{
        self,
        attended::attended,
        calendar,
        fill_links::kept_link,
        letter::{Before, Facts, Letter, Preview},
        organizer::organizer,
        queue::{Queued, queue, replace_waiting},
        told,
    },
};

/// Tells a person what their own registration came to.
pub(crate) async fn registered(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
) -> Result<()> {
    match *row.state {
        RegistrationState::Confirmed => confirmed(services, tx, activity, row).await,
        RegistrationState::Waitlisted => waitlisted(services, tx, activity, row).await,
        _ => send(services, tx, activity, row, "received", Letter::Received).await.map(drop),
    }
}

/// As [`registered`], of a registration that was made in this very transaction: nothing has ever been written about it.
pub(crate) async fn registered_first(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
    (person, sessions, organizer): (&Person, &[Session], &str),
) -> Result<()> {
    let Some(email) = person.email.clone() else { return Ok(()) };
    let (cause, letter) = match *row.state {
        RegistrationState::Confirmed => ("confirmed", Letter::Confirmed),
        RegistrationState::Waitlisted => {
            ("waitlisted", Letter::Waitlisted(store::registrations::place_in_line(tx, row).await?))
        }
        _ => ("received", Letter::Received),
    };
    let cause = cause_of(cause, row);
    let about = About { activity, row, person, sessions, organizer, is_first: true };
    write(services, tx, about, (cause, email), letter).await
}

/// A seat was given.
pub(crate) async fn confirmed(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
) -> Result<()> {
    send(services, tx, activity, row, "confirmed", Letter::Confirmed).await.map(drop)
}

/// A seat was given to somebody who waited.
pub(crate) async fn confirmed_from_line(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
) -> Result<()> {
    send(services, tx, activity, row, "promoted", Letter::ConfirmedFromLine).await.map(drop)
}

/// Begins the cause of a mail about a seat that is held.
pub(crate) const HELD: &str = "held-";

/// A seat is held until a moment, and is to be taken.
pub(crate) async fn held(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
    until: DateTime<Utc>,
) -> Result<()> {
    // Held anew, it is another mail.
    let cause = format!("{HELD}{}", until.timestamp());
    send(services, tx, activity, row, &cause, Letter::Held(until)).await.map(drop)
}

/// A place in line was given.
pub(crate) async fn waitlisted(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
) -> Result<()> {
    let place = store::registrations::place_in_line(tx, row).await?;
    send(services, tx, activity, row, "waitlisted", Letter::Waitlisted(place)).await.map(drop)
}

/// The organizer said no.
pub(crate) async fn rejected(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
) -> Result<()> {
    send(services, tx, activity, row, "rejected", Letter::Rejected(row.note.clone())).await.map(drop)
}

/// A seat or a place in line was given up.
pub(crate) async fn cancelled(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
) -> Result<()> {
    send(services, tx, activity, row, "cancelled", Letter::Cancelled).await.map(drop)
}

/// A seat was handed over to somebody, by name.
pub(crate) async fn handed_over(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
    to: &str,
) -> Result<()> {
    send(services, tx, activity, row, "handed-over", Letter::HandedOver(to.to_owned())).await.map(drop)
}

/// Somebody, by name, handed the seat over, or gave it up to whom they had named.
pub(crate) async fn took_over(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
    from: &str,
) -> Result<()> {
    send(services, tx, activity, row, "took-over", Letter::TookOver(from.to_owned())).await.map(drop)
}

/// Somebody with a seat takes part in another way from now on.
pub(crate) async fn switched(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
) -> Result<()> {
    send(services, tx, activity, row, "switched", Letter::Switched(*row.attends)).await.map(drop)
}

/// An organizer took somebody off the list.
pub(crate) async fn taken_off(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
) -> Result<()> {
    send(services, tx, activity, row, "taken-off", Letter::TakenOff).await.map(drop)
}

/// A unit took somebody off whom it had named.
pub(crate) async fn withdrawn(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
) -> Result<()> {
    send(services, tx, activity, row, "withdrawn", Letter::Withdrawn).await.map(drop)
}

/// An invitation was answered.
pub(crate) async fn answered(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
) -> Result<()> {
    match *row.state {
        RegistrationState::Declined => {
            // Who says no was heard; a mail about it would only be one more, but for the days that it takes out of their calendar again.
            replace_waiting(tx, row, MailTopic::End).await?;
            if !calendar::has_entry(tx, row, MailTopic::End).await? {
                return Ok(());
            }
            send(services, tx, activity, row, "declined", Letter::Declined).await.map(drop)
        }
        RegistrationState::Cancelled => cancelled(services, tx, activity, row).await,
        _ => registered(services, tx, activity, row).await,
    }
}

/// An invitation.
pub(crate) async fn invited(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
    answer_by: Option<NaiveDate>,
) -> Result<()> {
    send(services, tx, activity, row, "invited", Letter::Invitation(answer_by)).await.map(drop)
}

/// What an activity sends by itself before it begins; `cause` says which mail, and for which moment. Answers whether the person has an
/// address.
pub(crate) async fn reminded(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
    (cause, kind): (&str, ReminderKind),
) -> Result<bool> {
    let letter = Letter::Reminder(kind, answer_by(tx, kind, Some(row)).await?);
    send(services, tx, activity, row, cause, letter).await
}

/// Until when somebody was asked to answer an invitation.
async fn answer_by(
    conn: &impl ConnectionTrait,
    kind: ReminderKind,
    row: Option<&Registration>,
) -> Result<Option<NaiveDate>> {
    let (ReminderKind::Unanswered, Some(row)) = (kind, row) else { return Ok(None) };
    Ok(store::invitations::of_registration(conn, row.id).await?.and_then(|row| row.answer_by))
}

/// The activity will not be held. Answers whether the person has an address.
pub(crate) async fn activity_cancelled(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
    reason: &str,
) -> Result<bool> {
    send(services, tx, activity, row, "activity-cancelled", Letter::ActivityCancelled(reason.to_owned()))
        .await
}

/// The times, the rooms or the place changed from what one was told, who has or wants a seat.
pub(crate) async fn changed(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
    before: Before,
) -> Result<()> {
    let cause = format!("changed-{}", activity.version);
    send(services, tx, activity, row, &cause, Letter::ActivityChanged(before)).await.map(drop)
}

/// A certificate is in force no more.
pub(crate) async fn certificate_revoked(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
    certificate: &Certificate,
) -> Result<()> {
    let reason = certificate.state_reason.clone().unwrap_or_default();
    let letter = Letter::CertificateRevoked(certificate.serial.clone(), reason);
    send(services, tx, activity, row, &format!("revoked-{}", certificate.serial), letter).await.map(drop)
}

/// A certificate was issued.
pub(crate) async fn certified(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
    given: &Certificate,
) -> Result<()> {
    send(
        services,
        tx,
        activity,
        row,
        &format!("certified-{}", given.serial),
        Letter::Certificate(given.serial.clone(), given.issued_on, given.code.clone()),
    )
    .await
    .map(drop)
}

/// An invitation as it would be sent to somebody.
pub(crate) async fn preview_invitation(
    services: &Services,
    conn: &impl ConnectionTrait,
    activity: &Activity,
    person: &Person,
    answer_by: Option<NaiveDate>,
    lang: Lang,
) -> Result<Preview> {
    let sessions = store::sessions::of_activity(conn, activity.id).await?;
    let organizer = organizer(services, conn, activity).await?;
    // The link is made when the invitation is sent; the preview shows where it would stand.
    let facts =
        Facts {
            activity, sessions: &sessions, organizer: &organizer, person, link: services.url("/toi/…")
        };
    Ok(mails::compose::letter(services, lang, &facts, &Letter::Invitation(answer_by)))
}

/// What an activity sends by itself, as somebody of a name would read it.
pub(crate) async fn preview_reminder(
    services: &Services,
    conn: &impl ConnectionTrait,
    activity: &Activity,
    (kind, row, person): (ReminderKind, Option<&Registration>, &Person),
    lang: Lang,
) -> Result<Preview> {
    let sessions = store::sessions::of_activity(conn, activity.id).await?;
    let organizer = organizer(services, conn, activity).await?;
    let facts =
        Facts {
            activity, sessions: &sessions, organizer: &organizer, person, link: services.url("/toi/…")
        };
    let letter = Letter::Reminder(kind, answer_by(conn, kind, row).await?);
    Ok(mails::compose::letter(services, lang, &facts, &letter))
}

async fn send(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
    cause: &str,
    letter: Letter,
) -> Result<bool> {
    let topic = letter.topic();
    // Everybody was told that it is not held: nothing of it is said after that, but what a certificate says.
    if *activity.state == ActivityState::Cancelled
        && !matches!(topic, MailTopic::Cancellation | MailTopic::Certificate)
    {
        return Ok(false);
    }
    let person = store::people::by_id(tx, row.person_id).await?.ok_or(Error::NotFound)?;
    let Some(email) = person.email.clone() else {
        replace_waiting(tx, row, topic).await?;
        return Ok(false);
    };
    let cause = cause_of(cause, row);
    if store::mail_queue::was_written(tx, &cause).await? {
        return Ok(true);
    }
    // First, for what is dropped never comes into the person's calendar, and the file is made from what does.
    replace_waiting(tx, row, topic).await?;
    let sessions = store::sessions::of_activity(tx, activity.id).await?;
    let organizer = organizer(services, tx, activity).await?;
    let about =
        About { activity, row, person: &person, sessions: &sessions, organizer: &organizer, is_first: false };
    write(services, tx, about, (cause, email), letter).await?;
    Ok(true)
}

/// What a mail is written about.
struct About<'a> {
    activity: &'a Activity,
    row: &'a Registration,
    person: &'a Person,
    sessions: &'a [Session],
    /// The body that holds it.
    organizer: &'a str,
    /// No mail was ever written about the registration.
    is_first: bool,
}

fn cause_of(what: &str, row: &Registration) -> String {
    format!("{what}:{}:{}", row.id, row.version)
}

async fn write(
    services: &Services,
    tx: &Tx,
    About { activity, row, person, sessions, organizer, is_first }: About<'_>,
    (cause, email): (String, String),
    letter: Letter,
) -> Result<()> {
    let topic = letter.topic();
    let link = kept_link(services, Lang::from_code(&person.lang), row);
    let lang = Lang::from_code(&person.lang);
    let (as_attended, sessions) = attended(lang, (activity, sessions), row);
    let (activity, sessions) = (&as_attended, sessions.as_slice());
    let facts = Facts { activity, sessions, organizer, person, link };
    let preview = mails::compose::letter(services, lang, &facts, &letter);
    let mail = Queued {
        cause,
        kind: letter.kind(),
        topic: Some(topic),
        told: told::told(topic, activity, sessions)?,
        activity: Some(activity),
        registration: Some(row),
        calendar: match letter.kind() {
            MailKind::Certificate => None,
            _ if is_first => calendar::first_to_person(services, tx, lang, &facts, row).await?,
            _ => calendar::to_person(services, tx, lang, &facts, (row, topic)).await?,
        },
        qr: letter.shows_code().then(|| facts.link.clone()),
    };
    let to = (email, person.full_name.clone());
    let is_put = queue(services, tx, mail, to, preview).await?;
    if is_put && !is_first && topic != MailTopic::Change {
        store::mail_queue::hurry(tx, row.id, services.now()).await?;
    }
    Ok(())
}
