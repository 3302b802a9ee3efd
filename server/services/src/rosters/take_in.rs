//! Everybody on a list is taken in: those who are new become people, and all of them go onto the list of the activity, in one
//! transaction.

use domain::{
    Attends, RegistrationSource, RegistrationState, accounts::access::Actor, people::person::Birth,
};
use serde_json::json;
use store::{
    Turn, Tx,
    ids::{PersonId, RosterId, UndoId},
    rows::{Activity, Person, Registration, Roster, Session},
    take_turn,
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    mails::{notify, organizer::organizer},
    registrations::{
        insert::{Entry, add_uncounted},
        move_on::{Place, keep_count, put_uncounted},
        seats::seats_of,
    },
    requirements::{
        check::{Who, overruled},
        exceptions,
    },
    undo::{Act, ListChange, offer_undo},
};

use super::{
    check::on_list,
    draft::Draft,
    judge::{Accepted, judge},
    row::RowState,
};

/// How a list is taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakeIn {
    /// The version that was looked at.
    pub version: i32,
    /// How many wrong rows whoever looked knows to be left out.
    pub wrong_seen: usize,
    /// Those who go onto the list of the activity are told by mail.
    pub tells: bool,
    /// They become people, and nobody goes onto the list: they are to be invited.
    pub people_only: bool,
}

/// What became of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenIn {
    /// How many people are new.
    pub fresh: usize,
    /// How many went onto the list of the activity, with a seat.
    pub seated: usize,
    /// How many wait for one.
    pub waiting: usize,
    /// Everybody of the list who is there now, in its order.
    pub people: Vec<PersonId>,
    /// Where all of it can be taken back.
    pub undo: Option<UndoId>,
}

/// Takes a list in. What is wrong or undecided is left out, where whoever presses knows of it.
///
/// # Errors
/// [`Error::Invalid`] at `overrule` where some don't meet what the activity asks for and no reason is given to let them in;
/// [`Error::Conflict`] where the list was changed since, more rows are wrong than were seen, or the activity takes nobody;
/// [`Error::NotFound`] where it was taken in before.
pub async fn take_in_roster(
    services: &Services,
    actor: &Actor,
    id: RosterId,
    how: TakeIn,
    overrule: &str,
) -> Result<TakenIn> {
    let tx = services.db.begin().await?;
    // Of two who take in the same people at large at once, the second finds them there.
    take_turn(&tx, Turn::Rosters).await?;
    let draft = Draft::lock(&tx, actor, id, how.version).await?;
    let activity = draft.activity.as_ref().filter(|_| !how.people_only);
    if activity.is_some_and(|activity| *activity.state != domain::ActivityState::Published) {
        return Err(Error::conflict(
            "Chỉ thêm được người vào hoạt động đã công bố và không bị hủy. Hãy công bố hoạt động trước.",
            "People can be put on the list of a published activity that was not cancelled. Publish it first.",
        ));
    }
    let listed = on_list(&tx, activity).await?;
    let judged = judge(services, &tx, actor, &draft, &listed).await?;
    let wrong = judged.rows.iter().filter(|(row, _)| matches!(row.state, RowState::Wrong(_))).count();
    if wrong > how.wrong_seen {
        return Err(Error::conflict(
            "Còn dòng chưa đúng. Sửa các dòng đó bên dưới, hoặc bấm lần nữa để bỏ qua chúng.",
            "Some rows are not right yet. Correct them below, or press again to leave them out.",
        ));
    }
    let mut known = judged.known;
    let (mut fresh, mut everybody, mut entering) = (Vec::new(), Vec::new(), Vec::new());
    for (row, accepted) in judged.rows {
        let person = match (row.state, accepted) {
            (RowState::New, Some(accepted)) => {
                let person = add_person(services, &tx, actor, accepted).await?;
                fresh.push(person.id);
                person
            }
            (RowState::Known(id), _) => match known.remove(&id) {
                Some(person) => person,
                // Another row said the same person.
                None => continue,
            },
            (RowState::OnList(id), _) => {
                everybody.push(id);
                continue;
            }
            _ => continue,
        };
        everybody.push(person.id);
        entering.push(person);
    }
    let changes = match activity {
        Some(activity) => enter(services, &tx, actor, activity, entering, (how.tells, overrule)).await?,
        None => Entered::default(),
    };
    let taken = if activity.is_some() { changes.list.len() } else { fresh.len() };
    let n = fresh.len();
    let activity_id = activity.map(|activity| activity.id);
    let act = Act::Roster { roster: id, activity: activity_id, list: changes.list, people: fresh };
    let undo = offer_undo(services, &tx, actor, &act).await?;
    if let Some(activity) = activity {
        let after = Some(json!({ "people": taken, "fresh": n }));
        record(
            services,
            &tx,
            actor,
            Change { verb: "take_in", noun: "activity", id: activity.id.0, before: None, after },
        );
    }
    let now = services.now();
    let row = Roster {
        // What was read has done its work: the people have it now.
        content: String::new(),
        decisions: String::new(),
        taken_at: Some(now),
        taken: i32::try_from(taken).unwrap_or(i32::MAX),
        updated_at: now,
        version: how.version + 1,
        ..draft.row
    };
    store::update(&tx, row).await?;
    tx.commit().await?;
    Ok(TakenIn { fresh: n, seated: changes.seated, waiting: changes.waiting, people: everybody, undo })
}

