//! A list of people as an office sends it, taken in at once: onto the list of an activity, or among the people at large. What was read is
//! kept while somebody looks it through and corrects it; then everybody is taken in, all in one transaction.

mod bring;
mod cells;
mod check;
mod decide;
mod draft;
mod forget;
mod judge;
mod known;
mod row;
mod take_in;
mod units;
mod wrong_rows;

pub use bring::{RosterForm, bring_roster, may_bring, text_of_file};
pub use check::{CheckedRoster, Seats, SheetChoice, TakenRoster, check_roster, find_taken_roster};
pub use decide::{Corrections, decide_roster, set_roster_unit};
pub use draft::{Choice, PLACES};
pub use forget::forget_rosters;
pub use row::{Candidate, Doubt, RosterRow, RowState, WhyDoubted};
pub use take_in::{TakeIn, TakenIn, take_in_roster};
pub use wrong_rows::write_wrong_rows;
