//! Times and trainers together.

use super::model::{Model, at_most};
use crate::grid::Grid;

pub(super) fn model(grid: &Grid) -> Model {
    let mut model = Model::new(grid, |class, start| {
        let choice = &grid.classes[class];
        let free =
            choice.trainers.iter().filter(|&&trainer| grid.trainer_free(trainer, start, choice.halves));
        free.map(|&trainer| Some(trainer)).collect()
    });
    for trainer in 0..grid.trainers.len() {
        let mut at_once = vec![Vec::new(); grid.followed.len()];
        let mut load = Vec::new();
        let mut weeks = vec![Vec::new(); grid.weeks];
        for way in model.ways.iter().filter(|way| way.trainer == Some(trainer)) {
            let slots = way.start..way.start + grid.classes[way.class].halves;
            load.push((way.variable, slots.len() as f64));
            let mut in_week = vec![0.0; grid.weeks];
            for slot in slots {
                at_once[slot].push((way.variable, 1.0));
                in_week[grid.week[slot]] += 1.0;
            }
            for (week, halves) in in_week.into_iter().enumerate().filter(|(_, halves)| *halves > 0.0) {
                weeks[week].push((way.variable, halves));
            }
        }
        for ways in at_once.iter().filter(|ways| ways.len() > 1) {
            model.problem.add_constraint(ways, microlp::ComparisonOp::Le, 1.0);
        }
        if !load.is_empty() {
            at_most(&mut model.problem, &load, f64::from(grid.share), grid.problem.weights.uneven);
        }
        if let Some(wish) = grid.problem.trainers[trainer].week {
            for (taught, ways) in grid.taught_in_weeks(trainer).iter().zip(&weeks) {
                let most = f64::from(wish) - f64::from(*taught);
                at_most(&mut model.problem, ways, most, grid.problem.weights.week);
            }
        }
    }
    model
}