async fn add_person(services: &Services, tx: &Tx, actor: &Actor, accepted: Accepted) -> Result<Person> {
    let Accepted { name, birth, sex, unit, position, email, phone, code } = accepted;
    let now = services.now();
    let row = Person {
        id: PersonId::NEW,
        code,
        full_name: name.as_str().into(),
        fold: domain::text::fold(name.as_str()),
        sort_key: name.sort_key(),
        birth_date: birth.and_then(Birth::day),
        birth_year: birth.and_then(Birth::year_alone),
        sex: sex.map(Into::into),
        unit_id: Some(unit),
        position,
        email,
        phone,
        lang: domain::Lang::Vi.code().into(),
        consented_at: None,
        erased_at: None,
        created_at: now,
        updated_at: now,
        version: 1,
    };
    let row = store::insert(tx, row).await?;
    let after = Some(json!({ "unit": row.unit_id, "by": "list" }));
    record(services, tx, actor, Change { verb: "create", noun: "person", id: row.id.0, before: None, after });
    Ok(row)
}

/// What became of those who go onto the list.
#[derive(Default)]
struct Entered {
    list: Vec<ListChange>,
    seated: usize,
    waiting: usize,
}

/// Puts people on the list of a locked activity: with a seat as long as there are any, then in line. The seats are counted once.
async fn enter(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: &Activity,
    people: Vec<Person>,
    (tells, overrule): (bool, &str),
) -> Result<Entered> {
    let who: Vec<Who> = people.iter().map(Who::of).collect();
    let overruled = overruled(tx, activity, &who, overrule).await?;
    let seats = seats_of(activity);
    let mut left = seats.capacity.saturating_sub(seats.taken);
    let sessions = store::sessions::of_activity(tx, activity.id).await?;
    let organizer = organizer(services, tx, activity).await?;
    let before = store::registrations::of_activity(tx, activity.id).await?;
    let mut before: std::collections::HashMap<PersonId, Registration> =
        before.into_iter().map(|(row, person)| (person.id, row)).collect();
    let mut entered = Entered::default();
    for (n, person) in people.into_iter().enumerate() {
        let state = match left {
            0 => RegistrationState::Waitlisted,
            _ => RegistrationState::Confirmed,
        };
        left = left.saturating_sub(1);
        match state {
            RegistrationState::Confirmed => entered.seated += 1,
            _ => entered.waiting += 1,
        }
        let about = (&person, sessions.as_slice(), organizer.as_str());
        let change = match before.remove(&person.id) {
            Some(row) => back_on(services, tx, actor, activity, row, state, tells).await?,
            None => new_on(services, tx, actor, activity, about, state, tells).await?,
        };
        if let Some(unmet) = overruled.get(&n) {
            exceptions::note(services, tx, actor, change.registration, (unmet, "", overrule)).await?;
        }
        entered.list.push(change);
    }
    keep_count(tx, activity.id).await?;
    Ok(entered)
}

/// Somebody who gave their place up before has one again.
async fn back_on(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: &Activity,
    row: Registration,
    state: RegistrationState,
    tells: bool,
) -> Result<ListChange> {
    let (before, queued_at, taken_off_by) = (Some(*row.state), row.queued_at, row.taken_off_by);
    let queued = (state == RegistrationState::Waitlisted).then(|| services.now());
    let place = Place { state, queued_at: queued, taken_off_by: None };
    let row = Registration { attends: Attends::Room.into(), ..row };
    let row = put_uncounted(services, tx, actor, row, place, "add").await?;
    if tells {
        notify::registered(services, tx, activity, &row).await?;
    }
    Ok(ListChange {
        registration: row.id,
        before,
        queued_at,
        taken_off_by,
        held: false,
        attends: None,
        talks: vec![],
        version: row.version,
    })
}

async fn new_on(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: &Activity,
    about: (&Person, &[Session], &str),
    state: RegistrationState,
    tells: bool,
) -> Result<ListChange> {
    let (person, ..) = about;
    let entry =
        Entry { unit: person.unit_id, state, source: RegistrationSource::Organizer, attends: Attends::Room };
    let row = add_uncounted(services, tx, actor, activity, person, entry).await?;
    if tells {
        notify::registered_first(services, tx, activity, &row, about).await?;
    }
    Ok(ListChange {
        registration: row.id,
        before: None,
        queued_at: None,
        taken_off_by: None,
        held: false,
        attends: None,
        talks: vec![],
        version: row.version,
    })
}
