//! Attendance, activity by activity, as it stands this minute: for those who report.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    ActivityState, Period, UnitPath,
    accounts::access::{Action, Actor},
    attendance::people_at,
    numbers::whole,
};
use store::{
    Paged, Paging,
    activities::{ActivityFilter, ActivityScope},
    figures::overview::{Attended, AttendedSession, AttendedSum, Begun},
    ids::{ActivityId, UnitId},
    rows::Unit,
};

use crate::{
    Error, Result, Services,
    permit::{reach, require_unit},
    units,
};

/// Which activities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttendanceFilter {
    /// With a day in this period.
    pub period: Period,
    /// Of this unit and below; none: of all that the actor may report on.
    pub unit: Option<UnitId>,
}

/// The counts of one activity, or the sums of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AttendanceCounts {
    /// Registered: those who have a seat or were marked.
    pub registered: u64,
    /// Of them, present or late at one session or more.
    pub present: u64,
    /// Counted without names, where they were.
    pub headcount: Option<u64>,
    /// People at the activity (rule 3); the sum over several is attendances.
    pub people: u64,
    /// Marks that are due: one for each of those registered at each session that was marked at all.
    pub due: u64,
    /// Of them, those of being there.
    pub there: u64,
    /// Activities of which nothing is known yet: begun, nobody counted, nobody marked.
    pub unmarked: u64,
}

impl AttendanceCounts {
    /// Fewer were counted than the list has: one of the two is wrong (rule 3).
    pub fn is_below_list(&self) -> bool {
        self.headcount.is_some_and(|counted| counted < self.present)
    }

    /// The rate of presence: how many in a hundred of the marks that are due say that somebody was there; none where none is due.
    pub fn share(&self) -> Option<u64> {
        // Rounded to the nearest; 99.6 is not yet everybody, and 0.4 is somebody.
        let whole = self.due;
        let rounded = (self.there * 100 + whole / 2).checked_div(whole)?;
        Some(match rounded {
            100 if self.there < whole => 99,
            0 if self.there > 0 => 1,
            rounded => rounded,
        })
    }

    /// Nothing is known yet: what stands there as nought is missing.
    pub fn is_unmarked(&self) -> bool {
        self.unmarked > 0
    }
}

/// One activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendanceRow {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The name of its unit.
    pub unit_name: String,
    /// Its first and its last day.
    pub days: (NaiveDate, NaiveDate),
    /// Its counts.
    pub counts: AttendanceCounts,
    /// How many were present at each session that has begun; none where nobody was marked there yet.
    pub begun: Vec<Option<u64>>,
    /// How many sessions it has.
    pub sessions: usize,
}

/// The activities of a period with what they add up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendanceOverview {
    /// A page of the activities, the last to begin first.
    pub page: Paged<AttendanceRow>,
    /// The sums of all pages.
    pub sums: AttendanceCounts,
    /// When it was read.
    pub at: DateTime<Utc>,
}

/// The attendance of published activities: a page of them, and the sums of all.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who may report on nothing; as the gate decides of the unit.
pub async fn list_attendance(
    services: &Services,
    actor: &Actor,
    filter: &AttendanceFilter,
    paging: Paging,
) -> Result<AttendanceOverview> {
    let snapshot = services.db.snapshot().await?;
    let read = &snapshot;
    let scope = reach(actor, Action::ReadReport);
    if scope.as_ref().is_some_and(ActivityScope::is_empty) {
        return Err(Error::Forbidden);
    }
    let unit = match filter.unit {
        Some(id) => {
            require_unit(read, actor, Action::ReadReport, id).await?;
            store::units::by_id(read, id).await?.map(|Unit { path, .. }| UnitPath::from_stored(path))
        }
        None => None,
    };
    let filter = ActivityFilter {
        scope,
        unit,
        states: vec![ActivityState::Published],
        ends_from: Some(filter.period.from()),
        starts_to: Some(filter.period.to()),
        ..ActivityFilter::default()
    };
    let at = services.now();
    let sums = store::figures::overview::sums(read, &filter, at).await?;
    let total = sums.activities.unsigned_abs();
    let paging = paging.fit(total);
    let shown = store::figures::overview::activities(read, &filter, paging).await?;
    let ids: Vec<ActivityId> = shown.iter().map(|row| row.id).collect();
    let begun: HashMap<ActivityId, Begun> = store::figures::overview::begun(read, &ids, at)
        .await?
        .into_iter()
        .map(|begun| (begun.activity_id, begun))
        .collect();
    let mut sessions: HashMap<ActivityId, Vec<AttendedSession>> = HashMap::new();
    for session in store::figures::overview::sessions(read, &ids).await? {
        sessions.entry(session.activity_id).or_default().push(session);
    }
    let units = units::find::by_number(read, shown.iter().map(|row| row.unit_id)).await?;
    let rows = shown
        .into_iter()
        .map(|row| {
            let sessions = sessions.remove(&row.id).unwrap_or_default();
            AttendanceRow {
                unit_name: units
                    .get(&row.unit_id)
                    .map(|unit| units::find::acting_body(services, unit))
                    .unwrap_or_default(),
                counts: counts(&row, begun.get(&row.id)),
                code: row.code,
                title: row.title,
                days: (row.starts_on, row.ends_on),
                sessions: sessions.len(),
                begun: sessions
                    .iter()
                    .filter(|session| session.starts_at <= at)
                    .map(|session| (session.marks > 0).then(|| session.present.unsigned_abs().into()))
                    .collect(),
            }
        })
        .collect();
    Ok(AttendanceOverview { page: Paged { rows, paging, total }, sums: all(&sums), at })
}

/// The sums of all activities, as the database adds them up by the rules that [`counts`] has for one.
fn all(sums: &AttendedSum) -> AttendanceCounts {
    AttendanceCounts {
        registered: sums.listed.unsigned_abs(),
        present: sums.present.unsigned_abs(),
        headcount: sums.headcount.map(i64::unsigned_abs),
        people: sums.people.unsigned_abs(),
        due: sums.due.unsigned_abs(),
        there: sums.there.unsigned_abs(),
        unmarked: sums.unmarked.unsigned_abs(),
    }
}

fn counts(row: &Attended, begun: Option<&Begun>) -> AttendanceCounts {
    let headcount = row.headcount.map(whole);
    let listed = u64::from(row.listed.unsigned_abs());
    let (sessions, marked, there) =
        begun.map_or((0, 0, 0), |begun| (begun.sessions, begun.marked, begun.there));
    let unmarked = sessions > 0 && headcount.is_none() && row.marks == 0;
    AttendanceCounts {
        registered: listed,
        due: listed * marked.unsigned_abs(),
        there: there.unsigned_abs(),
        unmarked: u64::from(unmarked),
        present: row.present.unsigned_abs().into(),
        headcount: headcount.map(u64::from),
        people: people_at(headcount, whole(row.present)).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_whole_only_where_everybody_came_and_none_only_where_nobody_did() {
        let share = |there, due| AttendanceCounts { there, due, ..AttendanceCounts::default() }.share();
        assert_eq!(share(0, 0), None);
        assert_eq!([share(0, 7), share(7, 7), share(1, 3)], [Some(0), Some(100), Some(33)]);
        assert_eq!([share(999, 1000), share(1, 1000)], [Some(99), Some(1)]);
    }
}
