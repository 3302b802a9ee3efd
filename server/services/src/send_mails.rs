//! The worker's step: takes what is due from the queue, sends it, and writes down what became of it.

use std::time::Duration as Time;

use chrono::Duration;
use documents::{
    ics::CalendarFile,
    mail::{Correspondent, Letter, message},
};
use domain::{
    MailState,
    access::{Action, Actor},
};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use store::{Paged, Paging, ids::MailId, rows::Mail};

use crate::{
    Error, Result, Services,
    permit::{Scope, require_activity, scope},
};

/// The way to the mail server.
pub type Smtp = AsyncSmtpTransport<Tokio1Executor>;

/// A mail is tried this often: over about two days, with the waits of [`wait_after`].
const TRIES: i32 = 12;
/// One mail may take this long on its way; a server that hangs must not hold up the others.
const PATIENCE: Time = Time::from_secs(60);
/// A worker that did not come back within this time is lost, and its mail is taken by another. Longer than [`PATIENCE`].
const LEASE: Duration = Duration::minutes(5);

/// How long to wait after the n-th try failed: half a minute, doubled each time, eight hours at the most.
pub fn wait_after(attempts: i32) -> Duration {
    let doublings = u32::try_from(attempts.clamp(1, 11) - 1).unwrap_or(0);
    Duration::seconds((30_i64 << doublings).min(8 * 3600))
}

/// What became of a step of the worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Nothing was due.
    Idle,
    /// A mail was sent, or put back for later.
    Settled,
    /// The mail server can't be reached or refuses us: no other mail would fare better now.
    ServerAway,
}

/// Takes the next mail that is due and sends it.
///
/// One at a time: the lease of a mail that waits behind slow ones would end, and another copy of the program would send it too.
///
/// # Errors
/// What the database says.
pub async fn send_mails(services: &Services, smtp: &Smtp) -> Result<Step> {
    let tx = services.db.begin().await?;
    let now = services.now();
    let taken = store::mails::claim(&tx, now, now + LEASE, 1).await?;
    tx.commit().await?;
    let Some(mail) = taken.into_iter().next() else { return Ok(Step::Idle) };
    let outcome = match tokio::time::timeout(PATIENCE, deliver(services, smtp, &mail)).await {
        Ok(outcome) => outcome,
        // It may hang on this mail alone: the try counts.
        Err(_) => {
            Err(Refusal { text: "the mail server did not answer in a minute".into(), because: Because::Mail })
        }
    };
    let step = match &outcome {
        Err(Refusal { because: Because::Server, .. }) => Step::ServerAway,
        _ => Step::Settled,
    };
    settle(services, mail, outcome).await?;
    Ok(step)
}

