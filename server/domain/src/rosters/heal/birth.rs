//! Birth dates: days in every form that lists have, numbers of spreadsheets, years alone.

use chrono::{Datelike, Days, NaiveDate};

use super::{Heal, Healed};
use crate::{Problem, label, people::person::Birth, text};

/// Reads a birth date as a list has it. Days are numbered from 1904 in workbooks of old Macs (`starts_1904`), else from 1900.
///
/// A year of two digits is of this century where somebody born in it is 10 on `today`.
///
/// # Errors
/// [`Problem::Missing`], [`Problem::NotADate`] or [`Problem::DateOutOfRange`], as
/// [`read_birth_date`](crate::people::person::read_birth_date).
pub fn birth(raw: &str, starts_1904: bool, today: NaiveDate) -> Result<Healed<Birth>, Problem> {
    let clean = text::line(raw);
    if clean.is_empty() {
        return Err(Problem::Missing(label::BIRTH_DATE));
    }
    let read = read(&clean, starts_1904, today.year()).ok_or(Problem::NotADate(label::BIRTH_DATE))?;
    let age = today.year() - read.value.year();
    if (10..=110).contains(&age) { Ok(read) } else { Err(Problem::DateOutOfRange(label::BIRTH_DATE)) }
}

/// The cell may be a birth date, whoever’s and whenever it is read.
pub(in crate::rosters) fn may_be_birth(cell: &str) -> bool {
    // The century doesn’t matter here: years of two digits are read in any.
    let read = read(&text::line(cell), false, 2030);
    read.is_some_and(|read| (1900..=2030).contains(&read.value.year()))
}

/// Reads the numbers of a day by how many there are.
fn read(clean: &str, starts_1904: bool, this_year: i32) -> Option<Healed<Birth>> {
    let (day, has_time) = without_time(clean.trim_start_matches(['\'', '’', '‘', '`']));
    let (numbers, has_words) = numbers(day)?;
    let mut read = match numbers.as_slice() {
        [one] => of_one(one, starts_1904, this_year),
        // A serial number with the part of the day behind it.
        [serial, _] if serial.len() == 5 && !has_words => of_serial(serial, starts_1904),
        [month, year] => of_month(month, year, this_year),
        [year, month, day] if year.len() == 4 => {
            made(ymd(year, month, day)?, if month.len() > 2 || day.len() > 2 { return None } else { vec![] })
        }
        [day, month, year] => of_three(day, month, year, this_year),
        _ => None,
    }?;
    if (has_time || has_words) && read.value.day().is_some() {
        read.how.insert(0, Heal::DateForm);
    }
    Some(read)
}

fn made(day: NaiveDate, how: Vec<Heal>) -> Option<Healed<Birth>> {
    Some(Healed { value: Birth::Day(day), how })
}

/// A day without the time behind it: `8/8/1988 00:00:00`, `1988-08-08T00:00:00Z`.
fn without_time(clean: &str) -> (&str, bool) {
    let time = clean.match_indices([' ', 'T']).find(|(at, _)| {
        let behind = &clean[at + 1..];
        behind.starts_with(|c: char| c.is_ascii_digit()) && behind.contains(':')
    });
    match time {
        Some((at, _)) if !clean[..at].contains(':') => (&clean[..at], true),
        _ => (clean, false),
    }
}

/// The numbers of a day, where there is nothing else between them than signs and the words for day, month and year.
fn numbers(day: &str) -> Option<(Vec<String>, bool)> {
    let mut numbers: Vec<String> = Vec::new();
    let (mut within, mut word, mut has_words) = (false, String::new(), false);
    for c in day.chars().chain([' ']) {
        if c.is_alphabetic() {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            let known = ["ngay", "thang", "nam", "sinh", "sn", "ns"];
            known.contains(&text::fold(&word).as_str()).then_some(())?;
            word.clear();
            has_words = true;
        }
        match numbers.last_mut().filter(|_| within && c.is_ascii_digit()) {
            Some(number) => number.push(c),
            None if c.is_ascii_digit() => numbers.push(c.into()),
            None => " /.-,:".contains(c).then_some(())?,
        }
        within = c.is_ascii_digit();
    }
    Some((numbers, has_words))
}

