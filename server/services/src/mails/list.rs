//! The outbox: what left, what waits and why, what was given up and can be tried again.

use domain::{
    MailState, UnitPath,
    accounts::access::{Action, Actor},
};
use store::{Paged, Paging, mail_holds::Hold, rows::Mail};

use crate::{
    Error, Result, Services,
    permit::{Scope, scope},
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
    let tops = tops(actor)?;
    let (read, tops) = (services.db.read(), tops.as_deref());
    let mut held = store::mail_holds::held(read).await?;
    if let Some(held) = held.as_mut().filter(|_| tops.is_some()) {
        held.answer.clear();
    }
    Ok(Outbox {
        mails: store::mails::list(read, tops, None, state, Paging { page, size: 50 }).await?,
        failed: store::mails::count_failed(read, tops).await?,
        held,
    })
}

/// How many mails of the actor's units were given up.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who sends none.
pub(crate) async fn count_failed_mails(services: &Services, actor: &Actor) -> Result<u64> {
    Ok(store::mails::count_failed(services.db.read(), tops(actor)?.as_deref()).await?)
}

/// The units whose mails the actor sends; none: all of them.
fn tops(actor: &Actor) -> Result<Option<Vec<UnitPath>>> {
    match scope(actor, Action::SendMail) {
        Scope::All => Ok(None),
        Scope::Within(units) if units.is_empty() => Err(Error::Forbidden),
        Scope::Within(units) => Ok(Some(units)),
    }
}
