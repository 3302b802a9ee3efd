//! What was taken away, and only marked so, comes back.

use domain::accounts::access::Actor;
use store::{ConnectionTrait, Tx, ids::MailRuleId, questions::Owner, rows::MailRule};

use super::NotUndone;
use crate::{
    Error, Result, Services,
    reminders::{ReminderPlace, form::shown},
};

/// Whose mail it was.
pub(super) async fn owner_of_reminder(conn: &impl ConnectionTrait, id: MailRuleId) -> Result<Owner> {
    let row = store::reminders::by_id(conn, id).await?.ok_or(Error::NotFound)?;
    let of_activity = row.activity_id.map(Owner::Activity);
    of_activity.or(row.template_id.map(Owner::Template)).ok_or(Error::NotFound)
}

/// A mail goes by itself again.
pub(super) async fn reminder(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    (id, version): (MailRuleId, i32),
) -> std::result::Result<usize, NotUndone> {
    let home = match owner_of_reminder(tx, id).await? {
        Owner::Activity(id) => {
            let activity = store::activities::by_id(tx, id).await?.ok_or(Error::NotFound)?;
            ReminderPlace::Activity(&activity.code).open_locked(tx, actor).await?
        }
        Owner::Template(id) => ReminderPlace::Template(id).open_locked(tx, actor).await?,
    };
    let row = store::reminders::by_id(tx, id).await?.ok_or(Error::NotFound)?;
    if row.version != version || row.removed_at.is_none() {
        return Err(NotUndone::ChangedSince);
    }
    let row = store::update(tx, MailRule { removed_at: None, version: version + 1, ..row }).await?;
    home.note(services, tx, actor, "add_reminder", (None, Some(shown(&row))));
    Ok(1)
}
