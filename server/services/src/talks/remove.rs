//! A talk goes, with the choices of it.

use domain::accounts::access::{Action, Actor};
use serde_json::json;
use store::ids::TalkId;

use crate::{
    Error, Result, Services,
    activities::show::open_locked,
    audit::{Change, record},
    schedule::settle::{NotSettled, settle},
    talks::agenda::Agenda,
};

/// Removes a talk. `agreed`: how many were said to have chosen it when somebody agreed. Nobody is mailed.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Conflict`] where more chose it meanwhile; as the gate decides.
pub async fn remove_talk(
    services: &Services,
    actor: &Actor,
    code: &str,
    (id, agreed): (TalkId, &str),
) -> Result<()> {
    let tx = services.db.begin().await?;
    let activity = open_locked(&tx, actor, Action::ManageActivity, code).await?;
    let agenda = Agenda::load(&tx, activity.id).await?;
    let talk = &agenda.talks[agenda.at(id)?];
    if talk.seats_taken.to_string() != agreed {
        return Err(Error::conflict(
            "Số người chọn nội dung này vừa thay đổi: tải lại trang để xem rồi xác nhận lại.",
            "The number of people who chose it has just changed: load the page again, then confirm.",
        ));
    }
    store::talks::remove(&tx, id).await?;
    // Of the activity: of what is no more no row of the log is found.
    let before = Some(json!({ "title": talk.title, "from": talk.starts_at, "people": talk.seats_taken }));
    let change = Change { verb: "remove_talk", noun: "activity", id: activity.id.0, before, after: None };
    record(services, &tx, actor, change);
    settle(services, &tx, actor, &activity, "").await.or_else(still_in_the_way)?;
    Ok(tx.commit().await?)
}

/// What was in the way of others before is none of this one's doing, and its room was given back with it.
fn still_in_the_way(not: NotSettled) -> Result<()> {
    match not {
        NotSettled::Clashes(_) | NotSettled::Names(_) => Ok(()),
        NotSettled::Error(error) => Err(error),
    }
}
