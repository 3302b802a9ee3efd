//! Small problems, compared with all timetables that there are.

use super::made::{Luck, days as made_days, half_days};
use proptest::prelude::*;
use std::{sync::atomic::AtomicBool, time::Duration};
use timetable::{
    Class, HalfDay, Id, Limits, Placed, Problem, Taken, Trainer, Venue, Weights, check, propose,
};

/// A problem of up to three classes on up to three days, in which everything that a problem can say happens now and then.
fn small(seed: u64) -> Problem {
    let mut luck = Luck(seed);
    // A Thursday, the Friday, and the Monday after it: not all of them follow each other.
    let week = made_days(6);
    let all = [week[3], week[4], week[5]];
    let days: Vec<_> = all.into_iter().filter(|_| luck.below(8) > 0).collect();
    let taken: Vec<HalfDay> = half_days(&all);
    let venues: Vec<_> = (0..1 + luck.below(2))
        .map(|index| Venue {
            id: 10 + index as Id,
            seats: [20, 40, 40][luck.below(3)],
            place: luck.below(2) as Id,
            taken: taken.iter().copied().filter(|_| luck.below(8) == 0).collect(),
        })
        .collect();
    let trainers = (0..1 + luck.below(2))
        .map(|index| Trainer {
            id: 20 + index as Id,
            subjects: (0..2).filter(|_| luck.below(6) > 0).collect(),
            taken: taken
                .iter()
                .filter_map(|at| {
                    let place = [None, Some(luck.below(2) as Id)][luck.below(2)];
                    (luck.below(8) == 0).then_some(Taken { at: *at, place })
                })
                .collect(),
            week: [None, Some(1), Some(2)][luck.below(3)],
        })
        .collect();
    let day = |luck: &mut Luck| (luck.below(9) == 0).then(|| all[luck.below(3)]);
    let classes = (0..1 + luck.below(3))
        .map(|index| Class {
            id: 1 + index as Id,
            halves: [1, 1, 2, 3][luck.below(4)],
            people: [15, 15, 30][luck.below(3)],
            subject: [None, None, Some(0), Some(1)][luck.below(4)],
            place: [None, None, None, None, Some(0), Some(1)][luck.below(6)],
            venues: if luck.below(8) == 0 { vec![10] } else { Vec::new() },
            wished: [None, Some(10), Some(11)][luck.below(3)],
            trainers: if luck.below(8) == 0 { vec![20] } else { Vec::new() },
            earliest: day(&mut luck),
            latest: day(&mut luck),
        })
        .collect();
    Problem { days, classes, venues, trainers, weights: Weights::default() }
}

/// The most classes that a timetable holds, and the fewest points that one of so many costs: tried one by one.
fn best_of_all(problem: &Problem) -> (usize, u32) {
    let mut best = (0, u32::MAX);
    go_through(problem, 0, &mut Vec::new(), &mut best);
    best
}

fn go_through(problem: &Problem, class: usize, placed: &mut Vec<Placed>, best: &mut (usize, u32)) {
    let Ok(cost) = check(problem, placed) else { return };
    if class == problem.classes.len() {
        let points = cost.points(&problem.weights);
        if placed.len() > best.0 || (placed.len() == best.0 && points < best.1) {
            *best = (placed.len(), points);
        }
        return;
    }
    go_through(problem, class + 1, placed, best);
    for from in half_days(&problem.days) {
        for venue in &problem.venues {
            for trainer in &problem.trainers {
                placed.push(Placed {
                    class: problem.classes[class].id,
                    from,
                    venue: venue.id,
                    trainer: trainer.id,
                });
                go_through(problem, class + 1, placed, best);
                placed.pop();
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn what_is_proposed_is_the_best_there_is_and_what_is_proved_is_true(seed: u64) {
        let problem = small(seed);
        let stop = AtomicBool::new(false);
        let limits = Limits { time: Duration::from_secs(60), rounds: Some(2_000), seed, stop: &stop };
        let proposal = propose(&problem, limits, |_| ());
        let cost = check(&problem, &proposal.placed);
        prop_assert_eq!(cost.as_ref(), Ok(&proposal.cost));
        prop_assert_eq!(proposal.cost.points(&problem.weights), proposal.points);
        prop_assert_eq!(proposal.placed.len() + proposal.left.len(), problem.classes.len());

        let (most, points) = best_of_all(&problem);
        let all = problem.classes.len();
        prop_assert_eq!((proposal.placed.len(), proposal.points), (most, points));
        if most == all {
            prop_assert!(proposal.bound <= points, "a bound of {} over {points}", proposal.bound);
            prop_assert!(!proposal.none_holds_all && proposal.shortages.is_empty());
        }
    }
}
