//! The form of a tour: on what terms it is planned, and the row of each unit.

/// So many units are visited by one tour at the most.
pub const MOST_UNITS: usize = 60;

/// A tour as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TourForm {
    /// The code of the activity that each class follows.
    pub model: String,
    /// A line a unit.
    pub units: String,
    /// The first day of the window.
    pub first: String,
    /// The last day of the window.
    pub last: String,
    /// The trainers, with commas between; empty: nobody yet.
    pub trainers: String,
    /// Where each class is held, with a sign for the name of the unit.
    pub place: String,
    /// The most classes that are wished on one day; empty: as it comes.
    pub most: String,
    /// `yes` where weekends will do.
    pub weekends: String,
    /// A row a unit; none before anything was proposed.
    pub rows: Vec<TourRow>,
    /// `yes` where the activities are published at once.
    pub publish: String,
    /// Why what is in the way, and can be let stand, may: one reason for all.
    pub reason: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// The class of one unit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TourRow {
    /// The number of the unit.
    pub unit_id: String,
    /// The unit, by name.
    pub unit: String,
    /// The first day; empty where none was found.
    pub day: String,
    /// The code of its slot, where the class is one session; else empty.
    pub slot: String,
    /// Who teaches.
    pub trainer: String,
    /// Where it is held.
    pub place: String,
    /// `yes` where it is left out.
    pub out: String,
}

impl TourRow {
    /// Whether it is to be held.
    pub fn is_in(&self) -> bool {
        self.out != "yes"
    }
}
