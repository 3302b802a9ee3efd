//! On what terms a tour is planned, as the form says.

use std::collections::HashMap;

use chrono::{Days, NaiveDate, NaiveTime};
use domain::{
    Label, Problem, Problems, Slot, UnitLevel, UnitPath,
    accounts::access::{Action, Actor},
    fields::{read_date, read_line, read_number},
    label, local,
    numbers::whole,
    schedule::free::Weekends,
    text,
    tours::agenda::Agenda,
};
use store::{
    ConnectionTrait,
    ids::{PersonId, UnitId},
    rows::{Session, Unit},
};

use crate::{
    Error, Result, Services,
    activities::show::open,
    error::valid,
    permit::{Scope, scope},
    schedule::{find_time::people, names::Known},
    tours::form::{MOST_UNITS, TourForm},
    units::{self, find::labelled, lines::unit_of_line},
};

/// The longest window, in days.
const LONGEST: u64 = 120;

const MODEL: Label = Label { vi: "hoạt động để làm theo", en: "the activity to follow" };
const MOST: Label = Label { vi: "số lớp trong một ngày", en: "the number of classes on a day" };

/// The activity that each class follows.
pub(crate) struct Model {
    pub sessions: Vec<Session>,
    pub agenda: Agenda,
}

/// A unit of a tour.
#[derive(Debug, Clone)]
pub(crate) struct Visited {
    pub unit: Unit,
    /// The name, where it has a namesake in the tour with that of the unit it lies in.
    pub label: String,
    /// The number of the place that trainers travel to: its district, where it has one.
    pub district: UnitId,
}

/// What a proposal is made of.
pub(crate) struct Conditions {
    pub model: Model,
    pub units: Vec<Visited>,
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub trainers: Vec<PersonId>,
    pub pattern: String,
    pub most: Option<u32>,
    pub weekends: Weekends,
}

/// Reads all of it.
///
/// # Errors
/// [`Error::Invalid`] by field.
pub(crate) async fn read(
    services: &Services,
    conn: &impl ConnectionTrait,
    actor: &Actor,
    (form, known): (&TourForm, &Known),
) -> Result<Conditions> {
    let mut problems = Problems::default();
    let model = problems.check("model", model(conn, actor, &form.model).await?);
    let units = problems.check("units", units(services, conn, actor, &form.units).await?);
    let window = window(form, services.today(), &mut problems);
    let trainers = problems.check("trainers", people(known, &form.trainers));
    let pattern = problems.check("place", read_line(&form.place, label::PLACE, 250));
    let most = problems.check("most", most(&form.most));
    valid(problems)?;
    let complete = (|| {
        let (first, last) = window?;
        let weekends = if form.weekends == "yes" { Weekends::Too } else { Weekends::No };
        let (model, units, trainers) = (model?, units?, trainers?);
        let (pattern, most) = (pattern?, most?);
        Some(Conditions { model, units, first, last, trainers, pattern, most, weekends })
    })();
    complete.ok_or_else(|| Error::Fault("a value without a problem".into()))
}

/// The activity that is followed.
pub(crate) async fn model(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    code: &str,
) -> Result<std::result::Result<Model, Problem>> {
    let activity = match open(conn, actor, Action::ManageActivity, code).await {
        Ok(activity) => activity,
        Err(Error::NotFound) => return Ok(Err(Problem::NotChosen(MODEL))),
        Err(error) => return Err(error),
    };
    let sessions = store::sessions::of_activity(conn, activity.id).await?;
    let days: Vec<_> = sessions
        .iter()
        .map(|session| ((session.held_on - activity.starts_on).num_days(), *session.slot))
        .collect();
    Ok(Agenda::of(&days).map(|agenda| Model { sessions, agenda }))
}

