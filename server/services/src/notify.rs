//! The mails that follow from what happens, written to the queue in the transaction that causes them.
//!
//! A mail has a cause: `confirmed:12:3` is the third version of registration 12. The queue takes each cause once, so that a mail is
//! never written twice for one thing, however often the thing is tried.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use documents::ics::CalendarFile;
use domain::access::Actor;
use domain::{ActivityState, Lang, MailKind, MailState, RegistrationState, local};
use serde_json::json;
use store::{
    ConnectionTrait, Tx,
    ids::MailId,
    rows::{Activity, Certificate, Mail, Person, Registration, Session, User},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    compose::{self, Before, Facts, Letter},
    find_units,
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

/// The participant's own page, in the person's language.
pub(crate) fn link(
    services: &Services,
    activity: &Activity,
    registration: &Registration,
    person: &Person,
) -> String {
    let language = Lang::from_code(&person.lang).pick("", "/en");
    services.url(&format!("{language}/toi/{}", token(services, activity, registration)))
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
        // Who says no was heard; a mail about it would only be one more.
        RegistrationState::Declined => Ok(()),
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

/// The times, the rooms or the place of a published activity changed: everybody who has or wants a seat is told.
pub(crate) async fn activity_changed(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    before: Before,
) -> Result<()> {
    if *activity.state != ActivityState::Published || activity.ends_on < services.today() {
        return Ok(());
    }
    for (row, _) in store::registrations::of_activity(tx, activity.id).await? {
        use RegistrationState as S;
        if matches!(*row.state, S::Invited | S::Nominated | S::Confirmed | S::Waitlisted) {
            send(
                services,
                tx,
                activity,
                &row,
                &format!("changed-{}", activity.version),
                Letter::ActivityChanged(Before { state: Some(*row.state), ..before.clone() }),
            )
            .await?;
        }
    }
    Ok(())
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
            let url = link(services, &activity, row, person);
            links.push((activity.title, url));
        }
    }
    let quarter = services.now().timestamp() / 900;
    let preview = compose::links(services, Lang::from_code(&person.lang), &person.full_name, &links);
    let mail = Queued {
        cause: format!("links:{}:{quarter}", person.id),
        kind: MailKind::Links,
        activity: None,
        registration: None,
        calendar: None,
        gone: None,
        qr: None,
    };
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
    let links = [(activity.title.clone(), link(services, activity, row, &person))];
    let preview = compose::links(services, Lang::from_code(&person.lang), &person.full_name, &links);
    let mail = Queued {
        cause: format!("link:{}:{}", row.id, row.link_version),
        kind: MailKind::Links,
        activity: Some(activity),
        registration: Some(row),
        calendar: None,
        gone: None,
        qr: None,
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
    Queued {
        cause,
        kind: MailKind::Account,
        activity: None,
        registration: None,
        calendar: None,
        gone: None,
        qr: None,
    }
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
    let person = store::people::by_id(tx, row.person_id).await?.ok_or(Error::NotFound)?;
    let Some(email) = person.email.clone() else { return Ok(false) };
    let sessions = store::sessions::of_activity(tx, activity.id).await?;
    let organizer = organizer(services, tx, activity).await?;
    let facts = Facts {
        activity,
        sessions: &sessions,
        organizer: &organizer,
        person: &person,
        link: link(services, activity, row, &person),
    };
    let lang = Lang::from_code(&person.lang);
    let preview = compose::letter(services, lang, &facts, &letter);
    let mail = Queued {
        cause: format!("{cause}:{}:{}", row.id, row.version),
        kind: letter.kind(),
        activity: Some(activity),
        registration: Some(row),
        calendar: compose::calendar(services, lang, &facts, &letter, row.id),
        gone: compose::gone(services, lang, &facts, &letter, row.id),
        qr: letter.shows_code().then(|| facts.link.clone()),
    };
    queue(services, tx, mail, (email, person.full_name.clone()), preview).await?;
    Ok(true)
}

/// The body that invites and signs.
async fn organizer(services: &Services, conn: &impl ConnectionTrait, activity: &Activity) -> Result<String> {
    let unit = store::units::by_id(conn, activity.unit_id).await?.ok_or(Error::NotFound)?;
    Ok(find_units::acting_body(services, &unit))
}

/// The calendar file of an activity, for everybody: the public page offers it.
///
/// # Errors
/// As [`crate::show_public_activity`].
pub async fn activity_calendar(services: &Services, code: &str) -> Result<String> {
    let card = crate::show_activity::show_public_activity(services, code).await?;
    let sessions: &[Session] = &card.sessions;
    Ok(compose::public_calendar(services, &card.activity, sessions, &card.organizer))
}

/// The calendar file of a participant.
///
/// # Errors
/// As [`crate::show_registration`].
pub async fn own_calendar(services: &Services, token: &str) -> Result<String> {
    let own = crate::show_registration::show_registration(services, token).await?;
    let sessions: &[Session] = &own.card.sessions;
    Ok(compose::public_calendar(services, &own.card.activity, sessions, &own.card.organizer))
}

struct Queued<'a> {
    cause: String,
    kind: MailKind,
    activity: Option<&'a Activity>,
    registration: Option<&'a Registration>,
    calendar: Option<CalendarFile>,
    /// What takes sessions out of the calendar again.
    gone: Option<CalendarFile>,
    /// What the QR code in the mail says.
    qr: Option<String>,
}

async fn queue(
    services: &Services,
    tx: &Tx,
    mail: Queued<'_>,
    (to_email, to_name): (String, String),
    preview: Preview,
) -> Result<()> {
    if store::mails::by_cause(tx, &mail.cause).await?.is_some() {
        return Ok(());
    }
    let now = services.now();
    let host = services.office().mail_from.rsplit('@').next().unwrap_or("localhost").to_owned();
    let (calendar_method, calendar) = mail.calendar.map(|file| (file.method.to_owned(), file.text)).unzip();
    let row = Mail {
        id: MailId::NEW,
        // The same cause gives the same Message-ID: a server that took a mail twice can tell.
        message_id: format!("<{}@{host}>", mail.cause.replace([':', '/'], ".")),
        cause: mail.cause,
        kind: mail.kind.into(),
        activity_id: mail.activity.map(|activity| activity.id),
        registration_id: mail.registration.map(|row| row.id),
        to_email,
        to_name,
        subject: preview.subject,
        text: preview.text,
        html: preview.html,
        calendar_method,
        calendar,
        gone: mail.gone.map(|file| file.text),
        qr: mail.qr,
        state: MailState::Queued.into(),
        attempts: 0,
        due_at: now,
        lease_until: None,
        last_error: None,
        created_at: now,
        sent_at: None,
    };
    store::insert(tx, row).await?;
    Ok(())
}
