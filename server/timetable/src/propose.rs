//! The whole run: what is short, a bound, and a search that goes on beside the proof.

use crate::{
    Finish, Left, Placed, Problem, Proposal, Why,
    bound::{self, Proof, Start},
    grid::Grid,
    plan::Plan,
    search::Search,
    shortage,
};
use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

/// How long a run may last.
#[derive(Debug, Clone, Copy)]
pub struct Limits<'a> {
    /// It ends after this time.
    pub time: Duration,
    /// It ends after so many rounds of the search. The same rounds and seed propose the same timetable, unless the time is up first.
    pub rounds: Option<u64>,
    /// Where chance begins.
    pub seed: u64,
    /// It ends soon after this is set.
    pub stop: &'a AtomicBool,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// The seconds that it has run.
    pub seconds: f64,
    /// How many classes have no place in the best timetable so far.
    pub left: usize,
    /// What that timetable costs.
    pub points: u32,
    /// What none of all classes can cost less than, as far as is proved.
    pub bound: u32,
}

/// Proposes a timetable. `progress` is told whenever a better one or a better bound is found, and now and then that it goes on.
pub fn propose(problem: &Problem, limits: Limits, mut progress: impl FnMut(Progress)) -> Proposal {
    let begun = Instant::now();
    let grid = Grid::new(problem);
    let shortages = shortage::find(&grid);
    let proof = Proof::default();
    let over = AtomicBool::new(false);
    let stopped = || limits.stop.load(Ordering::Relaxed);
    let go_on = |slice: Duration| {
        !over.load(Ordering::Relaxed) && !stopped() && begun.elapsed() + slice < limits.time
    };
    let mut start = Start::default();
    if shortages.is_empty() {
        // A third of the time at most, so that the search has the rest. In a thread of its own, as the proof that goes on: should the
        // solver ever give up by a panic, there is no bound, but a timetable.
        let soon = |slice| go_on(slice) && begun.elapsed() < limits.time / 3;
        let first = || bound::first(&grid, &proof, &soon);
        start = thread::scope(|scope| scope.spawn(first).join()).unwrap_or_default();
    } else {
        proof.set_none_holds_all();
    }
    let mut search = Search::new(&grid, limits.seed, &start.hints);
    let finish = thread::scope(|scope| {
        let more_to_prove = !proof.none_holds_all() && !is_best(&search.best, &proof);
        let proving = more_to_prove.then(|| scope.spawn(|| bound::go_on(&grid, &proof, &start, &go_on)));
        let told = |best: &Plan| Progress {
            seconds: begun.elapsed().as_secs_f64(),
            left: best.left,
            points: best.points,
            bound: proof.bound(),
        };
        let finish = run(&mut search, &proof, &limits, begun, |best| progress(told(best)));
        over.store(true, Ordering::Relaxed);
        proving.map(thread::ScopedJoinHandle::join);
        finish
    });
    let best = search.best;
    Proposal {
        placed: placed(&grid, &best),
        left: left(&grid, &best),
        shortages,
        none_holds_all: proof.none_holds_all(),
        cost: best.cost,
        points: best.points,
        bound: proof.bound(),
        finish,
    }
}

/// How often `progress` is told at least, once the search has begun.
const TOLD_EVERY: f64 = 0.5;
/// After so many rounds without anything better the search goes back to the best.
const PATIENCE: u64 = 4_000;

fn run(
    search: &mut Search,
    proof: &Proof,
    limits: &Limits,
    begun: Instant,
    mut tell: impl FnMut(&Plan),
) -> Finish {
    tell(&search.best);
    let mut known = proof.bound();
    let mut told = begun.elapsed().as_secs_f64();
    let mut since = 0;
    for round in 0.. {
        if is_best(&search.best, proof) {
            return Finish::Best;
        }
        if limits.stop.load(Ordering::Relaxed) {
            return Finish::Stopped;
        }
        let seconds = begun.elapsed().as_secs_f64();
        let of_time = seconds / limits.time.as_secs_f64().max(1e-9);
        let of_rounds = limits.rounds.map_or(0.0, |rounds| round as f64 / rounds.max(1) as f64);
        if of_time >= 1.0 || of_rounds >= 1.0 {
            return Finish::Limit;
        }
        let at = limits.rounds.map_or(of_time, |_| of_rounds);
        let better = search.round(at);
        if better || proof.bound() > known || seconds - told > TOLD_EVERY {
            known = proof.bound();
            told = seconds;
            tell(&search.best);
        }
        since = if better { 0 } else { since + 1 };
        if since == PATIENCE {
            since = 0;
            search.go_back_to_best();
        }
    }
    Finish::Limit
}

fn is_best(best: &Plan, proof: &Proof) -> bool {
    best.spots.is_empty() || (best.left == 0 && best.points <= proof.bound())
}

fn placed(grid: &Grid, best: &Plan) -> Vec<Placed> {
    let spots = best.spots.iter().enumerate().filter_map(|(class, spot)| spot.map(|spot| (class, spot)));
    let placed = spots.map(|(class, spot)| Placed {
        class: grid.problem.classes[class].id,
        from: grid.half_day(spot.start),
        venue: grid.problem.venues[spot.venue].id,
        trainer: grid.problem.trainers[spot.trainer].id,
    });
    placed.collect()
}

fn left(grid: &Grid, best: &Plan) -> Vec<Left> {
    let without = (0..best.spots.len()).filter(|&class| best.spots[class].is_none());
    let left = without.map(|class| {
        let choice = &grid.classes[class];
        let count = |free: &dyn Fn(usize) -> bool| choice.dated.iter().filter(|&&start| !free(start)).count();
        let why = Why {
            starts: choice.dated.len(),
            without_trainer: count(&|start| {
                choice.trainers.iter().any(|&one| best.trainer_free(one, start, choice.halves))
            }),
            without_venue: count(&|start| {
                choice.venues.iter().any(|&one| best.venue_free(one, start, choice.halves))
            }),
        };
        Left { class: grid.problem.classes[class].id, why }
    });
    left.collect()
}
