//! Problems made by chance: of the size of a province, and small ones.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use timetable::{Class, Half, HalfDay, Id, Problem, Taken, Trainer, Venue, Weights};

/// Numbers that look like chance: the same for the same seed.
pub struct Luck(pub u64);

impl Luck {
    /// A number below another one.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end
    }
}

/// How much there is of everything.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub classes: usize,
    pub trainers: usize,
    pub venues: usize,
    pub days: usize,
}

/// Working days from a Monday on.
pub fn days(count: usize) -> Vec<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(2026, 3, 2).into_iter();
    let weekend = |day: &NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    first.flat_map(|first| first.iter_days()).filter(|day| !weekend(day)).take(count).collect()
}

/// Nine districts with a large hall each, half-days off, four subjects of which a trainer teaches two, classes of half a day to two
/// days for 25 to 60 people; a third of them not before or not after some day, a third with a wish for a venue.
pub fn province(seed: u64, size: Size) -> Problem {
    let mut luck = Luck(seed.wrapping_mul(0x9e37_79b9) + 7);
    let days = days(size.days);
    let places = size.venues.clamp(1, 9);
    let venues: Vec<Venue> = (0..size.venues)
        .map(|index| Venue {
            id: 100 + index as Id,
            seats: if index < places { 60 + 10 * luck.below(7) } else { 30 + 10 * luck.below(6) } as u32,
            place: (index % places) as Id,
            taken: half_days(&days).into_iter().filter(|_| luck.below(100) < 10).collect(),
        })
        .collect();
    let trainers: Vec<Trainer> = (0..size.trainers)
        .map(|index| {
            let subjects = vec![(index % 4) as Id, luck.below(4) as Id];
            let off = half_days(&days)
                .into_iter()
                .filter(|_| luck.below(100) < 15)
                .map(|at| Taken { at, place: None })
                .collect();
            Trainer { id: 200 + index as Id, subjects, taken: off, week: Some(6) }
        })
        .collect();
    let classes = (0..size.classes).map(|index| class(&mut luck, 1 + index as Id, &days, &venues)).collect();
    Problem { days, classes, venues, trainers, weights: Weights::default() }
}

fn class(luck: &mut Luck, id: Id, days: &[NaiveDate], venues: &[Venue]) -> Class {
    let halves = [1, 2, 2, 2, 4][luck.below(5)];
    let people = 25 + luck.below(36) as u32;
    let place = luck.below(venues.len().min(9)) as Id;
    let earliest = (luck.below(3) == 0).then(|| days[luck.below(days.len().div_ceil(2))]);
    let latest = (luck.below(3) == 0).then(|| days[days.len() - 1 - luck.below(days.len().div_ceil(2))]);
    let both = earliest.zip(latest).is_none_or(|(from, to)| from + Days::new(7) <= to);
    let right: Vec<_> = venues.iter().filter(|venue| venue.place == place && venue.seats >= people).collect();
    let wished = (luck.below(3) == 0 && !right.is_empty()).then(|| right[luck.below(right.len())].id);
    Class {
        id,
        halves,
        people,
        subject: Some(luck.below(4) as Id),
        place: Some(place),
        venues: Vec::new(),
        wished,
        trainers: Vec::new(),
        earliest: earliest.filter(|_| both),
        latest: latest.filter(|_| both),
    }
}

/// All half-days of some days.
pub fn half_days(days: &[NaiveDate]) -> Vec<HalfDay> {
    days.iter()
        .flat_map(|day| [Half::Morning, Half::Afternoon].map(|half| HalfDay { day: *day, half }))
        .collect()
}
