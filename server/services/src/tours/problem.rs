//! A tour as a problem of the solver: a class a unit, a place each, the trainers with what they have already.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, Utc, Weekday};
use domain::{
    local,
    schedule::{free::Weekends, span::Span},
    tours::{agenda::Begins, place::place},
};
use store::{
    ConnectionTrait,
    ids::{ActivityId, PersonId, RoomId, UnitId, VenueId},
    rows::Session,
};
use timetable::{Class, Half, HalfDay, Id, Problem, Taken, Trainer, Venue, Weights};

use crate::{
    Result,
    schedule::{days::off, opening::opening},
    tours::conditions::{Conditions, district, hours},
    units,
};

/// What two classes on one day cost where only so many are wished.
const SPREAD: u32 = 8;

/// The half-days of a window, each with its hours.
struct HalfDays(Vec<(HalfDay, Span)>);

impl HalfDays {
    fn of(days: &[NaiveDate], hours: [(NaiveTime, NaiveTime); 2]) -> Self {
        let both = [(Half::Morning, hours[0]), (Half::Afternoon, hours[1])];
        let one = |day: NaiveDate| {
            both.map(|(half, (from, to))| {
                (HalfDay { day, half }, Span::new(local::to_utc(day, from), local::to_utc(day, to)))
            })
        };
        Self(days.iter().flat_map(|day| one(*day)).collect())
    }

    /// Those that something is at.
    fn at(&self, span: Span) -> impl Iterator<Item = HalfDay> {
        self.0.iter().filter(move |(_, own)| own.overlaps(span)).map(|(at, _)| *at)
    }

    /// Those of some days.
    fn on(&self, days: impl Fn(NaiveDate) -> bool) -> Vec<HalfDay> {
        self.0.iter().map(|(at, _)| *at).filter(|at| days(at.day)).collect()
    }
}

/// The problem. The number of a class is that of its unit in order, and that of its venue the same.
pub(crate) async fn problem(conn: &impl ConnectionTrait, terms: &Conditions) -> Result<Problem> {
    let is_weekend = |day: NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let days = terms.first.iter_days().take_while(|day| *day <= terms.last);
    let days: Vec<NaiveDate> =
        days.filter(|day| terms.weekends == Weekends::Too || !is_weekend(*day)).collect();
    let half_days = HalfDays::of(&days, hours(&terms.model));
    let venues = venues(conn, terms, &half_days).await?;
    // A day on which nobody works anywhere is none.
    let off_everywhere = |day: &NaiveDate| {
        [Half::Morning, Half::Afternoon].into_iter().all(|half| {
            let at = HalfDay { day: *day, half };
            venues.iter().all(|venue| venue.taken.contains(&at))
        })
    };
    let days = days.into_iter().filter(|day| !off_everywhere(day)).collect();
    let trainers = trainers(conn, terms, &half_days).await?;
    let is_shared = venues.len() == 1;
    let class = |at: usize| Class {
        id: number(at),
        halves: terms.model.agenda.half_days,
        people: 0,
        subject: None,
        place: None,
        venues: vec![if is_shared { 0 } else { number(at) }],
        wished: None,
        trainers: if terms.trainers.is_empty() { vec![nobody(at)] } else { vec![] },
        earliest: None,
        latest: None,
    };
    let classes = (0..terms.units.len()).map(class).collect();
    let pair = if terms.most.is_some() { SPREAD } else { Weights::default().pair };
    Ok(Problem { days, classes, venues, trainers, weights: Weights { pair, ..Weights::default() } })
}

fn number(at: usize) -> Id {
    Id::try_from(at).unwrap_or(Id::MAX)
}

/// Who teaches the class where nobody was named: each class has a nobody of its own, so that days alone are planned.
fn nobody(at: usize) -> Id {
    -1 - number(at)
}

/// The places, with the half-days on which they can't be had: one a unit, or one for all.
async fn venues(conn: &impl ConnectionTrait, terms: &Conditions, half_days: &HalfDays) -> Result<Vec<Venue>> {
    let mut venues: Vec<Venue> = vec![];
    let mut names: Vec<String> = vec![];
    for (at, visited) in terms.units.iter().enumerate() {
        let name = place(&terms.pattern, &visited.unit.name);
        let mut taken = held_at(conn, &name, terms, half_days).await?;
        let off = off(conn, visited.unit.id, (terms.first, terms.last)).await?;
        let off: BTreeSet<NaiveDate> = off.into_iter().map(|off| off.day).collect();
        taken.extend(half_days.on(|day| off.contains(&day)));
        if terms.model.agenda.begins == Begins::Afternoon {
            let mornings = half_days.on(|_| true).into_iter().filter(|at| at.half == Half::Morning);
            taken.extend(mornings);
        }
        names.push(name);
        venues.push(Venue { id: number(at), seats: u32::MAX, place: visited.district.0, taken });
    }
    // One place for all holds one class at a time.
    if names.len() > 1 && names.iter().all(|name| *name == names[0]) {
        let taken = venues.into_iter().flat_map(|venue| venue.taken).collect();
        return Ok(vec![Venue { id: 0, seats: u32::MAX, place: 0, taken }]);
    }
    Ok(venues)
}

