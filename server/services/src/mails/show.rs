//! One mail, as its reader gets it.

use documents::{
    ics::CalendarFile,
    mail::{Correspondent, Letter},
};
use domain::accounts::access::{Action, Actor};
use store::{ids::MailId, rows::Mail};

use crate::{
    Error, Result, Services,
    mails::strike_secrets::shown,
    permit::{Scope, require_activity, scope},
    secret::random,
};

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
