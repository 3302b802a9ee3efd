//! Answers are written down: what is new or another takes the place of what was there, what is answered no more goes.

use std::collections::HashMap;

use domain::accounts::access::Actor;
use serde_json::json;
use store::{
    ConnectionTrait, Tx,
    ids::{QuestionId, RegistrationId},
    rows::{Answer, AnswerFile},
};

use crate::{
    Result, Services,
    audit::{Change, record},
    questions::given::Answered,
};

/// The answers of a registration, by their questions.
pub(crate) async fn answers_of(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
) -> Result<HashMap<QuestionId, String>> {
    let rows = store::answers::of_registration(conn, registration).await?;
    Ok(rows.into_iter().map(|row| (row.question_id, row.value)).collect())
}

/// Writes answers to the questions that were asked; those to questions that are asked no more stay as they are. Answers whether anything
/// changed. The log says how many were given, and not what: whoever asks for their data to be erased is not in it.
pub(crate) async fn keep(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    registration: RegistrationId,
    answered: Answered,
) -> Result<bool> {
    if answered.asked.is_empty() {
        return Ok(false);
    }
    let before = answers_of(tx, registration).await?;
    let is_new = |id: &QuestionId, value: &String| {
        before.get(id) != Some(value) || answered.files.iter().any(|(of, ..)| of == id)
    };
    let fresh: Vec<(QuestionId, String)> =
        answered.kept.iter().filter(|(id, value)| is_new(id, value)).cloned().collect();
    let stays = |id: &QuestionId| answered.kept.iter().any(|(of, _)| of == id);
    let goes = answered.asked.iter().filter(|id| before.contains_key(id) && !stays(id)).copied();
    let gone: Vec<QuestionId> = goes.chain(fresh.iter().map(|(id, _)| *id)).collect();
    if gone.is_empty() {
        return Ok(false);
    }
    store::answers::remove(tx, registration, &gone).await?;
    let now = services.now();
    let rows = fresh.into_iter().map(|(question_id, value)| Answer {
        registration_id: registration,
        question_id,
        value,
        answered_at: now,
    });
    store::insert_many(tx, rows.collect()).await?;
    for (question_id, kind, bytes) in answered.files {
        let row = AnswerFile { registration_id: registration, question_id, kind: kind.into(), bytes };
        store::insert(tx, row).await?;
    }
    let [was, is] = [before.len(), answered.kept.len()].map(|n| Some(json!({ "answers": n })));
    let change = Change { verb: "answer", noun: "registration", id: registration.0, before: was, after: is };
    record(services, tx, actor, change);
    Ok(true)
}
