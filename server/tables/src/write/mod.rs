//! Lists as files: a workbook for people, text for programs.

mod csv;
mod xlsx;

use chrono::NaiveDate;

use crate::cells;

pub use csv::csv;
pub use xlsx::xlsx;

/// What stands in one cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Letters, also those of telephone numbers and codes: no digit of them is lost, none is added up.
    Text(String),
    /// A number to reckon with.
    Number(f64),
    /// A whole number to reckon with.
    Int(i64),
    /// A day.
    Date(NaiveDate),
    /// Nothing.
    Empty,
}

impl Cell {
    /// The cell as text, as [`crate::read`] gives it back.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => cells::number(*number),
            Self::Int(number) => number.to_string(),
            Self::Date(date) => cells::day(*date),
            Self::Empty => String::new(),
        }
    }
}

/// Why a list could not be written as a workbook.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// More rows or columns than a sheet of Excel has.
    #[error("a sheet cannot hold so many rows or columns")]
    TooLarge,
    /// The workbook could not be put together.
    #[error("the workbook could not be written: {0}")]
    Workbook(String),
}

#[cfg(test)]
mod tests;
