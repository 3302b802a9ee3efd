//! A session that is about to be moved, and where it was dropped in a calendar: what its form is filled in with.

use chrono::NaiveDate;
use domain::{
    accounts::access::{Action, Actor},
    fields::typed_day,
    schedule::trainers,
};
use store::{
    ids::{PersonId, RoomId, SessionId},
    rows::{Activity, Session},
};

use crate::{
    Error, Result, Services,
    activities::show::open,
    schedule::{names::Known, show::Offered},
    sessions::{form::session_form, move_one::MoveForm},
};

/// Where a session was dropped. What was not said stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MoveTarget {
    /// On this day.
    pub day: Option<NaiveDate>,
    /// At this hour, as it is typed.
    pub from: String,
    /// Until this one.
    pub to: String,
    /// In the row of this room.
    pub room: Option<RoomId>,
    /// In the row of this trainer.
    pub trainer: Option<PersonId>,
    /// Out of the row of this one.
    pub instead_of: Option<PersonId>,
}

impl MoveTarget {
    /// Nothing was said: the form is opened as the session is.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A session that may be moved.
#[derive(Debug, Clone)]
pub struct Movable {
    /// Its activity.
    pub activity: Activity,
    /// The session.
    pub session: Session,
    /// The others of its activity, in their order.
    pub others: Vec<Session>,
    /// What is offered under its fields.
    pub offered: Offered,
    /// The form, with where it was dropped.
    pub form: MoveForm,
    /// It was dropped on a room of another place than its activity’s, by name.
    pub strange_room: Option<String>,
}

/// A session that the actor may move.
///
/// # Errors
/// [`Error::NotFound`], and as the gate decides.
pub async fn load_move(
    services: &Services,
    actor: &Actor,
    id: SessionId,
    target: &MoveTarget,
) -> Result<Movable> {
    let read = services.db.read();
    let session = store::sessions::by_id(read, id).await?.ok_or(Error::NotFound)?;
    let found = store::activities::by_id(read, session.activity_id).await?.ok_or(Error::NotFound)?;
    let activity = open(read, actor, Action::ManageActivity, &found.code).await?;
    let booked = store::bookings::of_activities(read, &[activity.id]).await?;
    let known = Known::of(read, &activity, &booked).await?;
    let mut others = store::sessions::of_activity(read, activity.id).await?;
    others.retain(|row| row.id != id);
    let mut form = form_of(&activity, &session);
    if let Some(day) = target.day {
        form.day = typed_day(day);
    }
    for (field, said) in [(&mut form.from, &target.from), (&mut form.to, &target.to)] {
        if !said.is_empty() {
            field.clone_from(said);
        }
    }
    let mut strange_room = None;
    if let Some(room) = target.room {
        match known.room(room) {
            Some(own) => form.room.clone_from(&own.name),
            None => strange_room = store::rooms::named(read, &[room]).await?.pop().map(|(_, name)| name),
        }
    }
    if let Some(name) = target.trainer.and_then(|trainer| known.called(trainer)) {
        let before = target.instead_of.and_then(|who| known.trainer(who)).map(|who| who.full_name.clone());
        form.trainer = exchanged(&form.trainer, before.as_deref(), &name);
    }
    let rooms = known.rooms.iter().map(|room| room.name.clone()).collect();
    let offered = Offered { rooms, trainers: known.offered() };
    Ok(Movable { activity, session, others, offered, form, strange_room })
}

fn form_of(activity: &Activity, session: &Session) -> MoveForm {
    let own = session_form(session);
    MoveForm {
        version: activity.version.to_string(),
        day: own.day,
        from: own.from,
        to: own.to,
        room: own.room,
        trainer: own.trainer,
        ..MoveForm::default()
    }
}

/// The names of those who lead a session, with one in the place of another; where the other is not among them, one more.
fn exchanged(typed: &str, before: Option<&str>, after: &str) -> String {
    let is_before = |name: &str| before.is_some_and(|before| trainers::bare(before) == trainers::bare(name));
    let mut names: Vec<&str> = trainers::names(typed).collect();
    match names.iter_mut().find(|name| is_before(name)) {
        Some(name) => *name = after,
        None => names.push(after),
    }
    names.join("; ")
}

#[cfg(test)]
mod tests {
    use super::exchanged;

    #[test]
    fn who_was_there_gives_way_and_the_others_stay() {
        assert_eq!(
            exchanged("ThS. Lò Thị Sen; khách mời", Some("Lò Thị Sen"), "Ma A Sử"),
            "Ma A Sử; khách mời"
        );
        assert_eq!(exchanged("khách mời", None, "Ma A Sử"), "khách mời; Ma A Sử");
        assert_eq!(exchanged("", None, "Ma A Sử"), "Ma A Sử");
    }
}
