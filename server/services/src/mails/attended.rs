//! An activity as one of its list knows it: who takes part online has an address where the others have a place and rooms.

use domain::{Attends, HeldWay, Lang, activities::way::told_place};
use store::rows::{Activity, Registration, Session};

/// The activity and its sessions as they are for the owner of a registration, in their language.
pub(crate) fn attended(
    lang: Lang,
    (activity, sessions): (&Activity, &[Session]),
    row: &Registration,
) -> (Activity, Vec<Session>) {
    let attends = activity.way.attends(*row.attends);
    let place = told_place(lang, attends, *row.state, (&activity.place, &activity.online_address));
    let room = |session: &Session| match attends {
        Attends::Room => session.room.clone(),
        Attends::Online => String::new(),
    };
    let sessions =
        sessions.iter().map(|session| Session { room: room(session), ..session.clone() }).collect();
    (Activity { place, ..activity.clone() }, sessions)
}

/// Whether two states of an activity differ in where its people take part.
pub(crate) fn is_elsewhere(before: &Activity, now: &Activity) -> bool {
    let online = |row: &Activity| (*row.way != HeldWay::Room).then(|| row.online_address.clone());
    (before.way, &before.place, online(before)) != (now.way, &now.place, online(now))
}