/// Why a mail was not taken.
struct Refusal {
    text: String,
    because: Because,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Because {
    /// Of the server: away, busy, or it does not let us in. Such a try does not count.
    Server,
    /// Of this mail, for now.
    Mail,
    /// Of this mail, for good.
    MailForEver,
}

/// What an answer of the server is about (RFC 5321, 4.2.3). Signing in and the greeting are about us, not about the mail: a password
/// that was changed must not fail a whole queue.
fn because(code: Option<u16>) -> Because {
    match code {
        // No connection, or one that broke; shutting down; not signed in.
        None | Some(421 | 454 | 530 | 534 | 535 | 538) => Because::Server,
        Some(501 | 550 | 551 | 553 | 555 | 556) => Because::MailForEver,
        Some(_) => Because::Mail,
    }
}

async fn deliver(services: &Services, smtp: &Smtp, mail: &Mail) -> std::result::Result<(), Refusal> {
    let letter = letter(services, mail);
    let message = message(&letter)
        .map_err(|error| Refusal { text: error.to_string(), because: Because::MailForEver })?;
    let Err(error) = smtp.send(message).await else { return Ok(()) };
    let because = match because(error.status().map(u16::from)) {
        // What lettre itself refuses to send never reached a server.
        _ if error.is_client() => Because::Mail,
        // The connection broke, and the server is there: it broke on this mail. Perhaps the server has it, and each try is another
        // copy; so tries count, and the waits grow.
        Because::Server if error.status().is_none() && smtp.test_connection().await.unwrap_or(false) => {
            Because::Mail
        }
        because => because,
    };
    Err(Refusal { text: error.to_string(), because })
}

async fn settle(services: &Services, mail: Mail, outcome: std::result::Result<(), Refusal>) -> Result<()> {
    let now = services.now();
    let lease = mail.lease_until;
    let row = match outcome {
        Ok(()) => Mail {
            state: MailState::Sent.into(),
            sent_at: Some(now),
            lease_until: None,
            last_error: None,
            ..mail
        },
        Err(refusal)
            if refusal.because == Because::MailForEver
                || (refusal.because == Because::Mail && mail.attempts >= TRIES) =>
        {
            tracing::error!(mail = mail.id.0, error = refusal.text, "a mail was given up");
            Mail {
                state: MailState::Failed.into(),
                lease_until: None,
                last_error: Some(refusal.text),
                ..mail
            }
        }
        Err(refusal) => {
            tracing::warn!(
                mail = mail.id.0,
                attempts = mail.attempts,
                error = refusal.text,
                "a mail could not be sent yet"
            );
            let due_at = now + wait_after(mail.attempts);
            // While the server is away no try counts, however long that is: nothing is lost.
            let attempts = match refusal.because {
                Because::Server => (mail.attempts - 1).max(0),
                _ => mail.attempts,
            };
            Mail {
                state: MailState::Queued.into(),
                due_at,
                attempts,
                lease_until: None,
                last_error: Some(refusal.text),
                ..mail
            }
        }
    };
    let tx = services.db.begin().await?;
    if store::mails::settle(&tx, &row, lease).await? {
        tx.commit().await?;
    } else {
        // This worker was thought lost and another took the mail: what it wrote down holds.
        tracing::warn!(mail = row.id.0, "a mail was settled by another worker");
    }
    Ok(())
}

fn letter(services: &Services, mail: &Mail) -> Letter {
    let office = services.office();
    Letter {
        to: Correspondent { name: mail.to_name.clone(), email: mail.to_email.clone() },
        from: Correspondent { name: office.name.clone(), email: office.mail_from.clone() },
        reply_to: None,
        subject: mail.subject.clone(),
        text: mail.text.clone(),
        html: mail.html.clone(),
        calendar: calendar(mail),
        gone: mail.gone.clone().map(|text| CalendarFile { method: "CANCEL", text }),
        qr: mail.qr.clone(),
        message_id: mail.message_id.clone(),
        date: mail.created_at,
    }
}

/// The calendar file of a mail, under one of the methods that the table's check lets in.
fn calendar(mail: &Mail) -> Option<CalendarFile> {
    let method = match mail.calendar_method.as_deref()? {
        "REQUEST" => "REQUEST",
        "CANCEL" => "CANCEL",
        _ => "PUBLISH",
    };
    Some(CalendarFile { method, text: mail.calendar.clone()? })
}

/// One page of the outbox: mails about activities of the actor's units; every mail for an admin.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who sends none.
pub async fn list_mails(
    services: &Services,
    actor: &Actor,
    state: Option<MailState>,
    page: u64,
) -> Result<Paged<Mail>> {
    let tops = match scope(actor, Action::SendMail) {
        Scope::All => None,
        Scope::Within(units) if units.is_empty() => return Err(Error::Forbidden),
        Scope::Within(units) => Some(units),
    };
    Ok(store::mails::list(services.db.read(), tops.as_deref(), None, state, Paging { page, size: 50 })
        .await?)
}

/// One mail, and the file that a mail program opens.
///
/// # Errors
/// As the gate decides.
pub async fn show_mail(services: &Services, actor: &Actor, id: MailId) -> Result<(Mail, Vec<u8>)> {
    let read = services.db.read();
    let mail = store::mails::by_id(read, id).await?.ok_or(Error::NotFound)?;
    match mail.activity_id {
        Some(activity) => {
            let activity = store::activities::by_id(read, activity).await?.ok_or(Error::NotFound)?;
            require_activity(read, actor, Action::SendMail, &activity).await?;
        }
        None if matches!(scope(actor, Action::SendMail), Scope::All) => {}
        None => return Err(Error::NotFound),
    }
    let eml =
        documents::mail::eml(&letter(services, &mail)).map_err(|error| Error::Fault(error.to_string()))?;
    Ok((mail, eml))
}

/// Tries a mail again that was given up.
///
/// # Errors
/// [`Error::Conflict`] unless it was given up; as the gate decides.
pub async fn retry_mail(services: &Services, actor: &Actor, id: MailId) -> Result<()> {
    let (mail, _) = show_mail(services, actor, id).await?;
    let tx = services.db.begin().await?;
    // Of two presses the second finds it in the queue, or sent.
    if !store::mails::retry(&tx, id, services.now()).await? {
        return Err(Error::conflict(
            "Thư này không bị lỗi nên không cần gửi lại. Tải lại trang để xem trạng thái mới.",
            "This mail has not failed, so it need not be sent again. Load the page again to see its state.",
        ));
    }
    let change =
        crate::audit::Change { verb: "retry", noun: "mail", id: mail.id.0, before: None, after: None };
    crate::audit::record(services, &tx, actor, change).await?;
    tx.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_the_server_never_gives_a_mail_up() {
        for code in [None, Some(421), Some(454), Some(530), Some(534), Some(535), Some(538)] {
            assert!(because(code) == Because::Server, "{code:?}");
        }
        assert!(because(Some(550)) == Because::MailForEver);
        for code in [452, 500, 502, 521, 554, 571] {
            assert!(because(Some(code)) == Because::Mail, "{code}");
        }
    }

    #[test]
    fn the_waits_grow_and_reach_about_two_days() {
        let waits: Vec<_> = (1..TRIES).map(wait_after).collect();
        assert!(waits.windows(2).all(|pair| pair[0] <= pair[1]));
        assert_eq!((waits[0], waits[10]), (Duration::seconds(30), Duration::hours(8)));
        let all: Duration = waits.iter().fold(Duration::zero(), |sum, wait| sum + *wait);
        assert!((12..48).contains(&all.num_hours()), "{all}");
    }
}
