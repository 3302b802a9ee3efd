//! A mail that goes by itself is taken away; for some minutes it can be put back.

use domain::accounts::access::Actor;
use store::{ids::MailRuleId, rows::MailRule};

use crate::{
    Result, Services,
    holder::Holder,
    reminders::form::{one, shown},
    undo::{Act, Done, offer_undo},
};

/// Takes one away. What it wrote already stays.
///
/// # Errors
/// [`crate::Error::NotFound`]; as the gate decides.
pub async fn remove_reminder(
    services: &Services,
    actor: &Actor,
    place: Holder<'_>,
    id: MailRuleId,
) -> Result<Done> {
    let tx = services.db.begin().await?;
    let home = place.open_locked(&tx, actor).await?;
    let row = one(&tx, &home, id).await?;
    let now = services.now();
    let gone = MailRule { removed_at: Some(now), version: row.version + 1, ..row.clone() };
    let gone = store::update(&tx, gone).await?;
    home.note(services, &tx, actor, "remove_reminder", (Some(shown(&row)), None));
    let undo = offer_undo(services, &tx, actor, &Act::Reminder(id, gone.version)).await?;
    tx.commit().await?;
    Ok(Done { n: 1, undo })
}
