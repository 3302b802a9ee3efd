//! What stands in the way of the sessions of an activity.

use std::collections::HashMap;

use domain::{
    accounts::access::Actor,
    numbers::whole,
    schedule::{
        clash::{Clash as Found, Planned, Room, clashes},
        span::Span,
    },
    text,
};
use store::{
    ConnectionTrait,
    rows::{Activity, Session},
};

use crate::{
    Result, Services,
    schedule::{
        around::Surroundings,
        clash::Clash,
        names::{Known, Meant},
    },
};

/// The clashes of an activity whose sessions mean what `meant` says of each, in their order.
pub(crate) async fn find(
    services: &Services,
    conn: &impl ConnectionTrait,
    actor: &Actor,
    (activity, sessions): (&Activity, &[(Session, Meant)]),
    known: &Known,
) -> Result<Vec<Clash>> {
    let last = sessions.iter().map(|(session, _)| session.ends_at).max();
    let (Some(first), Some(last)) = (sessions.first(), last) else { return Ok(vec![]) };
    let window = (first.0.starts_at, last);
    let days =
        (first.0.held_on, sessions.iter().map(|(session, _)| session.held_on).max().unwrap_or_default());
    let around = Surroundings::load(conn, activity, sessions, (window, days)).await?;
    let others = around.others(conn, actor).await?;
    let mut all = vec![];
    for (session, meant) in sessions {
        // Of what is over nobody is asked why; that somebody was at two places at once is wrong all the same.
        let is_over = session.ends_at <= services.now();
        let planned = planned(activity, session, meant, known);
        let talk = meant.talk.as_ref();
        let is_told =
            |found: &Found| (found.is_hard() || !is_over) && (talk.is_none() || concerns_talks(*found));
        for found in clashes(&planned, &around.around).into_iter().filter(is_told) {
            let what = around.told(found, (activity, session), (meant, known), &others);
            all.extend(what.map(|what| Clash::of(session, what, found.is_hard()).of_talk(talk)));
        }
        if !is_over && talk.is_none() {
            all.extend(around.two_places(session, &others));
        }
    }
    let stands = store::let_stand::of_activity(conn, activity.id).await?;
    let stands: HashMap<String, String> = stands.into_iter().map(|row| (row.clash, row.reason)).collect();
    for clash in &mut all {
        clash.stands = stands.get(&clash.key).cloned();
    }
    Ok(all)
}

/// Whether it is said of a talk too: that nobody works on its day is said of its session.
fn concerns_talks(found: Found) -> bool {
    match found {
        Found::RoomTaken(_)
        | Found::TrainerTaken(..)
        | Found::RoomTooSmall { .. }
        | Found::RoomClosed(..)
        | Found::RoomShutOnWeekday
        | Found::RoomShut(_)
        | Found::TrainerAway(..) => true,
        Found::SamePlace(_) | Found::DayOff(_) => false,
    }
}

fn planned(activity: &Activity, session: &Session, meant: &Meant, known: &Known) -> Planned {
    let room = meant.room.and_then(|room| known.room(room)).map(|room| Room {
        id: room.id.0,
        seats: room.seats.map(whole),
        opening: known.opening(room),
    });
    Planned {
        span: Span::new(session.starts_at, session.ends_at),
        day: session.held_on,
        room,
        trainers: meant.trainers.iter().map(|trainer| trainer.0).collect(),
        // Of a talk without seats of its own nobody knows how many come.
        people: match &meant.talk {
            Some(talk) => talk.seats.map_or(0, whole),
            None => whole(activity.capacity),
        },
        place: activity.venue_id.filter(|_| meant.talk.is_none()).map(|_| text::fold(&session.room)),
    }
}
