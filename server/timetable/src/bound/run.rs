//! Runs the solver in slices, so that it can be stopped and its bound be read on the way.

use microlp::{Problem, ResumeOptions, SolveOptions, SolveOutcome, TerminationReason};
use std::time::Duration;

/// How long it runs between two looks at whether it is to stop.
const SLICE: Duration = Duration::from_millis(100);

pub(super) enum End {
    /// The best values of all variables, in their order.
    Best(Vec<f64>),
    /// No values meet the model.
    Impossible,
    /// It was stopped, or the solver gave up for its arithmetic: nothing more was proved.
    Stopped,
}

/// Solves a model as long as `go_on` says so, and gives each bound that it proves, rounded up: costs are whole numbers.
pub(super) fn solve(problem: &Problem, go_on: &dyn Fn(Duration) -> bool, mut raise: impl FnMut(u32)) -> End {
    if !go_on(SLICE) {
        return End::Stopped;
    }
    let mut options = SolveOptions::default();
    options.time_limit = Some(SLICE);
    let mut outcome = problem.solve_with(options);
    loop {
        let run = match outcome {
            Ok(run) => run,
            Err(microlp::Error::Infeasible) => return End::Impossible,
            Err(_) => return End::Stopped,
        };
        if let Some(bound) = run.stats().best_bound {
            raise((bound - 1e-4).ceil().max(0.0) as u32);
        }
        if run.termination_reason() == TerminationReason::ProvenOptimal {
            return best(run, raise);
        }
        if !go_on(SLICE) {
            return End::Stopped;
        }
        let mut options = ResumeOptions::default();
        options.time_limit = Some(SLICE);
        outcome = run.resume_with(options);
    }
}

fn best(run: SolveOutcome, mut raise: impl FnMut(u32)) -> End {
    let SolveOutcome::Solution(solution) = run else { return End::Stopped };
    raise((solution.objective() - 1e-4).ceil().max(0.0) as u32);
    End::Best(solution.iter().map(|(_, value)| value).collect())
}
