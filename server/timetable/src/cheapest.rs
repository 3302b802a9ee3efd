//! Where one class costs least, beside the others as they are.

use crate::{
    grid::Grid,
    luck::Luck,
    plan::{Plan, Spot},
};

/// The free spot of a class that costs least of those that begin on some half-days. A share of the starts, trainers and venues is
/// not looked at; of equal spots one is chosen by chance.
pub(crate) fn spot(
    grid: &Grid,
    plan: &Plan,
    luck: &mut Luck,
    class: usize,
    starts: &[usize],
    blind: f64,
) -> Option<Spot> {
    let mut look = Look { grid, plan, luck, class, blind, points: u32::MAX, spot: None, equal: 0 };
    for &start in starts {
        if !look.luck.is_below(blind) {
            look.at(start);
        }
    }
    look.spot
}

struct Look<'a, 'b> {
    grid: &'a Grid<'b>,
    plan: &'a Plan<'b>,
    luck: &'a mut Luck,
    class: usize,
    blind: f64,
    /// What the cheapest so far costs.
    points: u32,
    spot: Option<Spot>,
    /// How many cost the same.
    equal: usize,
}

impl Look<'_, '_> {
    fn at(&mut self, start: usize) {
        let (choice, weights) = (&self.grid.classes[self.class], &self.grid.problem.weights);
        let of_day = self.plan.pairs(self.class, start) * weights.pair;
        if of_day > self.points {
            return;
        }
        for &trainer in &choice.trainers {
            if !self.plan.trainer_free(trainer, start, choice.halves) || self.luck.is_below(self.blind) {
                continue;
            }
            let (uneven, week) = self.plan.strain(trainer, start, choice.halves);
            let of_trainer = of_day + uneven * weights.uneven + week * weights.week;
            if of_trainer <= self.points {
                self.with(start, trainer, of_trainer);
            }
        }
    }

    fn with(&mut self, start: usize, trainer: usize, of_trainer: u32) {
        let (choice, problem) = (&self.grid.classes[self.class], self.grid.problem);
        let wishes = problem.classes[self.class].wished.is_some();
        for &venue in &choice.venues {
            if !self.plan.venue_free(venue, start, choice.halves) || self.luck.is_below(self.blind) {
                continue;
            }
            let travels = self.plan.travels(trainer, start, choice.halves, problem.venues[venue].place);
            let moved = u32::from(wishes && choice.wished != Some(venue));
            let points = of_trainer + travels * problem.weights.travel + moved * problem.weights.elsewhere;
            self.offer(points, Spot { start, trainer, venue });
        }
    }

    fn offer(&mut self, points: u32, spot: Spot) {
        if points > self.points {
            return;
        }
        self.equal = if points < self.points || self.spot.is_none() { 1 } else { self.equal + 1 };
        if self.equal == 1 || self.luck.below(self.equal) == 0 {
            (self.points, self.spot) = (points, Some(spot));
        }
    }
}
