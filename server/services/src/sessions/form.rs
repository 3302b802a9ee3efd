//! The form of the sessions of an activity: what is typed into it, and what that comes to.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::{
    Problem, Problems, Slot, Word,
    activities::days::read_session_day,
    fields::{read_optional_line, typed_day},
    label, local,
};
use store::{
    ids::{ActivityId, SessionId},
    rows::{Activity, Session},
};

use crate::sessions::insert::new_session;

/// A half-day or an evening of a day.
pub type HalfDay = (NaiveDate, Slot);

/// The sessions of an activity as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SessionsForm {
    /// The version of the activity when the sessions were loaded.
    pub version: String,
    /// The numbers of the sessions that stay. One that is in [`Self::sessions`] and not here goes; one that is in neither was added
    /// by somebody else since the form was loaded, and stays.
    pub keep: Vec<String>,
    /// Where new ones are held.
    pub add: Vec<HalfDay>,
    /// Their hours, rooms, topics and trainers. A new one that is not among them gets the usual hours.
    pub sessions: Vec<SessionForm>,
    /// What somebody agreed to take away, by [`crate::sessions::edit::Removal::agreement`].
    pub agreed: Vec<String>,
    /// Another topic or trainer is told as well, though nobody has to come otherwise.
    pub tells_contents: bool,
    /// Why what is in the way of the sessions, and can be let stand, may.
    pub reason: String,
}

/// One session as typed into the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SessionForm {
    /// The number of the session; of a new one [`new_id`].
    pub id: String,
    /// The day, `30/7/2026`: another than its own moves it. Empty: it stays.
    pub day: String,
    /// The slot, by its code. Empty: it stays.
    pub slot: String,
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
    /// What it is about, in English.
    pub topic_en: String,
}

/// What stands for the number of a session that is not there yet.
pub fn new_id((day, slot): HalfDay) -> String {
    format!("{day} {}", slot.code())
}

/// A session as its form holds it.
pub fn session_form(session: &Session) -> SessionForm {
    SessionForm {
        id: match session.id {
            SessionId::NEW => new_id((session.held_on, *session.slot)),
            id => id.to_string(),
        },
        day: typed_day(session.held_on),
        slot: session.slot.code().into(),
        from: local::hour(session.starts_at),
        to: local::hour(session.ends_at),
        room: session.room.clone(),
        topic: session.topic.clone(),
        trainer: session.trainer.clone(),
        topic_en: session.topic_en.clone(),
    }
}

/// The form of a session that is not there yet: the usual hours.
pub fn new_session_form((day, slot): HalfDay) -> SessionForm {
    session_form(&new_session(ActivityId::NEW, day, slot))
}

impl SessionForm {
    /// Whether it is about a session that is no more.
    pub(crate) fn is_gone(&self, there: &[Session]) -> bool {
        self.id.parse().is_ok_and(|id: SessionId| !there.iter().any(|session| session.id == id))
    }
}

/// What the form comes to.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// Those that stay as they are.
    pub same: Vec<Session>,
    /// Those that stay, before and after.
    pub changed: Vec<(Session, Session)>,
    pub removed: Vec<Session>,
    pub added: Vec<Session>,
}

impl Plan {
    pub(crate) fn is_nothing(&self) -> bool {
        self.changed.is_empty() && self.removed.is_empty() && self.added.is_empty()
    }

    pub(crate) fn before(&self) -> impl Iterator<Item = &Session> {
        self.same.iter().chain(self.changed.iter().map(|(before, _)| before)).chain(&self.removed)
    }

    pub(crate) fn after(&self) -> impl Iterator<Item = &Session> {
        self.same.iter().chain(self.changed.iter().map(|(_, after)| after)).chain(&self.added)
    }

    /// Whether anybody has to come at another time or into another room.
    pub(crate) fn changes_times(&self) -> bool {
        fn told(session: &Session) -> (DateTime<Utc>, DateTime<Utc>, &str) {
            (session.starts_at, session.ends_at, &session.room)
        }
        !self.removed.is_empty()
            || !self.added.is_empty()
            || self.changed.iter().any(|(before, after)| told(before) != told(after))
    }
}

/// What the form comes to, or what is wrong with which session.
pub(crate) fn read(
    activity: &Activity,
    there: &[Session],
    form: &SessionsForm,
    today: NaiveDate,
) -> Result<Plan, Vec<(String, Problems)>> {
    let mut reading = Reading { form, today, plan: Plan::default(), wrong: vec![], taken: vec![] };
    there.iter().for_each(|session| reading.there(session));
    reading.refuse_two_at_once();
    let mut add = form.add.clone();
    add.sort_unstable();
    add.dedup();
    add.into_iter().for_each(|when| reading.added(activity.id, when));
    if reading.wrong.is_empty() { Ok(reading.plan) } else { Err(reading.wrong) }
}

/// The form, as far as it is read.
struct Reading<'a> {
    form: &'a SessionsForm,
    today: NaiveDate,
    plan: Plan,
    /// What is wrong, by the id of the session's form.
    wrong: Vec<(String, Problems)>,
    /// When there is a session, with the id of its form.
    taken: Vec<(HalfDay, String)>,
}

