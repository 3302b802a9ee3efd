//! By which event somebody is in at a session, and since when.

use chrono::{DateTime, Utc};
use domain::{
    AttendanceStatus,
    checkin::fold::{Event, fold},
};
use store::rows::AttendanceEvent;

use crate::checkin::take::folds;

/// Of all events of one person at one session that by which they are in, and its moment; none: they are not.
pub(crate) fn arrival(events: &[AttendanceEvent]) -> Option<(&AttendanceEvent, DateTime<Utc>)> {
    let folded: Vec<Event> = events.iter().map(folds).collect();
    let standing = fold(&folded);
    let by = standing.by.filter(|_| standing.status.is_some_and(AttendanceStatus::was_there))?;
    let at = folded.iter().position(|event| event.id == by)?;
    Some((&events[at], folded[at].at))
}
