//! What lists of units say.

use chrono::NaiveDate;
use documents::dates;
use domain::Lang;

/// A unit that is no longer in force.
pub(crate) fn until(lang: Lang, name: &str, last: NaiveDate) -> String {
    let last = dates::day(last, lang);
    lang.pick(format!("{name} (đến hết ngày {last})"), format!("{name} (until {last})"))
}

/// A unit that is not yet in force.
pub(crate) fn from(lang: Lang, name: &str, first: NaiveDate) -> String {
    let first = dates::day(first, lang);
    lang.pick(format!("{name} (từ ngày {first})"), format!("{name} (from {first})"))
}
