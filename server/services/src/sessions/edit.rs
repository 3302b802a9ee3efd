//! The sessions of an activity are planned, moved, described and taken away: one form, one save.

use std::collections::HashMap;

use domain::{
    Problem, Problems, Word,
    accounts::access::{Action, Actor},
    activities::days::check_length,
    numbers::whole,
};
use serde_json::{Value, json};
use store::{
    Tx,
    ids::SessionId,
    rows::{Activity, Attendance, Session, Talk},
};

use crate::{
    Error, Result, Services,
    activities::{
        edit::Edited,
        show::open_locked,
        tell_change::{Telling, tell_change},
    },
    audit::{Change, record},
    mails::letter::Before,
    schedule::settle::{NotSettled, WrongName, settle},
    sessions::{
        form::{HalfDay, Plan, SessionsForm, read},
        list::follow_days,
    },
    talks::follow::{follow, misfits},
};

/// Why sessions were not written.
#[derive(Debug)]
pub struct NotEdited {
    /// Why.
    pub error: Error,
    /// What is wrong with which session, by the fields of [`crate::sessions::form::SessionForm`]; of none where `error` is another than
    /// [`Error::Invalid`]. The key is the id of the form.
    pub sessions: Vec<(String, Problems)>,
    /// Sessions that can't go before somebody agrees, since something would go with them.
    pub ask: Vec<Removal>,
}

impl<E: Into<Error>> From<E> for NotEdited {
    fn from(error: E) -> Self {
        Self { error: error.into(), sessions: vec![], ask: vec![] }
    }
}

/// A session that would go, with what was written down of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// The session.
    pub session: Session,
    /// How many people were marked at it.
    pub marks: usize,
    /// How often something was marked, also where it was taken back.
    pub events: usize,
    /// How many talks its agenda has.
    pub talks: usize,
    /// How often somebody chose one of them.
    pub choices: u32,
}

impl Removal {
    /// What [`SessionsForm::agreed`] holds where somebody agreed to it: no longer true where more was marked meanwhile.
    pub fn agreement(&self) -> String {
        let Self { session, marks, events, talks, choices } = self;
        format!("{}:{marks}:{events}:{talks}:{choices}", session.id)
    }

    /// Whether it is asked: a bare session of the usual hours says nothing that is not in its day.
    fn is_asked(&self) -> bool {
        let Session { held_on, slot, starts_at, ends_at, room, topic, topic_en, trainer, .. } = &self.session;
        let is_bare = [room, topic, topic_en, trainer].iter().all(|text| text.is_empty());
        self.marks > 0
            || self.events > 0
            || self.talks > 0
            || !is_bare
            || slot.usual_span(*held_on) != (*starts_at, *ends_at)
    }
}

/// Writes the sessions of an activity as the form says. A session that is moved to another day or slot stays the same one, with its
/// attendance, room, topic and trainer. The days of the activity follow. Other times and rooms are told to everybody on the list, where
/// that is wanted; another topic or trainer alone only where the form says so.
///
/// # Errors
/// [`Error::Invalid`] at `slots`, or with the problems of each session; [`Error::Stale`]; [`Error::Conflict`] with the sessions to
/// ask about; as the gate decides.
pub async fn edit_sessions(
    services: &Services,
    actor: &Actor,
    code: &str,
    form: &SessionsForm,
    telling: Telling,
) -> std::result::Result<Edited, NotEdited> {
    let tx = services.db.begin().await?;
    let activity = open_locked(&tx, actor, Action::ManageActivity, code).await?;
    let there = store::sessions::of_activity(&tx, activity.id).await?;
    if form.sessions.iter().any(|typed| typed.is_gone(&there)) {
        // Somebody took the session away meanwhile.
        return Err(Error::Stale(activity.updated_at).into());
    }
    let plan = match read(&activity, &there, form, services.today()) {
        Ok(plan) => plan,
        // What is wrong may be so only beside what was saved meanwhile: that is shown first.
        Err(_) if form.version != activity.version.to_string() => {
            return Err(Error::Stale(activity.updated_at).into());
        }
        Err(sessions) => {
            return Err(NotEdited { error: Error::Invalid(Problems::default()), sessions, ask: vec![] });
        }
    };
    check_days(&plan)?;
    // What was saved in silence before can be told without a further change.
    if plan.is_nothing() && !form.tells_contents {
        // Rooms and trainers that became known since are taken all the same.
        settled(services, &tx, actor, &activity, &form.reason).await?;
        tx.commit().await?;
        return Ok(Edited::Saved(0));
    }
    if form.version != activity.version.to_string() {
        return Err(Error::Stale(activity.updated_at).into());
    }
    let marks = store::attendance::of_activity(&tx, activity.id).await?;
    let events = store::attendance::events_by_session(&tx, activity.id).await?;
    let talks = store::talks::of_activity(&tx, activity.id).await?;
    let sessions = misfits(&plan.changed, &talks);
    if !sessions.is_empty() {
        return Err(NotEdited { error: Error::Invalid(Problems::default()), sessions, ask: vec![] });
    }
    let removals = removals(&plan, (&marks, &events), &talks);
    let asked = |removal: &Removal| removal.is_asked() && !form.agreed.contains(&removal.agreement());
    let ask: Vec<Removal> = removals.into_iter().filter(asked).collect();
    if !ask.is_empty() {
        let error = Error::conflict(
            "Có buổi sẽ bị bỏ cùng những gì đã ghi: cần xác nhận",
            "Sessions would go with what was written down of them: please confirm",
        );
        return Err(NotEdited { error, sessions: vec![], ask });
    }
    write(services, &tx, actor, &activity, &plan, &marks).await?;
    follow(services, &tx, actor, &plan.changed, &talks).await?;
    // Another topic or trainer alone is told to nobody, unless somebody asks for it.
    let is_news = plan.changes_times() || form.tells_contents;
    let telling = if is_news { telling } else { Telling::NotYet };
    let activity = follow_days(services, &tx, activity).await?;
    settled(services, &tx, actor, &activity, &form.reason).await?;
    let before = Before { sessions: Some(there), ..Before::default() };
    if let Some(audience) = tell_change(services, &tx, &activity, before, telling).await? {
        // The transaction ends here: what would have been done was only looked at.
        return Ok(Edited::Asks(audience));
    }
    tx.commit().await?;
    Ok(Edited::Saved(0))
}

