//! The sessions of an activity: half-days and evenings, added and taken away in a few clicks, then given room, topic and trainer.

use chrono::{NaiveDate, NaiveTime};
use domain::{
    Problem, Problems, Slot, Word,
    access::{Action, Actor},
    label, local,
    person::read_optional_line,
};
use serde_json::json;
use store::{
    Tx,
    ids::SessionId,
    rows::{Activity, Session},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    error::valid,
    notify,
    save_activity::new_session,
    show_activity::open,
};

/// One session as typed into the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SessionForm {
    /// The number of the session.
    pub id: String,
    /// From, local, `07:30`.
    pub from: String,
    /// To, local.
    pub to: String,
    /// The room.
    pub room: String,
    /// What it is about.
    pub topic: String,
    /// Who leads it.
    pub trainer: String,
}

/// Makes the sessions exactly the chosen half-days. Those that stay keep their room, topic and trainer; those where attendance was
/// taken can't go. The days of the activity follow.
///
/// # Errors
/// [`Error::Invalid`] at `slots`; [`Error::Conflict`] where one with attendance would go; as the gate decides.
pub async fn plan_sessions(
    services: &Services,
    actor: &Actor,
    code: &str,
    chosen: &[(NaiveDate, Slot)],
) -> Result<()> {
    let tx = services.db.begin().await?;
    let activity = open(&tx, actor, Action::ManageActivity, code).await?;
    if chosen.is_empty() {
        return Err(Error::invalid(
            "slots",
            Problem::Said("Chọn ít nhất một buổi", "Choose at least one session"),
        ));
    }
    let there = store::sessions::of_activity(&tx, activity.id).await?;
    let marks = store::attendance::of_activity(&tx, activity.id).await?;
    for session in &there {
        if chosen.contains(&(session.held_on, *session.slot)) {
            continue;
        }
        if marks.iter().any(|mark| mark.session_id == session.id) {
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
    let shown = |sessions: &[(NaiveDate, Slot)]| {
        json!(sessions.iter().map(|(day, slot)| format!("{day} {}", slot.code())).collect::<Vec<_>>())
    };
    let before: Vec<_> = there.iter().map(|session| (session.held_on, *session.slot)).collect();
    let change = Change {
        verb: "plan",
        noun: "activity",
        id: activity.id.0,
        before: Some(shown(&before)),
        after: Some(shown(chosen)),
    };
    record(services, &tx, actor, change).await?;
    if before.iter().any(|one| !chosen.contains(one)) || chosen.iter().any(|one| !before.contains(one)) {
        notify::activity_changed(services, &tx, &activity, &there).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Writes hours, room, topic and trainer of the sessions.
///
/// # Errors
/// [`Error::Invalid`] at `sessions`; as the gate decides.
pub async fn edit_sessions(
    services: &Services,
    actor: &Actor,
    code: &str,
    forms: &[SessionForm],
) -> Result<()> {
    let tx = services.db.begin().await?;
    let activity = open(&tx, actor, Action::ManageActivity, code).await?;
    let there = store::sessions::of_activity(&tx, activity.id).await?;
    let mut problems = Problems::default();
    let mut moved = false;
    for form in forms {
        let id: Option<SessionId> = form.id.parse().ok();
        let Some(session) = there.iter().find(|session| Some(session.id) == id) else {
            return Err(Error::NotFound);
        };
        let hours = read_hours(session.held_on, &form.from, &form.to);
        let room = problems.check("sessions", read_optional_line(&form.room, label::ROOM, 200));
        let topic = problems.check("sessions", read_optional_line(&form.topic, label::TOPIC, 300));
        let trainer = problems.check("sessions", read_optional_line(&form.trainer, label::TRAINER, 200));
        let hours = problems.check("sessions", hours);
        if let (Some(room), Some(topic), Some(trainer), Some((starts_at, ends_at))) =
            (room, topic, trainer, hours)
        {
            let row = Session { room, topic, trainer, starts_at, ends_at, ..session.clone() };
            if row != *session {
                moved |= (row.starts_at, row.ends_at, &row.room)
                    != (session.starts_at, session.ends_at, &session.room);
                let change = Change {
                    verb: "edit",
                    noun: "session",
                    id: row.id.0,
                    before: Some(
                        json!({ "from": session.starts_at, "to": session.ends_at, "room": session.room, "topic": session.topic, "trainer": session.trainer }),
                    ),
                    after: Some(
                        json!({ "from": row.starts_at, "to": row.ends_at, "room": row.room, "topic": row.topic, "trainer": row.trainer }),
                    ),
                };
                store::update(&tx, row).await?;
                record(services, &tx, actor, change).await?;
            }
        }
    }
    valid(problems)?;
    if moved {
        let activity = follow_days(services, &tx, activity).await?;
        notify::activity_changed(services, &tx, &activity, &there).await?;
    }
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
async fn follow_days(services: &Services, tx: &Tx, activity: Activity) -> Result<Activity> {
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

fn read_hours(
    day: NaiveDate,
    from: &str,
    to: &str,
) -> std::result::Result<(chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::Utc>), Problem> {
    let time = |raw: &str| {
        let raw = raw.trim().replace(['h', 'H', '.'], ":");
        NaiveTime::parse_from_str(raw.trim_end_matches(':'), "%H:%M").ok()
    };
    match (time(from), time(to)) {
        (Some(from), Some(to)) if from < to => Ok((local::to_utc(day, from), local::to_utc(day, to))),
        (Some(_), Some(_)) => {
            Err(Problem::Said("Chọn giờ kết thúc sau giờ bắt đầu", "Choose an end after the beginning"))
        }
        _ => Err(Problem::Said("Nhập giờ theo dạng 07:30", "Enter hours such as 07:30")),
    }
}
