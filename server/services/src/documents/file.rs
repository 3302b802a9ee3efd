//! The file of a document: for whoever may read it.

use domain::{
    accounts::access::{Action, Actor},
    documents::DocumentKind,
};
use store::{ConnectionTrait, ids::DocumentId, rows::Document};

use crate::{
    Error, Result, Services,
    documents::{
        form::one,
        list::{list_public_documents, reads},
    },
    holder::Holder,
    permit::require,
    registrations::show::{object, open},
};

/// A file that is downloaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentFile {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: DocumentKind,
    /// The SHA-256 of its bytes.
    pub hash: String,
    /// The bytes; none where the reader has them already.
    pub bytes: Option<Vec<u8>>,
}

/// A document, for who manages it. `has`: the hash of what the browser has already.
///
/// # Errors
/// [`Error::NotFound`]; as the gate decides.
pub async fn staff_document(
    services: &Services,
    actor: &Actor,
    (holder, id): (Holder<'_>, DocumentId),
    has: Option<&str>,
) -> Result<DocumentFile> {
    let read = services.db.read();
    let home = holder.open(read, actor).await?;
    let row = one(read, &home, id).await?;
    file(read, row, has).await
}

/// A document for everybody.
///
/// # Errors
/// [`Error::NotFound`], also for one that is for those who registered alone.
pub async fn public_document(
    services: &Services,
    code: &str,
    id: DocumentId,
    has: Option<&str>,
) -> Result<DocumentFile> {
    let rows = list_public_documents(services, code).await?;
    let row = rows.into_iter().find(|row| row.id == id).ok_or(Error::NotFound)?;
    file(services.db.read(), row, has).await
}

/// A document, for somebody on the list.
///
/// # Errors
/// [`Error::NotFound`], also for a wrong link.
pub async fn own_document(
    services: &Services,
    token: &str,
    id: DocumentId,
    has: Option<&str>,
) -> Result<DocumentFile> {
    let read = services.db.read();
    let (registration, actor) = open(services, read, token).await?;
    require(&actor, Action::OwnRegistration, &object(&registration))?;
    let row = store::documents::by_id(read, id).await?.ok_or(Error::NotFound)?;
    let is_there = row.removed_at.is_none() && row.activity_id == Some(registration.activity_id);
    if !is_there || !reads(&registration, &row) {
        return Err(Error::NotFound);
    }
    file(read, row, has).await
}

async fn file(conn: &impl ConnectionTrait, row: Document, has: Option<&str>) -> Result<DocumentFile> {
    let bytes = match has == Some(row.hash.as_str()) {
        true => None,
        false => Some(store::documents::bytes(conn, &row.hash).await?.ok_or(Error::NotFound)?),
    };
    Ok(DocumentFile { name: row.name, kind: *row.kind, hash: row.hash, bytes })
}
