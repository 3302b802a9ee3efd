//! An organizer chooses a talk for somebody, or takes a choice back.

use domain::{
    Problem, RegistrationState,
    accounts::access::{Action, Actor},
};
use store::ids::{RegistrationId, TalkId};

use crate::{
    Error, Result, Services,
    activities::show::open_locked,
    talks::{
        agenda::{Agenda, is_chosen, span},
        choose::{Plan, at_once, chosen_by, full, write},
    },
};

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChooseAct {
    /// It is chosen.
    Choose,
    /// The choice is taken back.
    GiveBack,
}

/// Does so for one of the list who has a seat. Done twice, nothing changes.
///
/// # Errors
/// [`Error::Conflict`] where no seat is left, they are somewhere else then, or have no seat in the activity; [`Error::NotFound`]; as the
/// gate decides.
pub async fn choose_for(
    services: &Services,
    actor: &Actor,
    code: &str,
    (talk, registration): (TalkId, RegistrationId),
    act: ChooseAct,
) -> Result<()> {
    let tx = services.db.begin().await?;
    let activity = open_locked(&tx, actor, Action::ManageList, code).await?;
    let agenda = Agenda::load(&tx, activity.id).await?;
    let wanted = &agenda.talks[agenda.at(talk)?];
    let row = store::registrations::in_activity(&tx, activity.id, registration).await?;
    let row = row.ok_or(Error::NotFound)?;
    let has = chosen_by(&tx, row.id).await?;
    let plan = match (act, has.contains(&talk)) {
        (ChooseAct::Choose, true) | (ChooseAct::GiveBack, false) => return Ok(()),
        (ChooseAct::GiveBack, true) => Plan { back: vec![talk], ..Plan::default() },
        (ChooseAct::Choose, false) => {
            if *row.state != RegistrationState::Confirmed || !is_chosen(wanted) {
                return Err(Error::conflict(
                    "Chỉ chọn được cho người đã có chỗ, và chỉ những nội dung được chọn.",
                    "Only for somebody who has a seat, and only what is there to be chosen.",
                ));
            }
            let mut others = agenda.talks.iter().filter(|other| has.contains(&other.id));
            let other = others.find(|other| span(other).overlaps(span(wanted)));
            let problem: Option<Problem> = other.map(|other| at_once(other, wanted)).or_else(|| full(wanted));
            if let Some(problem) = problem {
                return Err(Error::Conflict(problem));
            }
            Plan { new: vec![talk], ..Plan::default() }
        }
    };
    write(services, &tx, actor, (&row, &agenda), &plan).await?;
    Ok(tx.commit().await?)
}
