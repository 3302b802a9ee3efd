//! A timetable in the making: what is placed, and what one more class would cost.

use crate::{
    Cost, Id,
    grid::{At, Grid},
};

/// Where a class is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spot {
    pub(crate) start: usize,
    pub(crate) trainer: usize,
    pub(crate) venue: usize,
}

#[derive(Clone)]
pub(crate) struct Plan<'a> {
    grid: &'a Grid<'a>,
    pub(crate) spots: Vec<Option<Spot>>,
    trainers: Vec<Vec<At>>,
    venues: Vec<Vec<bool>>,
    /// How many classes each day has.
    days: Vec<u32>,
    /// How many half-days of this plan each trainer teaches.
    loads: Vec<u32>,
    /// How many they teach in each week, with what was there before.
    weeks: Vec<Vec<u32>>,
    pub(crate) cost: Cost,
    pub(crate) points: u32,
    /// How many classes are not placed.
    pub(crate) left: usize,
}

impl<'a> Plan<'a> {
    /// Nothing placed. What the trainers teach already costs what it costs.
    pub(crate) fn new(grid: &'a Grid<'a>) -> Self {
        let weeks: Vec<_> = (0..grid.trainers.len()).map(|trainer| grid.taught_in_weeks(trainer)).collect();
        let mut cost = Cost::default();
        for (trainer, row) in grid.trainers.iter().enumerate() {
            let travels = row.iter().enumerate().filter(|(slot, at)| {
                matches!(at, At::In(place) if grid.followed[*slot] && elsewhere(row.get(slot + 1), *place))
            });
            cost.travels += travels.count() as u32;
            let wish = grid.problem.trainers[trainer].week.unwrap_or(u32::MAX);
            cost.week += weeks[trainer].iter().map(|halves: &u32| halves.saturating_sub(wish)).sum::<u32>();
        }
        Self {
            spots: vec![None; grid.classes.len()],
            trainers: grid.trainers.clone(),
            venues: grid.venues.clone(),
            days: vec![0; grid.days.len()],
            loads: vec![0; grid.trainers.len()],
            weeks,
            points: cost.points(&grid.problem.weights),
            cost,
            left: grid.classes.len(),
            grid,
        }
    }

    pub(crate) fn trainer_free(&self, trainer: usize, start: usize, halves: usize) -> bool {
        self.trainers[trainer][start..start + halves].iter().all(|at| *at == At::Free)
    }

    pub(crate) fn venue_free(&self, venue: usize, start: usize, halves: usize) -> bool {
        self.venues[venue][start..start + halves].iter().all(|free| *free)
    }

    /// How many classes already share a day with a class that begins on a half-day.
    pub(crate) fn pairs(&self, class: usize, start: usize) -> u32 {
        self.days[self.grid.classes[class].days(start)].iter().sum()
    }

    /// What a trainer's work grows beyond an even share and beyond their wish for a week.
    pub(crate) fn strain(&self, trainer: usize, start: usize, halves: usize) -> (u32, u32) {
        let grid = self.grid;
        let load = self.loads[trainer];
        let over = |load: u32| load.saturating_sub(grid.share);
        let uneven = over(load + halves as u32) - over(load);
        let Some(wish) = grid.problem.trainers[trainer].week else { return (uneven, 0) };
        let mut week = 0;
        let mut slot = start;
        while slot < start + halves {
            let of = grid.week[slot];
            let end = (slot..start + halves).find(|&next| grid.week[next] != of).unwrap_or(start + halves);
            let taught = self.weeks[trainer][of];
            week += (taught + (end - slot) as u32).saturating_sub(wish) - taught.saturating_sub(wish);
            slot = end;
        }
        (uneven, week)
    }

    /// From and to how many other places a trainer goes, straight before and after they teach in a place.
    pub(crate) fn travels(&self, trainer: usize, start: usize, halves: usize, place: Id) -> u32 {
        let row = &self.trainers[trainer];
        let before = start > 0 && self.grid.followed[start - 1] && elsewhere(row.get(start - 1), place);
        let end = start + halves;
        let after = self.grid.followed[end - 1] && elsewhere(row.get(end), place);
        u32::from(before) + u32::from(after)
    }

    /// What is added by a class in a spot that is free.
    fn added(&self, class: usize, spot: Spot) -> Cost {
        let choice = &self.grid.classes[class];
        let (uneven, week) = self.strain(spot.trainer, spot.start, choice.halves);
        let place = self.grid.problem.venues[spot.venue].place;
        Cost {
            pairs: self.pairs(class, spot.start),
            uneven,
            week,
            travels: self.travels(spot.trainer, spot.start, choice.halves, place),
            elsewhere: u32::from(
                self.grid.problem.classes[class].wished.is_some() && choice.wished != Some(spot.venue),
            ),
        }
    }

    /// Puts a class into a spot that is free.
    pub(crate) fn put(&mut self, class: usize, spot: Spot) {
        let more = self.added(class, spot);
        self.cost = Cost {
            pairs: self.cost.pairs + more.pairs,
            uneven: self.cost.uneven + more.uneven,
            week: self.cost.week + more.week,
            travels: self.cost.travels + more.travels,
            elsewhere: self.cost.elsewhere + more.elsewhere,
        };
        self.points += more.points(&self.grid.problem.weights);
        self.left -= 1;
        self.spots[class] = Some(spot);
        let place = self.grid.problem.venues[spot.venue].place;
        self.mark(class, spot, At::In(place));
    }

    /// Takes a class out of its spot, if it has one.
    pub(crate) fn take(&mut self, class: usize) -> Option<Spot> {
        let spot = self.spots[class].take()?;
        self.mark(class, spot, At::Free);
        let less = self.added(class, spot);
        self.cost = Cost {
            pairs: self.cost.pairs - less.pairs,
            uneven: self.cost.uneven - less.uneven,
            week: self.cost.week - less.week,
            travels: self.cost.travels - less.travels,
            elsewhere: self.cost.elsewhere - less.elsewhere,
        };
        self.points -= less.points(&self.grid.problem.weights);
        self.left += 1;
        Some(spot)
    }

    /// Writes down that a spot is taken by a class, or free again.
    fn mark(&mut self, class: usize, spot: Spot, at: At) {
        let choice = &self.grid.classes[class];
        let taken = at != At::Free;
        let count = |number: &mut u32, by: u32| if taken { *number += by } else { *number -= by };
        for slot in spot.start..spot.start + choice.halves {
            self.trainers[spot.trainer][slot] = at;
            self.venues[spot.venue][slot] = !taken;
            count(&mut self.weeks[spot.trainer][self.grid.week[slot]], 1);
        }
        self.days[choice.days(spot.start)].iter_mut().for_each(|day| count(day, 1));
        count(&mut self.loads[spot.trainer], choice.halves as u32);
    }
}

/// Whether a trainer teaches in another place than this one.
fn elsewhere(at: Option<&At>, place: Id) -> bool {
    matches!(at, Some(At::In(other)) if *other != place)
}
