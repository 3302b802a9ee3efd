//! A question is asked no more. It stays below the others, with what was answered, and can be asked again at any time; one that nobody
//! answered can also be deleted.

use domain::{
    Problem,
    accounts::access::{Action, Actor},
    questions::kinds::deciding,
};
use store::{
    Tx,
    ids::QuestionId,
    questions::Owner,
    rows::{Activity, Question},
};

use crate::{
    Error, Result, Services,
    activities::show::open_locked,
    audit::{Change, record},
    questions::{
        form::{QUESTION, answered},
        save::not_too_many,
        set::rule,
    },
};

/// What became of a question that was taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Removed {
    /// Nobody had answered it.
    Unanswered,
    /// So many answers are kept.
    Kept(u64),
}

/// Asks a question no more.
///
/// # Errors
/// [`Error::Conflict`] where others hang on it; [`Error::NotFound`]; as the gate decides.
pub async fn retire_question(
    services: &Services,
    actor: &Actor,
    code: &str,
    id: QuestionId,
) -> Result<Removed> {
    let tx = services.db.begin().await?;
    let (activity, all, row) = find(&tx, actor, code, id).await?;
    if let Some(other) = all.iter().find(|other| other.only_if == Some(id) && other.retired_at.is_none()) {
        return Err(Error::Conflict(Problem::SaidOf(
            format!(
                "Câu “{}” chỉ được hỏi theo câu này: bỏ câu đó, hoặc đổi điều kiện của nó trước.",
                other.text_vi
            ),
            format!(
                "“{}” hangs on this question: remove that one, or change when it is asked.",
                other.text_vi
            ),
        )));
    }
    if row.retired_at.is_none() {
        let now = services.now();
        let row = Question { retired_at: Some(now), updated_at: now, version: row.version + 1, ..row };
        put(services, &tx, actor, row, "retire").await?;
    }
    let n = answered(&tx, activity.id, id).await?;
    tx.commit().await?;
    Ok(if n == 0 { Removed::Unanswered } else { Removed::Kept(n) })
}

/// Asks a question again, at the place where it was. One that hung on a question which is asked no more, or on an
/// answer that can be given no more, is asked of everybody.
///
/// # Errors
/// [`Error::Conflict`] where there are too many; [`Error::NotFound`]; as the gate decides.
pub async fn restore_question(services: &Services, actor: &Actor, code: &str, id: QuestionId) -> Result<()> {
    let tx = services.db.begin().await?;
    let (_, all, row) = find(&tx, actor, code, id).await?;
    if row.retired_at.is_none() {
        return Ok(());
    }
    not_too_many(&all)?;
    // The answer that it hangs on may be none of the other's any more.
    let is_there = |parent: QuestionId| {
        all.iter().any(|one| {
            one.id == parent
                && one.retired_at.is_none()
                && deciding(*one.kind, &rule(one).options).contains(&row.only_answer)
        })
    };
    let only_if = row.only_if.filter(|parent| is_there(*parent));
    let only_answer = if only_if.is_some() { row.only_answer.clone() } else { String::new() };
    let (updated_at, version) = (services.now(), row.version + 1);
    let row = Question { retired_at: None, only_if, only_answer, updated_at, version, ..row };
    put(services, &tx, actor, row, "restore").await?;
    Ok(tx.commit().await?)
}

/// Deletes a question that is asked no more and that nobody answered.
///
/// # Errors
/// [`Error::Conflict`] where somebody answered, or it is asked; [`Error::NotFound`]; as the gate decides.
pub async fn delete_question(services: &Services, actor: &Actor, code: &str, id: QuestionId) -> Result<()> {
    let tx = services.db.begin().await?;
    let (activity, all, row) = find(&tx, actor, code, id).await?;
    if let Some(other) = all.iter().find(|other| other.only_if == Some(id)) {
        let text = &other.text_vi;
        return Err(Error::Conflict(Problem::SaidOf(
            format!(
                "Câu “{text}” phụ thuộc vào câu này: xóa câu đó trước, hoặc hỏi lại và đổi điều kiện của nó."
            ),
            format!(
                "“{text}” hangs on this question: delete that one first, or ask it again and change when it is asked."
            ),
        )));
    }
    if row.retired_at.is_none() || answered(&tx, activity.id, id).await? > 0 {
        return Err(Error::conflict(
            "Câu hỏi này đang được hỏi hoặc đã có người trả lời nên không xóa hẳn được: hãy bỏ câu hỏi; câu trả lời đã có được giữ lại.",
            "This question is asked, or people have answered it, so it can’t be deleted: remove it, and what was answered stays.",
        ));
    }
    store::questions::remove(&tx, id).await?;
    QUESTION.removed(services, &tx, actor, &row);
    Ok(tx.commit().await?)
}

async fn find(
    tx: &Tx,
    actor: &Actor,
    code: &str,
    id: QuestionId,
) -> Result<(Activity, Vec<Question>, Question)> {
    let activity = open_locked(tx, actor, Action::ManageActivity, code).await?;
    let all = store::questions::of(tx, Owner::Activity(activity.id)).await?;
    let row = all.iter().find(|row| row.id == id).cloned().ok_or(Error::NotFound)?;
    Ok((activity, all, row))
}

async fn put(services: &Services, tx: &Tx, actor: &Actor, row: Question, verb: &str) -> Result<()> {
    let row = store::update(tx, row).await?;
    let after = Some(serde_json::json!({ "question": row.text_vi }));
    record(services, tx, actor, Change { verb, noun: "question", id: row.id.0, before: None, after });
    Ok(())
}
