//! Makes the activities of a tour, all or none.

use std::collections::BTreeSet;

use domain::{
    Problem, Problems, Slot, Word,
    accounts::access::{Action, Actor},
    schedule::trainers,
    tours::agenda::Begins,
};
use store::{
    Tx,
    rows::{Activity, Session},
};

use crate::{
    Error, Result, Services,
    activities::{
        begin::{Begin, begin_activity},
        create::make,
        form::ActivityForm,
        publish::publish,
    },
    checked::NotSaved,
    permit::require_somewhere,
    schedule::{
        clash::{Clash, What},
        find_time::people,
        names::Known,
        settle::{NotSettled, settle},
    },
    send_once::do_once,
    tours::{
        conditions::{Model, model, units},
        form::{TourForm, TourRow},
    },
};

/// What is wrong with the class of a unit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowTrouble {
    /// What is wrong with its fields: `day`, `trainer`, `place`, `unit`.
    pub problems: Problems,
    /// What is in its way.
    pub clashes: Vec<Clash>,
}

impl RowTrouble {
    /// Nothing is.
    pub fn is_none(&self) -> bool {
        self.problems.is_empty() && self.clashes.is_empty()
    }
}

/// Why the activities of a tour were not made.
#[derive(Debug)]
pub struct NotMade {
    /// Why.
    pub error: Error,
    /// What is wrong with each row, in their order; empty where it is none of them.
    pub rows: Vec<RowTrouble>,
}

impl<E: Into<Error>> From<E> for NotMade {
    fn from(error: E) -> Self {
        Self { error: error.into(), rows: vec![] }
    }
}

/// Looks whether the activities can be made, by making them in a transaction that ends with nothing.
///
/// # Errors
/// As [`make_tour`].
pub async fn check_tour(
    services: &Services,
    actor: &Actor,
    form: &TourForm,
) -> std::result::Result<(), NotMade> {
    let base = base(services, actor, form).await?;
    let tx = services.db.begin().await?;
    write(services, &tx, actor, (form, &base)).await.map(drop)
}

/// Makes an activity for each row that is not left out, as drafts or published, each with its trainer and its place; sent twice, once.
/// Answers how many.
///
/// # Errors
/// [`Error::Invalid`] by field, or with what is wrong with each row; as the gate decides. Nothing is made then.
pub async fn make_tour(
    services: &Services,
    actor: &Actor,
    form: &TourForm,
) -> std::result::Result<u32, NotMade> {
    let base = base(services, actor, form).await?;
    do_once(services, actor, (&form.key, form), async |tx| write(services, tx, actor, (form, &base)).await)
        .await
}

/// The form of an activity that follows the model, for all units.
async fn base(services: &Services, actor: &Actor, form: &TourForm) -> Result<ActivityForm> {
    require_somewhere(actor, Action::ManageActivity)?;
    // Before anything else: what can't be followed has no form either.
    if let Err(problem) = model(services.db.read(), actor, &form.model).await? {
        return Err(Error::invalid("model", problem));
    }
    let begun = begin_activity(services, actor, Begin::OfActivity(&form.model)).await?.form;
    Ok(ActivityForm { key: String::new(), unit: String::new(), ..begun })
}

async fn write(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    (form, base): (&TourForm, &ActivityForm),
) -> std::result::Result<u32, NotMade> {
    let followed =
        model(tx, actor, &form.model).await?.map_err(|problem| Error::invalid("model", problem))?;
    are_all_there(services, tx, actor, form).await?;
    let known = Known::teaching(tx).await?;
    let mut rows = vec![RowTrouble::default(); form.rows.len()];
    let mut made: Vec<(usize, Activity)> = vec![];
    for (at, row) in form.rows.iter().enumerate().filter(|(_, row)| row.is_in()) {
        let teaching = trainers(&known, row);
        let activity = one(services, tx, actor, (row, base), &mut rows[at]).await?;
        let teaching = rows[at].problems.check("trainer", teaching);
        if let Some((activity, trainer)) = activity.zip(teaching) {
            teach(tx, &followed, &activity, (row, &trainer)).await?;
            made.push((at, activity));
        }
    }
    // Rooms and trainers are taken after everything else, by all who take some in this order.
    for (at, activity) in &made {
        rows[*at].clashes = taken(services, tx, actor, (activity, form), &mut rows[*at].problems).await?;
    }
    hide(&mut rows, &made);
    if rows.iter().any(|row| !row.is_none()) {
        return Err(NotMade { error: Error::Invalid(Problems::default()), rows });
    }
    let n = made.len();
    if form.publish == "yes" {
        for (_, activity) in made {
            publish(services, tx, actor, activity).await?;
        }
    }
    u32::try_from(n).map_err(|error| Error::Fault(error.to_string()).into())
}

