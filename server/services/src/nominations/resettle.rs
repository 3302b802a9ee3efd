//! Two rows of one person became one, or one became two again: the units' lists that they stand on are settled anew.

use std::collections::BTreeSet;

use domain::{ActivityState, accounts::access::Actor};
use store::{
    Tx,
    ids::{ActivityId, PersonId, RoundId, UnitId},
};

use crate::{Result, Services, activities::begun::has_begun, nominations::settle::settle};

/// The lists on which people stand.
pub(crate) type Lists = BTreeSet<(RoundId, UnitId)>;

/// The lists on which people stand.
pub(crate) async fn lists_of(tx: &Tx, people: &[PersonId]) -> Result<Lists> {
    let rows = store::nominations::of_people(tx, people).await?;
    Ok(rows.into_iter().map(|row| (row.round_id, row.unit_id)).collect())
}

/// The activities of nomination rounds, which are to be locked first.
pub(crate) async fn activities_of(
    tx: &Tx,
    rounds: impl IntoIterator<Item = RoundId>,
) -> Result<BTreeSet<ActivityId>> {
    let mut found = BTreeSet::new();
    for round in rounds {
        found.extend(store::nominations::by_id(tx, round).await?.map(|round| round.activity_id));
    }
    Ok(found)
}

/// Gives the seats of lists that were sent to those who come first now; what is over stays as it is. The activities must be locked.
pub(crate) async fn resettle(services: &Services, tx: &Tx, actor: &Actor, lists: &Lists) -> Result<()> {
    for (round, unit) in lists {
        let Some(round) = store::nominations::by_id(tx, *round).await? else { continue };
        let row = store::nominations::unit(tx, round.id, *unit).await?;
        if row.is_none_or(|row| row.answered_at.is_none()) {
            continue;
        }
        let Some(activity) = store::activities::by_id(tx, round.activity_id).await? else { continue };
        if *activity.state == ActivityState::Published && !has_begun(services, tx, &activity).await? {
            settle(services, tx, actor, (&activity, &round), *unit).await?;
        }
    }
    Ok(())
}
