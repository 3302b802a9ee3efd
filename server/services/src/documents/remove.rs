//! A document is taken away; for some minutes it can be put back.

use domain::accounts::access::Actor;
use store::{ids::DocumentId, rows::Document};

use crate::{
    Result, Services,
    documents::form::{one, shown},
    holder::Holder,
    undo::{Act, Done, offer_undo},
};

/// Takes one away. Whoever has downloaded it has it.
///
/// # Errors
/// [`crate::Error::NotFound`]; as the gate decides.
pub async fn remove_document(
    services: &Services,
    actor: &Actor,
    holder: Holder<'_>,
    id: DocumentId,
) -> Result<Done> {
    let tx = services.db.begin().await?;
    let home = holder.open_locked(&tx, actor).await?;
    let row = one(&tx, &home, id).await?;
    let gone = Document { removed_at: Some(services.now()), version: row.version + 1, ..row.clone() };
    let gone = store::update(&tx, gone).await?;
    home.note(services, &tx, actor, "remove_document", (Some(shown(&row)), None));
    let undo = offer_undo(services, &tx, actor, &Act::Document(id, gone.version)).await?;
    tx.commit().await?;
    Ok(Done { n: 1, undo })
}
