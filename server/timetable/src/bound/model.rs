//! What the models have in common.

use crate::grid::Grid;
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use std::collections::{BTreeMap, BTreeSet};

/// A way to place a class: it begins on a half-day, with a trainer where the model knows who.
pub(super) struct Way {
    pub(super) variable: Variable,
    pub(super) class: usize,
    pub(super) start: usize,
    pub(super) trainer: Option<usize>,
}

pub(super) struct Model {
    pub(super) problem: Problem,
    pub(super) ways: Vec<Way>,
}

impl Model {
    /// Each class goes one of its ways, classes on one day cost what they cost, and no more classes are held at once than venues
    /// are free for them.
    pub(super) fn new(grid: &Grid, trainers_at: impl Fn(usize, usize) -> Vec<Option<usize>>) -> Self {
        let mut model = Self { problem: Problem::new(OptimizationDirection::Minimize), ways: Vec::new() };
        for (class, choice) in grid.classes.iter().enumerate() {
            let first = model.ways.len();
            for &start in &choice.starts {
                for trainer in trainers_at(class, start) {
                    let variable = model.problem.add_binary_var(0.0);
                    model.ways.push(Way { variable, class, start, trainer });
                }
            }
            let one: Vec<_> = model.ways[first..].iter().map(|way| (way.variable, 1.0)).collect();
            model.problem.add_constraint(&one, ComparisonOp::Eq, 1.0);
        }
        model.spread(grid);
        let sets: Vec<_> = grid.classes.iter().map(|choice| choice.venues.as_slice()).collect();
        model.no_more_at_once_than(grid, &sets, |venue, slot| grid.venues[venue][slot]);
        model
    }

    /// Where each class begins by an answer.
    pub(super) fn starts(&self, grid: &Grid, values: &[f64]) -> Vec<Option<usize>> {
        let mut starts = vec![None; grid.classes.len()];
        for way in &self.ways {
            if values.get(way.variable.idx()).is_some_and(|value| *value > 0.5) {
                starts[way.class] = Some(way.start);
            }
        }
        starts
    }

    /// The first class of a day costs nothing, the second one pair, the third two more.
    fn spread(&mut self, grid: &Grid) {
        let mut days = vec![Vec::new(); grid.days.len()];
        for way in &self.ways {
            for day in grid.classes[way.class].days(way.start) {
                days[day].push(way);
            }
        }
        for ways in days.iter().filter(|ways| !ways.is_empty()) {
            let classes: BTreeSet<_> = ways.iter().map(|way| way.class).collect();
            let mut terms: Vec<_> = ways.iter().map(|way| (way.variable, 1.0)).collect();
            for nth in 0..classes.len() {
                let points = nth as f64 * f64::from(grid.problem.weights.pair);
                terms.push((self.problem.add_var(points, (0.0, 1.0)), -1.0));
            }
            self.problem.add_constraint(&terms, ComparisonOp::Eq, 0.0);
        }
    }

    /// Of the classes that all choose from a set (of venues, of trainers), no more are held on a half-day than are free in the set.
    pub(super) fn no_more_at_once_than(
        &mut self,
        grid: &Grid,
        sets: &[&[usize]],
        free: impl Fn(usize, usize) -> bool,
    ) {
        let distinct: BTreeSet<&[usize]> = sets.iter().copied().collect();
        for set in distinct {
            let inside: Vec<bool> =
                sets.iter().map(|other| other.iter().all(|one| set.contains(one))).collect();
            let mut slots: BTreeMap<usize, Vec<&Way>> = BTreeMap::new();
            for way in self.ways.iter().filter(|way| inside[way.class]) {
                for slot in way.start..way.start + grid.classes[way.class].halves {
                    slots.entry(slot).or_default().push(way);
                }
            }
            for (slot, ways) in slots {
                let most = set.iter().filter(|&&one| free(one, slot)).count();
                let classes: BTreeSet<_> = ways.iter().map(|way| way.class).collect();
                if classes.len() > most {
                    let terms: Vec<_> = ways.iter().map(|way| (way.variable, 1.0)).collect();
                    self.problem.add_constraint(&terms, ComparisonOp::Le, most as f64);
                }
            }
        }
    }
}

/// More than anything that is counted here.
const MANY: f64 = 1e5;

/// What is beyond a number costs points.
pub(super) fn at_most(problem: &mut Problem, terms: &[(Variable, f64)], most: f64, points: u32) {
    let mut terms = terms.to_vec();
    terms.push((problem.add_var(f64::from(points), (0.0, MANY)), -1.0));
    problem.add_constraint(&terms, ComparisonOp::Le, most);
}
