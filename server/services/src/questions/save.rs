//! A question is added or changed.

use domain::{
    Problem, QuestionKind,
    accounts::access::{Action, Actor},
    questions::kinds::MOST_QUESTIONS,
};
use store::{
    ids::{ActivityId, QuestionId},
    questions::Owner,
    rows::Question,
};

use crate::{
    Error, Result, Services,
    activities::show::open_locked,
    questions::form::{QUESTION, QuestionForm, answered, read},
    send_once::do_once,
};

/// Adds a question at the end. Who is on the list already is asked on the own page.
///
/// # Errors
/// [`Error::Invalid`] by field; [`Error::Conflict`] where there are too many; as the gate decides.
pub async fn add_question(
    services: &Services,
    actor: &Actor,
    code: &str,
    form: &QuestionForm,
) -> Result<QuestionId> {
    do_once(services, actor, (&form.key, (code, form)), async |tx| {
        let activity = open_locked(tx, actor, Action::ManageActivity, code).await?;
        let all = store::questions::of(tx, Owner::Activity(activity.id)).await?;
        not_too_many(&all)?;
        let position = all.iter().map(|row| row.position).max().unwrap_or(0) + 1;
        let row = read(services, form, empty(services, activity.id, position), &all, 0)?;
        let row = store::insert(tx, row).await?;
        QUESTION.created(services, tx, actor, &row);
        Ok::<_, Error>(row.id)
    })
    .await
}

/// That one more can be asked.
pub(crate) fn not_too_many(all: &[Question]) -> Result<()> {
    if all.iter().filter(|row| row.retired_at.is_none()).count() < MOST_QUESTIONS {
        return Ok(());
    }
    Err(Error::Conflict(Problem::SaidOf(
        format!("Đã có {MOST_QUESTIONS} câu hỏi: bỏ bớt câu khác trước."),
        format!("There are {MOST_QUESTIONS} questions already: remove another one first."),
    )))
}

fn empty(services: &Services, activity: ActivityId, position: i32) -> Question {
    let now = services.now();
    Question {
        id: QuestionId::NEW,
        activity_id: Some(activity),
        template_id: None,
        position,
        kind: QuestionKind::Text.into(),
        text_vi: String::new(),
        text_en: String::new(),
        help: String::new(),
        options: String::new(),
        required: false,
        on_papers: false,
        only_if: None,
        only_answer: String::new(),
        retired_at: None,
        created_at: now,
        updated_at: now,
        version: 1,
    }
}

/// Changes a question, unless somebody else did since it was loaded. Its kind stays once somebody answered; answers that were given stay
/// as they are.
///
/// # Errors
/// [`Error::Invalid`] by field; [`Error::Stale`]; [`Error::NotFound`]; as the gate decides.
pub async fn edit_question(
    services: &Services,
    actor: &Actor,
    code: &str,
    id: QuestionId,
    form: &QuestionForm,
) -> Result<()> {
    let tx = services.db.begin().await?;
    let activity = open_locked(&tx, actor, Action::ManageActivity, code).await?;
    let all = store::questions::of(&tx, Owner::Activity(activity.id)).await?;
    let before = all.iter().find(|row| row.id == id).ok_or(Error::NotFound)?;
    let answered = answered(&tx, activity.id, id).await?;
    let row = read(services, form, before.clone(), &all, answered)?;
    if form.version != before.version.to_string() {
        return Err(Error::Stale(before.updated_at));
    }
    let row = store::update(&tx, row).await?;
    QUESTION.edited(services, &tx, actor, (before, &row));
    Ok(tx.commit().await?)
}
