//! How many people it takes for an activity to be held: until so many have a seat, it is tentative.

use chrono::{Duration, NaiveDate};

use crate::Problem;

/// So many days before the first one it is decided, where no day is set.
const USUAL_DAYS: i64 = 3;

/// How many it takes, and when it is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Minimum {
    /// So many people with a seat.
    pub people: u32,
    /// The day on which it is decided.
    pub decide_on: NaiveDate,
}

/// Whether an activity has the people that it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It has, or takes none.
    Enough,
    /// Not yet, and there is time.
    Tentative {
        /// So many are missing.
        missing: u32,
    },
    /// Not, and the day has come: it is merged with another, moved, cancelled, or held all the same.
    Due {
        /// So many are missing.
        missing: u32,
    },
}

impl Minimum {
    /// Where no day is set, it is decided some days before the first one.
    pub fn new(people: u32, decide_on: Option<NaiveDate>, starts_on: NaiveDate) -> Self {
        Self { people, decide_on: decide_on.unwrap_or(starts_on - Duration::days(USUAL_DAYS)) }
    }

    /// Where it stands on a day with so many seats taken.
    pub fn standing(self, taken: u32, today: NaiveDate) -> Standing {
        match self.people.saturating_sub(taken) {
            0 => Standing::Enough,
            missing if today < self.decide_on => Standing::Tentative { missing },
            missing => Standing::Due { missing },
        }
    }
}

/// That so many can come, and that it is decided before they do.
///
/// # Errors
/// The field (`minimum`, `decide_on`) and a sentence that says what to choose.
pub fn check(
    minimum: Option<i32>,
    decide_on: Option<NaiveDate>,
    (capacity, starts_on): (i32, NaiveDate),
) -> Result<(), (&'static str, Problem)> {
    match (minimum, decide_on) {
        (Some(minimum), _) if minimum > capacity => Err((
            "minimum",
            Problem::Said(
                "Số người tối thiểu không được lớn hơn số chỗ: giảm bớt, hoặc tăng số chỗ",
                "More than there are seats: lower it, or add seats",
            ),
        )),
        (None, Some(_)) => Err((
            "minimum",
            Problem::Said(
                "Nhập số người tối thiểu, hoặc xóa ngày quyết định",
                "Enter how many it takes, or take the day away",
            ),
        )),
        (_, Some(day)) if day > starts_on => Err((
            "decide_on",
            Problem::Said(
                "Chọn ngày quyết định trùng với hoặc trước ngày bắt đầu",
                "Choose a day on or before the first one",
            ),
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(n: i64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Duration::days(n)
    }

    proptest! {
        /// More people never make it less sure, a later day never makes it less pressing, and what is missing is what would be enough.
        #[test]
        fn it_is_held_once_enough_have_a_seat(people in 1u32..50, taken in 0u32..60, decide in 0i64..60, today in 0i64..90) {
            let minimum = Minimum::new(people, Some(day(decide)), day(60));
            let standing = minimum.standing(taken, day(today));
            match standing {
                Standing::Enough => prop_assert!(taken >= people),
                Standing::Tentative { missing } => {
                    prop_assert!(today < decide);
                    prop_assert_eq!(minimum.standing(taken + missing, day(today)), Standing::Enough);
                }
                Standing::Due { missing } => {
                    prop_assert!(today >= decide);
                    prop_assert_eq!(minimum.standing(taken + missing, day(today)), Standing::Enough);
                    prop_assert_ne!(minimum.standing(taken + missing - 1, day(today)), Standing::Enough);
                }
            }
        }
    }

    #[test]
    fn it_takes_no_more_than_there_are_seats_and_is_decided_before_it_begins() {
        let of = (30, day(10));
        assert_eq!(check(Some(15), Some(day(10)), of), Ok(()));
        assert_eq!(check(None, None, of), Ok(()));
        assert_eq!(check(Some(31), None, of).unwrap_err().0, "minimum");
        assert_eq!(check(None, Some(day(1)), of).unwrap_err().0, "minimum");
        assert_eq!(check(Some(15), Some(day(11)), of).unwrap_err().0, "decide_on");
        assert_eq!(Minimum::new(5, None, day(10)).decide_on, day(7));
    }
}
