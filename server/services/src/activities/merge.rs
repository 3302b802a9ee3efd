//! Two activities become one: those on the list of the one go onto the list of the other, and the one is cancelled.

use std::collections::HashMap;

use chrono::Duration;
use documents::dates;
use domain::{
    ActivityState, Attends, Lang, Problem, RegistrationSource, RegistrationState,
    accounts::access::{Action, Actor},
    registrations::seats::{self, Seats},
    text::fold,
};
use serde_json::json;
use store::{
    Tx,
    ids::PersonId,
    rows::{Activity, Person, Registration, TypedUnit},
};

use crate::{
    Error, Result, Services,
    activities::{
        begun::has_begun,
        cancel::cancel_within,
        card::{ActivityCard, cards},
        show::{open, open_locked},
    },
    audit::{Change, record},
    mails::notify,
    permit::{may, reach},
    registrations::{
        insert::{Entry, add_uncounted},
        move_on::{Place, keep_count, put_uncounted},
        quotas::Quotas,
        seats::{counted_as, seats_in, ways_of},
    },
    requirements::{
        check::{Who, overruled},
        exceptions,
    },
};

/// How far ahead another activity may be.
const AHEAD: i64 = 180;
/// So many are offered.
const MOST: usize = 8;

/// An activity that lacks people, with those that it could be merged into: of the same title first.
#[derive(Debug, Clone)]
pub struct TooFew {
    /// The activity.
    pub card: ActivityCard,
    /// Those that are to come and have seats left.
    pub into: Vec<ActivityCard>,
    /// Who would move, by name: whoever has a seat, waits, or is to be decided about.
    pub moving: Vec<String>,
}

/// What became of a merger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// How many have a seat at the other activity now.
    pub seated: u32,
    /// How many wait there, or are to be decided about.
    pub waiting: u32,
}

/// What can be done with an activity that lacks people.
///
/// # Errors
/// As the gate decides.
pub async fn show_too_few(services: &Services, actor: &Actor, code: &str) -> Result<TooFew> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ManageActivity, code).await?;
    let moving = store::registrations::of_activity(read, activity.id).await?;
    let moving = moving.into_iter().filter(|(row, _)| moves(row)).map(|(_, person)| person.full_name);
    let moving = moving.collect();
    let today = services.today();
    let scope = reach(actor, Action::ManageActivity);
    let rows = store::activities::between(read, scope, today, today + Duration::days(AHEAD)).await?;
    let mut others = vec![];
    for row in rows {
        let is_like = *row.kind == *activity.kind && row.id != activity.id;
        if is_like
            && *row.state == ActivityState::Published
            && row.starts_on >= today
            && ways_of(&row).iter().any(|attends| seats_in(&row, *attends).any_left())
            && may(read, actor, Action::ManageActivity, &row).await?
        {
            others.push(row);
        }
    }
    let title = fold(&activity.title);
    others.sort_by_key(|row| {
        let days = (row.starts_on - activity.starts_on).num_days().abs();
        (fold(&row.title) != title, row.unit_id != activity.unit_id, days)
    });
    others.truncate(MOST);
    let card = cards(services, read, vec![activity]).await?.pop().ok_or(Error::NotFound)?;
    let into = cards(services, read, others).await?;
    Ok(TooFew { card, into, moving })
}

/// Whoever has a seat, waits, or is to be decided about.
fn moves(row: &Registration) -> bool {
    use RegistrationState as S;
    matches!(*row.state, S::Confirmed | S::Waitlisted | S::Nominated)
}

/// Moves everybody who has or wants a seat to the list of another activity, those with a seat first, each in the order in which they came,
/// and cancels the first one. They are told of both. Who was to be decided about still is, and nobody passes a quota.
///
/// # Errors
/// [`Error::Invalid`] at `into`; [`Error::Conflict`] where either is held already or was cancelled; as the gate decides for both.
pub async fn merge_activities(services: &Services, actor: &Actor, code: &str, into: &str) -> Result<Merged> {
    if into.is_empty() {
        let choose = Problem::Said("Chọn hoạt động sẽ nhận những người này", "Choose where these people go");
        return Err(Error::invalid("into", choose));
    }
    let tx = services.db.begin().await?;
    let (from, to) = lock_both(&tx, actor, code, into).await?;
    for activity in [&from, &to] {
        if *activity.state != ActivityState::Published || has_begun(services, &tx, activity).await? {
            return Err(Error::conflict(
                "Chỉ gộp được hai hoạt động đã công bố và chưa bắt đầu. Tải lại trang để xem tình trạng mới.",
                "Only published activities that have not begun can be merged. Load the page again.",
            ));
        }
    }
    let mut people = store::registrations::of_activity(&tx, from.id).await?;
    people.retain(|(row, _)| moves(row));
    people.sort_by_key(|(row, _)| (*row.state != RegistrationState::Confirmed, row.queued_at, row.id));
    let days = dates::days(to.starts_on, to.ends_on, Lang::Vi);
    let reason = format!("gộp vào hoạt động {} “{}”, {days}, tại {}", to.code, to.title, to.place);
    let from = cancel_within(services, &tx, actor, from, &reason).await?.0;
    let merged = take_over(services, &tx, actor, (&to, &from.code), people).await?;
    let after = Some(json!({ "copied_from": from.code, "people": merged.seated + merged.waiting }));
    record(
        services,
        &tx,
        actor,
        Change { verb: "merge", noun: "activity", id: to.id.0, before: None, after },
    );
    tx.commit().await?;
    Ok(merged)
}

