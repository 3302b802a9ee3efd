//! The mails that follow from what happens, written to the queue in the transaction that causes them.
//!
//! A mail has a cause: `confirmed:12:3` is the third version of registration 12. The queue takes each cause once, so that a mail is
//! never written twice for one thing, however often the thing is tried.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{ActivityState, Lang, MailKind, MailTopic, RegistrationState, access::Actor, local};
use serde_json::json;
use store::{
    ConnectionTrait, Tx,
    rows::{Activity, Certificate, Person, Registration, User},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    compose::{self, Before, Facts, Letter},
    compose_calendar,
    fill_links::kept_link,
    find_units,
    queue_mail::{Queued, queue, replace_waiting},
    tell_change,
};

/// A mail before it is queued, for a preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The subject.
    pub subject: String,
    /// The part that is plain text.
    pub text: String,
    /// The part that is HTML.
    pub html: String,
}

/// How long after an activity the participant's link still opens: certificates are asked for a year later.
const LINK_LIFE: Duration = Duration::days(730);

/// When the link of a registration of an activity ends.
pub(crate) fn link_ends(activity: &Activity) -> DateTime<Utc> {
    local::end_of(activity.ends_on) + LINK_LIFE
}

/// The token of the link of a registration, as it is now.
pub(crate) fn token(services: &Services, activity: &Activity, registration: &Registration) -> String {
    services.keys.sign(registration.id, registration.link_version, link_ends(activity))
}

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

/// An organizer took somebody off the list.
pub(crate) async fn taken_off(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
) -> Result<()> {
    send(services, tx, activity, row, "taken-off", Letter::TakenOff).await.map(drop)
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
            if !compose_calendar::has_entry(tx, row, MailTopic::End).await? {
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

/// The links of a person's registrations, once in a quarter of an hour.
pub(crate) async fn links_again(
    services: &Services,
    tx: &Tx,
    person: &Person,
    rows: &[Registration],
) -> Result<()> {
    let Some(email) = person.email.clone() else { return Ok(()) };
    let mut links = Vec::new();
    for row in rows {
        if let Some(activity) = store::activities::by_id(tx, row.activity_id).await? {
            let url = kept_link(services, Lang::from_code(&person.lang), row);
            links.push((activity.title, url));
        }
    }
    let quarter = services.now().timestamp() / 900;
    let preview = compose::links(services, Lang::from_code(&person.lang), &person.full_name, &links);
    let mail =
        Queued { cause: format!("links:{}:{quarter}", person.id), ..Queued::about_nothing(MailKind::Links) };
    let after = Some(json!({ "links": links.len() }));
    let change = Change { verb: "send_links", noun: "person", id: person.id.0, before: None, after };
    record(services, tx, &Actor::Anonymous, change).await?;
    queue(services, tx, mail, (email, person.full_name.clone()), preview).await
}

/// The link of a registration in place of one that was taken back. Answers whether the person has an address.
pub(crate) async fn link_renewed(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
) -> Result<bool> {
    let person = store::people::by_id(tx, row.person_id).await?.ok_or(Error::NotFound)?;
    let Some(email) = person.email.clone() else { return Ok(false) };
    let links = [(activity.title.clone(), kept_link(services, Lang::from_code(&person.lang), row))];
    let preview = compose::links(services, Lang::from_code(&person.lang), &person.full_name, &links);
    let mail = Queued {
        cause: format!("link:{}:{}", row.id, row.link_version),
        activity: Some(activity),
        registration: Some(row),
        ..Queued::about_nothing(MailKind::Links)
    };
    queue(services, tx, mail, (email, person.full_name.clone()), preview).await?;
    Ok(true)
}

/// Tells the address that somebody had that it is theirs no longer.
pub(crate) async fn address_changed(services: &Services, tx: &Tx, before: &Person) -> Result<()> {
    let Some(email) = before.email.clone() else { return Ok(()) };
    let preview = compose::address_changed(services, Lang::from_code(&before.lang), &before.full_name);
    let mail = of_account(format!("address:{}:{}", before.id, before.version));
    queue(services, tx, mail, (email, before.full_name.clone()), preview).await
}

/// Tells the owner of an account that its password is another now.
pub(crate) async fn password_changed(services: &Services, tx: &Tx, user: &User, lang: Lang) -> Result<()> {
    let cause = format!("password:{}:{}", user.id, services.now().timestamp_micros());
    let preview = compose::password_changed(services, lang, &user.name);
    queue(services, tx, of_account(cause), (user.email.clone(), user.name.clone()), preview).await
}

/// A link that signs the owner of an account in once.
pub(crate) async fn password_link(
    services: &Services,
    tx: &Tx,
    user: &User,
    link: &str,
    lang: Lang,
) -> Result<()> {
    let cause = format!("password-link:{}:{}", user.id, services.now().timestamp_micros());
    let preview = compose::password_link(services, lang, &user.name, link);
    queue(services, tx, of_account(cause), (user.email.clone(), user.name.clone()), preview).await
}

fn of_account(cause: String) -> Queued<'static> {
    Queued { cause, ..Queued::about_nothing(MailKind::Account) }
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
    Ok(compose::letter(services, lang, &facts, &Letter::Invitation(answer_by)))
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
    let cause = format!("{cause}:{}:{}", row.id, row.version);
    if store::mail_queue::was_written(tx, &cause).await? {
        return Ok(true);
    }
    // First, for what is dropped never comes into the person's calendar, and the file is made from what does.
    replace_waiting(tx, row, topic).await?;
    let sessions = store::sessions::of_activity(tx, activity.id).await?;
    let organizer = organizer(services, tx, activity).await?;
    let facts = Facts {
        activity,
        sessions: &sessions,
        organizer: &organizer,
        person: &person,
        link: kept_link(services, Lang::from_code(&person.lang), row),
    };
    let lang = Lang::from_code(&person.lang);
    let preview = compose::letter(services, lang, &facts, &letter);
    let mail = Queued {
        cause,
        kind: letter.kind(),
        topic: Some(topic),
        told: tell_change::told(topic, activity, &sessions)?,
        activity: Some(activity),
        registration: Some(row),
        calendar: match letter.kind() {
            MailKind::Certificate => None,
            _ => compose_calendar::to_person(services, tx, lang, &facts, (row, topic)).await?,
        },
        qr: letter.shows_code().then(|| facts.link.clone()),
    };
    queue(services, tx, mail, (email, person.full_name.clone()), preview).await?;
    Ok(true)
}

/// The body that invites and signs.
pub(crate) async fn organizer(
    services: &Services,
    conn: &impl ConnectionTrait,
    activity: &Activity,
) -> Result<String> {
    let unit = store::units::by_id(conn, activity.unit_id).await?.ok_or(Error::NotFound)?;
    Ok(find_units::acting_body(services, &unit))
}