fn of_one(number: &str, starts_1904: bool, this_year: i32) -> Option<Healed<Birth>> {
    match number.len() {
        4 => Some(Healed { value: Birth::Year(number.parse().ok()?), how: vec![Heal::YearOnly] }),
        5 => of_serial(number, starts_1904),
        6 => {
            let (first, year) = number.split_at(4);
            let (day, month) = first.split_at(2);
            let short = ymd(&four_digits(year, this_year)?.to_string(), month, day);
            match short {
                Some(day) => made(day, vec![Heal::DateForm, Heal::ShortYear]),
                None => of_month(&number[..2], &number[2..], this_year),
            }
        }
        // A number loses the 0 before it.
        7 => of_one(&format!("0{number}"), starts_1904, this_year),
        8 => {
            let day = ymd(&number[4..], &number[2..4], &number[..2]).filter(|day| day.year() >= 1900);
            made(day.or_else(|| ymd(&number[..4], &number[4..6], &number[6..]))?, vec![Heal::DateForm])
        }
        _ => None,
    }
}

/// The day of the number by which a spreadsheet keeps it. Those from 1900 count a 29 February 1900 that there was not.
fn of_serial(serial: &str, starts_1904: bool) -> Option<Healed<Birth>> {
    let serial: u64 = serial.parse().ok()?;
    let (year, month, day) = match (starts_1904, serial) {
        (true, _) => (1904, 1, 1),
        (false, ..60) => (1899, 12, 31),
        (false, _) => (1899, 12, 30),
    };
    let first = NaiveDate::from_ymd_opt(year, month, day)?;
    made(first.checked_add_days(Days::new(serial))?, vec![Heal::SerialDate])
}

fn of_month(month: &str, year: &str, this_year: i32) -> Option<Healed<Birth>> {
    let (month, year) = if month.len() == 4 { (year, month) } else { (month, year) };
    if !(1..=12).contains(&month.parse::<u32>().ok()?) || month.len() > 2 {
        return None;
    }
    match year.len() {
        4 => Some(Healed { value: Birth::Year(year.parse().ok()?), how: vec![Heal::YearOnly] }),
        // `8/12` is a day without a year.
        2 if year.parse::<u32>().ok()? > 31 => {
            let how = vec![Heal::ShortYear, Heal::YearOnly];
            Some(Healed { value: Birth::Year(four_digits(year, this_year)?), how })
        }
        _ => None,
    }
}

fn of_three(day: &str, month: &str, year: &str, this_year: i32) -> Option<Healed<Birth>> {
    if day.len() > 2 || month.len() > 2 {
        return None;
    }
    let (year, mut how) = match year.len() {
        4 => (year.to_owned(), vec![]),
        2 => (four_digits(year, this_year)?.to_string(), vec![Heal::ShortYear]),
        _ => return None,
    };
    if let Some(date) = ymd(&year, month, day) {
        return made(date, how);
    }
    how.push(Heal::Swapped);
    made(ymd(&year, day, month)?, how)
}

