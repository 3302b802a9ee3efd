//! Runs of full size, stopped ones, and what is said where there is too little of something.

use super::made::{Size, days, half_days, province};
use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};
use timetable::{
    Class, Finish, Id, Limits, Problem, Progress, Proposal, Shortage, Taken, Trainer, Venue, Weights, check,
    propose,
};

const PROVINCE: Size = Size { classes: 60, trainers: 10, venues: 20, days: 40 };

fn run(problem: &Problem, rounds: Option<u64>) -> Proposal {
    let limits = Limits { time: Duration::from_secs(30), rounds, seed: 1, stop: &AtomicBool::new(false) };
    propose(problem, limits, |_| ())
}

/// The machine may have other work: time is given for that, and a run ends when nothing can be better.
#[test]
fn a_province_has_its_timetable_and_knows_that_it_is_good() {
    for seed in 1..=3 {
        let problem = province(seed, PROVINCE);
        let proposal = run(&problem, None);
        assert_eq!(check(&problem, &proposal.placed), Ok(proposal.cost));
        assert!(proposal.left.is_empty(), "{:?}", proposal.left);
        assert!(proposal.gap().unwrap() <= 3.0, "{} points, bound {}", proposal.points, proposal.bound);
    }
}

#[test]
fn the_same_seed_and_rounds_propose_the_same() {
    let problem = province(9, Size { classes: 25, trainers: 5, venues: 9, days: 10 });
    let once = || {
        let limits = Limits {
            time: Duration::from_secs(600),
            rounds: Some(300),
            seed: 5,
            stop: &AtomicBool::new(false),
        };
        propose(&problem, limits, |_| ()).placed
    };
    assert_eq!(once(), once());
}

#[test]
fn it_stops_when_told_and_gives_the_best_so_far() {
    // Too much for its days: it never knows itself at the end.
    let problem = province(4, Size { classes: 60, trainers: 10, venues: 20, days: 12 });
    let stop = AtomicBool::new(false);
    let limits = Limits { time: Duration::from_secs(600), rounds: None, seed: 1, stop: &stop };
    let begun = Instant::now();
    let mut seen: Vec<Progress> = Vec::new();
    let proposal = propose(&problem, limits, |progress| {
        seen.push(progress);
        stop.store(seen.len() >= 3, Ordering::Relaxed);
    });
    assert_eq!(proposal.finish, Finish::Stopped);
    assert!(begun.elapsed() < Duration::from_secs(60));
    assert!(check(&problem, &proposal.placed).is_ok());
    assert!(seen.windows(2).all(|pair| (pair[1].left, pair[1].points) <= (pair[0].left, pair[0].points)));
    assert!(seen.windows(2).all(|pair| pair[0].bound <= pair[1].bound && pair[0].seconds <= pair[1].seconds));
    let last = seen.last().unwrap();
    assert_eq!((last.left, last.points), (proposal.left.len(), proposal.points));
}

#[test]
fn nothing_to_place_is_placed() {
    let proposal = run(&Problem::default(), None);
    assert_eq!((proposal.finish, proposal.points, proposal.gap()), (Finish::Best, 0, Some(0.0)));
}

/// Two classes of a day in one district, two trainers and two venues in five days.
fn plain() -> Problem {
    let class = |id: Id| Class {
        id,
        halves: 2,
        people: 30,
        subject: Some(1),
        place: Some(1),
        venues: Vec::new(),
        wished: None,
        trainers: Vec::new(),
        earliest: None,
        latest: None,
    };
    let trainer = |id: Id| Trainer { id, subjects: vec![1], taken: Vec::new(), week: None };
    let venue = |id: Id, place: Id| Venue { id, seats: 40, place, taken: Vec::new() };
    Problem {
        days: days(5),
        classes: vec![class(1), class(2)],
        venues: vec![venue(10, 1), venue(11, 2)],
        trainers: vec![trainer(20), trainer(21)],
        weights: Weights::default(),
    }
}

/// What is short when a plain problem is changed; it must be the truth, and no timetable holds all.
fn short(change: impl FnOnce(&mut Problem)) -> Vec<Shortage> {
    let mut problem = plain();
    change(&mut problem);
    let proposal = run(&problem, Some(200));
    assert!(proposal.none_holds_all && !proposal.left.is_empty() && proposal.gap().is_none());
    assert!(check(&problem, &proposal.placed).is_ok());
    proposal.shortages
}

#[test]
fn what_is_short_is_said() {
    assert!(run(&plain(), None).shortages.is_empty());
    assert_eq!(
        short(|problem| problem.classes[0].people = 50),
        [Shortage::NoVenue { class: 1, largest: Some(40) }]
    );
    assert_eq!(
        short(|problem| problem.classes[1].place = Some(9)),
        [Shortage::NoVenue { class: 2, largest: None }]
    );
    assert_eq!(short(|problem| problem.classes[1].subject = Some(9)), [Shortage::NoTrainer { class: 2 }]);
    assert_eq!(short(|problem| problem.classes[1].halves = 12), [Shortage::NoDays { class: 2 }]);
    let closed = |problem: &mut Problem| problem.venues[0].taken = half_days(&days(5));
    assert_eq!(short(closed), [Shortage::NoneFree { class: 1 }, Shortage::NoneFree { class: 2 }]);
}

#[test]
fn classes_that_need_more_than_there_is_of_a_trainer_or_a_venue_are_named() {
    let only_monday = |problem: &mut Problem| {
        problem.classes.iter_mut().for_each(|class| class.latest = days(1).first().copied());
    };
    assert_eq!(
        short(only_monday),
        [Shortage::Venues { of: vec![10], classes: vec![1, 2], need: 4, have: 2 }]
    );
    let one_trainer_for_a_day = |problem: &mut Problem| {
        problem.trainers.truncate(1);
        let off = half_days(&days(5)).into_iter().skip(2).map(|at| Taken { at, place: None });
        problem.trainers[0].taken = off.collect();
    };
    let shortages = short(one_trainer_for_a_day);
    assert!(
        shortages.contains(&Shortage::Trainers { of: vec![20], classes: vec![1, 2], need: 4, have: 2 }),
        "{shortages:?}"
    );
}

/// Three classes of a day for two trainers on two days, who are each off for half of the second: by counting there is enough.
#[test]
fn what_counting_does_not_see_the_solver_proves() {
    let mut problem = plain();
    problem.days.truncate(2);
    problem.venues =
        (0..4).map(|index| Venue { id: 10 + index, seats: 40, place: 1, taken: Vec::new() }).collect();
    for (trainer, at) in problem.trainers.iter_mut().zip(half_days(&days(2)).into_iter().skip(2)) {
        trainer.taken = vec![Taken { at, place: None }];
    }
    problem.classes.push(Class { id: 3, ..problem.classes[0].clone() });
    let proposal = run(&problem, Some(200));
    assert!(proposal.none_holds_all);
    assert_eq!((proposal.placed.len(), proposal.left.len()), (2, 1));
    assert_eq!(proposal.left[0].why.starts, 2);
}
