//! Mails that were given up are tried again.

use domain::{
    MailState,
    accounts::access::{Action, Actor},
    mails::topic::supersedes,
};
use store::{Tx, ids::MailId, mail_queue::Retry};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    list::listed,
    mails::{show::show_mail, strike_secrets::struck},
};

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
    record(services, &tx, actor, log(id.0));
    Ok(tx.commit().await?)
}

/// Tries every mail again that was given up, as far as the actor's units reach; for an administrator the queue goes on at once where
/// it was held. Answers how many mails.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who sends none.
pub async fn retry_mails(services: &Services, actor: &Actor) -> Result<u64> {
    let tops = listed(actor, Action::SendMail)?;
    let tx = services.db.begin().await?;
    let which = Retry::All(tops.as_deref());
    let failed = store::mail_queue::failed(&tx, &which).await?;
    let n = again(services, &tx, &which).await?;
    for mail in failed {
        record(services, &tx, actor, log(mail.id.0));
    }
    if tops.is_none() {
        store::mail_holds::release(&tx).await?;
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
