//! Local time: Asia/Ho_Chi_Minh, seven hours ahead of UTC all year since 13 June 1975 (tz database).

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime, TimeZone, Utc};

/// The offset of Viet Nam's clock, in seconds east of Greenwich.
const OFFSET: i32 = 7 * 3600;

fn zone() -> FixedOffset {
    FixedOffset::east_opt(OFFSET).unwrap_or_else(|| chrono::Offset::fix(&Utc))
}

/// A moment on the local clock.
pub fn at(moment: DateTime<Utc>) -> DateTime<FixedOffset> {
    moment.with_timezone(&zone())
}

/// The local day of a moment.
pub fn day(moment: DateTime<Utc>) -> NaiveDate {
    at(moment).date_naive()
}

/// The hour and minute of a moment, as schedules write it: `07:30`.
pub fn hour(moment: DateTime<Utc>) -> String {
    at(moment).format("%H:%M").to_string()
}

/// From a moment to another of the same day: `07:30–08:15`.
pub fn hours(from: DateTime<Utc>, to: DateTime<Utc>) -> String {
    format!("{}–{}", hour(from), hour(to))
}

/// The moment of a local day and time.
pub fn to_utc(day: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
    // A fixed offset has no gaps and no repeated hours: each local time is one moment.
    let shifted = day.and_time(time) - chrono::Duration::seconds(i64::from(OFFSET));
    Utc.from_utc_datetime(&shifted)
}

/// The last moment of a local day.
pub fn end_of(day: NaiveDate) -> DateTime<Utc> {
    to_utc(day.succ_opt().unwrap_or(day), NaiveTime::MIN) - chrono::Duration::milliseconds(1)
}

/// The first and the last day of the month that a day lies in.
pub fn month_of(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = day.with_day(1).unwrap_or(day);
    // The calendar of the program ends in the year 262142; so does its last month.
    let next = first.checked_add_months(chrono::Months::new(1)).and_then(|next| next.pred_opt());
    (first, next.unwrap_or(NaiveDate::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_local_evening_is_the_same_day_in_utc_and_a_local_dawn_the_day_before() {
        let day_ = NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
        let dawn = to_utc(day_, NaiveTime::from_hms_opt(6, 59, 0).unwrap());
        assert_eq!(dawn.date_naive(), day_.pred_opt().unwrap());
        assert_eq!(day(dawn), day_);
        assert_eq!(day(end_of(day_)), day_);
    }

    #[test]
    fn a_month_ends_on_its_last_day_in_leap_years_and_in_december() {
        let d = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(month_of(d(2024, 2, 10)), (d(2024, 2, 1), d(2024, 2, 29)));
        assert_eq!(month_of(d(2023, 12, 31)), (d(2023, 12, 1), d(2023, 12, 31)));
    }
}
