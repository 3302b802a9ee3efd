//! What was taken away, and only marked so, comes back.

use domain::accounts::access::Actor;
use store::{
    ConnectionTrait, Tx,
    ids::{DocumentId, MailRuleId},
    questions::Owner,
    rows::{Document, MailRule},
};

use super::NotUndone;
use crate::{
    Error, Result, Services, documents,
    holder::{Holder, Opened},
    reminders,
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
    let home = open(tx, actor, owner_of_reminder(tx, id).await?).await?;
    let row = store::reminders::by_id(tx, id).await?.ok_or(Error::NotFound)?;
    if row.version != version || row.removed_at.is_none() {
        return Err(NotUndone::ChangedSince);
    }
    let row = store::update(tx, MailRule { removed_at: None, version: version + 1, ..row }).await?;
    home.note(services, tx, actor, "add_reminder", (None, Some(reminders::form::shown(&row))));
    Ok(1)
}

/// Whose document it was.
pub(super) async fn owner_of_document(conn: &impl ConnectionTrait, id: DocumentId) -> Result<Owner> {
    let row = store::documents::by_id(conn, id).await?.ok_or(Error::NotFound)?;
    let of_activity = row.activity_id.map(Owner::Activity);
    of_activity.or(row.template_id.map(Owner::Template)).ok_or(Error::NotFound)
}

/// A document is there again.
pub(super) async fn document(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    (id, version): (DocumentId, i32),
) -> std::result::Result<usize, NotUndone> {
    let home = open(tx, actor, owner_of_document(tx, id).await?).await?;
    let row = store::documents::by_id(tx, id).await?.ok_or(Error::NotFound)?;
    if row.version != version || row.removed_at.is_none() {
        return Err(NotUndone::ChangedSince);
    }
    documents::save::not_too_many(store::documents::of(tx, home.owner()).await?.len())?;
    let row = store::update(tx, Document { removed_at: None, version: version + 1, ..row }).await?;
    home.note(services, tx, actor, "add_document", (None, Some(documents::form::shown(&row))));
    Ok(1)
}

/// Opens it for somebody who may change it.
async fn open(tx: &Tx, actor: &Actor, owner: Owner) -> Result<Opened> {
    match owner {
        Owner::Activity(id) => {
            let activity = store::activities::by_id(tx, id).await?.ok_or(Error::NotFound)?;
            Holder::Activity(&activity.code).open_locked(tx, actor).await
        }
        Owner::Template(id) => Holder::Template(id).open_locked(tx, actor).await,
    }
}
