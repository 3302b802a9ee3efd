//! Which session a check-in desk opens on.

use chrono::{DateTime, Utc};

use super::verdict::Window;

/// The session that is checked in for at a moment, by its place among `windows`, which are in order: of those whose doors are open the
/// last, since whoever comes while the morning is on and the doors of the afternoon are open comes for the afternoon; else the next one;
/// else the last.
pub fn session_at(windows: &[Window], now: DateTime<Utc>) -> Option<usize> {
    let open = windows.iter().rposition(|window| window.opens <= now && now <= window.closes);
    let next = || windows.iter().position(|window| now < window.opens);
    open.or_else(next).or_else(|| windows.len().checked_sub(1))
}

#[cfg(test)]
mod tests {
    use chrono::{Duration, TimeZone};

    use super::*;

    #[test]
    fn the_morning_until_the_doors_of_the_afternoon_open_then_that() {
        let midnight = Utc.with_ymd_and_hms(2026, 11, 30, 17, 0, 0).unwrap();
        let at = |hours: f64| midnight + Duration::minutes((hours * 60.0) as i64);
        let session = |from, to| Window::of(at(from), at(to));
        let sessions = [session(7.5, 11.0), session(13.5, 17.0), session(31.5, 35.0)];
        let on = |hours| session_at(&sessions, at(hours));
        assert_eq!(on(5.0), Some(0), "before the doors open, the next");
        assert_eq!((on(7.0), on(11.5)), (Some(0), Some(0)));
        assert_eq!((on(12.1), on(23.0)), (Some(1), Some(1)));
        assert_eq!(on(29.0), Some(2), "the night before");
        assert_eq!(on(100.0), Some(2));
        assert_eq!(session_at(&[], at(8.0)), None);
    }
}
