//! A local day, or a minute of it: from when, and until when, one can register.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use crate::local;

/// A day, or a minute of it, on Viet Nam's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub day: NaiveDate,
    /// The minute of the day, from 0; none: the whole day.
    pub minute: Option<u32>,
}

impl Moment {
    /// When it is, for something that begins then: the day begins at midnight.
    pub fn begins(self) -> DateTime<Utc> {
        local::to_utc(self.day, self.time().unwrap_or(NaiveTime::MIN))
    }

    /// The last moment of it, for something that ends then: the day ends at midnight, 17:00 when it strikes.
    pub fn ends(self) -> DateTime<Utc> {
        match self.time() {
            Some(time) => local::to_utc(self.day, time),
            None => local::end_of(self.day),
        }
    }

    /// The time of the day.
    pub fn time(self) -> Option<NaiveTime> {
        self.minute.and_then(|minute| NaiveTime::from_hms_opt(minute / 60, minute % 60, 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_minute_lies_within_its_day(n in 0i64..20_000, minute in prop::option::of(0u32..1440)) {
            let day = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + chrono::Duration::days(n);
            let (whole, at) = (Moment { day, minute: None }, Moment { day, minute });
            prop_assert!(whole.begins() <= at.begins() && at.ends() <= whole.ends());
            prop_assert_eq!((local::day(at.begins()), local::day(at.ends())), (day, day));
            prop_assert_eq!(minute.is_some(), at.begins() == at.ends());
        }
    }
}