/// What is held at a place already.
async fn held_at(
    conn: &impl ConnectionTrait,
    name: &str,
    terms: &Conditions,
    half_days: &HalfDays,
) -> Result<Vec<HalfDay>> {
    let Some(venue) = store::venues::by_name(conn, name).await? else { return Ok(vec![]) };
    let sessions = store::bookings::at_venue(conn, venue.id, window(terms), ActivityId::NEW).await?;
    let mut taken: Vec<HalfDay> = sessions.iter().flat_map(|session| half_days.at(span(session))).collect();
    taken.extend(closed_at(conn, venue.id, terms, half_days).await?);
    Ok(taken)
}

/// When no room of a place is open; of one without rooms nobody knows.
async fn closed_at(
    conn: &impl ConnectionTrait,
    venue: VenueId,
    terms: &Conditions,
    half_days: &HalfDays,
) -> Result<Vec<HalfDay>> {
    let rooms = store::rooms::of_venues(conn, &[venue]).await?;
    let ids: Vec<RoomId> = rooms.iter().map(|room| room.id).collect();
    let closures = store::rooms::closures(conn, &ids, terms.first).await?;
    let shut = |room| {
        let times = opening(room, &closures).shut_times(terms.first, terms.last);
        times.into_iter().flat_map(|span| half_days.at(span)).collect::<BTreeSet<HalfDay>>()
    };
    let everywhere = rooms.iter().map(shut).reduce(|all, one| all.intersection(&one).copied().collect());
    Ok(everywhere.unwrap_or_default().into_iter().collect())
}

fn span(session: &Session) -> Span {
    Span::new(session.starts_at, session.ends_at)
}

fn window(terms: &Conditions) -> (DateTime<Utc>, DateTime<Utc>) {
    let begins = |day| local::to_utc(day, NaiveTime::MIN);
    (begins(terms.first), begins(terms.last + Days::new(1)))
}

/// The trainers, with what they teach already and when they are away.
async fn trainers(
    conn: &impl ConnectionTrait,
    terms: &Conditions,
    half_days: &HalfDays,
) -> Result<Vec<Trainer>> {
    let free = |id: Id| Trainer { id, subjects: vec![], taken: vec![], week: None };
    if terms.trainers.is_empty() {
        return Ok((0..terms.units.len()).map(|at| free(nobody(at))).collect());
    }
    let mut all: Vec<Trainer> = terms.trainers.iter().map(|who| free(who.0)).collect();
    let taken = store::bookings::taken(conn, (&[], &terms.trainers), window(terms), None).await?;
    let places = places(conn, taken.iter().map(|(_, session)| session.activity_id).collect()).await?;
    let mut take = |who: PersonId, at: HalfDay, place: Option<Id>| {
        if let Some(trainer) = all.iter_mut().find(|trainer| trainer.id == who.0)
            && trainer.taken.iter().all(|taken| taken.at != at)
        {
            trainer.taken.push(Taken { at, place });
        }
    };
    for (booking, session) in &taken {
        let Some(who) = booking.trainer_id else { continue };
        let place = places.get(&session.activity_id).map(|place| place.0);
        half_days.at(span(session)).for_each(|at| take(who, at, place));
    }
    for away in store::trainers::away(conn, &terms.trainers, (terms.first, terms.last)).await? {
        let days = half_days.on(|day| (away.from_on..=away.to_on).contains(&day));
        days.into_iter().for_each(|at| take(away.person_id, at, None));
    }
    Ok(all)
}

/// The district in which each activity is.
async fn places(conn: &impl ConnectionTrait, ids: Vec<ActivityId>) -> Result<HashMap<ActivityId, UnitId>> {
    let activities = store::activities::by_ids(conn, &ids).await?;
    let units = units::find::by_number(conn, activities.iter().map(|row| row.unit_id)).await?;
    let parents = units::find::by_number(conn, units.values().filter_map(|unit| unit.parent_id)).await?;
    let of = |row: &store::rows::Activity| Some((row.id, district(units.get(&row.unit_id)?, &parents)));
    Ok(activities.iter().filter_map(of).collect())
}
