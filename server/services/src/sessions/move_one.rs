//! One session is moved, out of the calendar: to another day, other hours, another room or trainer; where it is wanted, those of its
//! activity that are still to come go along by as many days.

use chrono::{NaiveDate, TimeDelta};
use domain::{
    Problem, Problems, Slot, Word,
    accounts::access::{Action, Actor},
    activities::days::read_session_day,
    fields::typed_day,
    local,
    schedule::trainers,
};
use store::{
    Tx,
    ids::{SessionId, UndoId},
    rows::{Activity, Session},
};

use crate::{
    Error, Result, Services,
    activities::{
        show::open_locked,
        tell_change::{Audience, Telling, tell_change},
    },
    mails::letter::Before,
    schedule::{
        clash::Clash,
        settle::{NotSettled, settle},
    },
    sessions::{
        edit::{check_days, write},
        form::{Plan, SessionForm, SessionsForm, read, read_hour, session_form},
        list::follow_days,
    },
    talks::follow::{follow, misfits},
    undo::{Act, SessionWas, offer_undo},
};

/// Where a session is to be, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MoveForm {
    /// The version of the activity when the session was loaded.
    pub version: String,
    /// The day, `30/7/2026`.
    pub day: String,
    /// From, local, `07:30`.
    pub from: String,
    /// To, local.
    pub to: String,
    /// The room.
    pub room: String,
    /// Who leads it.
    pub trainer: String,
    /// Why what is in the way, and can be let stand, may.
    pub reason: String,
    /// Whether the others go along.
    pub whole: Whole,
}

/// What moves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Whole {
    /// The session alone.
    #[default]
    Session,
    /// With it, by as many days, the others of its activity that are not over.
    Activity,
}

/// What is wished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// To see what would come of it; nothing is saved.
    Look,
    /// To move, and to tell people or not.
    Move(Telling),
}

/// What would come of a move.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// What is in the way, but for what somebody let stand.
    pub clashes: Vec<Clash>,
    /// Who would be told by mail.
    pub audience: Audience,
    /// Who leads what moves, before or after, by name: no mail goes to them.
    pub trainers: Vec<String>,
}

