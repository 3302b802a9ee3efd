//! Sessions between two days, with the rooms and trainers that they have: what a calendar and a board show.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use domain::{
    accounts::access::{Action, Actor},
    local,
};
use store::{
    ConnectionTrait,
    activities::ActivityScope,
    ids::{ActivityId, PersonId, RoomId, SessionId, TalkId, UnitId},
    rows::{Activity, Booking, Session},
};

use crate::{
    Error, Result, Services,
    permit::{may_each, reach},
    schedule::{
        around::at_hours_of,
        days::{Off, off},
    },
    units,
};

/// No view of a calendar shows more sessions.
const MOST: u64 = 1_500;

/// What is asked of the schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScheduleQuery {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
    /// The code of a unit: its activities and those of the units below; empty: of all.
    pub unit: String,
}

/// Sessions between two days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Schedule {
    /// The sessions, in the order in which they are held.
    pub sessions: Vec<Scheduled>,
    /// The talks that have rooms or trainers beyond those of their sessions, as sessions of their own hours: what a board of rooms or
    /// trainers shows as well.
    pub talks: Vec<Scheduled>,
    /// The days on which nobody works.
    pub off: Vec<Off>,
    /// There are more than are shown.
    pub cut: bool,
}

/// A session of the schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheduled {
    /// The session.
    pub session: Session,
    /// Its activity; none: another unit's, which the reader may not know of.
    pub activity: Option<Activity>,
    /// The reader may open it.
    pub opens: bool,
    /// The reader may move it; never of a talk, which goes along with its session.
    pub moves: bool,
    /// The unit that holds it, by number and name.
    pub unit: (UnitId, String),
    /// The room that it has, by number and name with the venue's.
    pub room: Option<(RoomId, String)>,
    /// The trainers whom it has, by number and name.
    pub trainers: Vec<(PersonId, String)>,
    /// Other rooms that its talks have.
    pub other_rooms: Vec<String>,
}

/// The sessions of the actor's activities between two days. Where another unit's session has one of their rooms or trainers in that time,
/// it is there as well.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who has none.
pub async fn list_schedule(services: &Services, actor: &Actor, query: &ScheduleQuery) -> Result<Schedule> {
    let scope = reach(actor, Action::ReadActivity);
    if scope.as_ref().is_some_and(ActivityScope::is_empty) {
        return Err(Error::Forbidden);
    }
    let read = services.db.read();
    let unit = units::find::narrowed_to(read, &query.unit).await?;
    let window = window(query);
    let own = store::sessions::between(read, (scope.as_ref(), unit.as_ref()), window, MOST + 1).await?;
    let cut = own.len() as u64 > MOST;
    let own: Vec<(Session, Activity)> = own.into_iter().take(whole(MOST)).collect();
    let ids: BTreeSet<ActivityId> = own.iter().map(|(_, activity)| activity.id).collect();
    let booked = store::bookings::of_activities(read, &ids.iter().copied().collect::<Vec<_>>()).await?;
    let others = others(read, &booked, &ids, window).await?;
    let mut all: Vec<(Session, Activity, bool)> =
        own.into_iter().map(|(session, activity)| (session, activity, true)).collect();
    let known: BTreeSet<SessionId> = all.iter().map(|(session, ..)| session.id).collect();
    let others = others.into_iter().filter(|(session, ..)| !known.contains(&session.id));
    all.extend(others.map(|(session, activity)| (session, activity, false)));
    all.sort_by_key(|(session, ..)| (session.starts_at, session.id));
    let off = days_off(read, &query.unit, actor, (query.first, query.last)).await?;
    let movable =
        may_each(read, actor, Action::ManageActivity, all.iter().map(|(_, activity, _)| activity)).await?;
    let (mut sessions, talks) = named(read, all, booked).await?;
    for one in &mut sessions {
        one.moves = movable.contains(&one.session.activity_id);
    }
    Ok(Schedule { sessions, talks, off, cut })
}

fn whole(n: u64) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

fn window(query: &ScheduleQuery) -> (DateTime<Utc>, DateTime<Utc>) {
    let begins = |day| local::to_utc(day, NaiveTime::MIN);
    (begins(query.first), begins(query.last + Duration::days(1)))
}

