//! Two rows of one person become one: everything that refers to either refers to the one that stays. What was changed is kept exactly, so
//! that it can be taken back (`unmerge.rs`).

use std::{collections::BTreeSet, fmt, str::FromStr};

use chrono::{DateTime, Utc};
use domain::{
    Problem,
    accounts::access::{Action, Actor},
    people::merge::{Side, Trait},
    text,
};
use serde_json::json;
use store::{
    Tx,
    ids::{ActivityId, MergeId, PersonId, RegistrationId, UndoId, UserId},
    merges::{self, Changed, Scope},
    rows::{Merge, Person, Trainer},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    nominations::resettle::{self, lists_of, resettle},
    people::{
        compare::{BothThere, both_there, hindrance},
        doubles::in_order,
        form::open,
    },
    registrations::{move_on::keep_count, promote::promote},
    send_once::do_once,
    undo::{Act, offer_undo},
};

/// Which values stay, as chosen on the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MergeForm {
    /// Each value with the side whose stays; of one that is not among them the first's.
    pub choice: Vec<(Trait, Side)>,
    /// The versions of both rows as they were looked at: `3-1`.
    pub versions: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// What two rows became.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// The one that stays.
    pub person: PersonId,
    /// Where it can be taken back.
    pub undo: Option<UndoId>,
}

impl fmt::Display for Merged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.person, self.undo.unwrap_or(UndoId::NEW))
    }
}

impl FromStr for Merged {
    type Err = ();

    fn from_str(made: &str) -> std::result::Result<Self, ()> {
        let (person, undo) = made.split_once('.').ok_or(())?;
        let undo: UndoId = undo.parse().map_err(drop)?;
        Ok(Self {
            person: person.parse().map_err(drop)?,
            undo: Some(undo).filter(|undo| *undo != UndoId::NEW),
        })
    }
}

/// The versions of two rows, for a form that was loaded with them.
pub fn versions(first: &Person, second: &Person) -> String {
    format!("{}-{}", first.version, second.version)
}

/// Makes two rows one. Nobody is told by mail, but for those who wait for a seat that both had.
///
/// # Errors
/// [`Error::Conflict`] where both have a certificate of one activity or teach at one time, or where one of them was changed since it was
/// looked at; [`Error::NotFound`]; as the gate decides for both.
pub async fn merge_people(
    services: &Services,
    actor: &Actor,
    (one, other): (PersonId, PersonId),
    form: &MergeForm,
) -> Result<Merged> {
    let (low, high) = in_order(one, other)?;
    do_once(services, actor, (&form.key, (low, high, form)), async |tx| {
        let (first, second) = lock(tx, actor, (low, high)).await?;
        if form.versions != versions(&first, &second) {
            return Err(Error::conflict(
                "Một trong hai hồ sơ vừa được người khác sửa. Xem lại các giá trị dưới đây rồi gộp.",
                "One of the records has just been changed by somebody else. Look at the values below again, then merge.",
            ));
        }
        let both = both_there(tx, (low, high)).await?;
        if let Some(problem) = hindrance(tx, (low, high), &both).await? {
            return Err(Error::Conflict(problem));
        }
        let row = chosen(services, (&first, &second), &form.choice);
        let changed = make_one(services, tx, actor, &both, (low, high), row).await?;
        let promoted = count_seats(services, tx, actor, &both).await?;
        let merge = keep(services, tx, actor, (low, high), &changed).await?;
        let (before, after) = (json!({ "other": high }), json!({ "merge": merge, "promoted": promoted }));
        let change = Change { verb: "merge", noun: "person", id: low.0, before: Some(before), after: Some(after) };
        record(services, tx, actor, change);
        let undo = offer_undo(services, tx, actor, &Act::Merge(merge, low)).await?;
        Ok(Merged { person: low, undo })
    })
    .await
}

/// Both people, locked: the activities that they are registered for first, as everywhere.
async fn lock(tx: &Tx, actor: &Actor, (low, high): (PersonId, PersonId)) -> Result<(Person, Person)> {
    for id in [low, high] {
        open(tx, actor, Action::ManagePeople, id).await?;
    }
    let activities = activities_of(tx, (low, high)).await?;
    lock_activities(tx, &activities).await?;
    for id in [low, high] {
        store::people::lock(tx, id).await?.ok_or(Error::NotFound)?;
    }
    if activities_of(tx, (low, high)).await? != activities {
        return Err(Error::Collision("one of two people came onto a list meanwhile".into()));
    }
    let first = open(tx, actor, Action::ManagePeople, low).await?;
    Ok((first, open(tx, actor, Action::ManagePeople, high).await?))
}

/// Locks activities in the order of their numbers.
pub(crate) async fn lock_activities(tx: &Tx, activities: &BTreeSet<ActivityId>) -> Result<()> {
    for activity in activities {
        store::activities::lock(tx, *activity).await?;
    }
    Ok(())
}

async fn activities_of(tx: &Tx, (low, high): (PersonId, PersonId)) -> Result<BTreeSet<ActivityId>> {
    let mut all = BTreeSet::new();
    for id in [low, high] {
        all.extend(store::registrations::of_person(tx, id).await?.iter().map(|row| row.activity_id));
    }
    let lists = lists_of(tx, &[low, high]).await?;
    all.extend(resettle::activities_of(tx, lists.into_iter().map(|(round, _)| round)).await?);
    Ok(all)
}

