//! When the mails leave that an activity sends by itself, and to whom they are.

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Timelike, Utc};

use crate::{RegistrationState, agenda::time, local, words::words};

words! {
    /// What is written, and to whom.
    ReminderKind {
        /// That it is soon, to everybody with a seat.
        Reminder = "reminder", "Nhắc lịch", "Reminder";
        /// That an answer is missing, to those who were invited and have not answered.
        Unanswered = "unanswered", "Nhắc trả lời thư mời", "Reminder to answer the invitation";
        /// That it is today, to everybody with a seat.
        Morning = "morning", "Nhắc trong ngày", "Reminder on the day";
    }
}

impl ReminderKind {
    /// Where those stand on the list who are written to.
    pub fn to(self) -> RegistrationState {
        match self {
            Self::Reminder | Self::Morning => RegistrationState::Confirmed,
            Self::Unanswered => RegistrationState::Invited,
        }
    }
}

/// More of these an activity does not have: more mails nobody wants.
pub const MOST_REMINDERS: usize = 8;
/// So many days before the first one at the most.
pub const MOST_DAYS: i64 = 60;
/// So many hours before it begins at the most.
pub const MOST_HOURS: i64 = 72;
/// Nothing is sent before this hour, local.
pub const FIRST_HOUR: u32 = 6;
/// Nothing is sent from this hour on, local.
pub const LAST_HOUR: u32 = 22;
/// What could not be written at its moment (the program was stopped) still is within this time, and not after.
pub const LATE: Duration = Duration::hours(24);

/// How long before an activity a mail leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ahead {
    /// So many days before the first one, at a minute after midnight, local.
    Days(u32, u32),
    /// So many hours before it begins.
    Hours(u32),
}

/// When a mail leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leaves {
    /// The moment.
    pub at: DateTime<Utc>,
    /// What it would have been, had it not been at night; none: it is that.
    pub instead_of: Option<DateTime<Utc>>,
}

/// When a mail leaves for an activity that begins at a moment of its first day; none where that would not be before it begins.
pub fn leaves(ahead: Ahead, first_day: NaiveDate, begins: DateTime<Utc>) -> Option<Leaves> {
    let wanted = match ahead {
        Ahead::Days(days, minute) => local::to_utc(first_day - Duration::days(i64::from(days)), time(minute)),
        Ahead::Hours(hours) => begins - Duration::hours(i64::from(hours)),
    };
    let at = after_night(wanted);
    let instead_of = (at != wanted).then_some(wanted);
    (at < begins).then_some(Leaves { at, instead_of })
}

/// Whether people sleep then.
pub fn is_night(at: DateTime<Utc>) -> bool {
    !(FIRST_HOUR..LAST_HOUR).contains(&local::at(at).hour())
}

/// The moment itself, or when it is at night, the morning after.
fn after_night(at: DateTime<Utc>) -> DateTime<Utc> {
    if !is_night(at) {
        return at;
    }
    let day = local::day(at);
    let morning = if local::at(at).hour() >= LAST_HOUR { day + Duration::days(1) } else { day };
    local::to_utc(morning, NaiveTime::from_hms_opt(FIRST_HOUR, 0, 0).unwrap_or_default())
}

/// How a mail of a published activity stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReminderState {
    /// It is switched off.
    Off,
    /// Its moment is not before the activity begins.
    Never,
    /// It leaves at its moment.
    Waits,
    /// It is to leave now.
    Due,
    /// It was written to whom it was for.
    Done,
    /// Its moment was over before it was there, or the program was stopped too long.
    Missed,
}

/// How a mail stands. `since`: from when on it could be sent (it was written down, the activity was published); `done_for`: the moment
/// for which it was sent last.
pub fn stand(
    leaves: Option<Leaves>,
    (begins, since): (DateTime<Utc>, DateTime<Utc>),
    done_for: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> ReminderState {
    let Some(Leaves { at, .. }) = leaves else { return ReminderState::Never };
    if done_for == Some(at) {
        ReminderState::Done
    } else if since > at || now >= begins || now > at + LATE {
        ReminderState::Missed
    } else if now < at || is_night(now) {
        ReminderState::Waits
    } else {
        ReminderState::Due
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(day: &str, hour: u32, minute: u32) -> DateTime<Utc> {
        local::to_utc(day.parse().unwrap(), NaiveTime::from_hms_opt(hour, minute, 0).unwrap())
    }

    fn ahead() -> impl Strategy<Value = Ahead> {
        prop_oneof![
            (0u32..=60, 0u32..1440).prop_map(|(days, minute)| Ahead::Days(days, minute)),
            (1u32..=72).prop_map(Ahead::Hours),
        ]
    }

    #[test]
    fn a_mail_that_would_leave_at_night_leaves_in_the_morning() {
        let day = "2026-12-02".parse().unwrap();
        let begins = at("2026-12-02", 7, 30);
        let found = |ahead| leaves(ahead, day, begins).map(|leaves| (leaves.at, leaves.instead_of));
        assert_eq!(found(Ahead::Days(2, 480)), Some((at("2026-11-30", 8, 0), None)));
        assert_eq!(found(Ahead::Hours(3)), Some((at("2026-12-02", 6, 0), Some(at("2026-12-02", 4, 30)))));
        assert_eq!(found(Ahead::Hours(9)), Some((at("2026-12-02", 6, 0), Some(at("2026-12-01", 22, 30)))));
        // Later than it begins, it is none.
        assert_eq!(found(Ahead::Days(0, 480)), None);
    }

    proptest! {
        #[test]
        fn no_mail_leaves_at_night_or_after_it_began(ahead in ahead(), day in 0i64..2000, begins in 0u32..1440) {
            let day = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Duration::days(day);
            let begins = local::to_utc(day, time(begins));
            if let Some(leaves) = leaves(ahead, day, begins) {
                prop_assert!(!is_night(leaves.at) && leaves.at < begins);
                prop_assert!(leaves.instead_of.is_none_or(|wanted| wanted < leaves.at && leaves.at - wanted <= Duration::hours(8)));
            }
        }

        #[test]
        fn it_leaves_once_for_each_moment(ahead in ahead(), minutes in 0i64..20_000, step in 1i64..600) {
            let day = NaiveDate::from_ymd_opt(2026, 6, 1).unwrap();
            let begins = local::to_utc(day, time(480));
            let (leaves, since) = (leaves(ahead, day, begins), begins - Duration::days(100));
            let (mut now, mut done, mut n) = (begins - Duration::minutes(minutes), None, 0);
            while now < begins + Duration::days(1) {
                if stand(leaves, (begins, since), done, now) == ReminderState::Due {
                    prop_assert!(!is_night(now) && now < begins);
                    (done, n) = (leaves.map(|leaves| leaves.at), n + 1);
                }
                now += Duration::minutes(step);
            }
            prop_assert!(n <= 1);
        }
    }
}
