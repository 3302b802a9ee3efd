//! What a mail tells, and what it is filled with.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{Attends, MailKind, MailTopic, ReminderKind};
use store::rows::{Activity, Person, Session};

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
    /// It is soon, or an answer to an invitation is missing, by a day.
    Reminder(ReminderKind, Option<NaiveDate>),
    /// Received, to be decided.
    Received,
    /// A seat was given.
    Confirmed,
    /// A seat was given to somebody who waited.
    ConfirmedFromLine,
    /// A seat is held until a moment.
    Held(DateTime<Utc>),
    /// A place in line.
    Waitlisted(usize),
    /// The organizer said no, for a reason.
    Rejected(String),
    /// Given up by the participant.
    Cancelled,
    /// The invitation was answered with no.
    Declined,
    /// Taken off the list by the organizer.
    TakenOff,
    /// Taken off by the unit that named them.
    Withdrawn,
    /// Handed over to somebody, by name.
    HandedOver(String),
    /// Somebody of this name handed the seat over, or gave it up.
    TookOver(String),
    /// Takes part in this way from now on.
    Switched(Attends),
    /// Will not be held, for a reason.
    ActivityCancelled(String),
    /// The times, rooms or place changed.
    ActivityChanged(Before),
    /// A certificate of this serial, day of issue and code.
    Certificate(String, NaiveDate, String),
    /// The certificate of this serial is in force no more, for a reason.
    CertificateRevoked(String, String),
}

/// What an activity was before it changed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Before {
    /// The sessions, where they changed.
    pub sessions: Option<Vec<Session>>,
    /// The place, where it changed.
    pub place: Option<String>,
    /// What the activity was, where people take part elsewhere than before: for those who were never told of it.
    pub activity: Option<Box<Activity>>,
}

impl Letter {
    /// What kind of mail it is.
    pub(crate) fn kind(&self) -> MailKind {
        match self {
            Letter::Invitation(_) | Letter::Reminder(ReminderKind::Unanswered, _) => MailKind::Invitation,
            Letter::ActivityCancelled(_) | Letter::ActivityChanged(_) => MailKind::Change,
            Letter::Certificate(..) | Letter::CertificateRevoked(..) => MailKind::Certificate,
            _ => MailKind::Registration,
        }
    }

    /// What it tells somebody about their place.
    pub(crate) fn topic(&self) -> MailTopic {
        match self {
            Letter::Rejected(_)
            | Letter::Cancelled
            | Letter::Declined
            | Letter::TakenOff
            | Letter::HandedOver(_)
            | Letter::Withdrawn => MailTopic::End,
            Letter::ActivityCancelled(_) => MailTopic::Cancellation,
            Letter::ActivityChanged(_) => MailTopic::Change,
            Letter::Certificate(..) | Letter::CertificateRevoked(..) => MailTopic::Certificate,
            _ => MailTopic::Standing,
        }
    }

    /// The person's QR code is in it.
    pub(crate) fn shows_code(&self) -> bool {
        matches!(
            self,
            Letter::Confirmed
                | Letter::ConfirmedFromLine
                | Letter::TookOver(_)
                | Letter::Switched(Attends::Room)
                | Letter::Reminder(ReminderKind::Reminder | ReminderKind::Morning, _)
        )
    }
}

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
