//! The quotas of units at activities, and those of the people who wait.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{DateTime, Utc};
use domain::{
    Admission, Attends, RegistrationState,
    numbers::whole,
    registrations::seats::{Place, Quota, Seats, place},
};
use store::{
    ConnectionTrait,
    ids::{ActivityId, UnitId},
    quotas::UnitCount,
    rows::Activity,
};

use crate::{Result, registrations::seats::counted_as};

/// The quotas of some activities, with the seats that their units have.
pub(crate) struct Quotas {
    set: HashMap<(ActivityId, UnitId), u32>,
    counts: Vec<UnitCount>,
    /// Where a nomination round keeps the seats of its units for them.
    held: HashSet<ActivityId>,
    /// Where somebody waits for a seat online who could take one.
    waits_online: HashSet<ActivityId>,
}

/// Units have quotas of the seats in the room, and of none online.
const NO_QUOTA: Quota = Quota { most: None, taken: 0 };

impl Quotas {
    /// Reads the quotas of activities, as they are at a moment.
    pub(crate) async fn of_activities(
        conn: &impl ConnectionTrait,
        activities: &[ActivityId],
        now: DateTime<Utc>,
    ) -> Result<Self> {
        let quotas = store::quotas::of_activities(conn, activities, now).await?;
        let held = quotas.iter().filter(|quota| quota.is_held).map(|quota| quota.activity_id).collect();
        let set: HashMap<_, _> = quotas
            .iter()
            .filter_map(|quota| Some(((quota.activity_id, quota.unit_id?), whole(quota.seats?))))
            .collect();
        let mut counts = if set.is_empty() {
            // Without quotas it is all one who waits, and nobody needs to be counted.
            let waits = |activity_id| UnitCount {
                activity_id,
                unit_id: None,
                state: RegistrationState::Waitlisted.into(),
                people: 1,
            };
            let with_a_line = quotas.iter().filter(|quota| quota.has_line);
            with_a_line.map(|quota| waits(quota.activity_id)).collect()
        } else {
            store::quotas::counts_by_unit(conn, activities).await?
        };
        // Before a seat that is left stand those alone who could take it: who has one elsewhere at the same hours holds up nobody.
        let before_a_seat: BTreeSet<ActivityId> = quotas
            .iter()
            .filter(|quota| quota.has_line && quota.has_seats)
            .map(|quota| quota.activity_id)
            .collect();
        if !before_a_seat.is_empty() {
            let waits = |count: &UnitCount| *count.state == RegistrationState::Waitlisted;
            counts.retain(|count| !(waits(count) && before_a_seat.contains(&count.activity_id)));
            let ids: Vec<ActivityId> = before_a_seat.into_iter().collect();
            counts.extend(store::lines::free_counts(conn, &ids).await?);
        }
        let mut waits_online = HashSet::new();
        for quota in quotas.iter().filter(|quota| quota.waits_online) {
            let id = quota.activity_id;
            if !waits_online.contains(&id) && store::lines::is_anybody_free_online(conn, id).await? {
                waits_online.insert(id);
            }
        }
        Ok(Self { set, counts, held, waits_online })
    }

    /// The quota of a unit at one of the activities; without limit where none was set.
    pub(crate) fn of(&self, activity: ActivityId, unit: Option<UnitId>) -> Quota {
        let most = unit.and_then(|unit| self.set.get(&(activity, unit)).copied());
        let seated = |count: &&UnitCount| {
            count.activity_id == activity
                && count.unit_id == unit
                && *count.state == RegistrationState::Confirmed
        };
        let taken = self.counts.iter().find(seated).map_or(0, people);
        Quota { most, taken }
    }

    /// How many seats of an activity are kept for units that may still name people for them, as somebody of `unit` has to see it: the own
    /// unit's are theirs.
    pub(crate) fn held_from(&self, activity: ActivityId, unit: Option<UnitId>) -> u32 {
        if !self.held.contains(&activity) {
            return 0;
        }
        let others = self.set.iter().filter(|((of, whose), _)| *of == activity && Some(*whose) != unit);
        others.map(|((_, whose), most)| most.saturating_sub(self.of(activity, Some(*whose)).taken)).sum()
    }

    /// Where somebody of a unit goes at an activity with these seats of a way, when nobody has to decide: those seats are left out that are
    /// kept for other units, and those who wait go first. Where an organizer decides, who waits was put there by hand, and holds up nobody.
    pub(crate) fn place(
        &self,
        activity: &Activity,
        (attends, seats): (Attends, Seats),
        unit: Option<UnitId>,
    ) -> Place {
        let attends = counted_as(activity, attends);
        let line: Vec<Quota> = match (*activity.admission, attends) {
            (Admission::Open, Attends::Room) => self.line(activity.id).collect(),
            (Admission::Open, Attends::Online) => self.waits_online(activity.id).collect(),
            (Admission::Approval | Admission::InvitedOnly, _) => vec![],
        };
        let free = seats.without(self.held_in(activity.id, attends, unit));
        place(free, self.of_way(activity.id, attends, unit), line)
    }

    /// As [`Self::of`], for the seats of a way.
    pub(crate) fn of_way(&self, activity: ActivityId, attends: Attends, unit: Option<UnitId>) -> Quota {
        match attends {
            Attends::Room => self.of(activity, unit),
            Attends::Online => NO_QUOTA,
        }
    }

    /// As [`Self::held_from`], for the seats of a way.
    pub(crate) fn held_in(&self, activity: ActivityId, attends: Attends, unit: Option<UnitId>) -> u32 {
        match attends {
            Attends::Room => self.held_from(activity, unit),
            Attends::Online => 0,
        }
    }

    /// Those who wait for a seat online and could take one: one stands for all of them.
    pub(crate) fn waits_online(&self, activity: ActivityId) -> impl Iterator<Item = Quota> {
        self.waits_online.contains(&activity).then_some(NO_QUOTA).into_iter()
    }

    /// Somebody of a unit was given a seat.
    pub(crate) fn take(&mut self, activity: ActivityId, unit: Option<UnitId>) {
        let state = RegistrationState::Confirmed;
        let seated = |count: &&mut UnitCount| {
            count.activity_id == activity && count.unit_id == unit && *count.state == state
        };
        match self.counts.iter_mut().find(seated) {
            Some(count) => count.people += 1,
            None => self.counts.push(UnitCount {
                activity_id: activity,
                unit_id: unit,
                state: state.into(),
                people: 1,
            }),
        }
    }

    /// The quotas of the units whose people wait at an activity, each once; where a seat is left, of those people who could take it.
    pub(crate) fn line(&self, activity: ActivityId) -> impl Iterator<Item = Quota> {
        self.counts
            .iter()
            .filter(move |count| {
                count.activity_id == activity && *count.state == RegistrationState::Waitlisted
            })
            .map(move |count| self.of(activity, count.unit_id))
    }
}

fn people(count: &UnitCount) -> u32 {
    whole(count.people)
}
