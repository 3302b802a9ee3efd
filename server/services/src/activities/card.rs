//! An activity as lists show it, with its seats and whether one can register now.

use std::collections::HashMap;

use chrono::NaiveDate;

use domain::{
    Attends, HeldWay, RegistrationState,
    activities::{
        door::{Door, Doorway, door},
        minimum::{Minimum, Standing},
        moment::Moment,
        phase::{Phase, phase},
    },
    numbers::whole,
    registrations::seats::{Place, Quota, Seats, place},
};
use store::{
    ConnectionTrait,
    ids::ActivityId,
    rows::{Activity, Session},
};

use crate::{
    Result, Services,
    activities::begun::begun_by,
    registrations::{
        quotas::Quotas,
        seats::{seats_in, seats_of},
    },
    units,
};

/// An activity as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityCard {
    /// The activity.
    pub activity: Activity,
    /// The body that holds it: no territory invites or signs.
    pub organizer: String,
    /// Its sessions in order.
    pub sessions: Vec<Session>,
    /// Its seats; those of the room, where it is held both ways.
    pub seats: Seats,
    /// Its seats online, where it is held both ways. There may be as many as come ([`u32::MAX`]).
    pub online: Option<Seats>,
    /// How many wait for a seat.
    pub waiting: u32,
    /// How many are to be decided.
    pub to_decide: u32,
    /// Whether one can register today.
    pub door: Door,
    /// Coming, running or past.
    pub phase: Phase,
    /// How many people it takes.
    pub minimum: Option<Minimum>,
    /// Whether it has them.
    pub standing: Standing,
}

/// What a list shows of activities, in their order.
pub(crate) async fn cards(
    services: &Services,
    conn: &impl ConnectionTrait,
    rows: Vec<Activity>,
) -> Result<Vec<ActivityCard>> {
    let ids: Vec<ActivityId> = rows.iter().map(|row| row.id).collect();
    let units = units::find::by_number(conn, rows.iter().map(|row| row.unit_id)).await?;
    let mut sessions: HashMap<ActivityId, Vec<Session>> = HashMap::new();
    for session in store::sessions::of_activities(conn, &ids).await? {
        sessions.entry(session.activity_id).or_default().push(session);
    }
    let counts = store::registrations::counts(conn, &ids).await?;
    let counts: HashMap<_, _> = counts.into_iter().map(|(of, state, n)| ((of, state), whole(n))).collect();
    let (today, now) = (services.today(), services.now());
    let quotas = Quotas::of_activities(conn, &ids, now).await?;
    let card = |activity: Activity| {
        let sessions = sessions.remove(&activity.id).unwrap_or_default();
        let count = |state| counts.get(&(activity.id, state)).copied().unwrap_or_default();
        let seats = seats_of(&activity);
        let line = quotas.line(activity.id);
        // As the door is for somebody whose unit is not called.
        let free = seats.without(quotas.held_from(activity.id, None));
        let anybody = Quota { most: None, taken: 0 };
        let in_room = place(free, anybody, line);
        let online = (*activity.way == HeldWay::Hybrid).then(|| seats_in(&activity, Attends::Online));
        // The door is open as long as one of the ways is.
        let place = match online {
            Some(seats) if in_room == Place::Line => place(seats, anybody, quotas.waits_online(activity.id)),
            _ => in_room,
        };
        let taken = seats.taken + online.map_or(0, |seats| seats.taken);
        let minimum = activity
            .minimum
            .map(|people| Minimum::new(whole(people), activity.decide_on, activity.starts_on));
        ActivityCard {
            minimum,
            standing: minimum.map_or(Standing::Enough, |minimum| minimum.standing(taken, today)),
            organizer: units
                .get(&activity.unit_id)
                .map(|unit| units::find::acting_body(services, unit))
                .unwrap_or_default(),
            seats,
            online,
            waiting: count(RegistrationState::Waitlisted),
            to_decide: count(RegistrationState::Nominated),
            door: door(doorway(&activity, &sessions, place), now),
            phase: phase(activity.starts_on, activity.ends_on, today),
            sessions,
            activity,
        }
    };
    Ok(rows.into_iter().map(card).collect())
}

/// From when one can register.
pub fn opens(activity: &Activity) -> Option<Moment> {
    moment(activity.registration_opens_on, activity.registration_opens_min)
}

/// Until when one can register.
pub fn closes(activity: &Activity) -> Option<Moment> {
    moment(activity.registration_closes_on, activity.registration_closes_min)
}

fn moment(day: Option<NaiveDate>, minute: Option<i32>) -> Option<Moment> {
    day.map(|day| Moment { day, minute: minute.map(whole) })
}

/// What decides about the door of an activity.
pub(crate) fn doorway<'a>(
    activity: &Activity,
    sessions: impl IntoIterator<Item = &'a Session>,
    seats: Place,
) -> Doorway {
    Doorway {
        state: *activity.state,
        admission: *activity.admission,
        opens: opens(activity),
        closes: closes(activity),
        begun_by: begun_by(activity, sessions),
        seats,
    }
}
