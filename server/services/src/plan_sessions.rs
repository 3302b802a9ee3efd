//! The sessions of an activity: half-days and evenings, added and taken away in a few clicks.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::{
    Problem, Slot, Word,
    access::{Action, Actor},
    days::check_length,
};
use serde_json::json;
use store::{
    Tx,
    rows::{Activity, Session},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    compose::Before,
    create_activity::new_session,
    show_activity::open,
    tell_change::{Telling, tell_change},
};

/// Makes the sessions exactly the chosen half-days. Those that stay keep their room, topic and trainer; those where attendance was
/// taken can't go. The days of the activity follow. `version` is that of the activity when the sessions were loaded.
///
/// # Errors
/// [`Error::Invalid`] at `slots`; [`Error::Stale`]; [`Error::Conflict`] where one with attendance would go; as the gate decides.
pub async fn plan_sessions(
    services: &Services,
    actor: &Actor,
    code: &str,
    version: &str,
    chosen: &[(NaiveDate, Slot)],
) -> Result<()> {
    let chosen: &BTreeSet<(NaiveDate, Slot)> = &chosen.iter().copied().collect();
    let tx = services.db.begin().await?;
    let found = open(&tx, actor, Action::ManageActivity, code).await?;
    let activity = store::activities::lock(&tx, found.id).await?.ok_or(Error::NotFound)?;
    if chosen.is_empty() {
        return Err(Error::invalid(
            "slots",
            Problem::Said("Chọn ít nhất một buổi", "Choose at least one session"),
        ));
    }
    if let (Some((first, _)), Some((last, _))) = (chosen.first(), chosen.last()) {
        check_length(*first, *last).map_err(|problem| Error::invalid("slots", problem))?;
    }
    let there = store::sessions::of_activity(&tx, activity.id).await?;
    let before: BTreeSet<_> = there.iter().map(|session| (session.held_on, *session.slot)).collect();
    if before == *chosen {
        return Ok(());
    }
    if version != activity.version.to_string() {
        return Err(Error::Stale(activity.updated_at));
    }
    let marked = store::attendance::sessions_with_events(&tx, activity.id).await?;
    for session in &there {
        if chosen.contains(&(session.held_on, *session.slot)) {
            continue;
        }
        if marked.contains(&session.id) {
            return Err(Error::Conflict(Problem::SaidOf(
                format!(
                    "Buổi {} ngày {} đã điểm danh nên không bỏ được.",
                    session.slot.name(domain::Lang::Vi).to_lowercase(),
                    session.held_on.format("%-d/%-m/%Y")
                ),
                format!(
                    "The {} of {} has attendance and can’t be removed.",
                    session.slot.name(domain::Lang::En).to_lowercase(),
                    session.held_on.format("%-d/%-m/%Y")
                ),
            )));
        }
        store::sessions::remove(&tx, session.id).await?;
    }
    for (day, slot) in chosen {
        if !there.iter().any(|session| (session.held_on, *session.slot) == (*day, *slot)) {
            store::insert(&tx, new_session(activity.id, *day, *slot)).await?;
        }
    }
    let activity = follow_days(services, &tx, activity).await?;
    let shown = |sessions: &BTreeSet<(NaiveDate, Slot)>| {
        json!(sessions.iter().map(|(day, slot)| format!("{day} {}", slot.code())).collect::<Vec<_>>())
    };
    let change = Change {
        verb: "plan",
        noun: "activity",
        id: activity.id.0,
        before: Some(shown(&before)),
        after: Some(shown(chosen)),
    };
    record(services, &tx, actor, change).await?;
    let before = Before { sessions: Some(there), ..Before::default() };
    tell_change(services, &tx, &activity, before, Telling::Tell).await?;
    tx.commit().await?;
    Ok(())
}

/// The sessions of an activity, for its organizers.
///
/// # Errors
/// As the gate decides.
pub async fn list_sessions_of(
    services: &Services,
    actor: &Actor,
    code: &str,
) -> Result<(Activity, Vec<Session>)> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ReadActivity, code).await?;
    let sessions = store::sessions::of_activity(read, activity.id).await?;
    Ok((activity, sessions))
}

/// Keeps the first and the last day of an activity those of its sessions; each change of its times gets a new version.
///
/// # Errors
/// What the database says.
pub(crate) async fn follow_days(services: &Services, tx: &Tx, activity: Activity) -> Result<Activity> {
    let sessions = store::sessions::of_activity(tx, activity.id).await?;
    let days = || sessions.iter().map(|session| session.held_on);
    let (Some(starts_on), Some(ends_on)) = (days().min(), days().max()) else { return Ok(activity) };
    let row = Activity {
        starts_on,
        ends_on,
        updated_at: services.now(),
        version: activity.version + 1,
        ..activity
    };
    Ok(store::update(tx, row).await?)
}
