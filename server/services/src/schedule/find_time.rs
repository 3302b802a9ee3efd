//! A time at which trainers and a room are free.

use chrono::{Days, NaiveDate, NaiveTime};
use domain::{
    Label, Problem, Problems,
    accounts::access::{Action, Actor},
    fields::read_date,
    label, local,
    numbers::whole,
    schedule::{
        free::{HalfDay, Wanted, Weekends, free},
        span::Span,
        trainers,
    },
    text,
};
use store::{
    ConnectionTrait,
    ids::{PersonId, RoomId, UnitId},
};

use crate::{
    Error, Result, Services,
    error::valid,
    list::listed,
    permit::require_somewhere,
    schedule::{days::off, names::Known, opening::opening},
};

/// What a time is looked for, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TimeForm {
    /// The trainers, with commas between; may stay empty.
    pub trainers: String,
    /// The number of a room; empty: of none.
    pub room: String,
    /// The code of the unit whose days off count; empty: those of the law alone.
    pub unit: String,
    /// The first day; empty: tomorrow.
    pub first: String,
    /// The last day; empty: four weeks later.
    pub last: String,
    /// How many half-days, one after the other.
    pub half_days: String,
    /// `yes` where weekends will do.
    pub weekends: String,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Times {
    /// The rooms to choose from, by number and name with the venue's.
    pub rooms: Vec<(RoomId, String)>,
    /// Those who teach, as they are offered.
    pub trainers: Vec<String>,
    /// The runs of half-days that are free, the first ones; none where something typed was wrong.
    pub runs: Vec<Vec<HalfDay>>,
}

/// So many runs are told.
const TOLD: usize = 20;

/// No search goes further than so many days.
const FURTHEST: u64 = 366;

const HALF_DAYS: Label = Label { vi: "số buổi", en: "the number of half-days" };

/// Looks for a time; with problems where something typed is wrong.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who plans nowhere.
pub async fn find_time(services: &Services, actor: &Actor, form: &TimeForm) -> Result<(Times, Problems)> {
    require_somewhere(actor, Action::ManageActivity)?;
    let read = services.db.read();
    let known = Known::teaching(read).await?;
    let rooms = store::rooms::within(read, listed(actor, Action::ManageActivity)?.as_deref()).await?;
    let mut times = Times { rooms, trainers: known.offered(), runs: vec![] };
    match search(services, read, &known, form).await {
        Ok(runs) => times.runs = runs,
        Err(Error::Invalid(problems)) => return Ok((times, problems)),
        Err(error) => return Err(error),
    }
    Ok((times, Problems::default()))
}

async fn search(
    services: &Services,
    conn: &impl ConnectionTrait,
    known: &Known,
    form: &TimeForm,
) -> Result<Vec<Vec<HalfDay>>> {
    let mut problems = Problems::default();
    let tomorrow = services.today() + Days::new(1);
    let first = problems.check("first", day(&form.first, label::START_DATE, tomorrow));
    let last = day(&form.last, label::END_DATE, first.unwrap_or(tomorrow) + Days::new(28));
    let last = problems.check("last", last);
    if let Some((first, last)) = first.zip(last) {
        if last < first {
            problems.add("last", Problem::EndsBeforeStart(label::END_DATE));
        } else if last > first + Days::new(FURTHEST) {
            problems.add("last", Problem::DateOutOfRange(label::END_DATE));
        }
    }
    let half_days = match text::line(&form.half_days).as_str() {
        "" => Some(1),
        raw => problems.check("half_days", domain::fields::read_number(raw, HALF_DAYS, 1, 20)),
    };
    let trainers = problems.check("trainers", people(known, &form.trainers));
    valid(problems)?;
    let (Some(first), Some(last), Some(half_days), Some(trainers)) = (first, last, half_days, trainers)
    else {
        return Ok(vec![]);
    };
    let rooms: Vec<RoomId> = form.room.parse().into_iter().collect();
    let begins = |day| local::to_utc(day, NaiveTime::MIN);
    let window = (begins(first), begins(last + Days::new(1)));
    let taken = store::bookings::taken(conn, (&rooms, &trainers), window, None).await?;
    let mut taken: Vec<Span> =
        taken.iter().map(|(booking, _)| Span::new(booking.starts_at, booking.ends_at)).collect();
    for room in &rooms {
        taken.extend(shut_times(conn, *room, (first, last)).await?);
    }
    for away in store::trainers::away(conn, &trainers, (first, last)).await? {
        taken.push(Span::new(begins(away.from_on), begins(away.to_on + Days::new(1))));
    }
    let unit = store::units::by_code(conn, &form.unit).await?.map_or(UnitId::NEW, |unit| unit.id);
    let off: Vec<NaiveDate> = off(conn, unit, (first, last)).await?.into_iter().map(|off| off.day).collect();
    let weekends = if form.weekends == "yes" { Weekends::Too } else { Weekends::No };
    let half_days = whole(half_days) as usize;
    let mut runs = free(&Wanted { first, last, half_days, weekends }, &taken, &off);
    runs.truncate(TOLD);
    Ok(runs)
}

/// When a room can't be had since it is closed.
async fn shut_times(
    conn: &impl ConnectionTrait,
    room: RoomId,
    (first, last): (NaiveDate, NaiveDate),
) -> Result<Vec<Span>> {
    let Some(row) = store::rooms::by_id(conn, room).await? else { return Ok(vec![]) };
    let closures = store::rooms::closures(conn, &[room], first).await?;
    Ok(opening(&row, &closures).shut_times(first, last))
}

fn day(raw: &str, what: Label, usual: NaiveDate) -> std::result::Result<NaiveDate, Problem> {
    if text::line(raw).is_empty() { Ok(usual) } else { read_date(raw, what) }
}

/// The trainers of these names, each of whom must be one; whoever is named twice is one.
///
/// # Errors
/// What is wrong with the first that is none.
pub(crate) fn people(known: &Known, typed: &str) -> std::result::Result<Vec<PersonId>, Problem> {
    let mut people = vec![];
    for name in trainers::names(typed) {
        let one = known.find(name)?;
        if !people.contains(&one) {
            people.push(one);
        }
    }
    Ok(people)
}
