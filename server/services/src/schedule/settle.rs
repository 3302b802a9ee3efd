//! An activity takes the rooms and trainers that its sessions name, unless somebody else has them.
//!
//! One transaction at a time does so, and the database lets no two sessions have one room or one trainer at a time, whatever the program
//! does.

use domain::{
    ActivityState, Problem, Word, accounts::access::Actor, fields::read_line, label, local,
    schedule::span::Span,
};
use serde_json::json;
use store::{
    Turn, Tx,
    ids::{BookingId, TalkId, UserId},
    rows::{Activity, Booking, LetStand, Session, Talk},
    take_turn,
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    schedule::{
        clash::Clash,
        clashes::find,
        names::{Known, Meant},
        needs::{Need, beyond_sessions, needs},
    },
    sessions::form::HalfDay,
};

/// Why an activity can't have what its sessions name.
#[derive(Debug)]
pub(crate) enum NotSettled {
    /// What is wrong with the trainer of which session.
    Names(Wrong),
    /// These are in the way; the first of them, where any is hard.
    Clashes(Vec<Clash>),
    /// Another reason.
    Error(Error),
}

impl<E: Into<Error>> From<E> for NotSettled {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

impl NotSettled {
    /// For whom a name is no field of a form.
    pub(crate) fn error(self) -> Error {
        match self {
            NotSettled::Names(wrong) => match wrong.into_iter().next() {
                Some(wrong) => Error::Conflict(wrong.problem),
                None => Error::Fault("nothing is wrong with no name".into()),
            },
            NotSettled::Clashes(clashes) => Error::Clashes(clashes),
            NotSettled::Error(error) => error,
        }
    }
}

/// Takes the rooms and trainers that the sessions of an activity name. `reason`: why what is in the way, and can be let stand, may; empty
/// where nobody was asked.
///
/// # Errors
/// As [`NotSettled`] says; nothing of the transaction may stay then.
pub(crate) async fn settle(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: &Activity,
    reason: &str,
) -> std::result::Result<(), NotSettled> {
    take_turn(tx, Turn::Schedule).await?;
    let needs = needs(tx, activity).await?;
    let booked = store::bookings::of_activities(tx, &[activity.id]).await?;
    let known = Known::of(tx, activity, &booked).await?;
    let meant = meant(&known, needs, &booked).map_err(NotSettled::Names)?;
    let clashes = find(services, tx, actor, (activity, &meant), &known).await?;
    let open: Vec<Clash> =
        clashes.into_iter().filter(|clash| clash.is_hard || clash.stands.is_none()).collect();
    if open.iter().any(|clash| clash.is_hard) || (!open.is_empty() && reason.trim().is_empty()) {
        return Err(NotSettled::Clashes(open));
    }
    let_stand(services, tx, actor, activity, (&open, reason)).await?;
    // Who has a seat here may be free now for what they wait for elsewhere.
    store::lines::look_again_of(tx, activity.id).await?;
    Ok(take(tx, activity, meant).await?)
}

/// As [`settle`], of an activity that was made as another one is: what is free is taken, and what is in the way is told by its page.
pub(crate) async fn settle_free(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: &Activity,
) -> Result<()> {
    take_turn(tx, Turn::Schedule).await?;
    let known = Known::of(tx, activity, &[]).await?;
    let of = |Need { session, talk }: Need| {
        let meant = known
            .meant(&session, &[])
            .unwrap_or_else(|_| Meant { said: session.trainer.clone(), ..Meant::default() });
        (session, Meant { talk, ..meant })
    };
    let mut meant: Vec<(Session, Meant)> = needs(tx, activity).await?.into_iter().map(of).collect();
    beyond_sessions(&mut meant);
    let clashes = find(services, tx, actor, (activity, &meant), &known).await?;
    for (session, meant) in &mut meant {
        let when = (session.held_on, *session.slot);
        // Whatever is in the way of a session, it waits for somebody to look.
        if clashes.iter().any(|clash| clash.is_hard && clash.session == when) {
            *meant = Meant { said: meant.said.clone(), talk: meant.talk.take(), ..Meant::default() };
        }
    }
    take(tx, activity, meant).await
}

/// What is wrong with the trainer of a session or of a talk.
#[derive(Debug)]
pub(crate) struct WrongName {
    /// The session.
    pub when: HalfDay,
    /// The talk in it; none: the session as a whole.
    pub talk: Option<TalkId>,
    /// What.
    pub problem: Problem,
}

/// What is wrong with the trainers of which.
type Wrong = Vec<WrongName>;

/// What each means, or what is wrong with which.
fn meant(
    known: &Known,
    needs: Vec<Need>,
    booked: &[Booking],
) -> std::result::Result<Vec<(Session, Meant)>, Wrong> {
    let (mut all, mut wrong): (Vec<(Session, Meant)>, Wrong) = (vec![], vec![]);
    for Need { session, talk } in needs {
        let (when, id) = ((session.held_on, *session.slot), talk.as_ref().map(|talk| talk.id));
        match known.meant(&session, booked) {
            Ok(meant) => all.push((session, Meant { talk, ..meant })),
            Err(problem) => wrong.push(WrongName { when, talk: id, problem }),
        }
    }
    beyond_sessions(&mut all);
    for (n, (session, meant)) in all.iter().enumerate() {
        let twice = all[..n].iter().find(|(other, has)| is_twice((other, has), (session, meant)));
        let when = (session.held_on, *session.slot);
        let talk = meant.talk.as_ref().map(|talk| talk.id);
        wrong.extend(twice.map(|(other, has)| WrongName { when, talk, problem: runs_into(other, has) }));
    }
    if wrong.is_empty() { Ok(all) } else { Err(wrong) }
}

/// Two sessions or talks of one activity would have one room or trainer at one time.
fn is_twice((a, has): (&Session, &Meant), (b, needs): (&Session, &Meant)) -> bool {
    let span = |session: &Session| Span::new(session.starts_at, session.ends_at);
    let shares = (has.room.is_some() && has.room == needs.room)
        || has.trainers.iter().any(|trainer| needs.trainers.contains(trainer));
    shares && span(a).overlaps(span(b))
}

fn runs_into(other: &Session, has: &Meant) -> Problem {
    if let Some(talk) = &has.talk {
        let (hours, title) = (local::hours(other.starts_at, other.ends_at), &talk.title);
        return Problem::SaidOf(
            format!(
                "Lúc này “{title}” ({hours}) cùng phòng hoặc cùng người trình bày: chọn giờ, phòng hoặc người khác"
            ),
            format!(
                "“{title}” ({hours}) is then in the same room or has the same speaker: choose another hour, room or person"
            ),
        );
    }
    let (slot, day) = (*other.slot, other.held_on.format("%-d/%-m/%Y"));
    let vi = slot.name(domain::Lang::Vi).to_lowercase();
    let en = slot.name(domain::Lang::En).to_lowercase();
    Problem::SaidOf(
        format!("Giờ của buổi này chồng lên buổi {vi} {day}, cùng phòng hoặc cùng giảng viên: sửa giờ"),
        format!(
            "Its hours run into the {en} of {day}, in the same room or with the same trainer: change the hours"
        ),
    )
}

/// Writes down what may stand, and why.
async fn let_stand(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: &Activity,
    (open, reason): (&[Clash], &str),
) -> Result<()> {
    if open.is_empty() {
        return Ok(());
    }
    let reason =
        read_line(reason, label::REASON, 500).map_err(|problem| Error::invalid("stand_reason", problem))?;
    let mut rows: Vec<LetStand> = vec![];
    for clash in open {
        if rows.iter().all(|row| row.clash != clash.key) {
            rows.push(LetStand {
                activity_id: activity.id,
                clash: clash.key.clone(),
                reason: reason.clone(),
                user_id: actor.user().map(UserId),
                at: services.now(),
            });
        }
    }
    let keys: Vec<&String> = rows.iter().map(|row| &row.clash).collect();
    let after = Some(json!({ "clashes": keys, "reason": reason }));
    record(
        services,
        tx,
        actor,
        Change { verb: "let_stand", noun: "activity", id: activity.id.0, before: None, after },
    );
    Ok(store::insert_many(tx, rows).await?)
}

/// Gives back what the sessions had, and takes what they mean.
async fn take(tx: &Tx, activity: &Activity, sessions: Vec<(Session, Meant)>) -> Result<()> {
    store::bookings::give_back(tx, activity.id, None).await?;
    if *activity.state == ActivityState::Cancelled {
        return Ok(());
    }
    let mut bookings = vec![];
    for (session, meant) in sessions {
        let one = |room_id, trainer_id| Booking {
            id: BookingId::NEW,
            session_id: session.id,
            room_id,
            trainer_id,
            starts_at: session.starts_at,
            ends_at: session.ends_at,
            talk_id: meant.talk.as_ref().map(|talk| talk.id),
        };
        bookings.extend(meant.room.map(|room| one(Some(room), None)));
        bookings.extend(meant.trainers.iter().map(|trainer| one(None, Some(*trainer))));
        if let Some(talk) = meant.talk {
            if meant.said != talk.speaker {
                store::talks::write(tx, &Talk { speaker: meant.said, ..talk }).await?;
            }
        } else if meant.said != session.trainer {
            store::update(tx, Session { trainer: meant.said, ..session }).await?;
        }
    }
    match store::insert_many(tx, bookings).await {
        Ok(()) => Ok(()),
        Err(error) if store::is_taken(&error) => Err(Error::conflict(
            "Phòng hoặc giảng viên vừa được hoạt động khác giữ. Tải lại trang để xem.",
            "Another activity has just taken the room or the trainer. Load the page again to see.",
        )),
        Err(error) => Err(error.into()),
    }
}
