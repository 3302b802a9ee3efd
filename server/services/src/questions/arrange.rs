//! A question changes places with its neighbour.

use domain::{
    accounts::access::{Action, Actor},
    questions::order::{Way, neighbour},
};
use serde_json::json;
use store::{ids::QuestionId, questions::Owner};

use crate::{
    Error, Result, Services,
    activities::show::open_locked,
    audit::{Change, record},
    questions::set::placed,
};

/// Moves a question up or down among those that hang on the same one; the first goes no further up, the last no further down.
///
/// # Errors
/// [`Error::NotFound`]; as the gate decides.
pub async fn move_question(
    services: &Services,
    actor: &Actor,
    code: &str,
    id: QuestionId,
    way: Way,
) -> Result<()> {
    let tx = services.db.begin().await?;
    let activity = open_locked(&tx, actor, Action::ManageActivity, code).await?;
    let mut rows = store::questions::of(&tx, Owner::Activity(activity.id)).await?;
    rows.retain(|row| row.retired_at.is_none());
    let row = rows.iter().find(|row| row.id == id).ok_or(Error::NotFound)?;
    let other = neighbour(&placed(&rows), id.0, way);
    let Some(other) = other.and_then(|other| rows.iter().find(|row| row.id.0 == other)) else {
        return Ok(());
    };
    store::questions::set_position(&tx, row.id, other.position).await?;
    store::questions::set_position(&tx, other.id, row.position).await?;
    let at = |position: i32| Some(json!({ "position": position, "question": row.text_vi }));
    let (before, after) = (at(row.position), at(other.position));
    record(services, &tx, actor, Change { verb: "move", noun: "question", id: id.0, before, after });
    Ok(tx.commit().await?)
}
