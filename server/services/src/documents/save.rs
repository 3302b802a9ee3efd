//! A document is added, or changed: its title, who reads it, and its file.

use domain::{
    Problem,
    accounts::access::Actor,
    documents::{DocumentAudience, DocumentKind, MOST_DOCUMENTS},
};
use store::{ids::DocumentId, questions::Owner, rows::Document};

use crate::{
    Error, Result, Services,
    documents::form::{DocumentForm, one, read, shown},
    holder::Holder,
    questions::SentFile,
    send_once::do_once,
};

/// Adds one.
///
/// # Errors
/// [`Error::Invalid`] by field; [`Error::Conflict`] where there are too many; as the gate decides.
pub async fn add_document(
    services: &Services,
    actor: &Actor,
    holder: Holder<'_>,
    (form, file): (&DocumentForm, Option<&SentFile>),
) -> Result<DocumentId> {
    let what = format!("{holder:?}");
    do_once(services, actor, (&form.key, (what, form, file)), async |tx| {
        let home = holder.open_locked(tx, actor).await?;
        not_too_many(store::documents::of(tx, home.owner()).await?.len())?;
        let (row, bytes) = read(services, (form, file), empty(services, home.owner()))?;
        if let Some(bytes) = bytes {
            store::documents::store(tx, bytes).await?;
        }
        let row = store::insert(tx, row).await?;
        home.note(services, tx, actor, "add_document", (None, Some(shown(&row))));
        Ok::<_, Error>(row.id)
    })
    .await
}

/// That one more can be added.
pub(crate) fn not_too_many(there: usize) -> Result<()> {
    if there < MOST_DOCUMENTS {
        return Ok(());
    }
    Err(Error::Conflict(Problem::SaidOf(
        format!("Đã có {MOST_DOCUMENTS} tài liệu: bỏ bớt tài liệu khác trước."),
        format!("There are {MOST_DOCUMENTS} documents already: remove another one first."),
    )))
}

fn empty(services: &Services, owner: Owner) -> Document {
    let now = services.now();
    let (activity_id, template_id) = match owner {
        Owner::Activity(id) => (Some(id), None),
        Owner::Template(id) => (None, Some(id)),
    };
    Document {
        id: DocumentId::NEW,
        activity_id,
        template_id,
        title: String::new(),
        title_en: String::new(),
        audience: DocumentAudience::Registered.into(),
        name: String::new(),
        kind: DocumentKind::Pdf.into(),
        size: 0,
        hash: String::new(),
        removed_at: None,
        created_at: now,
        updated_at: now,
        version: 1,
    }
}

/// Changes one, unless somebody else did since it was loaded. Without a file, the one that is there stays.
///
/// # Errors
/// [`Error::Invalid`] by field; [`Error::Stale`]; [`Error::NotFound`]; as the gate decides.
pub async fn edit_document(
    services: &Services,
    actor: &Actor,
    (holder, id): (Holder<'_>, DocumentId),
    (form, file): (&DocumentForm, Option<&SentFile>),
) -> Result<()> {
    let tx = services.db.begin().await?;
    let home = holder.open_locked(&tx, actor).await?;
    let before = one(&tx, &home, id).await?;
    let (row, bytes) = read(services, (form, file), before.clone())?;
    if form.version != before.version.to_string() {
        return Err(Error::Stale(before.updated_at));
    }
    if shown(&before) == shown(&row) {
        return Ok(());
    }
    if let Some(bytes) = bytes {
        store::documents::store(&tx, bytes).await?;
    }
    let row = store::update(&tx, Document { version: before.version + 1, ..row }).await?;
    home.note(services, &tx, actor, "edit_document", (Some(shown(&before)), Some(shown(&row))));
    Ok(tx.commit().await?)
}
