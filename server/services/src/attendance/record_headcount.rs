//! How many people came, counted without names.

use domain::{
    accounts::access::{Action, Actor},
    fields::{read_number, read_optional_line},
    label,
    numbers::stored,
    text,
};
use serde_json::json;
use store::{ids::UserId, rows::Headcount};

use crate::{
    Error, Result, Services,
    activities::show::open_for,
    audit::{Change, record},
};

/// Writes the headcount of an activity, a correction of it, or takes it away where the number was made empty. Answers the number that
/// holds. `version` is that of the headcount when the form was loaded, 0 where there was none; empty where nobody looked.
///
/// # Errors
/// [`Error::Invalid`] at `people` and `note`; [`Error::Stale`]; [`Error::Conflict`] before the activity begins; as the gate decides.
pub async fn record_headcount(
    services: &Services,
    actor: &Actor,
    code: &str,
    (people, note): (&str, &str),
    version: &str,
) -> Result<Option<i32>> {
    let tx = services.db.begin().await?;
    let found = open_for(&tx, actor, &[Action::ReadActivity, Action::TakeAttendance], code).await?;
    // Two who count at once take turns; both are in the log.
    let activity = store::activities::lock(&tx, found.id).await?.ok_or(Error::NotFound)?;
    let before = store::headcounts::of_activity(&tx, activity.id).await?;
    let (people, note) = read(before.is_some(), people, note)?;
    if activity.starts_on > services.today() {
        return Err(Error::conflict(
            "Hoạt động chưa diễn ra nên chưa có số người đếm được.",
            "The activity has not begun; there is nothing to count.",
        ));
    }
    if let Some(old) = before.as_ref().filter(|old| (Some(old.people), &old.note) == (people, &note)) {
        return Ok(Some(old.people));
    }
    let seen = before.as_ref().map_or(0, |old| old.version);
    if !version.is_empty() && version != seen.to_string() {
        return Err(Error::Stale(before.map_or(activity.updated_at, |old| old.counted_at)));
    }
    let row = people.map(|people| Headcount {
        activity_id: activity.id,
        people,
        note,
        counted_by: actor.user().map(UserId),
        counted_at: services.now(),
        version: before.as_ref().map_or(1, |old| old.version + 1),
    });
    let shown = |row: &Headcount| json!({ "people": row.people, "note": row.note });
    let change = Change {
        verb: "count",
        noun: "activity",
        id: activity.id.0,
        before: before.as_ref().map(shown),
        after: row.as_ref().map(shown),
    };
    match row {
        None => store::headcounts::forget(&tx, activity.id).await?,
        Some(row) if before.is_some() => drop(store::update(&tx, row).await?),
        Some(row) => drop(store::insert(&tx, row).await?),
    }
    record(services, &tx, actor, change);
    tx.commit().await?;
    Ok(people)
}

/// The number and the note as read. No number takes back one that is there.
///
/// # Errors
/// [`Error::Invalid`] at `people`, `note`.
fn read(is_there: bool, people: &str, note: &str) -> Result<(Option<i32>, String)> {
    let people = match is_there && text::line(people).is_empty() {
        true => None,
        false => Some(
            read_number(people, label::HEADCOUNT, 0, 100_000)
                .map_err(|problem| Error::invalid("people", problem))?,
        ),
    };
    let note =
        read_optional_line(note, label::NOTE, 300).map_err(|problem| Error::invalid("note", problem))?;
    Ok((people.map(stored), note))
}
