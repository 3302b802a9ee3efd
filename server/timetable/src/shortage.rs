//! What there is too little of, found by counting: it holds whatever timetable were made.

use crate::{
    Id,
    grid::{At, Choice, Grid},
};
use std::collections::BTreeSet;

/// Something of which there is too little.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shortage {
    /// A class that no venue is right for, by its seats, its place and the choice that was given.
    NoVenue {
        /// The class.
        class: Id,
        /// The seats of the largest venue that would be right otherwise.
        largest: Option<u32>,
    },
    /// A class that no trainer can teach.
    NoTrainer {
        /// The class.
        class: Id,
    },
    /// A class for which there are not enough days in a row between its first and its last.
    NoDays {
        /// The class.
        class: Id,
    },
    /// A class for which there are days, but none on which a trainer and a venue are free.
    NoneFree {
        /// The class.
        class: Id,
    },
    /// Classes that need more half-days of some trainers than these have.
    Trainers {
        /// The only trainers that can teach them.
        of: Vec<Id>,
        /// The classes.
        classes: Vec<Id>,
        /// The half-days that they need.
        need: usize,
        /// The half-days that the trainers have on the days of these classes.
        have: usize,
    },
    /// Classes that need more half-days of some venues than these have.
    Venues {
        /// The only venues that are right for them.
        of: Vec<Id>,
        /// The classes.
        classes: Vec<Id>,
        /// The half-days that they need.
        need: usize,
        /// The half-days that the venues have on the days of these classes.
        have: usize,
    },
}

/// All that is found: of single classes first, then of trainers, then of venues.
pub(crate) fn find(grid: &Grid) -> Vec<Shortage> {
    let mut found: Vec<_> = (0..grid.classes.len()).filter_map(|class| of_class(grid, class)).collect();
    let trainer_free = |trainer: usize, slot: usize| grid.trainers[trainer][slot] == At::Free;
    if let Some(short) = of_sets(grid, |choice| &choice.trainers, trainer_free) {
        let of = short.set.iter().map(|&trainer| grid.problem.trainers[trainer].id).collect();
        found.push(Shortage::Trainers { of, classes: short.classes, need: short.need, have: short.have });
    }
    if let Some(short) = of_sets(grid, |choice| &choice.venues, |venue, slot| grid.venues[venue][slot]) {
        let of = short.set.iter().map(|&venue| grid.problem.venues[venue].id).collect();
        found.push(Shortage::Venues { of, classes: short.classes, need: short.need, have: short.have });
    }
    found
}

fn of_class(grid: &Grid, index: usize) -> Option<Shortage> {
    let (wanted, choice) = (&grid.problem.classes[index], &grid.classes[index]);
    let class = wanted.id;
    if choice.venues.is_empty() {
        let right = grid.problem.venues.iter().filter(|venue| {
            wanted.place.is_none_or(|place| place == venue.place)
                && (wanted.venues.is_empty() || wanted.venues.contains(&venue.id))
        });
        return Some(Shortage::NoVenue { class, largest: right.map(|venue| venue.seats).max() });
    }
    if choice.trainers.is_empty() {
        return Some(Shortage::NoTrainer { class });
    }
    if choice.dated.is_empty() {
        return Some(Shortage::NoDays { class });
    }
    choice.starts.is_empty().then_some(Shortage::NoneFree { class })
}

struct Short {
    set: BTreeSet<usize>,
    classes: Vec<Id>,
    need: usize,
    have: usize,
}

/// More different sets than this are not all joined with each other, only two at a time.
const ALL_UNIONS: usize = 10;

/// The fewest classes that need more of what they all choose from than there is.
fn of_sets(
    grid: &Grid,
    set_of: impl Fn(&Choice) -> &Vec<usize>,
    free: impl Fn(usize, usize) -> bool,
) -> Option<Short> {
    let sets: BTreeSet<&Vec<usize>> =
        grid.classes.iter().map(&set_of).filter(|set| !set.is_empty()).collect();
    let shorts = unions(&sets.into_iter().collect::<Vec<_>>()).into_iter().filter_map(|set| {
        let inside: Vec<usize> = (0..grid.classes.len())
            .filter(|&class| {
                let choice = &grid.classes[class];
                !choice.starts.is_empty() && set_of(choice).iter().all(|one| set.contains(one))
            })
            .collect();
        let need = inside.iter().map(|&class| grid.classes[class].halves).sum();
        let slots: BTreeSet<usize> = inside
            .iter()
            .flat_map(|&class| {
                grid.classes[class]
                    .starts
                    .iter()
                    .flat_map(move |&start| start..start + grid.classes[class].halves)
            })
            .collect();
        let have = set.iter().map(|&one| slots.iter().filter(|&&slot| free(one, slot)).count()).sum();
        let classes = || inside.iter().map(|&class| grid.problem.classes[class].id).collect();
        (need > have).then(|| Short { classes: classes(), set, need, have })
    });
    shorts.min_by_key(|short| short.classes.len())
}

/// Sets joined with each other.
fn unions(sets: &[&Vec<usize>]) -> BTreeSet<BTreeSet<usize>> {
    if sets.len() <= ALL_UNIONS {
        let joined = (1u32..1 << sets.len()).map(|chosen| {
            (0..sets.len())
                .filter(|nth| chosen & (1 << nth) != 0)
                .flat_map(|nth| sets[nth].iter().copied())
                .collect()
        });
        return joined.collect();
    }
    let pairs = sets
        .iter()
        .flat_map(|one| sets.iter().map(move |two| one.iter().chain(two.iter()).copied().collect()));
    pairs.chain([sets.iter().flat_map(|set| set.iter().copied()).collect()]).collect()
}
