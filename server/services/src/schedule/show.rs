//! What a page of sessions shows of rooms and trainers: what is offered, what nobody is known by, what is in the way.

use domain::{
    Problem,
    accounts::access::{Action, Actor},
    text,
};
use store::rows::Session;

use crate::{
    Result, Services,
    activities::show::open,
    schedule::{
        clash::Clash,
        clashes::find,
        names::{Known, Meant},
        needs::{Need, beyond_sessions, needs},
    },
};

/// What is offered under the fields of a session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Offered {
    /// The rooms of the venue.
    pub rooms: Vec<String>,
    /// Those who teach.
    pub trainers: Vec<String>,
}

/// How the sessions of an activity stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stands {
    /// What is offered.
    pub offered: Offered,
    /// What is in the way, also of what somebody let stand.
    pub clashes: Vec<Clash>,
    /// Rooms and trainers that are typed and are none that are known: their hours are compared with nobody's.
    pub strangers: Vec<String>,
}

/// How the sessions of an activity stand.
///
/// # Errors
/// As the gate decides.
pub async fn show_clashes(services: &Services, actor: &Actor, code: &str) -> Result<Stands> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ManageActivity, code).await?;
    let booked = store::bookings::of_activities(read, &[activity.id]).await?;
    let known = Known::of(read, &activity, &booked).await?;
    let mut strangers = vec![];
    let mut meant = vec![];
    for Need { session, talk } in needs(read, &activity).await? {
        let means: std::result::Result<Meant, Problem> = known.meant(&session, &booked);
        let means = means.unwrap_or_default();
        strangers.extend(unknown_room(&session, &means));
        strangers.extend(means.strangers.iter().cloned());
        meant.push((session, Meant { talk, ..means }));
    }
    beyond_sessions(&mut meant);
    strangers.sort();
    strangers.dedup();
    let clashes = find(services, read, actor, (&activity, &meant), &known).await?;
    let rooms = known.rooms.iter().map(|room| room.name.clone()).collect();
    Ok(Stands { offered: Offered { rooms, trainers: known.offered() }, clashes, strangers })
}

fn unknown_room(session: &Session, means: &Meant) -> Option<String> {
    (means.room.is_none() && !text::line(&session.room).is_empty()).then(|| session.room.clone())
}
