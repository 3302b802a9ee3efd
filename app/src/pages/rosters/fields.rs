//! The names and values of the fields of a list's page.

use domain::{Word, rosters::Column};
use services::{ids::PersonId, rosters::Choice};

/// The name of the field of a cell.
pub(super) fn cell_name(row: u32, column: Column) -> String {
    format!("c-{row}-{}", column.code())
}

/// The name of the field that says who a row is.
pub(super) fn choice_name(row: u32) -> String {
    format!("x-{row}")
}

/// The name of the field that says what a column holds.
pub(super) fn column_name(place: usize) -> String {
    format!("cot-{place}")
}

/// A choice as its field says it.
pub(super) fn choice_value(choice: Choice) -> String {
    match choice {
        Choice::New => "moi".to_owned(),
        Choice::LeaveOut => "bo".to_owned(),
        Choice::Same(id) => id.to_string(),
    }
}

/// A choice, as [`choice_value`] says it.
pub(super) fn read_choice(typed: &str) -> Option<Choice> {
    match typed {
        "moi" => Some(Choice::New),
        "bo" => Some(Choice::LeaveOut),
        number => number.parse().ok().map(|id: PersonId| Choice::Same(id)),
    }
}