/// The row that stays, with the values that were chosen. Consent that was given under either name was given.
fn chosen(services: &Services, both: (&Person, &Person), choice: &[(Trait, Side)]) -> Person {
    let of = |what: Trait| {
        let side =
            choice.iter().rev().find(|(chosen, _)| *chosen == what).map_or(Side::First, |(_, side)| *side);
        side.of(both)
    };
    let named = of(Trait::FullName);
    let consented: Option<DateTime<Utc>> =
        [both.0.consented_at, both.1.consented_at].into_iter().flatten().min();
    Person {
        code: of(Trait::Code).code.clone(),
        full_name: named.full_name.clone(),
        fold: named.fold.clone(),
        sort_key: named.sort_key.clone(),
        birth_date: of(Trait::Birth).birth_date,
        birth_year: of(Trait::Birth).birth_year,
        sex: of(Trait::Sex).sex,
        unit_id: of(Trait::Unit).unit_id,
        position: of(Trait::Position).position.clone(),
        email: of(Trait::Email).email.clone(),
        phone: of(Trait::Phone).phone.clone(),
        lang: of(Trait::Language).lang.clone(),
        consented_at: consented,
        updated_at: services.now(),
        version: both.0.version + 1,
        ..both.0.clone()
    }
}

/// Moves everything, and answers what was changed.
async fn make_one(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    both: &[BothThere],
    (low, high): (PersonId, PersonId),
    row: Person,
) -> Result<Vec<Changed>> {
    let registrations = |one: &BothThere| [one.registrations.first.0, one.registrations.second.0];
    let scope =
        Scope { people: vec![low, high], registrations: both.iter().flat_map(registrations).collect() };
    let lists = lists_of(tx, &[low, high]).await?;
    let before = merges::snapshot(tx, &scope).await?;
    for one in both {
        let (kept, gone): (RegistrationId, RegistrationId) = {
            let (first, second) = (one.registrations.first.0, one.registrations.second.0);
            one.stays.of(((first, second), (second, first)))
        };
        merges::fold_registration(tx, gone, kept).await?;
    }
    merges::move_nominations(tx, high, low).await?;
    merges::move_rest(tx, high, low).await?;
    join_trainers(tx, (low, high)).await?;
    merges::move_trainer(tx, high, low).await?;
    merges::remove_person(tx, high).await?;
    store::update(tx, row).await?;
    // A seat that both had through units is the unit's whose list has one less: its first substitute moves up.
    resettle(services, tx, actor, &lists).await?;
    Ok(merges::changed(&before, &merges::snapshot(tx, &scope).await?))
}

/// Where both are trainers, the one that stays teaches what either did, and still does if either does.
async fn join_trainers(tx: &Tx, (low, high): (PersonId, PersonId)) -> Result<()> {
    let trainers = store::trainers::by_ids(tx, &[low, high]).await?;
    let of = |id: PersonId| trainers.iter().find(|trainer| trainer.person_id == id);
    let (Some(kept), Some(gone)) = (of(low), of(high)) else { return Ok(()) };
    let joined = match (kept.subjects.as_str(), gone.subjects.as_str()) {
        (kept, "") => kept.to_owned(),
        ("", gone) => gone.to_owned(),
        (kept, gone) if text::fold(kept).contains(&text::fold(gone)) => kept.to_owned(),
        (kept, gone) => format!("{kept}; {gone}"),
    };
    // The field holds so much and no more.
    let subjects = if joined.chars().count() <= 500 { joined } else { kept.subjects.clone() };
    let row = Trainer {
        fold: text::fold(&subjects),
        subjects,
        retired: kept.retired && gone.retired,
        version: kept.version + 1,
        person_id: low,
    };
    store::update(tx, row).await?;
    Ok(())
}

/// Counts the seats anew where both were registered; one that both had goes to the next in line. Answers how many got one.
async fn count_seats(services: &Services, tx: &Tx, actor: &Actor, both: &[BothThere]) -> Result<usize> {
    let mut promoted = 0;
    for one in both {
        keep_count(tx, one.activity.id).await?;
        if one.registrations.first.1.takes_seat() && one.registrations.second.1.takes_seat() {
            promoted += promote(services, tx, actor, &one.activity).await?.len();
        }
    }
    Ok(promoted)
}

async fn keep(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    (kept_id, gone_id): (PersonId, PersonId),
    changed: &[Changed],
) -> Result<MergeId> {
    let content = serde_json::to_string(changed).map_err(|error| Error::Fault(error.to_string()))?;
    let row = Merge {
        id: MergeId::NEW,
        kept_id,
        gone_id,
        content,
        made_at: services.now(),
        made_by: actor.user().map(UserId),
        undone_at: None,
        undone_by: None,
    };
    Ok(store::insert(tx, row).await?.id)
}

/// What a merge changed, as it was kept.
pub(crate) fn parse(merge: &Merge) -> Result<Vec<Changed>> {
    serde_json::from_str(&merge.content).map_err(|error| Error::Fault(error.to_string()))
}

/// That a merge was taken back before.
pub(crate) fn taken_back() -> Error {
    Error::Conflict(Problem::Said(
        "Hai hồ sơ này đã được tách trước đó rồi.",
        "These two records were parted before.",
    ))
}
