//! The lunar calendar of Việt Nam: months from new moon to new moon by the clock of UTC+7, the eleventh holds the winter solstice,
//! and a year of thirteen months repeats the first one after it in which the sun enters no twelfth of its way.
//!
//! The rules are as Hồ Ngọc Đức wrote them down (“Thuật toán tính âm lịch”). They hold from 1976, when both halves of the country
//! had come to this clock, to 2100: how the Earth's turning slows after that nobody knows well enough.

use super::sky;
use chrono::{Datelike, NaiveDate};
use std::ops::RangeInclusive;

/// The years for which the calendar holds.
pub const LUNAR_YEARS: RangeInclusive<i32> = 1976..=2100;

/// A day of the lunar calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LunarDay {
    /// The year, by the number of the solar year in which it begins.
    pub year: i32,
    /// The month, 1 (tháng Giêng) to 12 (tháng Chạp).
    pub month: u8,
    /// The second of two months with one number.
    pub leap: bool,
    /// The day, 1 to 29 or 30.
    pub day: u8,
}

/// The lunar day of a solar one. Outside [`LUNAR_YEARS`] it may be a day or a month off.
pub fn lunar_day(day: NaiveDate) -> LunarDay {
    let number = day.num_days_from_ce();
    let moon = moon_of(number);
    let this_year = Round::since(day.year());
    let round = if this_year.first <= moon { this_year } else { Round::since(day.year() - 1) };
    let (month, leap) = round.name(moon - round.first);
    let day = (number - sky::new_moon(moon) + 1).clamp(1, 30) as u8;
    LunarDay { year: round.year + i32::from(month < ELEVENTH), month, leap, day }
}

/// The solar day of a lunar one; `None` where the year has no such month, the month no such day, or the calendar does not hold.
pub fn solar_day(lunar: LunarDay) -> Option<NaiveDate> {
    if !LUNAR_YEARS.contains(&lunar.year) {
        return None;
    }
    let round = Round::since(lunar.year - i32::from(lunar.month < ELEVENTH));
    let nth = (0..round.length).find(|&nth| round.name(nth) == (lunar.month, lunar.leap))?;
    let first = sky::new_moon(round.first + nth);
    let length = sky::new_moon(round.first + nth + 1) - first;
    let day = i32::from(lunar.day);
    (1..=length).contains(&day).then(|| NaiveDate::from_num_days_from_ce_opt(first + day - 1)).flatten()
}

/// The month that holds the winter solstice, from which all others have their numbers.
const ELEVENTH: u8 = 11;

/// The months from one winter solstice to the next.
struct Round {
    /// The solar year in which it begins.
    year: i32,
    /// The new moon of its eleventh month, as [`sky::new_moon`] counts.
    first: i32,
    /// How many months it has.
    length: i32,
    /// Which of them is the leap month, if there are thirteen: the first one that ends in the twelfth of the sun's way in which it began.
    leap: Option<i32>,
}

impl Round {
    /// The one that begins in a solar year.
    fn since(year: i32) -> Self {
        let first = month_of_solstice(year);
        let length = month_of_solstice(year + 1) - first;
        let at = |nth: i32| sky::twelfth(sky::new_moon(first + nth));
        let leap = if length == 13 { (1..length).find(|&nth| at(nth) == at(nth + 1)) } else { None };
        Self { year, first, length, leap }
    }

    /// The number of a month, counted from the eleventh on, and whether it is the leap month.
    fn name(&self, nth: i32) -> (u8, bool) {
        let after_leap = self.leap.is_some_and(|leap| leap <= nth);
        ((10 + nth - i32::from(after_leap)).rem_euclid(12) as u8 + 1, self.leap == Some(nth))
    }
}

/// The new moon with which the month of a year's winter solstice begins.
fn month_of_solstice(year: i32) -> i32 {
    let last = NaiveDate::from_ymd_opt(year, 12, 31).map_or(0, |day| day.num_days_from_ce());
    let moon = moon_of(last);
    // A month that begins with the sun past the solstice comes after it.
    if sky::twelfth(sky::new_moon(moon)) >= 9 { moon - 1 } else { moon }
}

/// The last new moon on or before a day.
fn moon_of(day: i32) -> i32 {
    let about = sky::about(day);
    if sky::new_moon(about + 1) <= day {
        about + 1
    } else if sky::new_moon(about) <= day {
        about
    } else {
        about - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// Every day for which the calendar holds.
    fn all_days() -> impl Iterator<Item = NaiveDate> {
        NaiveDate::from_ymd_opt(1976, 1, 31).unwrap().iter_days().take_while(|day| day.year() <= 2100)
    }

    #[test]
    fn every_day_comes_back_from_the_lunar_calendar() {
        for day in all_days() {
            assert_eq!(solar_day(lunar_day(day)), Some(day));
        }
    }

    #[test]
    fn days_follow_each_other_in_months_of_29_or_30_and_years_of_12_or_13() {
        let mut months: BTreeMap<i32, Vec<(u8, bool)>> = BTreeMap::new();
        let mut before = lunar_day(NaiveDate::from_ymd_opt(1976, 1, 30).unwrap());
        for lunar in all_days().map(lunar_day) {
            if lunar.day == 1 {
                assert!(before.day == 29 || before.day == 30, "{before:?}");
                months.entry(lunar.year).or_default().push((lunar.month, lunar.leap));
            } else {
                assert_eq!(lunar, LunarDay { day: before.day + 1, ..before });
            }
            before = lunar;
        }
        months.remove(&2100);
        for (year, months) in months {
            assert_eq!(months.iter().filter(|(_, leap)| !leap).count(), 12, "{year}");
            assert!(months.iter().filter(|(_, leap)| *leap).count() <= 1, "{year}");
            for (before, (number, leap)) in months.iter().zip(&months[1..]) {
                assert_eq!(*number, before.0 + u8::from(!leap), "{year}");
            }
        }
    }

    proptest! {
        #[test]
        fn no_day_is_too_far_to_answer(day in -95_000_000i32..95_000_000) {
            if let Some(day) = NaiveDate::from_num_days_from_ce_opt(day) {
                let lunar = lunar_day(day);
                prop_assert!((1..=12).contains(&lunar.month) && (1..=30).contains(&lunar.day));
            }
        }

        #[test]
        fn a_lunar_day_that_is_none_has_no_solar_day(year in 1900i32..2200, month in 0u8..=15, leap: bool, day in 0u8..=40) {
            let lunar = LunarDay { year, month, leap, day };
            if let Some(solar) = solar_day(lunar) {
                prop_assert_eq!(lunar_day(solar), lunar);
            }
        }
    }
}
