//! A run at the size of a province, with its progress: `cargo run --release -p timetable --example province [SEED [CLASSES TRAINERS VENUES DAYS [SECONDS]]]`.
#![allow(clippy::print_stdout, clippy::expect_used)]

#[path = "../tests/proposals/made.rs"]
mod made;

use std::{sync::atomic::AtomicBool, time::Duration};
use timetable::{Limits, check, propose};

fn main() {
    let given: Vec<u64> = std::env::args().skip(1).map(|word| word.parse().expect("a number")).collect();
    let number = |nth: usize, otherwise: u64| given.get(nth).copied().unwrap_or(otherwise);
    let size = made::Size {
        classes: number(1, 60) as usize,
        trainers: number(2, 10) as usize,
        venues: number(3, 20) as usize,
        days: number(4, 40) as usize,
    };
    let problem = made::province(number(0, 1), size);
    let stop = AtomicBool::new(false);
    let limits = Limits { time: Duration::from_secs(number(5, 5)), rounds: None, seed: 1, stop: &stop };
    println!("{size:?}");
    let proposal = propose(&problem, limits, |now| {
        println!(
            "{:6.2} s  {} without a place, {} points, bound {}",
            now.seconds, now.left, now.points, now.bound
        );
    });
    let cost = check(&problem, &proposal.placed).expect("a timetable with nothing wrong");
    assert_eq!(cost, proposal.cost);
    println!(
        "{:?}: {} of {} placed, {} points, bound {}",
        proposal.finish,
        proposal.placed.len(),
        size.classes,
        proposal.points,
        proposal.bound
    );
    println!("{cost:?}");
    match proposal.gap() {
        Some(gap) => println!("at most {gap:.1} % above the best there is"),
        None => println!(
            "no timetable holds all classes: {} (proved: {})",
            proposal.left.len(),
            proposal.none_holds_all
        ),
    }
    for shortage in &proposal.shortages {
        println!("{shortage:?}");
    }
    for left in &proposal.left {
        println!("{left:?}");
    }
}
