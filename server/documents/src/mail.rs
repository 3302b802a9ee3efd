//! Mails: `templates` says what they say, `layout` how they look, this file makes the message that SMTP carries.
//!
//! With a calendar file the shape is that of RFC 6047, alternative(text, html, calendar): the calendar is the last alternative, without
//! Content-Disposition and in quoted-printable, else Apple Mail and Thunderbird show no invitation. It is there once: a second copy as
//! an attachment is imported beside the first by programs that take each part for a message of its own. Boundaries and dates are the
//! letter's: the same letter, the same bytes.

pub mod layout;
mod strike;
pub mod templates;

pub use strike::{strike, strike_html};

use std::time::SystemTime;

use chrono::{DateTime, Utc};
use lettre::address::{Address, Envelope};
use lettre::message::header::{ContentTransferEncoding, ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Attachment, Body, Mailbox, MultiPart, SinglePart};

use crate::DocumentError;
use crate::ics::CalendarFile;
use crate::qr::qr_png;

/// A person or an office with its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correspondent {
    /// Shown name; may be empty.
    pub name: String,
    /// Address.
    pub email: String,
}

/// A mail, ready but for its transport.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Who gets it: one person, so that nobody sees another's address.
    pub to: Correspondent,
    /// Who sends it; the organizer of the calendar file is the same address.
    pub from: Correspondent,
    /// Where answers go, if elsewhere.
    pub reply_to: Option<Correspondent>,
    /// Subject, any letters.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// HTML.
    pub html: String,
    /// Calendar file.
    pub calendar: Option<CalendarFile>,
    /// What the QR code says that the HTML shows; none where it shows none.
    pub qr: Option<String>,
    /// `<left@right>`, chosen when the mail is queued and kept in each attempt, so that a mail that arrives twice is shown once.
    pub message_id: String,
    /// What parts the parts of the mail: random letters and digits, made anew for each try, since a text that knew them beforehand
    /// could end its part and begin another.
    pub boundary: String,
    /// The `Date` of the mail: when it was written.
    pub date: DateTime<Utc>,
}

/// The message for lettre's transports. Names and subject may hold any text: line breaks and control characters become spaces.
///
/// # Errors
/// `Address` and `MessageId` for what would break the head of the mail.
pub fn message(letter: &Letter) -> Result<lettre::Message, DocumentError> {
    let message_id = checked_id(&letter.message_id)?;
    let from = mailbox(&letter.from)?;
    let to = mailbox(&letter.to)?;
    // Given here, since lettre would read it back from the heads it has written, names and all.
    let envelope = Envelope::new(Some(from.email.clone()), vec![to.email.clone()]).map_err(failed)?;
    let mut builder = lettre::Message::builder()
        .envelope(envelope)
        .date(SystemTime::from(letter.date))
        .message_id(Some(message_id.to_owned()))
        .from(from)
        .to(to)
        .subject(one_line(&letter.subject))
        .header(AutoSubmitted);
    if let Some(reply_to) = &letter.reply_to {
        builder = builder.reply_to(mailbox(reply_to)?);
    }
    builder.multipart(parts(letter)?).map_err(failed)
}

/// The message as a file (`.eml`), for the outbox page.
///
/// # Errors
/// As [`message`].
pub fn eml(letter: &Letter) -> Result<Vec<u8>, DocumentError> {
    Ok(message(letter)?.formatted())
}

fn parts(letter: &Letter) -> Result<MultiPart, DocumentError> {
    let seed: String = letter.boundary.chars().filter(char::is_ascii_alphanumeric).take(40).collect();
    let alternative = MultiPart::alternative()
        .boundary(format!("alternative{seed}"))
        .singlepart(readable(&letter.text, "text/plain; charset=utf-8")?);
    // An old one, of which the text alone was kept.
    if letter.html.is_empty() {
        return Ok(alternative);
    }
    let html = readable(&letter.html, "text/html; charset=utf-8")?;
    let alternative = match &letter.qr {
        None => alternative.singlepart(html),
        // The picture belongs to the HTML alone (RFC 2387): it is no attachment, and no server is asked for it.
        Some(text) => {
            let picture = Attachment::new_inline_with_name(layout::QR_CID.to_owned(), "ma-qr.png".to_owned())
                .body(qr_png(text)?, content_type("image/png")?);
            let related = MultiPart::related().boundary(format!("related{seed}"));
            alternative.multipart(related.singlepart(html).singlepart(picture))
        }
    };
    let Some(calendar) = &letter.calendar else {
        return Ok(alternative);
    };
    let inline = format!("text/calendar; charset=utf-8; method={}", calendar.method);
    Ok(alternative.singlepart(readable(&calendar.text, &inline)?))
}

/// A part in quoted-printable: it can be read in the source, and filters trust it more than base64.
fn readable(text: &str, kind: &str) -> Result<SinglePart, DocumentError> {
    let body = Body::new_with_encoding(text.to_owned(), ContentTransferEncoding::QuotedPrintable)
        .map_err(|_| DocumentError::Mail("quoted-printable was refused".to_owned()))?;
    Ok(SinglePart::builder().header(content_type(kind)?).body(body))
}

fn content_type(kind: &str) -> Result<ContentType, DocumentError> {
    ContentType::parse(kind).map_err(|error| DocumentError::Mail(error.to_string()))
}

fn mailbox(party: &Correspondent) -> Result<Mailbox, DocumentError> {
    let email: Address = party.email.parse().map_err(|_| DocumentError::Address(party.email.clone()))?;
    let name = one_line(&party.name);
    Ok(Mailbox::new(Some(name).filter(|name| !name.is_empty()), email))
}

/// Without line breaks or other control characters, which could begin a head of their own.
fn one_line(text: &str) -> String {
    let spaced: String = text
        .chars()
        .map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn checked_id(id: &str) -> Result<&str, DocumentError> {
    let inner = id.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or_default();
    let halves: Vec<&str> = inner.split('@').collect();
    let sound = |half: &&str| {
        !half.is_empty() && half.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>'))
    };
    if halves.len() == 2 && halves.iter().all(sound) && id.len() <= 200 {
        Ok(id)
    } else {
        Err(DocumentError::MessageId(id.to_owned()))
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err calls")]
fn failed(error: lettre::error::Error) -> DocumentError {
    DocumentError::Mail(error.to_string())
}

/// `Auto-Submitted: auto-generated` (RFC 3834): no holiday answers, please.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

#[cfg(test)]
mod tests;
