//! A unit's turn in a round: who may act for it, until when, and the lock under which it does.

use chrono::{DateTime, Utc};
use documents::dates;
use domain::{
    ActivityState, Lang, Problem, UnitPath,
    accounts::access::{Action, Actor, Object},
    local,
    numbers::whole,
};
use store::{
    ConnectionTrait, Tx,
    ids::{PersonId, RoundId},
    rows::{Activity, Round, RoundUnit, Unit},
};

use crate::{
    Error, Result, Services,
    activities::begun::has_begun,
    nominations::{
        settle::settle,
        snapshot::{order, places},
    },
    permit::{may, require},
    undo::{Act, Done, UnitListAct, offer_undo},
};

/// Which unit's list: the number of the round, and the code of the unit.
pub type ListOf<'a> = (RoundId, &'a str);

/// A unit in a round, with all that its acts need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Turn {
    pub activity: Activity,
    pub round: Round,
    pub unit: Unit,
    pub row: RoundUnit,
    /// How many seats the unit has.
    pub seats: u32,
}

/// Whether a unit's list can be changed, and if not, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// Until this moment.
    Until(DateTime<Utc>),
    /// The deadline is past, and the one who asks runs the activity.
    Late,
    /// The deadline is past.
    Closed,
    /// The activity has begun, is not shown, or was cancelled.
    Over,
}

/// Reads the turn of a unit, where the actor may name its people. A call that was not sent is there for nobody but its organizers.
///
/// # Errors
/// [`Error::NotFound`], and as the gate decides.
pub(crate) async fn open(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    (round, unit): ListOf<'_>,
) -> Result<Turn> {
    let unit = store::units::by_code(conn, unit).await?.ok_or(Error::NotFound)?;
    require(actor, Action::Nominate, &Object::of_unit(UnitPath::from_stored(unit.path.clone())))?;
    let round = store::nominations::by_id(conn, round).await?.ok_or(Error::NotFound)?;
    let row = store::nominations::unit(conn, round.id, unit.id).await?.ok_or(Error::NotFound)?;
    let activity = store::activities::by_id(conn, round.activity_id).await?.ok_or(Error::NotFound)?;
    if round.sent_at.is_none() && !may(conn, actor, Action::ManageList, &activity).await? {
        return Err(Error::NotFound);
    }
    let quotas = store::nominations::quotas(conn, activity.id).await?;
    let seats = quotas.iter().find(|quota| quota.unit_id == unit.id).map_or(0, |quota| whole(quota.seats));
    Ok(Turn { activity, round, unit, row, seats })
}

/// Whether the list of a unit can be changed now by the actor.
pub(crate) async fn is_open(
    services: &Services,
    conn: &impl ConnectionTrait,
    actor: &Actor,
    turn: &Turn,
) -> Result<Open> {
    let (activity, round) = (&turn.activity, &turn.round);
    if *activity.state != ActivityState::Published || has_begun(services, conn, activity).await? {
        return Ok(Open::Over);
    }
    if services.now() <= round.closes_at {
        return Ok(Open::Until(round.closes_at));
    }
    // After the deadline a change is asked for by telephone, and made by those who run the activity.
    Ok(if may(conn, actor, Action::ManageList, activity).await? { Open::Late } else { Open::Closed })
}

/// Changes a unit's list under the lock of the activity, and gives the seats that follow from it where the list was sent. `work` answers
/// how many people it is about, and whom it made people. The undo of a list that was sent mails people: it is offered on the page of the
/// list, which says whom (`undoable.rs`), and not here.
///
/// # Errors
/// [`Error::Conflict`] where it is too late, and as `work`; as the gate decides.
pub(crate) async fn change(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    of: ListOf<'_>,
    work: impl AsyncFnOnce(&Tx, &Turn) -> Result<(usize, Vec<PersonId>)>,
) -> Result<Done> {
    let turn = open_locked(services, tx, actor, of).await?;
    let (round, unit, is_sent) = (turn.round.id, turn.unit.id, turn.row.answered_at.is_some());
    let before = places(&store::nominations::listed(tx, round, Some(unit)).await?);
    let (n, fresh) = work(tx, &turn).await?;
    if is_sent {
        settle(services, tx, actor, (&turn.activity, &turn.round), unit).await?;
    }
    let after = order(&store::nominations::listed(tx, round, Some(unit)).await?);
    if before.iter().map(|place| place.person).eq(after.iter().copied()) {
        return Ok(Done { n, undo: None });
    }
    let act = UnitListAct { round, unit: turn.unit.code.clone(), before, after, fresh };
    let undo = offer_undo(services, tx, actor, &Act::UnitList(act)).await?;
    Ok(Done { n, undo: undo.filter(|_| !is_sent) })
}

/// As [`open`], with every other writer of the activity kept waiting until this transaction ends.
///
/// # Errors
/// [`Error::Conflict`] where it is too late; as the gate decides.
pub(crate) async fn open_locked(services: &Services, tx: &Tx, actor: &Actor, of: ListOf<'_>) -> Result<Turn> {
    let found = open(tx, actor, of).await?;
    store::activities::lock_unread(tx, found.activity.id).await?;
    // Read again under the lock: the quota and the list are those that hold now.
    let turn = open(tx, actor, of).await?;
    match is_open(services, tx, actor, &turn).await? {
        Open::Until(_) | Open::Late => Ok(turn),
        Open::Closed => Err(Error::Conflict(closed(turn.round.closes_at))),
        Open::Over => Err(Error::conflict(
            "Hoạt động này đã bắt đầu hoặc không tổ chức nữa nên không đổi được danh sách cử.",
            "This activity has begun or is not held any more, so its nominations can’t be changed.",
        )),
    }
}

fn closed(at: DateTime<Utc>) -> Problem {
    let at = |lang| format!("{} {}", local::hour(at), dates::day(local::day(at), lang));
    Problem::SaidOf(
        format!("Đã hết hạn cử người ({}). Liên hệ ban tổ chức nếu cần thay đổi.", at(Lang::Vi)),
        format!("Nominations closed at {}. Ask the organizer for a change.", at(Lang::En)),
    )
}
