//! Looks for a good timetable: again and again some classes that have to do with each other are taken out and put back where
//! they cost least (“ruin and recreate”). A worse timetable is gone on with now and then, ever more seldom.

use crate::{
    cheapest,
    grid::Grid,
    luck::Luck,
    plan::{Plan, Spot},
};

/// What leaving a class out counts, in points: more than anything else that a round changes.
const LEFT_OUT: f64 = 10_000.0;
/// How many points worse a timetable may be at the beginning, on average, and how few at the end.
const WARM: f64 = 8.0;
const COLD: f64 = 0.2;

/// How many classes are taken out at once, and how many that have no place are tried with them, at most.
const TAKEN_AT_ONCE: usize = 6;
const LEFT_AT_ONCE: usize = 4;
/// What share of the starts, trainers and venues is not looked at when a class is put back, and of how many in a round now and then:
/// the cheapest for one class may be what another one needs.
const BLIND: f64 = 0.02;
const VERY_BLIND: f64 = 0.3;

pub(crate) struct Search<'a> {
    grid: &'a Grid<'a>,
    luck: Luck,
    plan: Plan<'a>,
    pub(crate) best: Plan<'a>,
}

impl<'a> Search<'a> {
    /// Begins with the classes put where they cost least, one after another, on the days that are hinted at.
    pub(crate) fn new(grid: &'a Grid<'a>, seed: u64, hints: &[Option<usize>]) -> Self {
        let mut search = Self { grid, luck: Luck::new(seed), plan: Plan::new(grid), best: Plan::new(grid) };
        let mut order: Vec<usize> = (0..grid.classes.len()).collect();
        order.sort_by_key(|&class| options(grid, class));
        for &class in &order {
            if let Some(start) = hints.get(class).copied().flatten() {
                search.put_where_cheapest(class, &[start], 0.0);
            }
        }
        for class in order {
            if search.plan.spots[class].is_none() {
                search.put_where_cheapest(class, &grid.classes[class].starts, 0.0);
            }
        }
        search.best = search.plan.clone();
        search
    }

    /// One round, at a point of the time from 0 to 1. Whether it found something better than ever.
    pub(crate) fn round(&mut self, at: f64) -> bool {
        let before = self.worth();
        let taken = self.ruin();
        let blind = if self.luck.below(8) == 0 { VERY_BLIND } else { BLIND };
        for &(class, _) in &taken {
            self.put_where_cheapest(class, &self.grid.classes[class].starts, blind);
        }
        let warmth = WARM * (COLD / WARM).powf(at);
        if self.worth() > before - warmth * self.luck.share().max(1e-9).ln() {
            self.put_back(&taken);
            return false;
        }
        let better = (self.plan.left, self.plan.points) < (self.best.left, self.best.points);
        if better {
            self.best.clone_from(&self.plan);
        }
        better
    }

    /// Goes on with the best one.
    pub(crate) fn go_back_to_best(&mut self) {
        self.plan.clone_from(&self.best);
    }

    fn worth(&self) -> f64 {
        self.plan.left as f64 * LEFT_OUT + f64::from(self.plan.points)
    }

    /// Takes some classes out. Before them come a few that have no place; who is put back first is left to chance, or the one with
    /// the fewest spots.
    fn ruin(&mut self) -> Vec<(usize, Option<Spot>)> {
        let count = self.grid.classes.len();
        let mut chosen: Vec<usize> = (0..count).filter(|&class| self.plan.spots[class].is_none()).collect();
        self.luck.shuffle(&mut chosen);
        chosen.truncate(LEFT_AT_ONCE);
        let first = self.luck.below(count);
        let size = 1 + self.luck.below(TAKEN_AT_ONCE.min(count));
        let mut others: Vec<usize> = (0..count).filter(|class| self.plan.spots[*class].is_some()).collect();
        self.luck.shuffle(&mut others);
        let way = self.luck.below(4);
        others.sort_by_key(|&class| !self.have_to_do(first, class, way));
        chosen.extend(others.into_iter().take(size));
        self.luck.shuffle(&mut chosen);
        if self.luck.below(2) == 0 {
            chosen.sort_by_key(|&class| options(self.grid, class));
        }
        chosen.into_iter().map(|class| (class, self.plan.take(class))).collect()
    }

    /// Whether two classes stand in each other's way, in one of several senses.
    fn have_to_do(&self, first: usize, other: usize, way: usize) -> bool {
        let (Some(one), Some(two)) = (self.plan.spots[first], self.plan.spots[other]) else {
            let (one, two) = (&self.grid.classes[first], &self.grid.classes[other]);
            return one.trainers.iter().any(|trainer| two.trainers.contains(trainer));
        };
        match way {
            0 => one.trainer == two.trainer,
            1 => one.start / 2 == two.start / 2,
            2 => one.venue == two.venue,
            _ => true,
        }
    }

    fn put_back(&mut self, taken: &[(usize, Option<Spot>)]) {
        for (class, _) in taken {
            self.plan.take(*class);
        }
        for (class, spot) in taken {
            if let Some(spot) = spot {
                self.plan.put(*class, *spot);
            }
        }
    }

    /// Puts a class where it costs least, of some starts, blind to a share of its spots.
    fn put_where_cheapest(&mut self, class: usize, starts: &[usize], blind: f64) {
        if let Some(spot) = cheapest::spot(self.grid, &self.plan, &mut self.luck, class, starts, blind) {
            self.plan.put(class, spot);
        }
    }
}

/// How many spots a class has by itself: those with few are put first.
fn options(grid: &Grid, class: usize) -> usize {
    let choice = &grid.classes[class];
    choice.starts.len() * choice.trainers.len() * choice.venues.len()
}