impl<'a> Reading<'a> {
    fn typed(&self, id: &str) -> Option<&'a SessionForm> {
        self.form.sessions.iter().find(|typed| typed.id == id)
    }

    /// A session that is there: it stays, as it was or otherwise, or goes.
    fn there(&mut self, session: &Session) {
        let id = session.id.to_string();
        let row = match self.typed(&id) {
            Some(_) if !self.form.keep.contains(&id) => {
                self.plan.removed.push(session.clone());
                return;
            }
            Some(typed) => match one(session, typed, self.today) {
                Ok(row) => row,
                Err(problems) => {
                    self.wrong.push((id, problems));
                    return;
                }
            },
            None => session.clone(),
        };
        self.taken.push(((row.held_on, *row.slot), id));
        match row == *session {
            true => self.plan.same.push(row),
            false => self.plan.changed.push((session.clone(), row)),
        }
    }

    /// No session is moved to where another one is.
    fn refuse_two_at_once(&mut self) {
        for (n, (when, id)) in self.taken.iter().enumerate() {
            let is_moved = self.plan.changed.iter().any(|(before, after)| {
                after.id.to_string() == *id && (before.held_on, before.slot) != (after.held_on, after.slot)
            });
            let others = self.taken.iter().enumerate().filter(|(at, (other, _))| *at != n && other == when);
            if is_moved && others.count() > 0 {
                self.wrong.push((id.clone(), Problems(vec![("day", two_at_once())])));
            }
        }
    }

    /// A session where a tick was set.
    fn added(&mut self, activity: ActivityId, when: HalfDay) {
        let new = new_session(activity, when.0, when.1);
        let typed = self.typed(&new_id(when));
        if self.taken.iter().any(|(other, _)| *other == when) {
            // Moved to where a tick stood: one session, unless something was typed for two.
            if typed.is_some_and(|typed| *typed != new_session_form(when)) {
                self.wrong.push((new_id(when), Problems(vec![("from", two_at_once())])));
            }
            return;
        }
        let Some(typed) = typed else {
            self.plan.added.push(new);
            return;
        };
        // Where it is held is the tick's.
        let typed = SessionForm { day: String::new(), slot: String::new(), ..typed.clone() };
        match one(&new, &typed, self.today) {
            Ok(row) => self.plan.added.push(row),
            Err(problems) => self.wrong.push((new_id(when), problems)),
        }
    }
}

fn two_at_once() -> Problem {
    Problem::Said(
        "Vào lúc này đã có một buổi khác: chọn ngày hoặc buổi khác",
        "There is another session then: choose another day or half-day",
    )
}

/// The session with what the form says.
fn one(session: &Session, form: &SessionForm, today: NaiveDate) -> Result<Session, Problems> {
    let mut problems = Problems::default();
    let held_on = match form.day.trim() {
        "" => Some(session.held_on),
        // Whatever its year: it is there.
        raw if raw == session_form(session).day => Some(session.held_on),
        raw => problems.check("day", read_session_day(raw, today)),
    };
    let slot = match form.slot.as_str() {
        "" => Some(*session.slot),
        code => problems.check("slot", Slot::parse(code).ok_or(Problem::NotChosen(label::SLOT))),
    };
    let hours = held_on.zip(slot).and_then(|when| hours(session, form, when, &mut problems));
    let room = problems.check("room", read_optional_line(&form.room, label::ROOM, 200));
    let topic = problems.check("topic", read_optional_line(&form.topic, label::TOPIC, 300));
    let trainer = problems.check("trainer", read_optional_line(&form.trainer, label::TRAINER, 200));
    let topic_en = problems.check("topic_en", read_optional_line(&form.topic_en, label::TOPIC, 300));
    match (held_on.zip(slot), hours, room, topic.zip(topic_en), trainer) {
        (
            Some((held_on, slot)),
            Some((starts_at, ends_at)),
            Some(room),
            Some((topic, topic_en)),
            Some(trainer),
        ) if problems.is_empty() => {
            let slot = slot.into();
            Ok(Session {
                held_on,
                slot,
                starts_at,
                ends_at,
                room,
                topic,
                topic_en,
                trainer,
                ..session.clone()
            })
        }
        _ => Err(problems),
    }
}

/// The hours of a session where it is held now. Hours that nobody touched go along to another day; to another slot the usual ones do
/// so as that slot's usual ones, and others are asked for.
fn hours(
    session: &Session,
    form: &SessionForm,
    (day, slot): HalfDay,
    problems: &mut Problems,
) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let from = problems.check("from", read_hour(&form.from));
    let to = problems.check("to", read_hour(&form.to));
    let mut hours = from.zip(to)?;
    let old = *session.slot;
    let untouched = [session.starts_at, session.ends_at].map(|moment| local::at(moment).time());
    if slot != old && <[NaiveTime; 2]>::from(hours) == untouched {
        if hours == old.usual_hours() {
            hours = slot.usual_hours();
        } else {
            let problem = Problem::Said(
                "Chuyển sang buổi khác: nhập giờ của buổi đó",
                "Moved to another half-day: enter its hours",
            );
            problems.add("from", problem);
            return None;
        }
    }
    check_order(hours, "to", problems)?;
    Some((local::to_utc(day, hours.0), local::to_utc(day, hours.1)))
}

/// That the second of two hours is the later one.
pub(crate) fn check_order(
    (from, to): (NaiveTime, NaiveTime),
    field: &'static str,
    problems: &mut Problems,
) -> Option<()> {
    if from < to {
        return Some(());
    }
    problems
        .add(field, Problem::Said("Chọn giờ kết thúc sau giờ bắt đầu", "Choose an end after the beginning"));
    None
}

/// `07:30`, `7h30`, `7.30`, `7h`.
pub(crate) fn read_hour(raw: &str) -> Result<NaiveTime, Problem> {
    let raw = raw.trim().replace(['h', 'H', '.'], ":");
    let raw = if raw.ends_with(':') { format!("{raw}00") } else { raw };
    NaiveTime::parse_from_str(&raw, "%H:%M")
        .map_err(|_| Problem::Said("Nhập giờ theo dạng 07:30", "Enter hours such as 07:30"))
}
