//! Who is on a list although they don't meet what is asked for, and why.

use domain::{Word, accounts::access::Actor, fields::read_line, label, requirements::Unmet};
use serde_json::json;
use store::{
    Tx,
    ids::{RegistrationId, UserId},
    rows::EntryException,
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
};

/// Somebody on a list who does not meet what is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// What they don't meet.
    pub unmet: Vec<Unmet>,
    /// What they wrote.
    pub plea: String,
    /// Why they are let in; none: nobody said so yet.
    pub reason: Option<String>,
}

impl From<EntryException> for Exception {
    fn from(row: EntryException) -> Self {
        Self {
            unmet: row.unmet.split(' ').filter_map(Unmet::parse).collect(),
            plea: row.plea,
            reason: Some(row.reason).filter(|reason| !reason.is_empty()),
        }
    }
}

/// Notes that somebody is on the list who does not meet what is asked for: what they wrote, or why an organizer lets them in.
pub(crate) async fn note(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    registration: RegistrationId,
    (unmet, plea, reason): (&[Unmet], &str, &str),
) -> Result<()> {
    store::requirements::forget_exception(tx, registration).await?;
    let codes: Vec<&str> = unmet.iter().map(|unmet| unmet.code()).collect();
    let row = EntryException {
        registration_id: registration,
        unmet: codes.join(" "),
        plea: plea.to_owned(),
        reason: read_reason(reason)?,
        user_id: actor.user().map(UserId),
        at: services.now(),
    };
    log(services, tx, actor, &row);
    store::insert(tx, row).await?;
    Ok(())
}

/// An organizer lets somebody in who asked for it.
///
/// # Errors
/// [`Error::Invalid`] at `overrule` without a reason.
pub(crate) async fn let_in(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    registration: RegistrationId,
    reason: &str,
) -> Result<()> {
    let Some(row) = store::requirements::exception(tx, registration).await? else { return Ok(()) };
    if !row.reason.is_empty() {
        return Ok(());
    }
    let reason =
        read_line(reason, label::REASON, 500).map_err(|problem| Error::invalid("overrule", problem))?;
    let row = EntryException { reason, user_id: actor.user().map(UserId), at: services.now(), ..row };
    log(services, tx, actor, &row);
    store::update(tx, row).await?;
    Ok(())
}

fn read_reason(reason: &str) -> Result<String> {
    domain::fields::read_optional_line(reason, label::REASON, 500)
        .map_err(|problem| Error::invalid("overrule", problem))
}

fn log(services: &Services, tx: &Tx, actor: &Actor, row: &EntryException) {
    let after = Some(json!({ "unmet": row.unmet, "reason": row.reason }));
    let change =
        Change { verb: "overrule", noun: "registration", id: row.registration_id.0, before: None, after };
    record(services, tx, actor, change);
}
