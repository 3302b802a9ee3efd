//! A row of a list, as it was understood, and what becomes of it.

use domain::{
    Problem,
    rosters::{Column, Heal},
};
use store::ids::PersonId;

use super::draft::Choice;

/// A row of the list in which a person stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterRow {
    /// Its number on the sheet.
    pub number: u32,
    /// The sheet hides it.
    pub is_hidden: bool,
    /// Its cells in the order of [`super::PLACES`]: as they are taken where they are right, as they were written where they are wrong.
    pub cells: [String; 8],
    /// The same cells as they were written.
    pub written: [String; 8],
    /// What was put right by itself: the column, and how.
    pub heals: Vec<(Column, Heal)>,
    /// What makes one ask who it is, and what was chosen.
    pub doubt: Option<Doubt>,
    /// What becomes of it.
    pub state: RowState,
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowState {
    /// Somebody new is added.
    New,
    /// It is somebody who is there. Nothing of them is changed.
    Known(PersonId),
    /// It is somebody who is on the list of the activity already.
    OnList(PersonId),
    /// It is left out, as was chosen or as the second of two that are the same.
    LeftOut,
    /// Several people could be meant: it is left out until somebody says which.
    Undecided,
    /// What is wrong, by column.
    Wrong(Vec<(Column, Problem)>),
}

/// A row about which somebody may know better.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// Why.
    pub why: WhyDoubted,
    /// Who could be meant.
    pub candidates: Vec<Candidate>,
    /// What was chosen, or holds as long as nobody chooses; none: it has to be chosen.
    pub choice: Option<Choice>,
}

/// Why a row is in doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyDoubted {
    /// Somebody of that name is in the unit, whose birth date is not known, or the list’s is not.
    Namesake,
    /// Several people of that name are in the unit.
    SeveralNamesakes,
    /// Somebody of that name and birth date, or telephone number, is in another unit.
    OtherUnit,
    /// They are on the list of the activity, and gave their place up or were taken off.
    GaveUp,
    /// Somebody of another name has that e-mail address.
    SharedEmail,
    /// Somebody of another name has that telephone number.
    SharedPhone,
    /// The row of this number says the same of a person.
    Twice(u32),
}

/// Somebody who could be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Their number.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// When they were born: a day, a year, or nothing.
    pub born: String,
    /// The name of their unit.
    pub unit: String,
    /// Their post.
    pub position: String,
}
