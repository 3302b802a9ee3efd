//! Writes a mail into the queue, and takes those out of it that it makes untrue.

use chrono::Duration;
use documents::ics::CalendarFile;
use domain::{MailKind, MailState, MailTopic, WhyDropped, mails::topic::supersedes};
use store::{
    Coded, Tx,
    ids::MailId,
    rows::{Activity, Mail, Registration},
};

use crate::{
    Result, Services,
    mails::{letter::Preview, strike_secrets::struck},
};

/// Changes wait this long for further ones, so that somebody who corrects twice sends one mail.
pub(crate) const CHANGES_WAIT: Duration = Duration::minutes(10);

/// What is queued, but for its words.
pub(crate) struct Queued<'a> {
    /// The cause, unique.
    pub cause: String,
    /// The kind.
    pub kind: MailKind,
    /// What it tells of a registration.
    pub topic: Option<MailTopic>,
    /// The times, rooms and place that it tells, as JSON.
    pub told: Option<String>,
    /// The activity.
    pub activity: Option<&'a Activity>,
    /// The registration.
    pub registration: Option<&'a Registration>,
    /// The calendar file.
    pub calendar: Option<CalendarFile>,
    /// What the QR code in the mail says.
    pub qr: Option<String>,
}

impl Queued<'_> {
    /// A mail about no registration, still without a cause.
    pub(crate) fn about_nothing(kind: MailKind) -> Self {
        Self {
            cause: String::new(),
            kind,
            topic: None,
            told: None,
            activity: None,
            registration: None,
            calendar: None,
            qr: None,
        }
    }
}

/// Puts a mail into the queue, unless its cause was there before. What waits of the same registration and holds no more is to be
/// dropped first, with [`replace_waiting`]. Answers whether it was put.
pub(crate) async fn queue(
    services: &Services,
    tx: &Tx,
    mail: Queued<'_>,
    (to_email, to_name): (String, String),
    preview: Preview,
) -> Result<bool> {
    let now = services.now();
    let host = services.office().mail_from.rsplit('@').next().unwrap_or("localhost").to_owned();
    let (calendar_method, calendar) = mail.calendar.map(|file| (file.method.to_owned(), file.text)).unzip();
    let due_at = if mail.topic == Some(MailTopic::Change) { now + CHANGES_WAIT } else { now };
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
        qr: mail.qr,
        state: MailState::Queued.into(),
        attempts: 0,
        due_at,
        lease_until: None,
        last_error: None,
        created_at: now,
        sent_at: None,
        topic: mail.topic.map(Coded),
        told: mail.told,
        tried_at: None,
        dropped_because: None,
    };
    Ok(store::mail_queue::put(tx, row).await?)
}

/// Drops what waits about a registration and holds no more, since a mail on a topic is to be written, or would have been.
pub(crate) async fn replace_waiting(tx: &Tx, row: &Registration, newer: MailTopic) -> Result<()> {
    let all = store::mail_queue::of_registration(tx, row.id).await?;
    for old in &all {
        if *old.state != MailState::Queued {
            continue;
        }
        let why = old.topic.and_then(|waiting| supersedes(newer, *waiting));
        // A change that may have arrived is not taken back in silence: it leaves, and the next one after it.
        let leaves = why == Some(WhyDropped::Merged) && (old.attempts > 0 || is_built_upon(old, &all));
        if let Some(why) = why.filter(|_| !leaves) {
            store::mail_queue::drop_waiting(tx, &struck(old.clone()), why).await?;
        }
    }
    Ok(())
}

/// Whether a later mail that waits takes the days out of the person's calendar that this one puts there: without it, the later one
/// would cancel what was never sent.
pub(crate) fn is_built_upon(old: &Mail, all: &[Mail]) -> bool {
    let cancels = |mail: &Mail| {
        mail.id.0 > old.id.0
            && matches!(*mail.state, MailState::Queued | MailState::Sending)
            && mail.calendar_method.as_deref() == Some("CANCEL")
    };
    old.calendar_method.as_deref() == Some("REQUEST") && all.iter().any(cancels)
}

/// Takes the mails out of the queue that told of one version of a registration, since the act was taken back. Answers whether the
/// person has now been told something else than what holds, or has been told nothing while mails about it were dropped.
pub(crate) async fn withdraw(tx: &Tx, row: &Registration, version: i32) -> Result<bool> {
    // Only what tells where the registration stands: news of the activity itself are true whatever becomes of the act.
    let end = format!(":{}:{version}", row.id);
    let mut untrue = false;
    for mail in store::mail_queue::of_registration(tx, row.id).await? {
        let tells = matches!(mail.topic.as_deref(), Some(MailTopic::Standing | MailTopic::End));
        if !tells || !mail.cause.ends_with(&end) {
            // What was dropped for the act's sake does not come back by itself.
            untrue |= *mail.state == MailState::Dropped
                && mail.dropped_because.as_deref() == Some(&WhyDropped::Superseded);
            untrue &= !(tells && *mail.state != MailState::Dropped);
            continue;
        }
        let waits = *mail.state == MailState::Queued && mail.attempts == 0;
        let withdrawn =
            waits && store::mail_queue::drop_waiting(tx, &struck(mail), WhyDropped::Undone).await?;
        untrue |= !withdrawn;
    }
    Ok(untrue)
}
