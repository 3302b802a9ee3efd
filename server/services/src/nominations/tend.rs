//! What happens to rounds by itself: a reminder before the deadline, lists that were filled and not sent, seats that flow on their day.

use chrono::Duration;
use domain::{ActivityState, accounts::access::Actor};
use store::{
    ids::RoundId,
    rows::{Activity, Round},
};

use crate::{
    Result, Services,
    activities::begun::has_begun,
    nominations::{
        answer::answer,
        flow::{carry_out, end},
        overview::lines,
        send::wanted,
        tell::{Letter, Telling},
        turn::open,
    },
};

/// So long before the deadline units that have not answered are reminded.
const REMIND: Duration = Duration::days(2);
/// A round that closed so long ago is looked at no more, unless its seats are to flow.
const LOOK_BACK: Duration = Duration::days(30);

/// Does for each round what its day asks, each in a transaction of its own. Done before, nothing happens. Answers how many rounds changed.
pub async fn tend_rounds(services: &Services) -> Result<usize> {
    let now = services.now();
    let mut n = 0;
    for round in store::nominations::to_tend(services.db.read(), now - LOOK_BACK).await? {
        n += usize::from(tend(services, round.id).await?);
    }
    Ok(n)
}

async fn tend(services: &Services, id: RoundId) -> Result<bool> {
    let tx = services.db.begin().await?;
    let Some(found) = store::nominations::by_id(&tx, id).await? else { return Ok(false) };
    let Some(activity) = store::activities::lock(&tx, found.activity_id).await? else { return Ok(false) };
    let Some(round) = store::nominations::by_id(&tx, id).await? else { return Ok(false) };
    if *activity.state != ActivityState::Published || has_begun(services, &tx, &activity).await? {
        return Ok(false);
    }
    let now = services.now();
    let changed = if now > round.closes_at {
        let sent = send_lists(services, &tx, &round).await?;
        let is_day = round.flowed_at.is_none() && round.flows_on.is_none_or(|day| day <= services.today());
        if is_day {
            let activity = store::activities::by_id(&tx, activity.id).await?.unwrap_or(activity);
            match round.flows_on {
                Some(_) => {
                    carry_out(services, &tx, &Actor::System, activity, round, None).await?;
                }
                // Nothing flows: what nobody was named for is the line's.
                None => end(services, &tx, &Actor::System, (&activity, round), 0).await?,
            }
        }
        sent || is_day
    } else if now > round.closes_at - REMIND {
        remind(services, &tx, &activity, &round).await?
    } else {
        false
    };
    tx.commit().await?;
    Ok(changed)
}

/// The lists that were filled and not sent are taken as they stand at the deadline, as their pages say.
async fn send_lists(services: &Services, tx: &store::Tx, round: &Round) -> Result<bool> {
    let mut sent = false;
    for line in lines(tx, round).await? {
        if line.is_silent() && line.named + line.substitutes > 0 {
            let turn = open(tx, &Actor::System, (round.id, &line.unit.code)).await?;
            // Who registered by themselves is no list.
            let is_filled = !store::nominations::listed(tx, round.id, Some(line.unit.id)).await?.is_empty();
            if is_filled {
                answer(services, tx, &Actor::System, &turn).await?;
                sent = true;
            }
        }
    }
    Ok(sent)
}

/// Units that were not reminded yet are, once; after that it is for the organizer to press.
async fn remind(services: &Services, tx: &store::Tx, activity: &Activity, round: &Round) -> Result<bool> {
    let mut units = wanted(tx, round, Letter::Reminder).await?;
    units.retain(|line| line.row.reminded_at.is_none());
    if units.is_empty() {
        return Ok(false);
    }
    let telling = Telling::about(services, tx, (activity, round)).await?;
    for line in &units {
        telling.write(tx, line, Letter::Reminder, services.now()).await?;
    }
    Ok(true)
}