/// Takes what the sessions name; what is wrong with a name is said of the session's form.
async fn settled(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: &Activity,
    reason: &str,
) -> std::result::Result<(), NotEdited> {
    let wrong = match settle(services, tx, actor, activity, reason).await {
        Ok(()) => return Ok(()),
        Err(NotSettled::Names(wrong)) => wrong,
        Err(not) => return Err(not.error().into()),
    };
    let there = store::sessions::of_activity(tx, activity.id).await?;
    let form_of = |when: HalfDay| {
        let session = there.iter().find(|session| (session.held_on, *session.slot) == when);
        session.map(|session| session.id.to_string())
    };
    let said = |wrong: WrongName| Some((form_of(wrong.when)?, Problems(vec![("trainer", wrong.problem)])));
    let sessions = wrong.into_iter().filter_map(said).collect();
    Err(NotEdited { error: Error::Invalid(Problems::default()), sessions, ask: vec![] })
}

/// That there are sessions, and that they are not years apart.
pub(crate) fn check_days(plan: &Plan) -> Result<()> {
    let days = || plan.after().map(|session| session.held_on);
    let (Some(first), Some(last)) = (days().min(), days().max()) else {
        let none = Problem::Said("Chọn ít nhất một buổi", "Choose at least one session");
        return Err(Error::invalid("slots", none));
    };
    check_length(first, last).map_err(|problem| Error::invalid("slots", problem))
}

fn removals(
    plan: &Plan,
    (marks, events): (&[Attendance], &HashMap<SessionId, usize>),
    talks: &[Talk],
) -> Vec<Removal> {
    let own = |session: &Session| {
        let id = session.id;
        talks.iter().filter(move |talk| talk.session_id == id)
    };
    let one = |session: &Session| Removal {
        talks: own(session).count(),
        choices: own(session).map(|talk| whole(talk.seats_taken)).sum(),
        session: session.clone(),
        marks: marks.iter().filter(|mark| mark.session_id == session.id).count(),
        events: events.get(&session.id).copied().unwrap_or_default(),
    };
    plan.removed.iter().map(one).collect()
}

/// Writes a plan, with a row in the log for each session.
pub(crate) async fn write(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: &Activity,
    plan: &Plan,
    marks: &[Attendance],
) -> Result<()> {
    for session in &plan.removed {
        // What was marked goes with the session; who was marked how stays in the log.
        let of = marks.iter().filter(|mark| mark.session_id == session.id);
        let of: Vec<_> = of
            .map(|mark| json!({ "registration": mark.registration_id, "status": mark.status.code() }))
            .collect();
        let mut before = shown(session);
        before["marks"] = json!(of);
        let change =
            Change { verb: "remove", noun: "session", id: session.id.0, before: Some(before), after: None };
        record(services, tx, actor, change);
        store::sessions::remove(tx, session.id).await?;
    }
    // Two may change places, and no two may ever be at one: those that move step aside first.
    let moved: Vec<_> = plan.changed.iter().filter(|(before, after)| place(before) != place(after)).collect();
    for (n, (before, _)) in moved.iter().enumerate() {
        store::sessions::step_aside(tx, before.id, n).await?;
    }
    for (before, after) in &plan.changed {
        let verb = if place(before) == place(after) { "edit" } else { "move" };
        let (old, new) = (Some(shown(before)), Some(shown(after)));
        record(
            services,
            tx,
            actor,
            Change { verb, noun: "session", id: after.id.0, before: old, after: new },
        );
        store::update(tx, after.clone()).await?;
    }
    for session in &plan.added {
        store::insert(tx, session.clone()).await?;
    }
    if plan.removed.is_empty() && plan.added.is_empty() {
        return Ok(());
    }
    let (before, after) = (Some(places(plan.before())), Some(places(plan.after())));
    let change = Change { verb: "plan", noun: "activity", id: activity.id.0, before, after };
    record(services, tx, actor, change);
    Ok(())
}

/// The half-day or evening of a session; no activity has two at one.
fn place(session: &Session) -> String {
    format!("{} {}", session.held_on, session.slot.code())
}

fn places<'a>(sessions: impl Iterator<Item = &'a Session>) -> Value {
    let mut places: Vec<_> =
        sessions.map(|session| (session.held_on, session.starts_at, place(session))).collect();
    places.sort();
    json!(places.into_iter().map(|(.., place)| place).collect::<Vec<_>>())
}

fn shown(session: &Session) -> Value {
    json!({
        "held_on": session.held_on, "slot": session.slot.code(), "from": session.starts_at, "to": session.ends_at,
        "room": session.room, "topic": session.topic, "trainer": session.trainer, "topic_en": session.topic_en,
    })
}
