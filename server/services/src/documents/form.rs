//! The form of a document: what is typed into it, and what that comes to with its file.

use domain::{
    Problem, Problems, Word,
    accounts::access::Actor,
    documents::{DocumentAudience, read_document},
    fields::{read_line, read_optional_line},
    label,
    numbers::stored,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::{
    ConnectionTrait,
    ids::DocumentId,
    rows::{Document, StoredFile},
};

use crate::{
    Error, Result, Services,
    holder::{Holder, Opened},
    questions::SentFile,
    send_once::new_form_key,
};

/// A document as typed into the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DocumentForm {
    /// What it is called.
    pub title: String,
    /// That in English; may stay empty.
    pub title_en: String,
    /// Who reads it, by its code.
    pub audience: String,
    /// The version that was loaded, when one is changed.
    pub version: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// The form of one, with whose it is.
#[derive(Debug, Clone)]
pub struct LoadedDocument {
    /// Whose it is.
    pub home: Opened,
    /// The form.
    pub form: DocumentForm,
    /// The document, where it is there.
    pub document: Option<Document>,
}

/// Loads the form: of one that is there, or for a new one.
///
/// # Errors
/// [`Error::NotFound`]; as the gate decides.
pub async fn load_document_form(
    services: &Services,
    actor: &Actor,
    holder: Holder<'_>,
    id: Option<DocumentId>,
) -> Result<LoadedDocument> {
    let read = services.db.read();
    let home = holder.open(read, actor).await?;
    let document = match id {
        Some(id) => Some(one(read, &home, id).await?),
        None => None,
    };
    let form = match &document {
        Some(row) => DocumentForm {
            title: row.title.clone(),
            title_en: row.title_en.clone(),
            audience: row.audience.code().into(),
            version: row.version.to_string(),
            key: String::new(),
        },
        None => DocumentForm {
            audience: DocumentAudience::Registered.code().into(),
            key: new_form_key()?,
            ..DocumentForm::default()
        },
    };
    Ok(LoadedDocument { home, form, document })
}

/// One of the documents of an activity or a template.
pub(crate) async fn one(conn: &impl ConnectionTrait, home: &Opened, id: DocumentId) -> Result<Document> {
    let all = store::documents::of(conn, home.owner()).await?;
    all.into_iter().find(|row| row.id == id).ok_or(Error::NotFound)
}

/// What the form says, put into a row, with the bytes that are to be stored.
///
/// # Errors
/// [`Error::Invalid`] by field.
pub(crate) fn read(
    services: &Services,
    (form, file): (&DocumentForm, Option<&SentFile>),
    row: Document,
) -> Result<(Document, Option<StoredFile>)> {
    let mut problems = Problems::default();
    let title = problems.check("title", read_line(&form.title, label::TITLE, 200));
    let title_en = problems.check("title_en", read_optional_line(&form.title_en, label::TITLE, 200));
    let audience = DocumentAudience::parse(&form.audience).ok_or(Problem::NotChosen(label::AUDIENCE));
    let audience = problems.check("audience", audience);
    let file = match file {
        Some(file) => problems
            .check("file", read_document(&file.name, &file.bytes))
            .map(|(name, kind)| Some((name, kind, &file.bytes))),
        // One that is there stays.
        None if !row.hash.is_empty() => Some(None),
        None => {
            problems.add("file", Problem::Said("Chọn tệp", "Choose a file"));
            None
        }
    };
    let (Some(title), Some(title_en), Some(audience), Some(file)) = (title, title_en, audience, file) else {
        return Err(Error::Invalid(problems));
    };
    let now = services.now();
    let row = Document { title, title_en, audience: audience.into(), updated_at: now, ..row };
    let Some((name, kind, bytes)) = file else { return Ok((row, None)) };
    let hash = hex(bytes);
    let stored_file = StoredFile { hash: hash.clone(), bytes: bytes.clone(), stored_at: now };
    Ok((Document { name, kind: kind.into(), size: stored(bytes.len()), hash, ..row }, Some(stored_file)))
}

/// The SHA-256 of bytes, in hexadecimal.
fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What the log tells of one.
pub(crate) fn shown(row: &Document) -> Value {
    json!({
        "document": row.title, "title_en": row.title_en, "audience": row.audience.code(), "file": row.name,
        "size": row.size, "hash": row.hash,
    })
}
