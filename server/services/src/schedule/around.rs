//! What is around the sessions of an activity: what others have, who is away, when nobody works, who has two places to be at.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    UnitPath,
    accounts::access::{Action, Actor},
    schedule::{
        clash::{Around, Clash as Found, Resource, Taken},
        span::Span,
    },
    text,
};
use store::{
    ConnectionTrait,
    bookings::TwoPlaces,
    ids::{ActivityId, PersonId, RoomId, SessionId},
    rows::{Activity, Booking, Session, TrainerAbsence},
};

use crate::{
    Result,
    permit::may,
    schedule::{
        clash::{Clash, Other, What},
        days::{Off, off},
        names::{Known, Meant},
    },
    units,
};

/// The other activities, as the reader may know of them: by code and title, and the unit that holds each.
type Others = HashMap<ActivityId, (Option<(String, String)>, String)>;

/// What is around an activity, by the rows that it comes from.
pub(crate) struct Surroundings {
    pub(crate) around: Around,
    /// The session of each of what is taken.
    taken: Vec<Session>,
    at_venue: Vec<Session>,
    away: Vec<TrainerAbsence>,
    off: Vec<Off>,
    two_places: Vec<(TwoPlaces, Session)>,
}

impl Surroundings {
    pub(crate) async fn load(
        conn: &impl ConnectionTrait,
        activity: &Activity,
        sessions: &[(Session, Meant)],
        (window, days): ((DateTime<Utc>, DateTime<Utc>), (NaiveDate, NaiveDate)),
    ) -> Result<Self> {
        let rooms: Vec<RoomId> = sessions.iter().filter_map(|(_, meant)| meant.room).collect();
        let trainers: Vec<PersonId> =
            sessions.iter().flat_map(|(_, meant)| meant.trainers.iter().copied()).collect();
        let taken = store::bookings::taken(conn, (&rooms, &trainers), window, Some(activity.id)).await?;
        let at_venue = match activity.venue_id {
            Some(venue) => store::bookings::at_venue(conn, venue, window, activity.id).await?,
            None => vec![],
        };
        let at_venue = related(conn, activity, at_venue).await?;
        let away = match trainers.as_slice() {
            [] => vec![],
            some => store::trainers::away(conn, some, days).await?,
        };
        let off = off(conn, activity.unit_id, days).await?;
        let two_places = store::bookings::in_two_places(conn, activity.id, days).await?;
        let resource = |booking: &Booking| match (booking.room_id, booking.trainer_id) {
            (Some(room), _) => Some(Resource::Room(room.0)),
            (None, trainer) => trainer.map(|trainer| Resource::Trainer(trainer.0)),
        };
        let span = |session: &Session| Span::new(session.starts_at, session.ends_at);
        // A talk has a room for its own hours, not for those of its session.
        let taken: Vec<(Resource, Session)> = taken
            .into_iter()
            .filter_map(|(booking, session)| Some((resource(&booking)?, at_hours_of(&booking, session))))
            .collect();
        let around = Around {
            taken: taken.iter().map(|(what, session)| Taken { what: *what, span: span(session) }).collect(),
            at_venue: at_venue.iter().map(|session| (text::fold(&session.room), span(session))).collect(),
            away: away.iter().map(|away| (away.person_id.0, away.from_on, away.to_on)).collect(),
            days_off: off.iter().map(|off| off.day).collect(),
        };
        let taken = taken.into_iter().map(|(_, session)| session).collect();
        Ok(Self { around, taken, at_venue, away, off, two_places: elsewhere(conn, two_places).await? })
    }

    /// The activities of the others, as the reader may know of them.
    pub(crate) async fn others(&self, conn: &impl ConnectionTrait, actor: &Actor) -> Result<Others> {
        let sessions = self.taken.iter().chain(&self.at_venue);
        let sessions = sessions.chain(self.two_places.iter().map(|(_, session)| session));
        let mut ids: Vec<ActivityId> = sessions.map(|session| session.activity_id).collect();
        ids.sort();
        ids.dedup();
        let activities = store::activities::by_ids(conn, &ids).await?;
        let units = units::find::names(conn, activities.iter().map(|row| row.unit_id)).await?;
        let mut others = HashMap::new();
        for row in activities {
            let is_told = row.published_at.is_some() || may(conn, actor, Action::ReadActivity, &row).await?;
            let unit = units.get(&row.unit_id).cloned().unwrap_or_default();
            others.insert(row.id, (is_told.then_some((row.code, row.title)), unit));
        }
        Ok(others)
    }

