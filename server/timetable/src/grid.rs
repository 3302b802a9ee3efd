//! The problem in numbers from 0 on: half-days, and for each class the starts, trainers and venues that it could have by itself.

use crate::{Class, Half, HalfDay, Id, Problem};
use chrono::{Datelike, NaiveDate};

/// Where a trainer is on a half-day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum At {
    /// Free.
    Free,
    /// Off.
    Away,
    /// Teaching in a place.
    In(Id),
}

pub(crate) struct Grid<'a> {
    pub(crate) problem: &'a Problem,
    /// The days in their order; half-day `2 * day` is the morning of one, the next its afternoon.
    pub(crate) days: Vec<NaiveDate>,
    /// Whether the half-day after one follows it directly.
    pub(crate) followed: Vec<bool>,
    /// The week of each half-day, from 0 on.
    pub(crate) week: Vec<usize>,
    pub(crate) weeks: usize,
    /// Where each trainer is before anything is planned.
    pub(crate) trainers: Vec<Vec<At>>,
    /// Whether each venue can be had before anything is planned.
    pub(crate) venues: Vec<Vec<bool>>,
    pub(crate) classes: Vec<Choice>,
    /// An even share of the half-days to teach, rounded up.
    pub(crate) share: u32,
}

/// What a class can choose from.
pub(crate) struct Choice {
    pub(crate) halves: usize,
    pub(crate) trainers: Vec<usize>,
    pub(crate) venues: Vec<usize>,
    pub(crate) wished: Option<usize>,
    /// The half-days on which it could begin by its own dates and length.
    pub(crate) dated: Vec<usize>,
    /// Those of them on which a trainer and a venue can be had.
    pub(crate) starts: Vec<usize>,
}

impl Choice {
    /// The days that the class is held on if it begins on a half-day.
    pub(crate) fn days(&self, start: usize) -> std::ops::RangeInclusive<usize> {
        start / 2..=(start + self.halves - 1) / 2
    }
}

impl<'a> Grid<'a> {
    pub(crate) fn new(problem: &'a Problem) -> Self {
        let mut days = problem.days.clone();
        days.sort_unstable();
        days.dedup();
        let slots = 2 * days.len();
        let followed = (0..slots)
            .map(|slot| {
                slot.is_multiple_of(2)
                    || days.get(slot / 2 + 1).is_some_and(|next| days[slot / 2].succ_opt() == Some(*next))
            })
            .collect();
        let number = |slot: usize| week_of(days[slot / 2]);
        let mut weeks: Vec<i32> = (0..slots).map(number).collect();
        weeks.dedup();
        let week = (0..slots).map(|slot| weeks.partition_point(|week| *week < number(slot))).collect();
        let slot = |at: &HalfDay| {
            days.binary_search(&at.day).ok().map(|day| 2 * day + usize::from(at.half == Half::Afternoon))
        };
        let trainers = problem.trainers.iter().map(|trainer| {
            let mut row = vec![At::Free; slots];
            for taken in &trainer.taken {
                if let Some(slot) = slot(&taken.at) {
                    row[slot] = taken.place.map_or(At::Away, At::In);
                }
            }
            row
        });
        let venues = problem.venues.iter().map(|venue| {
            let mut row = vec![true; slots];
            venue.taken.iter().filter_map(slot).for_each(|slot| row[slot] = false);
            row
        });
        let (trainers, venues) = (trainers.collect(), venues.collect());
        let mut grid = Self {
            problem,
            followed,
            week,
            weeks: weeks.len(),
            trainers,
            venues,
            classes: Vec::new(),
            share: 0,
            days,
        };
        grid.classes = problem.classes.iter().map(|class| grid.choice(class)).collect();
        let halves: usize = grid.classes.iter().map(|class| class.halves).sum();
        let teaching = (0..grid.trainers.len())
            .filter(|trainer| grid.classes.iter().any(|class| class.trainers.contains(trainer)));
        grid.share = halves.div_ceil(teaching.count().max(1)) as u32;
        grid
    }

    /// Whether a trainer is free for a class that begins on a half-day, before anything is planned.
    pub(crate) fn trainer_free(&self, trainer: usize, start: usize, halves: usize) -> bool {
        self.trainers[trainer][start..start + halves].iter().all(|at| *at == At::Free)
    }

    /// Whether a venue is.
    pub(crate) fn venue_free(&self, venue: usize, start: usize, halves: usize) -> bool {
        self.venues[venue][start..start + halves].iter().all(|free| *free)
    }

    /// How many half-days a trainer teaches in each week before anything is planned.
    pub(crate) fn taught_in_weeks(&self, trainer: usize) -> Vec<u32> {
        let mut weeks = vec![0; self.weeks];
        for (slot, at) in self.trainers[trainer].iter().enumerate() {
            weeks[self.week[slot]] += u32::from(matches!(at, At::In(_)));
        }
        weeks
    }

    /// The half-day of a number.
    pub(crate) fn half_day(&self, slot: usize) -> HalfDay {
        let half = if slot.is_multiple_of(2) { Half::Morning } else { Half::Afternoon };
        HalfDay { day: self.days[slot / 2], half }
    }

    fn choice(&self, class: &Class) -> Choice {
        let halves = class.halves.max(1);
        let trainers: Vec<usize> = (0..self.trainers.len())
            .filter(|&index| {
                let trainer = &self.problem.trainers[index];
                class.subject.is_none_or(|subject| trainer.subjects.contains(&subject))
                    && (class.trainers.is_empty() || class.trainers.contains(&trainer.id))
            })
            .collect();
        let venues: Vec<usize> = (0..self.venues.len())
            .filter(|&index| {
                let venue = &self.problem.venues[index];
                venue.seats >= class.people
                    && class.place.is_none_or(|place| place == venue.place)
                    && (class.venues.is_empty() || class.venues.contains(&venue.id))
            })
            .collect();
        let dated: Vec<usize> =
            (0..self.followed.len()).filter(|&start| self.can_begin(class, halves, start)).collect();
        let starts = dated.iter().copied().filter(|&start| {
            trainers.iter().any(|&trainer| self.trainer_free(trainer, start, halves))
                && venues.iter().any(|&venue| self.venue_free(venue, start, halves))
        });
        let starts = starts.collect();
        let wished = class.wished.and_then(|id| self.problem.venues.iter().position(|venue| venue.id == id));
        Choice { halves, trainers, venues, wished, dated, starts }
    }

    /// Whether a class can begin on a half-day by its own dates and length.
    fn can_begin(&self, class: &Class, halves: usize, start: usize) -> bool {
        let end = start.saturating_add(halves);
        end <= self.followed.len()
            && (halves == 1 || start.is_multiple_of(2))
            && self.followed[start..end - 1].iter().all(|followed| *followed)
            && class.earliest.is_none_or(|earliest| earliest <= self.days[start / 2])
            && class.latest.is_none_or(|latest| self.days[(end - 1) / 2] <= latest)
    }
}

/// The number of the week of a day, from Monday on: the first day of the common era was one.
pub(crate) fn week_of(day: NaiveDate) -> i32 {
    (day.num_days_from_ce() - 1).div_euclid(7)
}
