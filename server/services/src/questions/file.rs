//! A file that somebody gave as an answer: for whoever reads the list with its answers, and for the one whose it is.

use domain::{
    accounts::access::{Action, Actor},
    questions::file::FileKind,
};
use store::{
    ConnectionTrait,
    ids::{QuestionId, RegistrationId},
};

use crate::{
    Error, Result, Services,
    permit::require,
    questions::show::open_answers,
    registrations::show::{object, open},
};

/// A file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenFile {
    /// What it is called.
    pub name: String,
    /// What it is, by its content.
    pub kind: FileKind,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A file of somebody on the list of an activity.
///
/// # Errors
/// [`Error::NotFound`]; as the gate decides.
pub async fn staff_file(
    services: &Services,
    actor: &Actor,
    code: &str,
    registration: RegistrationId,
    question: QuestionId,
) -> Result<GivenFile> {
    let read = services.db.read();
    let activity = open_answers(read, actor, code).await?;
    let row = store::registrations::in_activity(read, activity.id, registration).await?;
    find(read, row.ok_or(Error::NotFound)?.id, question).await
}

/// A file of one's own.
///
/// # Errors
/// [`Error::NotFound`], also for a wrong link.
pub async fn own_file(services: &Services, token: &str, question: QuestionId) -> Result<GivenFile> {
    let read = services.db.read();
    let (registration, actor) = open(services, read, token).await?;
    require(&actor, Action::OwnRegistration, &object(&registration))?;
    find(read, registration.id, question).await
}

async fn find(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
    question: QuestionId,
) -> Result<GivenFile> {
    let (name, file) = store::answers::file(conn, registration, question).await?.ok_or(Error::NotFound)?;
    Ok(GivenFile { name, kind: *file.kind, bytes: file.bytes })
}