fn ymd(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A year of two digits as one in which somebody was born who is 10 or older.
fn four_digits(year: &str, this_year: i32) -> Option<i32> {
    let year: i32 = year.parse().ok()?;
    let century = this_year - this_year.rem_euclid(100);
    let of_this = century + year;
    Some(if of_this + 10 <= this_year { of_this } else { of_this - 100 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn today() -> NaiveDate {
        day(2026, 6, 3)
    }

    #[test]
    fn days_are_read_in_every_form() {
        let born = day(1988, 8, 25);
        for (raw, how) in [
            ("25/8/1988", vec![]),
            ("25.08.1988", vec![]),
            ("25-08-1988", vec![]),
            ("1988-08-25", vec![]),
            ("25 / 8 / 1988", vec![]),
            ("'25/8/1988", vec![]),
            ("25/8/88", vec![Heal::ShortYear]),
            ("8/25/1988", vec![Heal::Swapped]),
            ("25/8/1988 00:00:00", vec![Heal::DateForm]),
            ("1988-08-25T00:00:00Z", vec![Heal::DateForm]),
            ("ngày 25 tháng 8 năm 1988", vec![Heal::DateForm]),
            ("Sinh ngày 25/8/1988", vec![Heal::DateForm]),
            ("25081988", vec![Heal::DateForm]),
            ("19880825", vec![Heal::DateForm]),
            ("250888", vec![Heal::DateForm, Heal::ShortYear]),
            ("32380", vec![Heal::SerialDate]),
            ("32380.5", vec![Heal::SerialDate]),
        ] {
            assert_eq!(birth(raw, false, today()), Ok(Healed { value: Birth::Day(born), how }), "{raw}");
        }
        assert_eq!(birth("30918", true, today()).unwrap().value, Birth::Day(born));
        assert_eq!(birth("8081988", false, today()).unwrap().value, Birth::Day(day(1988, 8, 8)));
        assert_eq!(birth("1/1/16", false, today()).unwrap().value.year(), 2016);
        assert_eq!(birth("1/1/17", false, today()).unwrap().value.year(), 1917);
    }

    #[test]
    fn a_year_alone_is_a_year() {
        for raw in ["1988", "năm 1988", "8/1988", "tháng 8 năm 1988", "SN 1988", "081988", "Sinh năm: 1988"]
        {
            let read = birth(raw, false, today());
            assert_eq!(read, Ok(Healed { value: Birth::Year(1988), how: vec![Heal::YearOnly] }), "{raw}");
        }
        let read = birth("8/88", false, today()).unwrap();
        assert_eq!((read.value, read.how), (Birth::Year(1988), vec![Heal::ShortYear, Heal::YearOnly]));
    }

    #[test]
    fn what_is_no_day_is_told_so() {
        for raw in [
            "31/6/1988",
            "13/13/1988",
            "8/12",
            "hôm qua",
            "1/2/3/1988",
            "1/1/198",
            "12",
            "1988x",
            "0912345678",
        ] {
            assert_eq!(birth(raw, false, today()), Err(Problem::NotADate(label::BIRTH_DATE)), "{raw}");
        }
        for raw in ["1/1/2020", "1/1/1900", "2020", "45000"] {
            assert_eq!(birth(raw, false, today()), Err(Problem::DateOutOfRange(label::BIRTH_DATE)), "{raw}");
        }
        assert_eq!(birth(" ", false, today()), Err(Problem::Missing(label::BIRTH_DATE)));
    }

    #[test]
    fn spreadsheets_count_a_day_that_there_was_not() {
        assert_eq!(of_serial("1", false).unwrap().value, Birth::Day(day(1900, 1, 1)));
        assert_eq!(of_serial("59", false).unwrap().value, Birth::Day(day(1900, 2, 28)));
        assert_eq!(of_serial("61", false).unwrap().value, Birth::Day(day(1900, 3, 1)));
        assert_eq!(of_serial("0", true).unwrap().value, Birth::Day(day(1904, 1, 1)));
    }

    proptest! {
        #[test]
        fn every_day_is_read_back_from_every_form(back in 11i64 * 366..109 * 365, form in 0usize..12) {
            let date = today() - chrono::Duration::days(back);
            let serial = (date - day(1899, 12, 30)).num_days();
            let serial_1904 = (date - day(1904, 1, 1)).num_days();
            prop_assume!(form < 10 || date.year() >= 1932);
            let forms = ["%d/%m/%Y", "%-d/%-m/%Y", "%d-%m-%Y", "%-d.%-m.%Y", "%Y-%m-%d", "%Y-%m-%dT00:00:00", "%d/%m/%Y 00:00:00",
                "ngày %-d tháng %-m năm %Y", "%d%m%Y", "%-d / %-m / %Y"];
            let raw = match form {
                10 => serial.to_string(),
                11 => serial_1904.to_string(),
                form => date.format(forms[form]).to_string(),
            };
            let read = birth(&raw, form == 11, today());
            prop_assert_eq!(read.map(|read| read.value), Ok(Birth::Day(date)), "{}", raw);
        }

        #[test]
        fn what_was_read_is_read_again(raw in "\\PC{0,30}|[0-9/. -]{0,14}") {
            if let Ok(read) = birth(&raw, false, today()) {
                let again = birth(&read.value.typed(), false, today()).unwrap();
                prop_assert_eq!(again.value, read.value);
                prop_assert!(again.how.is_empty() || again.how == [Heal::YearOnly]);
            }
            let _ = may_be_birth(&raw);
        }
    }
}