/// Both, locked: the one with the smaller number first, so that two mergers never wait for each other.
async fn lock_both(tx: &Tx, actor: &Actor, code: &str, into: &str) -> Result<(Activity, Activity)> {
    let (from, to) = (
        open(tx, actor, Action::ManageActivity, code).await?,
        open(tx, actor, Action::ManageActivity, into).await?,
    );
    if from.id == to.id {
        let same = Problem::Said("Chọn một hoạt động khác", "Choose another activity");
        return Err(Error::invalid("into", same));
    }
    if from.id < to.id {
        let from = open_locked(tx, actor, Action::ManageActivity, code).await?;
        return Ok((from, open_locked(tx, actor, Action::ManageActivity, into).await?));
    }
    let to = open_locked(tx, actor, Action::ManageActivity, into).await?;
    Ok((open_locked(tx, actor, Action::ManageActivity, code).await?, to))
}

/// Puts people on the list of a locked activity as anybody comes onto it: with a seat where their unit may have one, else in line. Whoever does
/// not meet what it asks for comes along with those who do.
async fn take_over(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    (to, from): (&Activity, &str),
    people: Vec<(Registration, Person)>,
) -> Result<Merged> {
    let reason = format!("gộp từ {from}");
    let who: Vec<Who> = people.iter().map(|(_, person)| Who::of(person)).collect();
    let overruled = overruled(tx, to, &who, &reason).await?;
    let there = store::registrations::of_activity(tx, to.id).await?;
    let mut there: HashMap<PersonId, Registration> =
        there.into_iter().map(|(row, person)| (person.id, row)).collect();
    let mut seats: HashMap<Attends, Seats> =
        ways_of(to).iter().map(|attends| (*attends, seats_in(to, *attends))).collect();
    let mut quotas = Quotas::of_activities(tx, &[to.id], services.now()).await?;
    let (mut merged, mut rows) = (Merged { seated: 0, waiting: 0 }, vec![]);
    for (n, (before, person)) in people.into_iter().enumerate() {
        let known = there.remove(&person.id);
        if known.as_ref().is_some_and(|row| !row.state.is_final()) {
            continue;
        }
        // Who took part online still does, where that can be.
        let attends = counted_as(to, *before.attends);
        let of_way = seats.entry(attends).or_insert_with(|| seats_in(to, attends));
        let state = match (*before.state, quotas.place(to, (attends, *of_way), before.unit_id)) {
            (RegistrationState::Nominated, _) => RegistrationState::Nominated,
            (_, seats::Place::Seat) => RegistrationState::Confirmed,
            (_, seats::Place::Line) => RegistrationState::Waitlisted,
        };
        if state == RegistrationState::Confirmed {
            merged.seated += 1;
            of_way.taken += 1;
            if attends == Attends::Room {
                quotas.take(to.id, before.unit_id);
            }
        } else {
            merged.waiting += 1;
        }
        let row = bring(services, tx, actor, to, (before, known, &person), state).await?;
        if let Some(unmet) = overruled.get(&n) {
            let reason = if state == RegistrationState::Nominated { "" } else { reason.as_str() };
            exceptions::note(services, tx, actor, row.id, (unmet, "", reason)).await?;
        }
        rows.push(row);
    }
    keep_count(tx, to.id).await?;
    for row in &rows {
        notify::registered(services, tx, to, row).await?;
    }
    Ok(merged)
}

/// Brings one from a list to another, with what was typed of a unit that the list of units does not have.
async fn bring(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    to: &Activity,
    (before, known, person): (Registration, Option<Registration>, &Person),
    state: RegistrationState,
) -> Result<Registration> {
    if let Some(row) = known {
        let queued_at = (state == RegistrationState::Waitlisted).then(|| services.now());
        let place = Place { state, queued_at, taken_off_by: None };
        let row = Registration { attends: counted_as(to, *before.attends).into(), ..row };
        return put_uncounted(services, tx, actor, row, place, "add").await;
    }
    // Who came onto the first list by themselves did so for this one.
    let source = match *before.source {
        RegistrationSource::SelfService => RegistrationSource::SelfService,
        _ => RegistrationSource::Organizer,
    };
    let entry = Entry { unit: before.unit_id, state, source, attends: *before.attends };
    let row = add_uncounted(services, tx, actor, to, person, entry).await?;
    if let Some(typed) = store::typed_units::of(tx, before.id).await? {
        store::insert(tx, TypedUnit { registration_id: row.id, ..typed }).await?;
    }
    Ok(row)
}
