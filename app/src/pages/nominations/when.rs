//! A moment as lists and facts say it: `17:00, 12/6/2026`.

use chrono::{DateTime, Utc};
use documents::dates;
use domain::{Lang, local};

/// The time and the day of a moment.
pub(crate) fn moment(at: DateTime<Utc>, lang: Lang) -> String {
    format!("{}, {}", local::hour(at), dates::day(local::day(at), lang))
}
