//! The public holidays of Việt Nam, as far as the law alone fixes them.
//!
//! Điều 112 of the Labour Code of 2019 (Bộ luật Lao động số 45/2019/QH14) gives the days; the lunar ones are computed by [`lunar`].
//! Two things its paragraph 3 leaves to the Prime Minister, who decides them each year, and they are not here:
//!
//! - **Tết** has five days. Nghị định 45/2013/NĐ-CP let them be one day of the old year and four of the new one, or two and three, and
//!   the decisions since then keep to that; so the last day of the old year and the first three of the new are days off in any case, and
//!   those four are given. The fifth one, the day before or mùng 4, is the decision's.
//! - **Quốc khánh** has 2 September and the day before or after it (since 2021). Only 2 September is given.
//!
//! Days off in place of a holiday on a weekend and working days that are swapped are decisions too.

pub mod lunar;
#[cfg(test)]
mod published;
mod sky;
mod terms;

pub use lunar::{LUNAR_YEARS, LunarDay, lunar_day, solar_day};

use crate::words::words;
use chrono::{Datelike, Days, NaiveDate};

words! {
    /// A holiday on which everybody is off work.
    Holiday {
        /// 1 January.
        NewYear = "new_year", "Tết Dương lịch", "New Year’s Day";
        /// The last day of the old lunar year and the first three of the new.
        Tet = "tet", "Tết Nguyên đán", "Lunar New Year";
        /// The tenth day of the third lunar month.
        HungKings = "hung_kings", "Giỗ Tổ Hùng Vương", "Hùng Kings’ Commemoration Day";
        /// 30 April.
        Reunification = "reunification", "Ngày Chiến thắng 30/4", "Reunification Day";
        /// 1 May.
        Labour = "labour", "Ngày Quốc tế Lao động 1/5", "Labour Day";
        /// 2 September.
        NationalDay = "national_day", "Quốc khánh 2/9", "National Day";
        /// 24 November.
        CultureDay = "culture_day", "Ngày Văn hóa Việt Nam 24/11", "Vietnamese Culture Day";
    }
}

/// The first year in which people were off on giỗ Tổ: the National Assembly added it to the Labour Code of 1994 in April 2007.
const HUNG_KINGS_SINCE: i32 = 2007;
/// The first year with a Culture Day. The Politburo chose it as a paid day off (Nghị quyết 80-NQ/TW of 7 January 2026), the Government
/// set out to have the law say so (Nghị quyết 30/NQ-CP of 24 February 2026), the National Assembly had that before it in April 2026,
/// and the published calendars of 2026 have the day.
const CULTURE_DAY_SINCE: i32 = 2026;

/// The holiday on a day, if the law alone makes it one. No two ever meet on one day: giỗ Tổ falls on 29 April at the latest.
pub fn holiday(day: NaiveDate) -> Option<Holiday> {
    holidays(day.year()).into_iter().find(|(holiday, _)| *holiday == day).map(|(_, holiday)| holiday)
}

/// The holidays of a year in their order. Of years for which the lunar calendar does not hold ([`LUNAR_YEARS`]), those of the solar one.
pub fn holidays(year: i32) -> Vec<(NaiveDate, Holiday)> {
    let solar = |month, day, holiday| NaiveDate::from_ymd_opt(year, month, day).map(|day| (day, holiday));
    let lunar =
        |month, day, holiday| solar_day(LunarDay { year, month, leap: false, day }).map(|day| (day, holiday));
    let eve =
        |(day, holiday): (NaiveDate, Holiday)| day.checked_sub_days(Days::new(1)).map(|day| (day, holiday));
    let days = [
        solar(1, 1, Holiday::NewYear),
        lunar(1, 1, Holiday::Tet).and_then(eve),
        lunar(1, 1, Holiday::Tet),
        lunar(1, 2, Holiday::Tet),
        lunar(1, 3, Holiday::Tet),
        lunar(3, 10, Holiday::HungKings).filter(|_| year >= HUNG_KINGS_SINCE),
        solar(4, 30, Holiday::Reunification),
        solar(5, 1, Holiday::Labour),
        solar(9, 2, Holiday::NationalDay),
        solar(11, 24, Holiday::CultureDay).filter(|_| year >= CULTURE_DAY_SINCE),
    ];
    days.into_iter().flatten().collect()
}
