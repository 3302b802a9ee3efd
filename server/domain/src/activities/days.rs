//! The days of an activity: which are taken for days that were meant, and which for days typed wrong.

use chrono::{Datelike, Duration, NaiveDate};

use crate::{Label, Problem, activities::moment::Moment, fields::read_date, label};

/// The most days that an activity runs.
const LONGEST_DAYS: i64 = 120;

/// The first year of an activity: earlier ones are not in any programme.
const FIRST_YEAR: i32 = 2000;

/// How many years ahead an activity is planned at the most.
const YEARS_AHEAD: i32 = 10;

/// Reads the first day of an activity: in a year in which one may have been held, or may be planned.
///
/// # Errors
/// [`Problem::DateOutOfRange`], and as [`read_date`] does.
pub fn read_first_day(raw: &str, today: NaiveDate) -> Result<NaiveDate, Problem> {
    read_day(raw, label::START_DATE, today)
}

/// Reads the day that a session is moved to, in the same years.
///
/// # Errors
/// As [`read_first_day`].
pub fn read_session_day(raw: &str, today: NaiveDate) -> Result<NaiveDate, Problem> {
    read_day(raw, label::DATE, today)
}

fn read_day(raw: &str, what: Label, today: NaiveDate) -> Result<NaiveDate, Problem> {
    let day = read_date(raw, what)?;
    if (FIRST_YEAR..=today.year() + YEARS_AHEAD).contains(&day.year()) {
        Ok(day)
    } else {
        Err(Problem::DateOutOfRange(what))
    }
}

/// That an activity is no longer than activities are: a day typed wrong would make years of it.
///
/// # Errors
/// A sentence that says how long they are.
pub fn check_length(first: NaiveDate, last: NaiveDate) -> Result<(), Problem> {
    if last - first > Duration::days(LONGEST_DAYS) {
        return Err(Problem::Said(
            "Một hoạt động dài nhất 120 ngày: tách thành nhiều hoạt động",
            "An activity runs 120 days at the most: make several",
        ));
    }
    Ok(())
}

/// That nobody is asked to register for what has begun.
///
/// # Errors
/// A sentence that says which days there are to choose from.
pub fn check_closing(closes_on: NaiveDate, starts_on: NaiveDate) -> Result<(), Problem> {
    if closes_on > starts_on {
        return Err(Problem::Said(
            "Chọn hạn đăng ký trùng với hoặc trước ngày bắt đầu",
            "Choose a closing date on or before the first day",
        ));
    }
    Ok(())
}

/// That registration opens before it closes and before the activity is over on its first day.
///
/// # Errors
/// A sentence that says which days there are to choose from.
pub fn check_opening(opens: Moment, closes: Option<Moment>, starts_on: NaiveDate) -> Result<(), Problem> {
    if closes.is_some_and(|closes| opens.begins() >= closes.ends()) {
        return Err(Problem::Said(
            "Chọn thời điểm mở đăng ký trước hạn đăng ký",
            "Choose an opening before the closing date",
        ));
    }
    if opens.day > starts_on {
        return Err(Problem::Said(
            "Chọn thời điểm mở đăng ký trùng với hoặc trước ngày bắt đầu",
            "Choose an opening on or before the first day",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn days_of_the_programme_and_of_plans_are_taken(ahead in -6_000_i64..3_285, runs in 0_i64..=120, closes in 0_i64..400) {
            let today = NaiveDate::from_ymd_opt(2026, 7, 1).unwrap();
            let first = today + Duration::days(ahead);
            prop_assert_eq!(read_first_day(&first.format("%-d/%-m/%Y").to_string(), today), Ok(first));
            prop_assert!(check_length(first, first + Duration::days(runs)).is_ok());
            prop_assert!(check_length(first, first + Duration::days(121 + runs)).is_err());
            prop_assert!(check_closing(first - Duration::days(closes), first).is_ok());
            prop_assert!(check_closing(first + Duration::days(1 + closes), first).is_err());
        }
    }

    #[test]
    fn years_that_were_typed_wrong_are_not() {
        let today = NaiveDate::from_ymd_opt(2026, 7, 1).unwrap();
        for raw in ["5/12/1926", "31/12/1999", "1/1/2037", "5/12/2062"] {
            assert_eq!(read_first_day(raw, today), Err(Problem::DateOutOfRange(label::START_DATE)), "{raw}");
        }
    }
}