/// That there is a row for each unit that is typed, and no other.
async fn are_all_there(services: &Services, tx: &Tx, actor: &Actor, form: &TourForm) -> Result<()> {
    let typed =
        units(services, tx, actor, &form.units).await?.map_err(|problem| Error::invalid("units", problem))?;
    let typed: BTreeSet<String> = typed.iter().map(|visited| visited.unit.id.to_string()).collect();
    let rows: BTreeSet<String> = form.rows.iter().map(|row| row.unit_id.clone()).collect();
    if rows != typed || rows.len() != form.rows.len() {
        let changed = Problem::Said(
            "Danh sách đơn vị đã khác với lịch bên dưới: bấm “Đề xuất lịch” để xếp lại",
            "The units are others than those of the timetable below: press “Propose dates” again",
        );
        return Err(Error::invalid("units", changed));
    }
    if form.rows.iter().all(|row| !row.is_in()) {
        let none = Problem::Said("Giữ lại ít nhất một đơn vị", "Keep at least one unit");
        return Err(Error::invalid("units", none));
    }
    Ok(())
}

/// The trainers of a row as a session says them; each must be one who teaches.
fn trainers(known: &Known, row: &TourRow) -> std::result::Result<String, Problem> {
    people(known, &row.trainer)?;
    Ok(trainers::names(&row.trainer).collect::<Vec<_>>().join("; "))
}

/// Makes the activity of a row; none where something is wrong with it.
async fn one(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    (row, base): (&TourRow, &ActivityForm),
    trouble: &mut RowTrouble,
) -> Result<Option<Activity>> {
    let form = ActivityForm {
        unit_id: row.unit_id.clone(),
        place: row.place.clone(),
        starts_on: row.day.clone(),
        ..base.clone()
    };
    let problems = match make(services, tx, actor, &form).await {
        Ok(activity) => return Ok(Some(activity)),
        Err(NotSaved { error: Error::Invalid(problems), .. }) => problems,
        Err(not) => return Err(not.error),
    };
    for (field, problem) in problems.0 {
        match field {
            "starts_on" => trouble.problems.add("day", problem),
            "place" | "unit" => trouble.problems.add(field, problem),
            // What is wrong with the model is wrong with every row.
            _ => return Err(Error::invalid("model", problem)),
        }
    }
    Ok(None)
}

/// Gives the sessions of an activity their trainer, and its one session the half-day of its row.
async fn teach(tx: &Tx, model: &Model, activity: &Activity, (row, trainer): (&TourRow, &str)) -> Result<()> {
    let slot = Slot::parse(&row.slot).filter(|_| model.agenda.begins == Begins::Either);
    for session in store::sessions::of_activity(tx, activity.id).await? {
        let session = Session { trainer: trainer.to_owned(), ..session };
        let session = match slot.filter(|slot| *slot != *session.slot) {
            Some(slot) => {
                let (starts_at, ends_at) = slot.usual_span(session.held_on);
                Session { slot: slot.into(), starts_at, ends_at, ..session }
            }
            None => session,
        };
        store::update(tx, session).await?;
    }
    Ok(())
}

/// The activity takes what its sessions name; what is in the way is answered.
async fn taken(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    (activity, form): (&Activity, &TourForm),
    problems: &mut Problems,
) -> Result<Vec<Clash>> {
    let not = match settle(services, tx, actor, activity, &form.reason).await {
        Ok(()) => return Ok(vec![]),
        Err(not) => not,
    };
    match not {
        NotSettled::Clashes(clashes) => {
            if clashes.iter().all(|clash| !clash.is_hard) {
                // Nothing of this transaction stays; but whoever comes after must see what this one would have.
                settle(services, tx, actor, activity, ASKED).await.map_err(NotSettled::error)?;
            }
            Ok(clashes)
        }
        NotSettled::Names(wrong) => {
            wrong.into_iter().take(1).for_each(|wrong| problems.add("trainer", wrong.problem));
            Ok(vec![])
        }
        NotSettled::Error(error) => Err(error),
    }
}

/// In place of a reason, in a transaction that ends with nothing.
const ASKED: &str = "?";

/// Activities that were only just made can't be opened: a clash with one is told by its unit alone.
fn hide(rows: &mut [RowTrouble], made: &[(usize, Activity)]) {
    for clash in rows.iter_mut().flat_map(|row| &mut row.clashes) {
        if let What::RoomTaken(_, other)
        | What::TrainerTaken(_, other)
        | What::SamePlace(_, other)
        | What::TwoPlaces(_, other) = &mut clash.what
            && other.activity.as_ref().is_some_and(|(code, _)| made.iter().any(|(_, row)| row.code == *code))
        {
            other.activity = None;
        }
    }
}