impl Look {
    /// Something is in the way that no reason helps with.
    pub fn is_barred(&self) -> bool {
        self.clashes.iter().any(|clash| clash.is_hard)
    }
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moved {
    /// So many sessions were moved, this one to that day; by the number it can be taken back.
    Saved(usize, NaiveDate, Option<UndoId>),
    /// Nothing was saved: this would come of it.
    Looked(Look),
}

/// Moves a session, with what was written down of it: its marks of attendance and its talks go along, as wherever sessions are moved.
/// What nobody has agreed to yet (a reason, or whether people are told) is asked for, and nothing is saved.
///
/// # Errors
/// [`Error::Invalid`] by the fields of [`MoveForm`]; [`Error::Stale`]; as the gate decides.
pub async fn move_session(
    services: &Services,
    actor: &Actor,
    id: SessionId,
    form: &MoveForm,
    wish: Wish,
) -> Result<Moved> {
    let tx = services.db.begin().await?;
    let session = store::sessions::by_id(&tx, id).await?.ok_or(Error::NotFound)?;
    let found = store::activities::by_id(&tx, session.activity_id).await?.ok_or(Error::NotFound)?;
    let activity = open_locked(&tx, actor, Action::ManageActivity, &found.code).await?;
    let there = store::sessions::of_activity(&tx, activity.id).await?;
    // It may have been taken away while the lock was waited for.
    let session = there.iter().find(|row| row.id == id).cloned().ok_or(Error::NotFound)?;
    if form.version != activity.version.to_string() {
        return Err(Error::Stale(activity.updated_at));
    }
    let plan = plan(services, &activity, (&session, &there), form)?;
    let Some((_, after)) = plan.changed.iter().find(|(before, _)| before.id == id).cloned() else {
        return Err(unmoved());
    };
    check_days(&plan).map_err(at_day)?;
    let talks = store::talks::of_activity(&tx, activity.id).await?;
    let wrong = misfits(&plan.changed, &talks);
    if !wrong.is_empty() {
        return Err(own_problems(id, wrong));
    }
    write(services, &tx, actor, &activity, &plan, &[]).await?;
    follow(services, &tx, actor, &plan.changed, &talks).await?;
    let activity = follow_days(services, &tx, activity).await?;
    let clashes = match settle(services, &tx, actor, &activity, &form.reason).await {
        Ok(()) => vec![],
        Err(NotSettled::Clashes(clashes)) => clashes,
        Err(NotSettled::Names(wrong)) => return Err(names(wrong.into_iter().map(|one| one.problem))),
        Err(not) => return Err(not.error()),
    };
    let only_looked = wish == Wish::Look || !clashes.is_empty();
    let telling = match wish {
        Wish::Move(telling) if !only_looked => telling,
        _ => Telling::Ask,
    };
    let audience = told(services, &tx, (&activity, &plan), there, telling).await?;
    if only_looked || audience.is_some() {
        // The transaction ends here: what would have been done was only looked at.
        let audience = audience.unwrap_or_default();
        return Ok(Moved::Looked(Look { clashes, audience, trainers: leading(&plan) }));
    }
    let was: Vec<SessionWas> = plan.changed.iter().map(|(before, _)| SessionWas::of(before)).collect();
    let n = was.len();
    let act = Act::Sessions { activity: activity.id, version: activity.version, was };
    let undo = offer_undo(services, &tx, actor, &act).await?;
    tx.commit().await?;
    Ok(Moved::Saved(n, after.held_on, undo))
}

/// Tells those on the list, or says who they are. Another trainer alone is told to nobody, as where sessions are edited.
async fn told(
    services: &Services,
    tx: &Tx,
    (activity, plan): (&Activity, &Plan),
    there: Vec<Session>,
    telling: Telling,
) -> Result<Option<Audience>> {
    let telling = if plan.changes_times() { telling } else { Telling::NotYet };
    let before = Before { sessions: Some(there), ..Before::default() };
    tell_change(services, tx, activity, before, telling).await
}

/// What the form comes to: the session where it is to be, and the others where they go along.
fn plan(
    services: &Services,
    activity: &Activity,
    (session, there): (&Session, &[Session]),
    form: &MoveForm,
) -> Result<Plan> {
    let mut forms = vec![own_form(session, form)];
    let by = match form.whole {
        Whole::Activity => days(session, form, services.today()),
        Whole::Session => TimeDelta::zero(),
    };
    if !by.is_zero() {
        let along = there.iter().filter(|row| row.id != session.id && row.ends_at > services.now());
        forms.extend(along.map(|row| {
            let day = typed_day(row.held_on + by);
            SessionForm { day, ..session_form(row) }
        }));
    }
    let keep = forms.iter().map(|form| form.id.clone()).collect();
    let all = SessionsForm { keep, sessions: forms, ..SessionsForm::default() };
    read(activity, there, &all, services.today()).map_err(|wrong| own_problems(session.id, wrong))
}

/// How many days later it is to be.
fn days(session: &Session, form: &MoveForm, today: NaiveDate) -> TimeDelta {
    let day = read_session_day(&form.day, today);
    day.map_or(TimeDelta::zero(), |day| day - session.held_on)
}

/// The form of the session. The slot is that of its hour where it begins at another one; else it stays what it was called.
fn own_form(session: &Session, form: &MoveForm) -> SessionForm {
    let own = session_form(session);
    let begins = read_hour(&form.from).ok();
    let slot = match begins {
        Some(hour) if hour != local::at(session.starts_at).time() => Slot::at(hour).code().to_owned(),
        _ => own.slot.clone(),
    };
    let MoveForm { day, from, to, room, trainer, .. } = form.clone();
    SessionForm { day, slot, from, to, room, trainer, ..own }
}

/// What is wrong, at the fields of the form. What is wrong with another session that goes along is said of the day.
fn own_problems(id: SessionId, wrong: Vec<(String, Problems)>) -> Error {
    let mut all = Problems::default();
    for (of, problems) in wrong {
        for (field, problem) in problems.0 {
            let field = if of == id.to_string() && field != "slot" { field } else { "day" };
            if all.of(field).is_none() {
                all.add(field, problem);
            }
        }
    }
    Error::Invalid(all)
}

fn names(problems: impl Iterator<Item = Problem>) -> Error {
    Error::Invalid(Problems(problems.map(|problem| ("trainer", problem)).take(1).collect()))
}

/// Sessions that would be too far apart.
fn at_day(error: Error) -> Error {
    match error {
        Error::Invalid(problems) => {
            Error::Invalid(Problems(problems.0.into_iter().map(|(_, problem)| ("day", problem)).collect()))
        }
        error => error,
    }
}

fn unmoved() -> Error {
    let problem = Problem::Said(
        "Buổi học đang ở đúng ngày, giờ, phòng này: chọn ngày hoặc giờ khác",
        "The session is there already: choose another day or hour",
    );
    Error::invalid("day", problem)
}

/// Who leads what moves, before or after.
fn leading(plan: &Plan) -> Vec<String> {
    let mut all: Vec<String> = vec![];
    for (before, after) in &plan.changed {
        for name in trainers::names(&before.trainer).chain(trainers::names(&after.trainer)) {
            if !all.iter().any(|other| trainers::bare(other) == trainers::bare(name)) {
                all.push(name.to_owned());
            }
        }
    }
    all
}
