//! The sessions of an activity get their hours, room, topic and trainer.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::{
    Problem, Problems,
    access::{Action, Actor},
    label, local,
    person::read_optional_line,
};
use serde_json::{Value, json};
use store::{ids::SessionId, rows::Session};

use crate::{
    Error, Services,
    audit::{Change, record},
    compose::Before,
    plan_sessions::follow_days,
    show_activity::open,
    tell_change::{Telling, tell_change},
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

/// Why sessions were not written.
#[derive(Debug)]
pub struct NotEdited {
    /// Why.
    pub error: Error,
    /// What is wrong with which session, by the fields of [`SessionForm`]; of none where `error` is another than [`Error::Invalid`].
    pub sessions: Vec<(SessionId, Problems)>,
}

impl<E: Into<Error>> From<E> for NotEdited {
    fn from(error: E) -> Self {
        Self { error: error.into(), sessions: vec![] }
    }
}

/// Writes hours, room, topic and trainer of the sessions. Those that were moved are told to everybody on the list. `version` is that
/// of the activity when the sessions were loaded.
///
/// # Errors
/// [`Error::Invalid`] with the problems of each session; [`Error::Stale`]; as the gate decides.
pub async fn edit_sessions(
    services: &Services,
    actor: &Actor,
    code: &str,
    version: &str,
    forms: &[SessionForm],
) -> Result<(), NotEdited> {
    let tx = services.db.begin().await?;
    let found = open(&tx, actor, Action::ManageActivity, code).await?;
    let activity = store::activities::lock(&tx, found.id).await?.ok_or(Error::NotFound)?;
    let there = store::sessions::of_activity(&tx, activity.id).await?;
    let (mut wrong, mut changed) = (vec![], vec![]);
    for form in forms {
        let id: Option<SessionId> = form.id.parse().ok();
        let session = there.iter().find(|session| Some(session.id) == id);
        // Somebody took the session away meanwhile.
        let session = session.ok_or(Error::Stale(activity.updated_at))?;
        match read(session, form) {
            Ok(row) if row == *session => {}
            Ok(row) => changed.push((session, row)),
            Err(problems) => wrong.push((session.id, problems)),
        }
    }
    if !wrong.is_empty() {
        return Err(NotEdited { error: Error::Invalid(Problems::default()), sessions: wrong });
    }
    if changed.is_empty() {
        return Ok(());
    }
    if version != activity.version.to_string() {
        return Err(Error::Stale(activity.updated_at).into());
    }
    let mut moved = false;
    for (session, row) in changed {
        moved |=
            (row.starts_at, row.ends_at, &row.room) != (session.starts_at, session.ends_at, &session.room);
        let (before, after) = (Some(shown(session)), Some(shown(&row)));
        let change = Change { verb: "edit", noun: "session", id: row.id.0, before, after };
        record(services, &tx, actor, change).await?;
        store::update(&tx, row).await?;
    }
    let activity = follow_days(services, &tx, activity).await?;
    if moved {
        let before = Before { sessions: Some(there.clone()), ..Before::default() };
        tell_change(services, &tx, &activity, before, Telling::Tell).await?;
    }
    tx.commit().await?;
    Ok(())
}

fn shown(session: &Session) -> Value {
    json!({ "from": session.starts_at, "to": session.ends_at, "room": session.room, "topic": session.topic, "trainer": session.trainer })
}

/// The session with what the form says.
fn read(session: &Session, form: &SessionForm) -> Result<Session, Problems> {
    let mut problems = Problems::default();
    let from = problems.check("from", read_hour(session.held_on, &form.from));
    let to = problems.check("to", read_hour(session.held_on, &form.to));
    let room = problems.check("room", read_optional_line(&form.room, label::ROOM, 200));
    let topic = problems.check("topic", read_optional_line(&form.topic, label::TOPIC, 300));
    let trainer = problems.check("trainer", read_optional_line(&form.trainer, label::TRAINER, 200));
    if from.zip(to).is_some_and(|(from, to)| from >= to) {
        let late = Problem::Said("Chọn giờ kết thúc sau giờ bắt đầu", "Choose an end after the beginning");
        problems.add("to", late);
    }
    match (from, to, room, topic, trainer) {
        (Some(starts_at), Some(ends_at), Some(room), Some(topic), Some(trainer)) if problems.is_empty() => {
            Ok(Session { room, topic, trainer, starts_at, ends_at, ..session.clone() })
        }
        _ => Err(problems),
    }
}

/// `07:30`, `7h30`, `7.30`, `7h`.
fn read_hour(day: NaiveDate, raw: &str) -> Result<DateTime<Utc>, Problem> {
    let raw = raw.trim().replace(['h', 'H', '.'], ":");
    let raw = if raw.ends_with(':') { format!("{raw}00") } else { raw };
    NaiveTime::parse_from_str(&raw, "%H:%M")
        .map(|time| local::to_utc(day, time))
        .map_err(|_| Problem::Said("Nhập giờ theo dạng 07:30", "Enter hours such as 07:30"))
}
