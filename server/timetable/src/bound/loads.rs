//! Who teaches how much, without the times.

use super::model::at_most;
use crate::grid::{At, Grid};
use microlp::{ComparisonOp, OptimizationDirection, Problem};
use std::collections::BTreeMap;

pub(super) fn model(grid: &Grid) -> Problem {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let mut loads = vec![Vec::new(); grid.trainers.len()];
    for ((halves, trainers), classes) in alike(grid) {
        let mut all = Vec::new();
        for trainer in trainers {
            let variable = problem.add_integer_var(0.0, (0, classes));
            all.push((variable, 1.0));
            loads[trainer].push((variable, halves as f64));
        }
        problem.add_constraint(&all, ComparisonOp::Eq, f64::from(classes));
    }
    for (trainer, load) in loads.iter().enumerate().filter(|(_, load)| !load.is_empty()) {
        let free = grid.trainers[trainer].iter().filter(|at| **at == At::Free).count();
        problem.add_constraint(load, ComparisonOp::Le, free as f64);
        at_most(&mut problem, load, f64::from(grid.share), grid.problem.weights.uneven);
        if let Some(room) = room_in_weeks(grid, trainer) {
            at_most(&mut problem, load, f64::from(room), grid.problem.weights.week);
        }
    }
    problem
}

/// How many classes have one length and one choice of trainers: which of them a trainer teaches is all the same here.
fn alike(grid: &Grid) -> BTreeMap<(usize, Vec<usize>), i32> {
    let mut counts = BTreeMap::new();
    for choice in &grid.classes {
        let free =
            |trainer| choice.starts.iter().any(|&start| grid.trainer_free(trainer, start, choice.halves));
        let trainers = choice.trainers.iter().copied().filter(|&trainer| free(trainer)).collect();
        *counts.entry((choice.halves, trainers)).or_default() += 1;
    }
    counts
}

/// How many half-days a trainer can yet teach in all weeks together without going beyond their wish in one.
fn room_in_weeks(grid: &Grid, trainer: usize) -> Option<u32> {
    let wish = grid.problem.trainers[trainer].week?;
    let taught = grid.taught_in_weeks(trainer);
    Some(taught.iter().map(|taught| wish.saturating_sub(*taught)).fold(0, u32::saturating_add))
}
