//! What a timetable is asked for.

use chrono::NaiveDate;

/// The number by which the caller knows a class, a venue, a trainer, a place or a subject.
pub type Id = i64;

/// A half of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Half {
    /// Buổi sáng.
    Morning,
    /// Buổi chiều.
    Afternoon,
}

/// A half-day: the time in which rooms and trainers are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HalfDay {
    /// The day.
    pub day: NaiveDate,
    /// Which half of it.
    pub half: Half,
}

/// What is to be planned, and with what.
#[derive(Debug, Clone, Default)]
pub struct Problem {
    /// The days on which classes may be held, weekends and holidays left out. Their order does not matter.
    pub days: Vec<NaiveDate>,
    /// The classes to place.
    pub classes: Vec<Class>,
    /// The rooms.
    pub venues: Vec<Venue>,
    /// The trainers.
    pub trainers: Vec<Trainer>,
    /// What each thing that is not wished costs.
    pub weights: Weights,
}

/// A class to place. It is held in one venue by one trainer, on half-days that follow each other.
#[derive(Debug, Clone)]
pub struct Class {
    /// Its number.
    pub id: Id,
    /// Its length in half-days, at least 1. One that fits into a day is held within one, a longer one begins in the morning and
    /// goes on the next day; there is no day between that is none of the [`Problem::days`].
    pub halves: usize,
    /// For how many people.
    pub people: u32,
    /// What it teaches; `None` where any trainer can.
    pub subject: Option<Id>,
    /// The place (a district, a commune) in which it is to be held; `None` where any is right.
    pub place: Option<Id>,
    /// The venues to choose from; empty for all.
    pub venues: Vec<Id>,
    /// The venue that is wished.
    pub wished: Option<Id>,
    /// The trainers to choose from; empty for all.
    pub trainers: Vec<Id>,
    /// Not before this day.
    pub earliest: Option<NaiveDate>,
    /// Over by the end of this day.
    pub latest: Option<NaiveDate>,
}

/// A room, a hall: whatever holds one class at a time.
#[derive(Debug, Clone)]
pub struct Venue {
    /// Its number.
    pub id: Id,
    /// For how many people.
    pub seats: u32,
    /// The place that it is in.
    pub place: Id,
    /// The half-days on which it is closed or already taken.
    pub taken: Vec<HalfDay>,
}

/// A trainer.
#[derive(Debug, Clone)]
pub struct Trainer {
    /// Their number.
    pub id: Id,
    /// What they teach.
    pub subjects: Vec<Id>,
    /// The half-days on which they are away or already teach.
    pub taken: Vec<Taken>,
    /// How many half-days they wish to teach in a week at most.
    pub week: Option<u32>,
}

/// A half-day on which a trainer cannot be had. On days that are none of the [`Problem::days`] it counts for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// When.
    pub at: HalfDay,
    /// Where they teach then; `None` where they are off. What they teach counts for their week and for their ways.
    pub place: Option<Id>,
}

/// What each thing that is not wished costs, in points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weights {
    /// Two classes on one day: of three classes there are three such pairs, so classes spread over the window.
    pub pair: u32,
    /// A half-day that a trainer teaches beyond an even share.
    pub uneven: u32,
    /// A half-day that a trainer teaches in a week beyond their wish.
    pub week: u32,
    /// A trainer in two places on half-days that follow each other.
    pub travel: u32,
    /// A class in another venue than the wished one.
    pub elsewhere: u32,
}

impl Default for Weights {
    fn default() -> Self {
        Self { pair: 2, uneven: 3, week: 4, travel: 5, elsewhere: 3 }
    }
}
