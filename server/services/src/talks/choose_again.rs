//! Whoever comes back has the talks that they had chosen, as far as they are still there to be chosen.

use domain::accounts::access::Actor;
use store::{
    Tx,
    ids::{RegistrationId, TalkId},
    rows::{Registration, Talk},
};

use crate::{
    Result, Services,
    talks::{
        agenda::{Agenda, span},
        choose::{Plan, chosen_by, full, write},
        show::is_open,
    },
};

/// The numbers of the talks that a registration chose.
pub(crate) async fn chosen_ids(tx: &Tx, registration: RegistrationId) -> Result<Vec<TalkId>> {
    Ok(chosen_by(tx, registration).await?.into_iter().collect())
}

/// Chooses them again for somebody who has the seat back. Answers how many are full, have begun or are no more.
pub(crate) async fn choose_again(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    row: &Registration,
    talks: &[TalkId],
) -> Result<usize> {
    if talks.is_empty() {
        return Ok(0);
    }
    let agenda = Agenda::load(tx, row.activity_id).await?;
    let mut again: Vec<&Talk> = vec![];
    for talk in agenda.talks.iter().filter(|talk| talks.contains(&talk.id)) {
        let meets = again.iter().any(|other| span(other).overlaps(span(talk)));
        if is_open(talk, services.now()) && full(talk).is_none() && !meets {
            again.push(talk);
        }
    }
    let plan = Plan { new: again.iter().map(|talk| talk.id).collect(), ..Plan::default() };
    write(services, tx, actor, (row, &agenda), &plan).await?;
    Ok(talks.len() - plan.new.len())
}
