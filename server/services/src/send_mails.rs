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

/// Takes up to ten mails that are due and sends them one after another. Answers how many it took.
///
/// # Errors
/// What the database says.
pub async fn send_mails(services: &Services, smtp: &Smtp) -> Result<usize> {
    let tx = services.db.begin().await?;
    let now = services.now();
    let taken = store::mails::claim(&tx, now, now + LEASE, 10).await?;
    tx.commit().await?;
    let count = taken.len();
    for mail in taken {
        let outcome = match tokio::time::timeout(PATIENCE, deliver(services, smtp, &mail)).await {
            Ok(outcome) => outcome,
            Err(_) => {
                Err(Refusal { text: "the mail server did not answer in a minute".into(), for_ever: false })
            }
        };
        settle(services, mail, outcome).await?;
    }
    Ok(count)
}

struct Refusal {
    text: String,
    for_ever: bool,
}

async fn deliver(services: &Services, smtp: &Smtp, mail: &Mail) -> std::result::Result<(), Refusal> {
    let letter = letter(services, mail);
    let message = message(&letter).map_err(|error| Refusal { text: error.to_string(), for_ever: true })?;
    smtp.send(message)
        .await
        .map(drop)
        .map_err(|error| Refusal { for_ever: error.is_permanent(), text: error.to_string() })
}

async fn settle(services: &Services, mail: Mail, outcome: std::result::Result<(), Refusal>) -> Result<()> {
    let now = services.now();
    let row = match outcome {
        Ok(()) => Mail {
            state: MailState::Sent.into(),
            sent_at: Some(now),
            lease_until: None,
            last_error: None,
            ..mail
        },
        Err(refusal) if refusal.for_ever || mail.attempts >= TRIES => {
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
            Mail {
                state: MailState::Queued.into(),
                due_at,
                lease_until: None,
                last_error: Some(refusal.text),
                ..mail
            }
        }
    };
    let tx = services.db.begin().await?;
    store::update(&tx, row).await?;
    tx.commit().await?;
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
    if *mail.state != MailState::Failed {
        return Err(Error::conflict(
            "Thư này không bị lỗi nên không cần gửi lại. Tải lại trang để xem trạng thái mới.",
            "This mail has not failed, so it need not be sent again. Load the page again to see its state.",
        ));
    }
    let tx = services.db.begin().await?;
    let row = Mail { state: MailState::Queued.into(), attempts: 0, due_at: services.now(), ..mail };
    let row = store::update(&tx, row).await?;
    let change =
        crate::audit::Change { verb: "retry", noun: "mail", id: row.id.0, before: None, after: None };
    crate::audit::record(services, &tx, actor, change).await?;
    tx.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_waits_grow_and_reach_about_two_days() {
        let waits: Vec<_> = (1..TRIES).map(wait_after).collect();
        assert!(waits.windows(2).all(|pair| pair[0] <= pair[1]));
        assert_eq!((waits[0], waits[10]), (Duration::seconds(30), Duration::hours(8)));
        let all: Duration = waits.iter().fold(Duration::zero(), |sum, wait| sum + *wait);
        assert!((12..48).contains(&all.num_hours()), "{all}");
    }
}
