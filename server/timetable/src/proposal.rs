//! What is proposed.

use crate::{HalfDay, Id, Shortage, Weights};

/// A class with its time, its venue and its trainer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// The class.
    pub class: Id,
    /// Its first half-day.
    pub from: HalfDay,
    /// Its venue.
    pub venue: Id,
    /// Its trainer.
    pub trainer: Id,
}

/// How often something that is not wished happens. [`Weights`] says what each means and costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cost {
    /// Pairs of classes on one day.
    pub pairs: u32,
    /// Half-days beyond an even share of a trainer.
    pub uneven: u32,
    /// Half-days beyond the wish of a trainer for a week.
    pub week: u32,
    /// Ways of a trainer from place to place between half-days that follow each other.
    pub travels: u32,
    /// Classes in another venue than the wished one.
    pub elsewhere: u32,
}

impl Cost {
    /// The whole of it in points.
    pub fn points(self, weights: &Weights) -> u32 {
        self.pairs * weights.pair
            + self.uneven * weights.uneven
            + self.week * weights.week
            + self.travels * weights.travel
            + self.elsewhere * weights.elsewhere
    }
}

/// A timetable as it is proposed.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// The classes that have a place, in the order of the problem.
    pub placed: Vec<Placed>,
    /// Those that have none, each with what stands in the way.
    pub left: Vec<Left>,
    /// What there is too little of, whatever timetable were made. Empty where nothing of the kind was found.
    pub shortages: Vec<Shortage>,
    /// It was proved that no timetable holds all classes.
    pub none_holds_all: bool,
    /// What it costs.
    pub cost: Cost,
    /// The same in points.
    pub points: u32,
    /// No timetable that holds all classes costs less than this: proved by the solver.
    pub bound: u32,
    /// Why it ended.
    pub finish: Finish,
}

impl Proposal {
    /// By how many per cent of its points it might yet be better, at most. `None` where it does not hold all classes.
    pub fn gap(&self) -> Option<f64> {
        let over = f64::from(self.points.saturating_sub(self.bound));
        self.left.is_empty().then(|| 100.0 * over / f64::from(self.points.max(1)))
    }
}

/// Why the search for a better timetable ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finish {
    /// Nothing can be better.
    Best,
    /// The time was up, or as many rounds as were asked for were done.
    Limit,
    /// It was told to stop.
    Stopped,
}

/// A class without a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Left {
    /// The class.
    pub class: Id,
    /// What stands in the way.
    pub why: Why,
}

/// What stands in the way of a class: of the half-days on which it could begin by its own dates, how many fail for what, beside the
/// other classes as proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Why {
    /// The half-days on which it could begin.
    pub starts: usize,
    /// Those on which no trainer of it is free.
    pub without_trainer: usize,
    /// Those on which no venue of it is.
    pub without_venue: usize,
}
