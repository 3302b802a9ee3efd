//! A participant answers the questions of the activity, or changes what was answered, on the own page.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::{Problems, QuestionKind, accounts::access::Action};
use store::{ids::QuestionId, rows::Activity};

use crate::{
    Error, Result, Services,
    error::valid,
    permit::require,
    questions::{
        given::{AnswersForm, read},
        keep::{answers_of, keep},
        set::{AskedQuestion, is_asked, of_activity},
    },
    registrations::{
        changes::{Changes, changes_of, contact_of, require_open},
        lock::lock,
        show::{object, open},
    },
};

/// The questions of an activity, with what somebody answered.
#[derive(Debug, Clone)]
pub struct OwnQuestions {
    /// The activity.
    pub activity: Activity,
    /// The questions, in their order.
    pub asked: Vec<AskedQuestion>,
    /// The answers so far.
    pub answers: HashMap<QuestionId, String>,
    /// Until when they can be given or changed.
    pub until: DateTime<Utc>,
    /// They still can.
    pub changes: Changes,
    /// The registration is on the list.
    pub is_listed: bool,
    /// Whom to ask for a change.
    pub contact: String,
}

/// The questions that somebody is asked on the own page.
///
/// # Errors
/// [`Error::NotFound`] for a wrong link.
pub async fn show_own_questions(services: &Services, token: &str) -> Result<OwnQuestions> {
    let read = services.db.read();
    let (registration, actor) = open(services, read, token).await?;
    require(&actor, Action::OwnRegistration, &object(&registration))?;
    let activity = store::activities::by_id(read, registration.activity_id).await?.ok_or(Error::NotFound)?;
    let sessions = store::sessions::of_activity(read, activity.id).await?;
    let (until, changes) = changes_of(services, &activity, &sessions);
    let is_listed = is_asked(&registration);
    let contact = contact_of(services, &activity);
    let asked = of_activity(read, activity.id).await?;
    let answers = answers_of(read, registration.id).await?;
    Ok(OwnQuestions { activity, asked, answers, until, changes, is_listed, contact })
}

/// Writes down what somebody answers. Nothing is written where anything is wrong.
///
/// # Errors
/// [`Error::Invalid`] at the field of each question; [`Error::Conflict`] where it is too late; [`Error::NotFound`] for a wrong link.
pub async fn answer_questions(services: &Services, token: &str, form: &AnswersForm) -> Result<()> {
    let tx = services.db.begin().await?;
    let (registration, actor) = open(services, &tx, token).await?;
    require(&actor, Action::OwnRegistration, &object(&registration))?;
    let (activity, registration) = lock(&tx, &registration).await?;
    if !is_asked(&registration) {
        return Err(Error::conflict(
            "Đăng ký này không còn trong danh sách nên không trả lời được nữa.",
            "This registration is no longer on the list, so it can’t be answered any more.",
        ));
    }
    require_open(services, &tx, &activity).await?;
    let asked = of_activity(&tx, activity.id).await?;
    let is_file = |id: &QuestionId| {
        asked.iter().any(|one| one.question.id == *id && *one.question.kind == QuestionKind::File)
    };
    let mut there = answers_of(&tx, registration.id).await?;
    there.retain(|id, _| is_file(id));
    let mut problems = Problems::default();
    let answered = read(&asked, form, &there, &mut problems);
    valid(problems)?;
    if keep(services, &tx, &actor, registration.id, answered).await? {
        tx.commit().await?;
    }
    Ok(())
}
