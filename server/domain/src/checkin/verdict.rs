//! What a scan comes to, in the order in which the questions are asked.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use crate::RegistrationState;

/// So long before a session begins its doors open.
pub const DOORS: Duration = Duration::minutes(90);

/// When somebody can be checked in at a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The doors open.
    pub opens: DateTime<Utc>,
    /// Nobody can be checked in any more; corrections go by the grid.
    pub closes: DateTime<Utc>,
}

impl Window {
    /// That of a session by its hours: the end of its day closes it, so that whoever was not scanned on the way in is on the way out.
    pub fn of(starts: DateTime<Utc>, ends: DateTime<Utc>) -> Self {
        let day = crate::local::end_of(crate::local::day(ends));
        Self { opens: starts - DOORS, closes: day.max(ends) }
    }
}

/// That somebody is in already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Since {
    /// Since when.
    pub at: DateTime<Utc>,
    /// Where that was taken: the name of the device, or of who marked it.
    pub by: String,
}

/// What is known of a scan when it is judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scan {
    /// The activity that is checked in for.
    pub activity: i64,
    /// The activity that the code is for.
    pub of: i64,
    /// When the session's doors are open.
    pub window: Window,
    /// The moment, by a clock that was set right.
    pub now: DateTime<Utc>,
    /// Where the registration stands; none: the device has no list. A signed code was given to whoever had a seat.
    pub standing: Option<RegistrationState>,
    /// Since when they are in.
    pub since: Option<Since>,
}

/// What a scan comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Verdict {
    /// They are in.
    In,
    /// They were in.
    AlreadyIn(Since),
    /// The code is for another activity.
    OtherActivity,
    /// They gave the seat up.
    Cancelled,
    /// They were not admitted, or declined.
    NotAdmitted,
    /// They have no seat yet: in line, named, invited.
    NoSeat,
    /// The doors open then.
    NotYet {
        /// When.
        opens: DateTime<Utc>,
    },
    /// The day of the session is over.
    Over,
}

impl Verdict {
    /// Whether an arrival is to be written down.
    pub fn is_in(&self) -> bool {
        matches!(self, Self::In)
    }
}

/// Judges a scan. Whoever is in stays in, whatever became of the registration since.
pub fn judge(scan: &Scan) -> Verdict {
    if scan.of != scan.activity {
        return Verdict::OtherActivity;
    }
    if let Some(since) = &scan.since {
        return Verdict::AlreadyIn(since.clone());
    }
    match scan.standing {
        None | Some(RegistrationState::Confirmed) => {}
        Some(RegistrationState::Cancelled) => return Verdict::Cancelled,
        Some(RegistrationState::Rejected | RegistrationState::Declined) => return Verdict::NotAdmitted,
        Some(_) => return Verdict::NoSeat,
    }
    if scan.now < scan.window.opens {
        return Verdict::NotYet { opens: scan.window.opens };
    }
    if scan.now > scan.window.closes {
        return Verdict::Over;
    }
    Verdict::In
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;
    use proptest::prelude::*;

    use super::*;
    use crate::Word;

    fn at(minutes: i64) -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 12, 1, 0, 0, 0).unwrap() + Duration::minutes(minutes)
    }

    fn scan(now: i64) -> Scan {
        // From 07:30 to 11:00 local.
        let window = Window::of(at(30), at(240));
        Scan { activity: 1, of: 1, window, now: at(now), standing: None, since: None }
    }

    #[test]
    fn the_doors_open_90_minutes_before_and_close_with_the_day() {
        assert_eq!(judge(&scan(-61)), Verdict::NotYet { opens: at(-60) });
        assert_eq!(judge(&scan(-60)), Verdict::In);
        assert_eq!(judge(&scan(300)), Verdict::In);
        assert_eq!(judge(&scan(17 * 60)), Verdict::Over);
    }

    #[test]
    fn an_evening_that_ends_after_midnight_closes_then() {
        let window = Window::of(at(16 * 60), at(18 * 60));
        assert!(window.closes >= at(18 * 60) && window.closes < at(41 * 60));
    }

    #[test]
    fn each_standing_has_its_own_answer() {
        use RegistrationState::*;
        let verdict = |standing| judge(&Scan { standing: Some(standing), ..scan(30) });
        assert_eq!(verdict(Confirmed), Verdict::In);
        assert_eq!(verdict(Cancelled), Verdict::Cancelled);
        assert_eq!([verdict(Rejected), verdict(Declined)], [Verdict::NotAdmitted, Verdict::NotAdmitted]);
        assert_eq!(
            [verdict(Waitlisted), verdict(Nominated), verdict(Invited)],
            [Verdict::NoSeat, Verdict::NoSeat, Verdict::NoSeat]
        );
    }

    proptest! {
        #[test]
        fn nobody_gets_in_twice_or_with_the_code_of_another_activity(now in -3000_i64..3000, of in 1_i64..3, standing in prop::option::of(prop::sample::select(RegistrationState::ALL)), is_in: bool) {
            let since = is_in.then(|| Since { at: at(20), by: "Máy 1".into() });
            let verdict = judge(&Scan { of, standing, since: since.clone(), ..scan(now) });
            prop_assert_eq!(verdict == Verdict::OtherActivity, of != 1);
            prop_assert!(!(verdict.is_in() && (is_in || of != 1)));
            if of == 1 && is_in {
                prop_assert_eq!(verdict, Verdict::AlreadyIn(since.unwrap()));
            }
        }
    }
}
