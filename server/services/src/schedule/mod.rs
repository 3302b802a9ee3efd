//! The schedule: which room and which trainers a session has, and what stands in its way.

pub(crate) mod around;
pub(crate) mod clash;
pub(crate) mod clashes;
pub(crate) mod days;
pub(crate) mod days_off;
pub(crate) mod feed;
pub(crate) mod find_time;
pub(crate) mod list;
pub(crate) mod names;
pub(crate) mod needs;
pub(crate) mod opening;
pub(crate) mod settle;
pub(crate) mod show;

pub use clash::{Clash, Other, What};
pub use days::Off;
pub use days_off::{DayOffForm, DaysOff, add_day_off, list_days_off, remove_day_off};
pub use domain::schedule::free::HalfDay;
pub use feed::{FeedQuery, end_feed, read_feed, renew_feed, show_feed};
pub use find_time::{TimeForm, Times, find_time};
pub use list::{Schedule, ScheduleQuery, Scheduled, list_schedule};
pub use show::{Offered, Stands, show_clashes};
