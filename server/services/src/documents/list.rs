//! The documents of an activity or a template: as who manages them sees them, as everybody does, and as those who registered do.

use domain::{
    accounts::access::{Action, Actor},
    documents::DocumentAudience,
};
use store::{
    questions::Owner,
    rows::{Document, Registration},
};

use crate::{
    Error, Result, Services,
    holder::{Holder, Opened},
    permit::require,
    registrations::show::{object, open},
};

/// The documents of an activity or a template.
#[derive(Debug, Clone)]
pub struct DocumentList {
    /// Whose they are.
    pub home: Opened,
    /// The documents.
    pub documents: Vec<Document>,
}

/// All documents, for who manages them.
///
/// # Errors
/// As the gate decides.
pub async fn list_documents(services: &Services, actor: &Actor, holder: Holder<'_>) -> Result<DocumentList> {
    let read = services.db.read();
    let home = holder.open(read, actor).await?;
    let documents = store::documents::of(read, home.owner()).await?;
    Ok(DocumentList { home, documents })
}

/// Those of a published activity that are for everybody.
///
/// # Errors
/// [`Error::NotFound`] for an activity that was never published.
pub async fn list_public_documents(services: &Services, code: &str) -> Result<Vec<Document>> {
    let read = services.db.read();
    let activity = store::activities::by_code(read, code).await?.ok_or(Error::NotFound)?;
    if activity.published_at.is_none() {
        return Err(Error::NotFound);
    }
    let mut documents = store::documents::of(read, Owner::Activity(activity.id)).await?;
    documents.retain(|row| *row.audience == DocumentAudience::Everybody);
    Ok(documents)
}

/// Those that somebody on the list reads: all of them, as long as they have or want a seat; else those for everybody.
///
/// # Errors
/// [`Error::NotFound`] for a wrong link.
pub async fn list_own_documents(services: &Services, token: &str) -> Result<Vec<Document>> {
    let read = services.db.read();
    let (registration, actor) = open(services, read, token).await?;
    require(&actor, Action::OwnRegistration, &object(&registration))?;
    let mut documents = store::documents::of(read, Owner::Activity(registration.activity_id)).await?;
    documents.retain(|row| reads(&registration, row));
    Ok(documents)
}

/// Whether somebody of the list reads a document.
pub(crate) fn reads(registration: &Registration, row: &Document) -> bool {
    *row.audience == DocumentAudience::Everybody || !registration.state.is_final()
}