/// The units, a line each, of which the actor may make activities.
pub(crate) async fn units(
    services: &Services,
    conn: &impl ConnectionTrait,
    actor: &Actor,
    typed: &str,
) -> Result<std::result::Result<Vec<Visited>, Problem>> {
    let tops = match scope(actor, Action::ManageActivity) {
        Scope::All => None,
        Scope::Within(tops) => Some(tops),
    };
    let lines = typed.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
    let lines: Vec<(usize, &str)> = lines.filter(|(_, line)| !line.is_empty()).collect();
    if lines.is_empty() {
        return Ok(Err(Problem::Said("Nhập các đơn vị, mỗi dòng một đơn vị", "Enter the units, one a line")));
    }
    if lines.len() > MOST_UNITS {
        return Ok(Err(too_many(lines.len())));
    }
    let mut found: Vec<UnitId> = vec![];
    for (at, line) in lines {
        let unit = match unit_of_line(services, conn, (at, line), &found).await? {
            Ok(unit) => unit,
            Err(problem) => return Ok(Err(problem)),
        };
        let row = store::units::by_id(conn, unit).await?.ok_or(Error::NotFound)?;
        let path = UnitPath::from_stored(row.path);
        if tops.as_ref().is_some_and(|tops| !tops.iter().any(|top| top.covers(&path))) {
            return Ok(Err(not_yours(at, &row.name)));
        }
        found.push(unit);
    }
    Ok(Ok(visited(conn, &found).await?))
}

/// Units by their numbers, in their order.
async fn visited(conn: &impl ConnectionTrait, ids: &[UnitId]) -> Result<Vec<Visited>> {
    let rows = units::find::by_number(conn, ids.iter().copied()).await?;
    let parents = units::find::by_number(conn, rows.values().filter_map(|unit| unit.parent_id)).await?;
    let labels: HashMap<UnitId, String> = labelled(conn, rows.values().cloned().collect())
        .await?
        .into_iter()
        .map(|choice| (choice.id, choice.label))
        .collect();
    let one = |id: &UnitId| {
        let unit = rows.get(id)?.clone();
        let is_alone = rows.values().filter(|row| row.name == unit.name).count() == 1;
        let label = labels.get(id).filter(|_| !is_alone).unwrap_or(&unit.name).clone();
        Some(Visited { district: district(&unit, &parents), label, unit })
    };
    Ok(ids.iter().filter_map(one).collect())
}

/// The district of a unit; the unit itself where none lies between it and the province.
pub(crate) fn district(unit: &Unit, parents: &HashMap<UnitId, Unit>) -> UnitId {
    let parent = unit.parent_id.and_then(|parent| parents.get(&parent));
    parent.filter(|parent| *parent.level == UnitLevel::District).map_or(unit.id, |parent| parent.id)
}

fn window(form: &TourForm, today: NaiveDate, problems: &mut Problems) -> Option<(NaiveDate, NaiveDate)> {
    let first = problems.check("first", read_date(&form.first, label::START_DATE));
    let last = problems.check("last", read_date(&form.last, label::END_DATE));
    let (first, last) = (first?, last?);
    if first <= today {
        problems
            .add("first", Problem::Said("Chọn ngày bắt đầu sau hôm nay", "Choose a first day after today"));
    }
    if last < first {
        problems.add("last", Problem::EndsBeforeStart(label::END_DATE));
    } else if last > first + Days::new(LONGEST) {
        problems.add(
            "last",
            Problem::Said("Chọn khoảng ngày không quá 120 ngày", "Choose a span of 120 days at the most"),
        );
    }
    Some((first, last))
}

fn most(typed: &str) -> std::result::Result<Option<u32>, Problem> {
    if text::line(typed).is_empty() {
        return Ok(None);
    }
    read_number(typed, MOST, 1, MOST_UNITS as i64).map(|most| Some(whole(most)))
}

fn too_many(n: usize) -> Problem {
    Problem::SaidOf(
        format!("Mỗi đợt nhiều nhất {MOST_UNITS} đơn vị, ở đây có {n}: chia thành nhiều đợt"),
        format!("A tour visits {MOST_UNITS} units at the most, these are {n}: make several"),
    )
}

fn not_yours(at: usize, unit: &str) -> Problem {
    Problem::SaidOf(
        format!("Dòng {at}: bạn không được tạo hoạt động cho “{unit}”, bỏ dòng này"),
        format!("Line {at}: you may not make activities of “{unit}”, take the line away"),
    )
}

/// The hours of the sessions on each half of a day: those of the model, and the usual ones.
pub(crate) fn hours(model: &Model) -> [(NaiveTime, NaiveTime); 2] {
    let mut hours = [Slot::Morning.usual_hours(), Slot::Afternoon.usual_hours()];
    for session in &model.sessions {
        let half = &mut hours[usize::from(*session.slot != Slot::Morning)];
        let of = |moment| local::at(moment).time();
        *half = (half.0.min(of(session.starts_at)), half.1.max(of(session.ends_at)));
    }
    hours
}
