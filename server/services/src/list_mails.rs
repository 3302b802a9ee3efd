//! The outbox: what left, what waits and why, what was given up and can be tried again.

use documents::{
    ics::CalendarFile,
    mail::{Correspondent, Letter},
};
use domain::{
    MailState,
    access::{Action, Actor},
    mail::supersedes,
};
use store::{
    Paged, Paging, Tx,
    ids::MailId,
    mail_queue::{Hold, Retry},
    rows::Mail,
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    permit::{Scope, require_activity, scope},
    secret::random,
    strike_secrets::{shown, struck},
};

/// One page of the outbox, and what stands in the way of the mails.
#[derive(Debug)]
pub struct Outbox {
    /// The mails.
    pub mails: Paged<Mail>,
    /// How many were given up, whatever is looked for.
    pub failed: u64,
    /// The mail server refuses everything. What it answered is for administrators, and empty for everybody else.
    pub held: Option<Hold>,
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
) -> Result<Outbox> {
    let tops = match scope(actor, Action::SendMail) {
        Scope::All => None,
        Scope::Within(units) if units.is_empty() => return Err(Error::Forbidden),
        Scope::Within(units) => Some(units),
    };
    let (read, tops) = (services.db.read(), tops.as_deref());
    let mut held = store::mail_queue::held(read).await?;
    if let Some(held) = held.as_mut().filter(|_| tops.is_some()) {
        held.answer.clear();
    }
    Ok(Outbox {
        mails: store::mails::list(read, tops, None, state, Paging { page, size: 50 }).await?,
        failed: store::mails::count_failed(read, tops).await?,
        held,
    })
}

/// One mail, and the file that a mail program opens. Neither has a link by which somebody of the staff signs in, nor one that was sent.
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
    let mail = shown(services, mail).await?;
    let eml =
        documents::mail::eml(&letter(services, &mail)?).map_err(|error| Error::Fault(error.to_string()))?;
    Ok((mail, eml))
}

/// Tries a mail again that was given up. What a later mail says otherwise is not sent any more, and stays where the reason is shown.
///
/// # Errors
/// [`Error::Conflict`] unless it was given up; as the gate decides.
pub async fn retry_mail(services: &Services, actor: &Actor, id: MailId) -> Result<()> {
    show_mail(services, actor, id).await?;
    let tx = services.db.begin().await?;
    // Of two presses the second finds it in the queue, or sent.
    if again(services, &tx, &Retry::One(id)).await? == 0 {
        return Err(Error::conflict(
            "Thư này không bị lỗi nên không cần gửi lại. Tải lại trang để xem trạng thái mới.",
            "This mail has not failed, so it need not be sent again. Load the page again to see its state.",
        ));
    }
    record(services, &tx, actor, log(id.0)).await?;
    Ok(tx.commit().await?)
}

/// Tries every mail again that was given up, as far as the actor's units reach; for an administrator the queue goes on at once where
/// it was held. Answers how many mails.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who sends none.
pub async fn retry_mails(services: &Services, actor: &Actor) -> Result<u64> {
    let tops = match scope(actor, Action::SendMail) {
        Scope::All => None,
        Scope::Within(units) if units.is_empty() => return Err(Error::Forbidden),
        Scope::Within(units) => Some(units),
    };
    let tx = services.db.begin().await?;
    let which = Retry::All(tops.as_deref());
    let failed = store::mail_queue::failed(&tx, &which).await?;
    let n = again(services, &tx, &which).await?;
    for mail in failed {
        record(services, &tx, actor, log(mail.id.0)).await?;
    }
    if tops.is_none() {
        store::mail_queue::release(&tx).await?;
    }
    tx.commit().await?;
    Ok(n)
}

fn log(id: i64) -> Change<'static> {
    Change { verb: "retry", noun: "mail", id, before: None, after: None }
}

/// Answers how many were dealt with.
async fn again(services: &Services, tx: &Tx, which: &Retry<'_>) -> Result<u64> {
    let mut dropped = 0;
    for mail in store::mail_queue::failed(tx, which).await? {
        let (Some(registration), Some(topic)) = (mail.registration_id, mail.topic) else { continue };
        let all = store::mail_queue::of_registration(tx, registration).await?;
        let later = all.iter().filter(|other| {
            other.id.0 > mail.id.0 && !matches!(*other.state, MailState::Dropped | MailState::Failed)
        });
        let why = later.filter_map(|other| other.topic).find_map(|newer| supersedes(*newer, *topic));
        if let Some(why) = why {
            dropped += u64::from(store::mail_queue::drop_waiting(tx, &struck(mail), why).await?);
        }
    }
    Ok(dropped + store::mail_queue::retry(tx, which, services.now()).await?)
}

/// A mail as SMTP carries it. What parts its parts is made anew each time, from random bytes: no text can pass for it.
///
/// # Errors
/// [`Error::Fault`] where the machine gives no random bytes.
pub(crate) fn letter(services: &Services, mail: &Mail) -> Result<Letter> {
    let office = services.office();
    let boundary = random::<16>()?.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Letter {
        to: Correspondent { name: mail.to_name.clone(), email: mail.to_email.clone() },
        from: Correspondent { name: office.name.clone(), email: office.mail_from.clone() },
        reply_to: None,
        subject: mail.subject.clone(),
        text: mail.text.clone(),
        html: mail.html.clone(),
        calendar: calendar(mail),
        qr: mail.qr.clone(),
        message_id: mail.message_id.clone(),
        boundary,
        date: mail.created_at,
    })
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
