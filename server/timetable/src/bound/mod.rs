//! What no timetable can do better than: proved by a solver for mixed integer programs (microlp), on models that leave something
//! out and so cost no more than the real thing.
//!
//! - [`days`]: on which half-days the classes begin, with no more of them at once than trainers and venues of their kind are free.
//!   Solved at once, nearly always to the end; its answer is where the search begins.
//! - [`loads`]: who teaches how much, without the times. Both bounds add up, as they bound different parts of the cost.
//! - [`whole`]: times and trainers together, with what each week holds; only the venue of a class and the ways between places are
//!   left out. Its bound is the better one where trainers are scarce, and grows while the search goes on.

mod days;
mod loads;
mod model;
mod run;
mod whole;

use crate::{grid::Grid, plan::Plan};
use run::{End, solve};
use std::{
    sync::atomic::{AtomicBool, AtomicU32, Ordering},
    time::{Duration, Instant},
};

/// How long the loads are looked at before the search. Nearly always a tenth of it is enough; where shares come out even only if odd
/// and even lengths go well together, it takes longer, and then it is tried again beside the search.
const LOADS: Duration = Duration::from_millis(200);
const LOADS_AGAIN: Duration = Duration::from_millis(1500);

/// What has been proved so far. Shared by the solver and the search.
#[derive(Default)]
pub(crate) struct Proof {
    bound: AtomicU32,
    none_holds_all: AtomicBool,
}

impl Proof {
    /// No timetable of all classes costs less.
    pub(crate) fn bound(&self) -> u32 {
        self.bound.load(Ordering::Relaxed)
    }

    /// There is no timetable of all classes.
    pub(crate) fn none_holds_all(&self) -> bool {
        self.none_holds_all.load(Ordering::Relaxed)
    }

    pub(crate) fn set_none_holds_all(&self) {
        self.none_holds_all.store(true, Ordering::Relaxed);
    }

    fn raise(&self, bound: u32) {
        self.bound.fetch_max(bound, Ordering::Relaxed);
    }
}

/// What is known when the search begins.
#[derive(Default)]
pub(crate) struct Start {
    /// On which half-day each class begins in the best plan of days; empty where that was not found.
    pub(crate) hints: Vec<Option<usize>>,
    /// The bound without the loads, where more may be proved of these.
    without_loads: Option<u32>,
}

/// Proves what is proved quickly.
pub(crate) fn first(grid: &Grid, proof: &Proof, go_on: &dyn Fn(Duration) -> bool) -> Start {
    let fixed = fixed(grid) + base_week(grid);
    let mut of_loads = 0;
    let begun = Instant::now();
    let briefly = |slice| go_on(slice) && begun.elapsed() < LOADS;
    let loads = solve(&loads::model(grid), &briefly, |bound| of_loads = bound);
    let days = days::model(grid);
    let mut of_days = 0;
    proof.raise(fixed + of_loads);
    let planned = solve(&days.problem, go_on, |bound| {
        of_days = bound;
        proof.raise(fixed + of_loads + bound);
    });
    if matches!(loads, End::Impossible) || matches!(planned, End::Impossible) {
        proof.set_none_holds_all();
    }
    let hints = if let End::Best(values) = planned { days.starts(grid, &values) } else { Vec::new() };
    Start { hints, without_loads: matches!(loads, End::Stopped).then_some(fixed + of_days) }
}

/// Goes on proving, until it is told to stop or nothing is left to prove.
pub(crate) fn go_on(grid: &Grid, proof: &Proof, start: &Start, go_on: &dyn Fn(Duration) -> bool) {
    if let Some(without) = start.without_loads {
        let begun = Instant::now();
        let longer = |slice| go_on(slice) && begun.elapsed() < LOADS_AGAIN;
        solve(&loads::model(grid), &longer, |bound| proof.raise(without + bound));
    }
    let fixed = fixed(grid);
    let whole = whole::model(grid);
    if let End::Impossible = solve(&whole.problem, go_on, |bound| proof.raise(fixed + bound)) {
        proof.set_none_holds_all();
    }
}

/// What every timetable costs: ways between places that trainers have already, and wishes for venues that can't be had.
fn fixed(grid: &Grid) -> u32 {
    let weights = &grid.problem.weights;
    let wished = |class: usize| grid.problem.classes[class].wished.is_some();
    let possible = |class: usize| {
        let choice = &grid.classes[class];
        choice.wished.is_some_and(|venue| {
            choice.venues.contains(&venue)
                && choice.starts.iter().any(|&start| grid.venue_free(venue, start, choice.halves))
        })
    };
    let vain = (0..grid.classes.len()).filter(|&class| wished(class) && !possible(class)).count();
    Plan::new(grid).cost.travels * weights.travel + vain as u32 * weights.elsewhere
}

/// What trainers have already agreed to beyond their wishes for a week.
fn base_week(grid: &Grid) -> u32 {
    Plan::new(grid).cost.week * grid.problem.weights.week
}
