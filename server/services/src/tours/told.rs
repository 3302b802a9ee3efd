//! What is said of a proposal: how good it is, and what it could not do.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use timetable::{Finish, Id, Proposal, Shortage};

use crate::tours::conditions::Conditions;

/// What is said of a proposal.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Told {
    /// So many classes have a time.
    pub placed: usize,
    /// Of so many.
    pub of: usize,
    /// By how many per cent of its points it might yet be better; none where not all have a time.
    pub gap: Option<f64>,
    /// It was proved that not all can have one.
    pub none_holds_all: bool,
    /// What stands in the way, and what is otherwise than wished.
    pub notes: Vec<Note>,
}

/// Something to know about a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The unit has not as many days in a row as the class is long.
    NoDays(String),
    /// There is no time at which a trainer is free and the place can be had.
    NoneFree(String),
    /// The classes need more half-days of the trainers than these have.
    Trainers {
        /// The trainers.
        names: Vec<String>,
        /// How many classes.
        classes: usize,
        /// The half-days that they need.
        need: usize,
        /// The half-days that there are.
        have: usize,
    },
    /// Classes have no time beside the others.
    Left {
        /// Their units.
        units: Vec<String>,
        /// The times at which each could begin.
        starts: usize,
        /// Those at which no trainer is free.
        without_trainer: usize,
    },
    /// More classes are on a day than are wished: the day, how many, how many at the most.
    Crowded(NaiveDate, usize, u32),
}

/// Reads a proposal of the classes of these conditions, whose numbers are those of their units in order. `name` gives that of a trainer.
pub(crate) fn told(conditions: &Conditions, proposal: &Proposal, name: impl Fn(Id) -> String) -> Told {
    let unit = |class: Id| {
        let at = usize::try_from(class).ok();
        at.and_then(|at| conditions.units.get(at)).map(|one| one.label.clone()).unwrap_or_default()
    };
    let mut named: BTreeSet<Id> = BTreeSet::new();
    let mut notes = vec![];
    for shortage in &proposal.shortages {
        match shortage {
            Shortage::NoDays { class } => {
                named.insert(*class);
                notes.push(Note::NoDays(unit(*class)));
            }
            Shortage::NoneFree { class }
            | Shortage::NoVenue { class, .. }
            | Shortage::NoTrainer { class } => {
                named.insert(*class);
                notes.push(Note::NoneFree(unit(*class)));
            }
            Shortage::Trainers { of, classes, need, have } => notes.push(Note::Trainers {
                names: of.iter().map(|one| name(*one)).collect(),
                classes: classes.len(),
                need: *need,
                have: *have,
            }),
            // Of the half-days of places no more is known than of those of each class.
            Shortage::Venues { .. } => {}
        }
    }
    // Of those that fail for the same, one word.
    let mut left: BTreeMap<(usize, usize), Vec<String>> = BTreeMap::new();
    for one in proposal.left.iter().filter(|left| !named.contains(&left.class)) {
        left.entry((one.why.starts, one.why.without_trainer)).or_default().push(unit(one.class));
    }
    notes.extend(left.into_iter().map(|((starts, without_trainer), units)| Note::Left {
        units,
        starts,
        without_trainer,
    }));
    notes.extend(crowded(conditions, proposal));
    let gap = if proposal.finish == Finish::Best { Some(0.0) } else { proposal.gap() };
    Told {
        placed: proposal.placed.len(),
        of: conditions.units.len(),
        gap: gap.filter(|_| proposal.left.is_empty()),
        none_holds_all: proposal.none_holds_all,
        notes,
    }
}

/// The days with more classes than are wished.
fn crowded(conditions: &Conditions, proposal: &Proposal) -> Vec<Note> {
    let Some(most) = conditions.most else { return vec![] };
    let long = conditions.model.agenda.half_days.div_ceil(2);
    let mut on: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for placed in &proposal.placed {
        for day in placed.from.day.iter_days().take(long) {
            *on.entry(day).or_default() += 1;
        }
    }
    let most_of = |n: &usize| *n > most as usize;
    on.into_iter().filter(|(_, n)| most_of(n)).map(|(day, n)| Note::Crowded(day, n, most)).collect()
}
