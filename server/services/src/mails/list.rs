//! The outbox: what left, what waits and why, what was given up and can be tried again.

use domain::{
    MailState,
    accounts::access::{Action, Actor},
};
use store::{Paged, Paging, mail_holds::Hold, rows::Mail};

use crate::{Result, Services, list::listed};

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
/// [`crate::Error::Forbidden`] for somebody who sends none.
pub async fn list_mails(
    services: &Services,
    actor: &Actor,
    state: Option<MailState>,
    paging: Paging,
) -> Result<Outbox> {
    let tops = listed(actor, Action::SendMail)?;
    let (read, tops) = (services.db.read(), tops.as_deref());
    let mut held = store::mail_holds::held(read).await?;
    if let Some(held) = held.as_mut().filter(|_| tops.is_some()) {
        held.answer.clear();
    }
    Ok(Outbox {
        mails: store::mails::list(read, tops, state, paging).await?,
        failed: store::mails::count_failed(read, tops).await?,
        held,
    })
}

/// How many mails of the actor's units were given up.
///
/// # Errors
/// [`crate::Error::Forbidden`] for somebody who sends none.
pub(crate) async fn count_failed_mails(services: &Services, actor: &Actor) -> Result<u64> {
    let tops = listed(actor, Action::SendMail)?;
    Ok(store::mails::count_failed(services.db.read(), tops.as_deref()).await?)
}
