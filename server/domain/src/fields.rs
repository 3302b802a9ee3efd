//! What is typed into a field: lines, blocks, days, numbers.

use chrono::NaiveDate;

use crate::{Problem, text};

/// Reads a local date: `30/7/2023`, `30-07-2023`, `30.7.2023` or `2023-07-30`.
///
/// # Errors
/// [`Problem::NotADate`] where it is not a day of the calendar.
pub fn read_date(raw: &str, what: crate::Label) -> Result<NaiveDate, Problem> {
    let clean = text::line(raw);
    if clean.is_empty() {
        return Err(Problem::Missing(what));
    }
    let parts: Vec<&str> = clean.split(['/', '-', '.']).map(str::trim).collect();
    let numbers: Option<Vec<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
    let date = match numbers.as_deref() {
        Some(&[year, month, day]) if parts[0].len() == 4 => {
            NaiveDate::from_ymd_opt(year.try_into().unwrap_or(0), month, day)
        }
        Some(&[day, month, year]) if parts[2].len() == 4 => {
            NaiveDate::from_ymd_opt(year.try_into().unwrap_or(0), month, day)
        }
        _ => None,
    };
    date.ok_or(Problem::NotADate(what))
}

/// A day as [`read_date`] reads it and people type it: `5/9/2026`.
pub fn typed_day(day: NaiveDate) -> String {
    day.format("%-d/%-m/%Y").to_string()
}

/// Takes one line of text for a field.
///
/// # Errors
/// [`Problem::Missing`] where it is empty, [`Problem::TooLong`] over `most` letters.
pub fn read_line(raw: &str, what: crate::Label, most: usize) -> Result<String, Problem> {
    let clean = read_optional_line(raw, what, most)?;
    if clean.is_empty() { Err(Problem::Missing(what)) } else { Ok(clean) }
}

/// Takes one line of text for a field that may stay empty.
///
/// # Errors
/// [`Problem::TooLong`] over `most` letters.
pub fn read_optional_line(raw: &str, what: crate::Label, most: usize) -> Result<String, Problem> {
    let clean = text::line(raw);
    if clean.chars().count() > most { Err(Problem::TooLong(what, most)) } else { Ok(clean) }
}

/// Takes text of several lines for a field that may stay empty.
///
/// # Errors
/// [`Problem::TooLong`] over `most` letters.
pub fn read_block(raw: &str, what: crate::Label, most: usize) -> Result<String, Problem> {
    let clean = text::block(raw);
    if clean.chars().count() > most { Err(Problem::TooLong(what, most)) } else { Ok(clean) }
}

/// Reads a whole number, as typed with or without the dots between thousands.
///
/// # Errors
/// [`Problem::Missing`] or [`Problem::NotANumber`].
pub fn read_number(raw: &str, what: crate::Label, least: i64, most: i64) -> Result<i64, Problem> {
    let clean = text::line(raw);
    if clean.is_empty() {
        return Err(Problem::Missing(what));
    }
    let grouped = clean.contains('.') && clean.split('.').skip(1).all(|group| group.len() == 3);
    let digits = if grouped { clean.replace('.', "") } else { clean };
    match digits.parse::<i64>() {
        Ok(number) if (least..=most).contains(&number) => Ok(number),
        _ => Err(Problem::NotANumber(what, least, most)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label;
    use proptest::prelude::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for raw in ["30/7/2023", " 30-07-2023", "30.7.2023", "2023-07-30"] {
            assert_eq!(read_date(raw, label::DATE), Ok(day(2023, 7, 30)), "{raw}");
        }
        for raw in ["31/6/2023", "7/30/2023", "30/7/23", "hôm qua", "2023", "1/2/3/2023"] {
            assert_eq!(read_date(raw, label::DATE), Err(Problem::NotADate(label::DATE)), "{raw}");
        }
    }

    #[test]
    fn numbers_may_have_dots_between_thousands() {
        assert_eq!(read_number("20.000", label::QUANTITY, 1, 1_000_000), Ok(20_000));
        assert_eq!(
            read_number("2.5", label::QUANTITY, 1, 100),
            Err(Problem::NotANumber(label::QUANTITY, 1, 100))
        );
        assert_eq!(
            read_number("0", label::QUANTITY, 1, 100),
            Err(Problem::NotANumber(label::QUANTITY, 1, 100))
        );
    }

    proptest! {
        #[test]
        fn every_day_that_is_written_is_read_back(days in 0i32..60_000) {
            let date = day(1900, 1, 1) + chrono::Duration::days(days.into());
            prop_assert_eq!(read_date(&date.format("%-d/%-m/%Y").to_string(), label::DATE), Ok(date));
            prop_assert_eq!(read_date(&date.format("%Y-%m-%d").to_string(), label::DATE), Ok(date));
        }

        #[test]
        fn nothing_typed_makes_it_panic(raw in "\\PC{0,40}") {
            let _ = (read_date(&raw, label::DATE), read_number(&raw, label::COUNT, 0, 9));
        }
    }
}
