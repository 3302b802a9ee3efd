//! Seats that units left go to substitutes of others, by the rule that the call told: tried first, then done, once.

use domain::{
    ActivityState, Problem,
    accounts::access::{Action, Actor},
    nominations::{
        flow::{Share, flow},
        ranks::{Standing, standings},
    },
    numbers::{stored, whole},
};
use serde_json::json;
use store::{
    ConnectionTrait, Tx,
    nominations::Listed,
    rows::{Activity, Person, Round, RoundUnit, UnitQuota},
};

use crate::{
    Error, Result, Services,
    activities::{
        begun::has_begun,
        show::{open, open_locked},
    },
    audit::{Change, record},
    nominations::{
        overview::{UnitLine, lines},
        settle::settle,
    },
    registrations::{promote::promote, seats::seats_of},
};

/// One seat that goes from a unit to somebody of another.
#[derive(Debug, Clone)]
pub struct FlowedSeat {
    /// Whose seat it is.
    pub from: String,
    /// Whose substitute gets it.
    pub to: String,
    /// Who.
    pub person: Person,
}

/// What the flow does, or did.
#[derive(Debug, Clone)]
pub struct FlowPlan {
    /// For what.
    pub activity: Activity,
    /// The call.
    pub round: Round,
    /// The seats, in the order in which they are given.
    pub seats: Vec<FlowedSeat>,
    /// How many seats nobody was named for.
    pub unused: u32,
    /// How many substitutes wait.
    pub substitutes: u32,
    /// How many of those who would get a seat have an e-mail address.
    pub mails: usize,
}

/// A plan with the units behind it.
struct Planned {
    plan: FlowPlan,
    units: Vec<UnitLine>,
    moves: Vec<domain::nominations::flow::Flowed>,
}

/// What would happen now. Nothing is written.
///
/// # Errors
/// As the gate decides.
pub async fn plan_flow(services: &Services, actor: &Actor, code: &str) -> Result<FlowPlan> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ManageList, code).await?;
    let round = store::nominations::of_activity(read, activity.id).await?.ok_or(Error::NotFound)?;
    Ok(planned(read, activity, round).await?.plan)
}

/// Lets the seats flow; `n` is how many seats were seen to flow. Answers how many did.
///
/// # Errors
/// [`Error::Conflict`] before the deadline, where they flowed before, or where others would flow meanwhile; as the gate decides.
pub async fn flow_seats(services: &Services, actor: &Actor, code: &str, n: usize) -> Result<usize> {
    let tx = services.db.begin().await?;
    let activity = open_locked(&tx, actor, Action::ManageList, code).await?;
    let round = store::nominations::of_activity(&tx, activity.id).await?.ok_or(Error::NotFound)?;
    if round.flowed_at.is_some() {
        return Err(Error::conflict("Chỗ còn trống đã được chia.", "The unused seats have flowed already."));
    }
    if services.now() <= round.closes_at {
        return Err(Error::conflict(
            "Chưa hết hạn cử người nên chưa chia được chỗ còn trống.",
            "The deadline is not past, so no seat is unused yet.",
        ));
    }
    let given = carry_out(services, &tx, actor, activity, round, Some(n)).await?;
    tx.commit().await?;
    Ok(given)
}

