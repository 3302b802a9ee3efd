//! On which half-days the classes begin.

use super::model::Model;
use crate::grid::{At, Grid};

pub(super) fn model(grid: &Grid) -> Model {
    let mut model = Model::new(grid, |_, _| vec![None]);
    let sets: Vec<_> = grid.classes.iter().map(|choice| choice.trainers.as_slice()).collect();
    model.no_more_at_once_than(grid, &sets, |trainer, slot| grid.trainers[trainer][slot] == At::Free);
    model
}