    pub(crate) fn told(
        &self,
        found: Found,
        (activity, session): (&Activity, &Session),
        (meant, known): (&Meant, &Known),
        others: &Others,
    ) -> Option<What> {
        let room = || meant.room.and_then(|room| known.room(room)).map(|room| room.name.clone());
        let name = |id: i64| known.trainer(PersonId(id)).map(|person| person.full_name.clone());
        Some(match found {
            Found::RoomTaken(n) => What::RoomTaken(room()?, other(self.taken.get(n)?, others)),
            Found::TrainerTaken(who, n) => What::TrainerTaken(name(who)?, other(self.taken.get(n)?, others)),
            Found::RoomTooSmall { seats, people } => What::RoomTooSmall(room()?, seats, people),
            Found::RoomClosed(opens, closes) => What::RoomClosed(room()?, opens, closes),
            Found::RoomShutOnWeekday => What::RoomShutOnWeekday(room()?),
            Found::RoomShut(n) => {
                let shut = known.closure(meant.room?, n)?;
                What::RoomShut(room()?, shut.from_on, shut.to_on, shut.reason.clone())
            }
            Found::SamePlace(n) => {
                let place = [session.room.as_str(), activity.place.as_str()];
                let place = place.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
                What::SamePlace(place, other(self.at_venue.get(n)?, others))
            }
            Found::TrainerAway(who, n) => {
                let away = self.away.get(n)?;
                What::TrainerAway(name(who)?, away.from_on, away.to_on, away.reason.clone())
            }
            Found::DayOff(n) => {
                let (vi, en) = self.off.get(n)?.why.clone();
                What::DayOff(vi, en)
            }
        })
    }

    /// Those who would have two places to be at, by the other activity.
    pub(crate) fn two_places(&self, session: &Session, others: &Others) -> Vec<Clash> {
        let mut by_other: Vec<(&Session, Vec<String>)> = vec![];
        for (two, other) in self.two_places.iter().filter(|(two, _)| two.session_id == session.id) {
            match by_other.iter_mut().find(|(of, _)| of.activity_id == other.activity_id) {
                Some((_, names)) => names.push(two.full_name.clone()),
                None => by_other.push((other, vec![two.full_name.clone()])),
            }
        }
        let told = |(of, names)| Clash::of(session, What::TwoPlaces(names, other(of, others)), false);
        by_other.into_iter().map(told).collect()
    }
}

/// The session, at the hours of what it has.
pub(crate) fn at_hours_of(booking: &Booking, session: Session) -> Session {
    Session { starts_at: booking.starts_at, ends_at: booking.ends_at, ..session }
}

fn other(session: &Session, others: &Others) -> Other {
    let (activity, unit) = others.get(&session.activity_id).cloned().unwrap_or_default();
    Other { id: session.activity_id, activity, unit, span: (session.starts_at, session.ends_at) }
}

/// Of sessions at a place of one name those that can be at the same one: offices side by side have halls of one name each.
async fn related(
    conn: &impl ConnectionTrait,
    activity: &Activity,
    sessions: Vec<Session>,
) -> Result<Vec<Session>> {
    if sessions.is_empty() {
        return Ok(sessions);
    }
    let ids: Vec<ActivityId> = sessions.iter().map(|session| session.activity_id).collect();
    let rows = store::activities::by_ids(conn, &ids).await?;
    let units =
        units::find::by_number(conn, rows.iter().map(|row| row.unit_id).chain([activity.unit_id])).await?;
    let path = |unit| units.get(&unit).map(|unit| UnitPath::from_stored(unit.path.clone()));
    let own = path(activity.unit_id);
    let is_related = |session: &Session| {
        let other = rows.iter().find(|row| row.id == session.activity_id).and_then(|row| path(row.unit_id));
        own.as_ref().zip(other).is_some_and(|(own, other)| own.is_in_line_with(&other))
    };
    Ok(sessions.into_iter().filter(is_related).collect())
}

/// The sessions at which those of two places would have to be as well.
async fn elsewhere(conn: &impl ConnectionTrait, all: Vec<TwoPlaces>) -> Result<Vec<(TwoPlaces, Session)>> {
    if all.is_empty() {
        return Ok(vec![]);
    }
    let mut ids: Vec<ActivityId> = all.iter().map(|two| two.activity_id).collect();
    ids.dedup();
    let sessions = store::sessions::of_activities(conn, &ids).await?;
    let own: HashMap<SessionId, Session> = {
        let ids: Vec<SessionId> = all.iter().map(|two| two.session_id).collect();
        let rows = store::sessions::by_ids(conn, &ids).await?;
        rows.into_iter().map(|row| (row.id, row)).collect()
    };
    let at = |two: &TwoPlaces| {
        let own = own.get(&two.session_id)?;
        let span = Span::new(own.starts_at, own.ends_at);
        let meets = |other: &&Session| span.overlaps(Span::new(other.starts_at, other.ends_at));
        sessions.iter().filter(|other| other.activity_id == two.activity_id).find(meets).cloned()
    };
    Ok(all.into_iter().filter_map(|two| at(&two).map(|session| (two, session))).collect())
}
