//! When a room is open: the same hours every day, others on some days of the week, and days on which it is closed, each with a reason.

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveTime, Utc};

use crate::{local, schedule::span::Span};

/// The last minute of a day, not counted.
const DAY: u32 = 24 * 60;

/// When a room is open on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hours {
    /// All day.
    AllDay,
    /// Between these minutes of the day.
    Between(u32, u32),
    /// Not at all.
    Closed,
}

/// When a room is open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opening {
    /// On every day of which nothing else is said; none: all day.
    pub usual: Option<(u32, u32)>,
    /// On days of the week, from Monday; none: as usual.
    pub week: [Option<Hours>; 7],
    /// Days on which it is closed whatever the week says: from, to, both counted.
    pub closed: Vec<(NaiveDate, NaiveDate)>,
}

/// Why a room can't be had at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shut {
    /// It is open between other minutes of that day.
    Outside(u32, u32),
    /// It is closed on that day of the week.
    Weekday,
    /// It is closed on these days, by their place in [`Opening::closed`].
    Days(usize),
}

impl Opening {
    /// Its hours on a day, whatever it is closed for.
    fn hours(&self, day: NaiveDate) -> Hours {
        let usual = self.usual.map_or(Hours::AllDay, |(opens, closes)| Hours::Between(opens, closes));
        let weekday = day.weekday().num_days_from_monday() as usize;
        self.week.get(weekday).copied().flatten().unwrap_or(usual)
    }

    /// Why it can't be had on a day between two minutes; none where it can.
    pub fn shut(&self, day: NaiveDate, (from, to): (u32, u32)) -> Option<Shut> {
        if let Some(n) = self.closed.iter().position(|(first, last)| (*first..=*last).contains(&day)) {
            return Some(Shut::Days(n));
        }
        match self.hours(day) {
            Hours::AllDay => None,
            Hours::Closed => Some(Shut::Weekday),
            Hours::Between(opens, closes) => {
                (from < opens || to > closes).then_some(Shut::Outside(opens, closes))
            }
        }
    }

    /// All times between two days, both counted, at which it can't be had.
    pub fn shut_times(&self, first: NaiveDate, last: NaiveDate) -> Vec<Span> {
        let days = first.iter_days().take_while(|day| *day <= last);
        days.flat_map(|day| {
            let (opens, closes) = match self.hours(day) {
                _ if self.closed.iter().any(|(from, to)| (*from..=*to).contains(&day)) => (DAY, DAY),
                Hours::Closed => (DAY, DAY),
                Hours::AllDay => (0, DAY),
                Hours::Between(opens, closes) => (opens, closes),
            };
            [(0, opens), (closes, DAY)]
                .into_iter()
                .filter(|(from, to)| from < to)
                .map(move |(from, to)| Span::new(at(day, from), at(day, to)))
        })
        .collect()
    }
}

/// The hours of the days of a week as one text, for the database: a day after the other from Monday, with commas between.
pub fn week_text(week: [Option<Hours>; 7]) -> String {
    if week.iter().all(Option::is_none) {
        return String::new();
    }
    let one = |hours: Option<Hours>| match hours {
        None => String::new(),
        Some(Hours::AllDay) => "*".to_owned(),
        Some(Hours::Closed) => "x".to_owned(),
        Some(Hours::Between(opens, closes)) => format!("{opens}-{closes}"),
    };
    week.map(one).join(",")
}

/// As [`week_text`] wrote it; what is none of it says nothing.
pub fn read_week(text: &str) -> [Option<Hours>; 7] {
    let mut week = [None; 7];
    for (day, said) in week.iter_mut().zip(text.split(',')) {
        *day = match said {
            "*" => Some(Hours::AllDay),
            "x" => Some(Hours::Closed),
            said => said
                .split_once('-')
                .and_then(|(opens, closes)| Some(Hours::Between(opens.parse().ok()?, closes.parse().ok()?))),
        };
    }
    week
}

/// The moment at which a minute of a local day begins.
fn at(day: NaiveDate, minute: u32) -> DateTime<Utc> {
    if minute >= DAY {
        return local::to_utc(day + Days::new(1), NaiveTime::MIN);
    }
    local::to_utc(day, NaiveTime::MIN) + Duration::minutes(minute.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A Monday.
    fn day(n: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 30).unwrap_or_default() + Days::new(n)
    }

    fn hours() -> impl Strategy<Value = Option<Hours>> {
        prop_oneof![
            Just(None),
            Just(Some(Hours::AllDay)),
            Just(Some(Hours::Closed)),
            (0u32..1200, 1u32..240).prop_map(|(from, long)| Some(Hours::Between(from, from + long))),
        ]
    }

    fn opening() -> impl Strategy<Value = Opening> {
        let usual = prop::option::of((0u32..1200, 1u32..240).prop_map(|(from, long)| (from, from + long)));
        let closed = prop::collection::vec((0u64..14, 0u64..3), 0..3);
        (usual, prop::array::uniform7(hours()), closed).prop_map(|(usual, week, closed)| Opening {
            usual,
            week,
            closed: closed.into_iter().map(|(n, long)| (day(n), day(n + long))).collect(),
        })
    }

    #[test]
    fn repairs_hold_before_the_week_and_the_week_before_the_usual_hours() {
        let mut week = [None; 7];
        week[5] = Some(Hours::Closed);
        week[2] = Some(Hours::Between(780, 1020));
        let opening = Opening { usual: Some((420, 1020)), week, closed: vec![(day(1), day(2))] };
        let morning = (450, 690);
        assert_eq!(opening.shut(day(0), morning), None);
        assert_eq!(opening.shut(day(0), (400, 690)), Some(Shut::Outside(420, 1020)));
        assert_eq!(opening.shut(day(2), morning), Some(Shut::Days(0)));
        assert_eq!(opening.shut(day(9), morning), Some(Shut::Outside(780, 1020)));
        assert_eq!(opening.shut(day(5), morning), Some(Shut::Weekday));
        assert_eq!(Opening::default().shut(day(5), (0, 1440)), None);
    }

    proptest! {
        /// A session can be held in a room exactly where it touches no time at which the room is shut.
        #[test]
        fn what_touches_a_time_at_which_it_is_shut_is_told(opening in opening(), n in 0u64..14, from in 0u32..1400, long in 1u32..300) {
            let to = (from + long).min(DAY);
            let span = Span::new(at(day(n), from), at(day(n), to));
            let touches = opening.shut_times(day(0), day(13)).into_iter().any(|shut| shut.overlaps(span));
            prop_assert_eq!(opening.shut(day(n), (from, to)).is_some(), touches);
        }

        /// A week is read as it was written.
        #[test]
        fn a_week_is_read_as_it_was_written(week in prop::array::uniform7(hours())) {
            prop_assert_eq!(read_week(&week_text(week)), week);
        }

        /// What is said of one day of the week says nothing of another, and a closed day nothing of its neighbours.
        #[test]
        fn a_day_is_judged_by_its_own_rule(opening in opening(), n in 0u64..14, at in 0usize..7, other in hours()) {
            let on = |opening: &Opening| opening.shut(day(n), (450, 690));
            let mut changed = opening.clone();
            changed.week[at] = other;
            if day(n).weekday().num_days_from_monday() as usize != at {
                prop_assert_eq!(on(&opening), on(&changed));
            }
            let mut closed = opening.clone();
            closed.closed.push((day(n + 1), day(n + 3)));
            prop_assert_eq!(on(&opening), on(&closed));
        }
    }
}
