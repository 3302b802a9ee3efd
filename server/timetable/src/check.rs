//! Says of any timetable what is wrong with it and what it costs, straight from the problem and apart from how it is made.

use crate::{Class, Cost, Half, HalfDay, Id, Placed, Problem, Trainer, Venue};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Something that a timetable must not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// A number that the problem does not know, or a class that is there twice.
    Unknown(Id),
    /// A class at a time that its dates, its length or the days do not allow.
    Time(Id),
    /// A class in a venue that is too small, elsewhere, or not among those to choose from.
    Venue(Id),
    /// A class with a trainer who does not teach it.
    Trainer(Id),
    /// A venue that is closed or taken on a half-day.
    VenueTaken(Id, HalfDay),
    /// A trainer who is away or teaches something else on a half-day.
    TrainerTaken(Id, HalfDay),
}

/// What is wrong with a timetable; where nothing is, what it costs. Classes may be left out.
pub fn check(problem: &Problem, placed: &[Placed]) -> Result<Cost, Vec<Wrong>> {
    let mut wrong = Vec::new();
    let mut held = Held::default();
    for trainer in &problem.trainers {
        for taken in trainer.taken.iter().filter(|taken| problem.days.contains(&taken.at.day)) {
            held.trainers.insert((trainer.id, taken.at), taken.place);
        }
    }
    held.venues =
        problem.venues.iter().flat_map(|venue| venue.taken.iter().map(|at| (venue.id, *at))).collect();
    let mut seen = BTreeSet::new();
    for one in placed {
        let Some((class, venue, trainer)) = find(problem, one).filter(|_| seen.insert(one.class)) else {
            wrong.push(Wrong::Unknown(one.class));
            continue;
        };
        wrong.extend(fits(class, venue, trainer));
        let Some(times) = times(problem, class, one.from) else {
            wrong.push(Wrong::Time(class.id));
            continue;
        };
        for at in times {
            wrong.extend(held.hold(class, venue, trainer, at));
        }
    }
    if wrong.is_empty() { Ok(cost(problem, placed, &held)) } else { Err(wrong) }
}

/// Who and what is taken when.
#[derive(Default)]
struct Held {
    trainers: BTreeMap<(Id, HalfDay), Option<Id>>,
    venues: BTreeSet<(Id, HalfDay)>,
    days: BTreeMap<NaiveDate, BTreeSet<Id>>,
    loads: BTreeMap<Id, u32>,
}

impl Held {
    fn hold(&mut self, class: &Class, venue: &Venue, trainer: &Trainer, at: HalfDay) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        if self.trainers.insert((trainer.id, at), Some(venue.place)).is_some() {
            wrong.push(Wrong::TrainerTaken(trainer.id, at));
        }
        if !self.venues.insert((venue.id, at)) {
            wrong.push(Wrong::VenueTaken(venue.id, at));
        }
        self.days.entry(at.day).or_default().insert(class.id);
        *self.loads.entry(trainer.id).or_default() += 1;
        wrong
    }
}

fn find<'a>(problem: &'a Problem, one: &Placed) -> Option<(&'a Class, &'a Venue, &'a Trainer)> {
    let class = problem.classes.iter().find(|class| class.id == one.class)?;
    let venue = problem.venues.iter().find(|venue| venue.id == one.venue)?;
    let trainer = problem.trainers.iter().find(|trainer| trainer.id == one.trainer)?;
    Some((class, venue, trainer))
}

fn teaches(class: &Class, trainer: &Trainer) -> bool {
    class.subject.is_none_or(|subject| trainer.subjects.contains(&subject))
        && (class.trainers.is_empty() || class.trainers.contains(&trainer.id))
}

fn fits(class: &Class, venue: &Venue, trainer: &Trainer) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    let right_place = class.place.is_none_or(|place| place == venue.place);
    let chosen = class.venues.is_empty() || class.venues.contains(&venue.id);
    if venue.seats < class.people || !right_place || !chosen {
        wrong.push(Wrong::Venue(class.id));
    }
    if !teaches(class, trainer) {
        wrong.push(Wrong::Trainer(class.id));
    }
    wrong
}

/// The half-days of a class that begins on one; `None` where it may not.
fn times(problem: &Problem, class: &Class, from: HalfDay) -> Option<Vec<HalfDay>> {
    let mut times = vec![from];
    while times.len() < class.halves {
        times.push(next(*times.last()?)?);
    }
    let days = times.iter().all(|at| {
        problem.days.contains(&at.day)
            && class.earliest.is_none_or(|earliest| earliest <= at.day)
            && class.latest.is_none_or(|latest| at.day <= latest)
    });
    let begins_well = class.halves <= 1 || from.half == Half::Morning;
    (days && begins_well).then_some(times)
}

/// The half-day straight after one.
fn next(at: HalfDay) -> Option<HalfDay> {
    Some(match at.half {
        Half::Morning => HalfDay { half: Half::Afternoon, ..at },
        Half::Afternoon => HalfDay { day: at.day.succ_opt()?, half: Half::Morning },
    })
}

fn cost(problem: &Problem, placed: &[Placed], held: &Held) -> Cost {
    let pairs = held.days.values().map(|classes| (classes.len() * (classes.len() - 1) / 2) as u32).sum();
    let wished = |one: &&Placed| {
        let wish = problem.classes.iter().find(|class| class.id == one.class).and_then(|class| class.wished);
        wish.is_some_and(|wish| wish != one.venue)
    };
    let elsewhere = placed.iter().filter(wished).count() as u32;
    let travels = held.trainers.iter().filter(|((trainer, at), place)| {
        let (Some(place), Some(then)) = (place, next(*at)) else { return false };
        held.trainers.get(&(*trainer, then)).is_some_and(|other| other.is_some_and(|other| other != *place))
    });
    Cost {
        pairs,
        uneven: uneven(problem, held),
        week: week(problem, held),
        travels: travels.count() as u32,
        elsewhere,
    }
}

fn uneven(problem: &Problem, held: &Held) -> u32 {
    let halves: usize = problem.classes.iter().map(|class| class.halves.max(1)).sum();
    let able =
        problem.trainers.iter().filter(|trainer| problem.classes.iter().any(|class| teaches(class, trainer)));
    let share = halves.div_ceil(able.count().max(1)) as u32;
    held.loads.values().map(|load| load.saturating_sub(share)).sum()
}

fn week(problem: &Problem, held: &Held) -> u32 {
    let mut weeks: BTreeMap<(Id, NaiveDate), u32> = BTreeMap::new();
    for ((trainer, at), place) in &held.trainers {
        if place.is_some() {
            let monday = at.day.week(chrono::Weekday::Mon).first_day();
            *weeks.entry((*trainer, monday)).or_default() += 1;
        }
    }
    let wish =
        |id: Id| problem.trainers.iter().find(|trainer| trainer.id == id).and_then(|trainer| trainer.week);
    weeks
        .iter()
        .map(|((trainer, _), taught)| wish(*trainer).map_or(0, |wish| taught.saturating_sub(wish)))
        .sum()
}
