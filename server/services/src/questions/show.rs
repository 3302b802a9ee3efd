//! What one person answered, as the organizer reads it.

use std::collections::HashMap;

use domain::accounts::access::{Action, Actor};
use store::{
    ConnectionTrait,
    ids::{QuestionId, RegistrationId},
    questions::Owner,
    rows::{Activity, Person, Question, Registration},
};

use crate::{
    Error, Result, Services,
    activities::show::open_for,
    questions::{
        keep::answers_of,
        set::{AskedQuestion, asked},
    },
};

/// The answers of one person.
#[derive(Debug, Clone)]
pub struct ShownAnswers {
    /// The activity.
    pub activity: Activity,
    /// Whose answers they are.
    pub person: Person,
    /// The registration.
    pub registration: Registration,
    /// The questions that are asked.
    pub asked: Vec<AskedQuestion>,
    /// Questions that are asked no more, which this person answered.
    pub retired: Vec<Question>,
    /// The answers.
    pub answers: HashMap<QuestionId, String>,
}

/// The answers of somebody on the list of an activity.
///
/// # Errors
/// [`Error::NotFound`]; as the gate decides.
pub async fn show_answers(
    services: &Services,
    actor: &Actor,
    code: &str,
    id: RegistrationId,
) -> Result<ShownAnswers> {
    let read = services.db.read();
    let activity = open_answers(read, actor, code).await?;
    let registration =
        store::registrations::in_activity(read, activity.id, id).await?.ok_or(Error::NotFound)?;
    let person = store::people::by_id(read, registration.person_id).await?.ok_or(Error::NotFound)?;
    let rows = store::questions::of(read, Owner::Activity(activity.id)).await?;
    let answers = answers_of(read, id).await?;
    let retired = rows
        .iter()
        .filter(|row| row.retired_at.is_some() && answers.contains_key(&row.id))
        .cloned()
        .collect();
    Ok(ShownAnswers { activity, person, registration, asked: asked(rows), retired, answers })
}

/// An activity whose answers the actor may read: whoever reads its list and how to reach those on it. At the door nobody needs them
/// (rule 10).
pub(crate) async fn open_answers(conn: &impl ConnectionTrait, actor: &Actor, code: &str) -> Result<Activity> {
    open_for(conn, actor, &[Action::ReadList, Action::ReadCertificates], code).await
}
