//! A new activity sends by itself what its template does, or the activity that it follows, or the last of its kind in its unit; where there
//! is none of these, a reminder two days before.

use store::{
    Tx,
    questions::Owner,
    rows::{Activity, MailRule},
};

use crate::{Result, Services, reminders::save::empty};

/// Copies the mails of one to another; answers how many.
pub(crate) async fn copy_reminders(services: &Services, tx: &Tx, from: Owner, to: Owner) -> Result<usize> {
    let rows = store::reminders::of(tx, from).await?;
    let n = rows.len();
    for row in rows {
        let MailRule { kind, days_before, at_minute, hours_before, is_on, .. } = row;
        let new = empty(services, to);
        store::insert(tx, MailRule { kind, days_before, at_minute, hours_before, is_on, ..new }).await?;
    }
    Ok(n)
}

/// Gives a new activity its mails. `follows`: what it was made of.
pub(crate) async fn begin_reminders(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    follows: Option<Owner>,
) -> Result<()> {
    let own = Owner::Activity(activity.id);
    if let Some(model) = follows
        && copy_reminders(services, tx, model, own).await? > 0
    {
        return Ok(());
    }
    let like = (activity.unit_id, *activity.kind);
    match store::reminders::last_of_kind(tx, like, activity.id).await? {
        Some(last) => copy_reminders(services, tx, Owner::Activity(last), own).await.map(drop),
        None => Ok(store::insert(tx, empty(services, own)).await.map(drop)?),
    }
}