/// Lets the seats flow in a transaction in which the activity is locked. Answers how many did.
pub(crate) async fn carry_out(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: Activity,
    round: Round,
    seen: Option<usize>,
) -> Result<usize> {
    if *activity.state != ActivityState::Published || has_begun(services, tx, &activity).await? {
        return Err(Error::conflict(
            "Hoạt động đã bắt đầu hoặc không còn mở nên không chia chỗ nữa.",
            "The activity has begun or is not open, so seats flow no more.",
        ));
    }
    let Planned { plan, units, moves } = planned(tx, activity, round).await?;
    let n = plan.seats.len();
    if let Some(seen) = seen.filter(|seen| *seen != n) {
        return Err(Error::Conflict(Problem::SaidOf(
            format!("Kết quả vừa thay đổi ({n} chỗ thay cho {seen}). Xem lại rồi chia."),
            format!("The outcome has just changed ({n} seats in place of {seen}). Look again."),
        )));
    }
    let FlowPlan { activity, round, .. } = plan;
    for (at, line) in units.iter().enumerate() {
        let count =
            |to: bool| moves.iter().filter(|one| if to { one.to == at } else { one.from == at }).count();
        let flowed = stored(count(true)) - stored(count(false));
        if flowed != 0 {
            let seats = stored(line.seats) + flowed;
            let quota = UnitQuota { activity_id: activity.id, unit_id: line.unit.id, seats };
            store::nominations::set_quota(tx, quota).await?;
            let row = RoundUnit { flowed: line.row.flowed + flowed, ..line.row.clone() };
            store::update(tx, row).await?;
        }
    }
    let mut takers: Vec<usize> = moves.iter().map(|one| one.to).collect();
    takers.sort_unstable();
    takers.dedup();
    for at in takers {
        settle(services, tx, actor, (&activity, &round), units[at].unit.id).await?;
    }
    end(services, tx, actor, (&activity, round), n).await?;
    Ok(n)
}

/// The units have what they have: what is left over now is for whoever waits in line.
pub(crate) async fn end(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    (activity, round): (&Activity, Round),
    flowed: usize,
) -> Result<()> {
    let (id, now) = (round.id.0, services.now());
    let row = Round { flowed_at: Some(now), updated_at: now, version: round.version + 1, ..round };
    store::update(tx, row).await?;
    let after = Some(json!({ "seats": flowed }));
    record(services, tx, actor, Change { verb: "flow", noun: "round", id, before: None, after });
    promote(services, tx, actor, activity).await?;
    Ok(())
}

async fn planned(conn: &impl ConnectionTrait, activity: Activity, round: Round) -> Result<Planned> {
    let units = lines(conn, &round).await?;
    let shares: Vec<Share> = units.iter().map(share).collect();
    // Before anything flowed; afterwards nothing does.
    let room = if round.flowed_at.is_some() { 0 } else { seats_of(&activity).left() };
    let moves = flow(*round.rule, &shares, room);
    let mut waiting = waiting(conn, &round, &units).await?;
    let mut seats = vec![];
    for one in &moves {
        if let Some(person) = waiting.get_mut(one.to).and_then(Vec::pop) {
            let name = |at: usize| units[at].unit.name.clone();
            seats.push(FlowedSeat { from: name(one.from), to: name(one.to), person });
        }
    }
    let plan = FlowPlan {
        unused: shares.iter().map(|share| share.unused()).sum(),
        substitutes: shares.iter().map(|share| share.substitutes).sum(),
        mails: seats.iter().filter(|seat| seat.person.email.is_some()).count(),
        seats,
        activity,
        round,
    };
    Ok(Planned { plan, units, moves })
}

/// A list that was not sent gives nobody a seat of others; its own people keep theirs in sight.
fn share(line: &UnitLine) -> Share {
    let substitutes = if line.is_silent() { 0 } else { line.substitutes };
    Share { seats: line.seats, taken: line.named, substitutes, sent: line.row.answered_at }
}

/// The substitutes of each unit, the first one last.
async fn waiting(conn: &impl ConnectionTrait, round: &Round, units: &[UnitLine]) -> Result<Vec<Vec<Person>>> {
    let all = store::nominations::listed(conn, round.id, None).await?;
    let others = store::nominations::seated_otherwise(conn, round).await?;
    let of = |line: &UnitLine| {
        let list: Vec<&Listed> = all.iter().filter(|one| one.nominee.unit_id == line.unit.id).collect();
        let states: Vec<_> = list.iter().copied().map(Listed::holding).collect();
        let other = others.iter().find(|(unit, _)| *unit == line.unit.id).map_or(0, |(_, n)| whole(*n));
        let stand = standings(line.seats.saturating_sub(other), &states);
        let waits = list.into_iter().zip(stand).filter(|(_, at)| *at == Standing::Substitute);
        waits.map(|(one, _)| one.person.clone()).rev().collect()
    };
    Ok(units.iter().map(of).collect())
}
