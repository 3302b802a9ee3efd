//! Documents go along: to a copy of an activity, to a template, and from a template to a new activity. They share their bytes.

use store::{Tx, ids::DocumentId, questions::Owner, rows::Document};

use crate::{Result, Services};

/// Gives the documents of one to another.
pub(crate) async fn copy_documents(services: &Services, tx: &Tx, from: Owner, to: Owner) -> Result<()> {
    let (activity_id, template_id) = match to {
        Owner::Activity(id) => (Some(id), None),
        Owner::Template(id) => (None, Some(id)),
    };
    let now = services.now();
    for row in store::documents::of(tx, from).await? {
        let new = Document {
            id: DocumentId::NEW,
            activity_id,
            template_id,
            created_at: now,
            updated_at: now,
            version: 1,
            ..row
        };
        store::insert(tx, new).await?;
    }
    Ok(())
}
