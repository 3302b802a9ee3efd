//! The words of each mail.

use chrono::NaiveDate;
use domain::{Lang, MailKind};
use store::ids::RegistrationId;
use store::rows::{Activity, Person, Session};

use crate::{Result, Services, notify::Preview};

/// What a mail tells about.
pub(crate) struct Facts<'a> {
    pub activity: &'a Activity,
    pub sessions: &'a [Session],
    pub organizer: &'a str,
    pub person: &'a Person,
    pub link: String,
}

/// What a mail says.
pub(crate) enum Letter {
    Invitation(Option<NaiveDate>),
    Received,
    Confirmed,
    ConfirmedFromLine,
    Waitlisted(usize),
    Rejected,
    Cancelled,
    ActivityCancelled(String),
    ActivityChanged,
    Certificate(String),
}

impl Letter {
    pub(crate) fn kind(&self) -> MailKind {
        match self {
            Letter::Invitation(_) => MailKind::Invitation,
            Letter::ActivityCancelled(_) | Letter::ActivityChanged => MailKind::Change,
            Letter::Certificate(_) => MailKind::Certificate,
            _ => MailKind::Registration,
        }
    }
}

pub(crate) fn letter(
    _services: &Services,
    _lang: Lang,
    facts: &Facts<'_>,
    _letter: &Letter,
) -> Result<Preview> {
    Ok(Preview { subject: facts.activity.title.clone(), text: facts.link.clone(), html: String::new() })
}

pub(crate) fn links(
    _services: &Services,
    _lang: Lang,
    name: &str,
    _links: &[(String, String)],
) -> Result<Preview> {
    Ok(Preview { subject: name.into(), text: String::new(), html: String::new() })
}

pub(crate) fn calendar(
    _services: &Services,
    _facts: &Facts<'_>,
    _letter: &Letter,
    _id: RegistrationId,
) -> Option<(&'static str, String)> {
    None
}

pub(crate) fn public_calendar(
    _services: &Services,
    _activity: &Activity,
    _sessions: &[Session],
    _organizer: &str,
) -> String {
    String::new()
}
