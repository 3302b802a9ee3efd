//! Marks of attendance become what they were.

use domain::{
    AttendanceSource,
    accounts::access::{Action, Actor},
};
use store::{Tx, ids::ActivityId};

use super::{MarkChange, NotUndone};
use crate::{
    Error, Services,
    attendance::record::{Mark, note_event, write},
    permit::require_activity,
};

pub(super) async fn take_back(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: ActivityId,
    marks: &[MarkChange],
) -> Result<usize, NotUndone> {
    let activity = store::activities::lock(tx, activity).await?.ok_or(Error::NotFound)?;
    require_activity(tx, actor, Action::TakeAttendance, &activity).await?;
    for change in marks {
        let now = store::attendance::of(tx, change.session, change.registration).await?;
        let last = store::attendance::last_event(tx, change.session, change.registration).await?;
        if last != Some(change.event) {
            return Err(NotUndone::ChangedSince);
        }
        let mark = Mark {
            session: change.session,
            registration: change.registration,
            status: change.before,
            source: change.source.unwrap_or(AttendanceSource::Manual),
            seen: None,
            event_id: None,
        };
        note_event(services, tx, actor, &mark).await?;
        write(services, tx, actor, &mark, now).await?;
    }
    Ok(marks.len())
}
