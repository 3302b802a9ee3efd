//! A day and the hours of a session, as the page writes them, some time later. The browser's own calendar knows time zones and changes of
//! clocks; here a day is a day.

/// When a session is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct When {
    /// Days since 1 January 1970.
    day: i64,
    /// Minutes of the day.
    from: i64,
    to: i64,
}

const LAST_MINUTE: i64 = 24 * 60 - 1;

impl When {
    /// `2026-11-30`, `07:30`, `11:30`.
    pub(super) fn read(day: &str, from: &str, to: &str) -> Option<Self> {
        Some(Self { day: read_day(day)?, from: read_hour(from)?, to: read_hour(to)? })
    }

    /// So many days later.
    pub(super) fn days(self, n: i64) -> Self {
        Self { day: self.day + n, ..self }
    }

    /// So many minutes later, on the same day.
    pub(super) fn minutes(self, n: i64) -> Self {
        let n = n.clamp(-self.from, LAST_MINUTE - self.to);
        Self { from: self.from + n, to: self.to + n, ..self }
    }

    /// The day as addresses have it.
    pub(super) fn iso(self) -> String {
        let (year, month, day) = civil(self.day);
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// The hours, from and to.
    pub(super) fn hours(self) -> (String, String) {
        let hour = |minute: i64| format!("{:02}:{:02}", minute / 60, minute % 60);
        (hour(self.from), hour(self.to))
    }

    /// `Thứ Hai 30/11, 07:30–11:30`; the days of the week from Monday.
    pub(super) fn words(self, weekdays: &[String]) -> String {
        let (_, month, day) = civil(self.day);
        // The first day of 1970 was a Thursday.
        let weekday = usize::try_from((self.day + 3).rem_euclid(7)).unwrap_or_default();
        let weekday = weekdays.get(weekday).map_or("", String::as_str);
        let (from, to) = self.hours();
        format!("{weekday} {day}/{month}, {from}–{to}").trim_start().to_owned()
    }
}

fn read_hour(text: &str) -> Option<i64> {
    let (hour, minute) = text.split_once(':')?;
    Some(hour.parse::<i64>().ok()? * 60 + minute.parse::<i64>().ok()?)
}

fn read_day(text: &str) -> Option<i64> {
    let mut parts = text.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    // Years begin in March, so that the day that some have more is their last.
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

/// Year, month and day.
fn civil(day: i64) -> (i64, i64, i64) {
    let day = day + 719_468;
    let (era, of_era) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year + era * 400 + i64::from(month <= 2), month, of_year - (153 * shifted + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn when(day: &str) -> When {
        When::read(day, "07:30", "11:30").unwrap()
    }

    #[test]
    fn days_go_over_months_years_and_leap_days() {
        for (day, n, then) in [
            ("2026-11-30", 1, "2026-12-01"),
            ("2026-12-31", 1, "2027-01-01"),
            ("2028-02-28", 1, "2028-02-29"),
            ("2100-02-28", 1, "2100-03-01"),
            ("2026-03-01", -1, "2026-02-28"),
            ("2026-01-01", -365, "2025-01-01"),
        ] {
            assert_eq!(when(day).days(n).iso(), then, "{day}");
        }
    }

    #[test]
    fn every_day_of_a_century_is_read_as_it_is_written() {
        let first = when("2000-01-01");
        for n in 0..36_525 {
            let day = first.days(n);
            assert_eq!(when(&day.iso()), day);
        }
    }

    #[test]
    fn hours_stay_within_the_day() {
        let then = when("2026-11-30").minutes(30);
        assert_eq!(then.hours(), ("08:00".to_owned(), "12:00".to_owned()));
        assert_eq!(then.minutes(-1_000).hours().0, "00:00");
        assert_eq!(then.minutes(1_000).hours(), ("19:59".to_owned(), "23:59".to_owned()));
    }

    #[test]
    fn it_is_told_with_the_day_of_the_week() {
        let weekdays: Vec<String> = ["T2", "T3", "T4", "T5", "T6", "T7", "CN"].map(str::to_owned).into();
        assert_eq!(when("2026-11-30").words(&weekdays), "T2 30/11, 07:30–11:30");
        assert_eq!(when("2026-12-06").words(&weekdays), "CN 6/12, 07:30–11:30");
    }
}
