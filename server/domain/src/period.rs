//! A span of days, both ends counted.

use chrono::{Datelike, NaiveDate};

/// From a day to a day, both counted; never ends before it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    from: NaiveDate,
    to: NaiveDate,
}

impl Period {
    /// From a day to a day; `None` where the end is before the beginning.
    pub fn new(from: NaiveDate, to: NaiveDate) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// A whole year.
    pub fn year(year: i32) -> Option<Self> {
        Self::new(NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?)
    }

    /// The first day.
    pub fn from(self) -> NaiveDate {
        self.from
    }

    /// The last day.
    pub fn to(self) -> NaiveDate {
        self.to
    }

    /// As much of it as lies on or before a day: what is past. `None` where all of it is yet to come.
    pub fn until(self, last: NaiveDate) -> Option<Self> {
        Self::new(self.from, self.to.min(last))
    }

    /// Begins on the first day of a year and ends on the last of one.
    pub fn is_whole_years(self) -> bool {
        self.from.ordinal() == 1 && (self.to.month(), self.to.day()) == (12, 31)
    }

    /// The last year of a period of several whole years, which papers tell apart.
    pub fn last_of_several_years(self) -> Option<Period> {
        (self.is_whole_years() && self.from.year() < self.to.year())
            .then(|| Self::year(self.to.year()))
            .flatten()
    }

    /// The period as a Vietnamese paper begins a paragraph: `Năm 2023`, `Từ năm 2013 đến năm 2023`, `Tháng 7 năm 2023`,
    /// `Từ ngày 1/3/2023 đến ngày 15/6/2023`.
    pub fn in_words(self) -> String {
        let (from, to) = (self.from, self.to);
        let short = |day: NaiveDate| day.format("%-d/%-m/%Y").to_string();
        if self.is_whole_years() && from.year() == to.year() {
            format!("Năm {}", from.year())
        } else if self.is_whole_years() {
            format!("Từ năm {} đến năm {}", from.year(), to.year())
        } else if crate::local::month_of(from) == (from, to) {
            format!("Tháng {} năm {}", from.month(), from.year())
        } else if from == to {
            format!("Ngày {}", short(from))
        } else {
            format!("Từ ngày {} đến ngày {}", short(from), short(to))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_past_has_the_days_of_the_period_up_to_the_last(from in 0i64..400, len in 0i64..400, last in -50i64..900) {
            let day = |n: i64| NaiveDate::from_ymd_opt(2025, 1, 1).unwrap() + chrono::Duration::days(n);
            let period = Period::new(day(from), day(from + len)).unwrap();
            let past = period.until(day(last));
            for n in (from - 1)..=(from + len + 1) {
                let counted = past.is_some_and(|past| (past.from()..=past.to()).contains(&day(n)));
                prop_assert_eq!(counted, (from..=from + len).contains(&n) && n <= last);
            }
        }
    }

    fn words(from: &str, to: &str) -> String {
        Period::new(from.parse().unwrap(), to.parse().unwrap()).unwrap().in_words()
    }

    #[test]
    fn a_period_is_said_in_the_largest_words_that_fit() {
        assert_eq!(words("2013-01-01", "2023-12-31"), "Từ năm 2013 đến năm 2023");
        assert_eq!(words("2023-01-01", "2023-12-31"), "Năm 2023");
        assert_eq!(words("2024-02-01", "2024-02-29"), "Tháng 2 năm 2024");
        assert_eq!(words("2024-02-01", "2024-02-28"), "Từ ngày 1/2/2024 đến ngày 28/2/2024");
        assert_eq!(words("2024-02-01", "2024-02-01"), "Ngày 1/2/2024");
    }

    #[test]
    fn only_several_whole_years_have_a_last_one() {
        let period = |from: &str, to: &str| Period::new(from.parse().unwrap(), to.parse().unwrap());
        assert_eq!(period("2013-01-01", "2023-12-31").unwrap().last_of_several_years(), Period::year(2023));
        assert_eq!(period("2023-01-01", "2023-12-31").unwrap().last_of_several_years(), None);
        assert_eq!(period("2024-01-02", "2023-12-31"), None);
    }
}