/// The sessions of other activities that have one of these rooms or trainers.
async fn others(
    conn: &impl ConnectionTrait,
    booked: &[Booking],
    own: &BTreeSet<ActivityId>,
    window: (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<(Session, Activity)>> {
    let rooms: BTreeSet<RoomId> = booked.iter().filter_map(|booking| booking.room_id).collect();
    let trainers: BTreeSet<PersonId> = booked.iter().filter_map(|booking| booking.trainer_id).collect();
    let (rooms, trainers): (Vec<_>, Vec<_>) = (rooms.into_iter().collect(), trainers.into_iter().collect());
    let taken = store::bookings::taken(conn, (&rooms, &trainers), window, None).await?;
    let mut sessions: Vec<Session> =
        taken.into_iter().map(|(_, session)| session).filter(|row| !own.contains(&row.activity_id)).collect();
    sessions.dedup_by_key(|session| session.id);
    let ids: Vec<ActivityId> = sessions.iter().map(|session| session.activity_id).collect();
    let activities = store::activities::by_ids(conn, &ids).await?;
    let of = |session: &Session| activities.iter().find(|row| row.id == session.activity_id).cloned();
    Ok(sessions.into_iter().filter_map(|session| Some((session.clone(), of(&session)?))).collect())
}

/// The days off of the unit that is asked for, or of the actor's own.
async fn days_off(
    conn: &impl ConnectionTrait,
    code: &str,
    actor: &Actor,
    span: (NaiveDate, NaiveDate),
) -> Result<Vec<Off>> {
    let own = reach(actor, Action::ReadActivity).and_then(|scope| scope.units.into_iter().next());
    let own = own.map(|unit| unit.code().to_owned());
    let code = if code.is_empty() { own.unwrap_or_default() } else { code.to_owned() };
    let unit = store::units::by_code(conn, &code).await?;
    // Without one, those that the law names.
    off(conn, unit.map_or(UnitId::NEW, |unit| unit.id), span).await
}

async fn named(
    conn: &impl ConnectionTrait,
    all: Vec<(Session, Activity, bool)>,
    mut booked: Vec<Booking>,
) -> Result<(Vec<Scheduled>, Vec<Scheduled>)> {
    let others: BTreeSet<ActivityId> =
        all.iter().filter(|(.., own)| !own).map(|(_, activity, _)| activity.id).collect();
    booked.extend(store::bookings::of_activities(conn, &others.into_iter().collect::<Vec<_>>()).await?);
    let units = units::find::names(conn, all.iter().map(|(_, activity, _)| activity.unit_id)).await?;
    let rooms: BTreeSet<RoomId> = booked.iter().filter_map(|booking| booking.room_id).collect();
    let rooms: HashMap<RoomId, String> =
        store::rooms::named(conn, &rooms.into_iter().collect::<Vec<_>>()).await?.into_iter().collect();
    let people: BTreeSet<PersonId> = booked.iter().filter_map(|booking| booking.trainer_id).collect();
    let people = store::people::by_ids(conn, &people.into_iter().collect::<Vec<_>>()).await?;
    let people: HashMap<PersonId, String> =
        people.into_iter().map(|person| (person.id, person.full_name)).collect();
    let mut of: HashMap<SessionId, Vec<Booking>> = HashMap::new();
    for booking in booked {
        of.entry(booking.session_id).or_default().push(booking);
    }
    let named = |id: RoomId| Some((id, rooms.get(&id)?.clone()));
    let scheduled = |(session, activity, own): &(Session, Activity, bool), talk: Option<TalkId>| {
        let all = of.get(&session.id).map_or(&[][..], Vec::as_slice);
        let has: Vec<&Booking> = all.iter().filter(|booking| booking.talk_id == talk).collect();
        let room = has.iter().find_map(|booking| booking.room_id);
        let trainers = has.iter().filter_map(|booking| booking.trainer_id);
        let (activity, own) = (activity.clone(), *own);
        let session = match has.first().filter(|_| talk.is_some()) {
            Some(booking) => at_hours_of(booking, session.clone()),
            None => session.clone(),
        };
        let in_talks = all.iter().filter(|booking| talk.is_none() && booking.talk_id.is_some());
        let other_rooms: BTreeSet<String> =
            in_talks.filter_map(|booking| named(booking.room_id?)).map(|(_, name)| name).collect();
        let unit = (activity.unit_id, units.get(&activity.unit_id).cloned().unwrap_or_default());
        Scheduled {
            other_rooms: other_rooms.into_iter().collect(),
            room: room.and_then(named),
            trainers: trainers.filter_map(|id| Some((id, people.get(&id)?.clone()))).collect(),
            unit,
            opens: own,
            moves: false,
            activity: (own || activity.published_at.is_some()).then_some(activity),
            session,
        }
    };
    let mut talks = vec![];
    for one in &all {
        let has = of.get(&one.0.id).map_or(&[][..], Vec::as_slice);
        let ids: BTreeSet<TalkId> = has.iter().filter_map(|booking| booking.talk_id).collect();
        talks.extend(ids.into_iter().map(|id| scheduled(one, Some(id))));
    }
    Ok((all.iter().map(|one| scheduled(one, None)).collect(), talks))
}
