//! Sessions go back to where they were, with their talks, rooms and trainers; what another activity has taken since is not taken from it.
//! Who was about to be told of the move is told nothing.

use domain::{
    ActivityState,
    accounts::access::{Action, Actor},
};
use store::{Tx, ids::ActivityId, rows::Session};

use super::{NotUndone, SessionWas};
use crate::{
    Error, Services,
    activities::tell_change::{Telling, tell_change},
    mails::letter::Before,
    permit::require_activity,
    schedule::settle::{NotSettled, settle},
    sessions::{edit::write, form::Plan, list::follow_days},
    talks::follow::{follow, misfits},
};

/// Why what is in the way of where they were, and can be let stand, may: they were there.
const REASON: &str = "Hoàn tác: trở lại lịch cũ";

pub(super) async fn take_back(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: ActivityId,
    (version, was): (i32, &[SessionWas]),
) -> Result<usize, NotUndone> {
    let activity = store::activities::lock(tx, activity).await?.ok_or(Error::NotFound)?;
    require_activity(tx, actor, Action::ManageActivity, &activity).await?;
    if activity.version != version || *activity.state == ActivityState::Cancelled {
        return Err(NotUndone::ChangedSince);
    }
    let there = store::sessions::of_activity(tx, activity.id).await?;
    let mut plan = Plan::default();
    for session in there {
        match was.iter().find(|was| was.session == session.id) {
            Some(was) => {
                let after = as_it_was(session.clone(), was);
                plan.changed.push((session, after));
            }
            None => plan.same.push(session),
        }
    }
    let talks = store::talks::of_activity(tx, activity.id).await?;
    if plan.changed.len() != was.len() || !misfits(&plan.changed, &talks).is_empty() {
        return Err(NotUndone::ChangedSince);
    }
    write(services, tx, actor, &activity, &plan, &[]).await?;
    follow(services, tx, actor, &plan.changed, &talks).await?;
    let activity = follow_days(services, tx, activity).await?;
    match settle(services, tx, actor, &activity, REASON).await {
        Ok(()) => {}
        Err(NotSettled::Clashes(_)) => return Err(NotUndone::Taken),
        Err(not) => return Err(not.error().into()),
    }
    // Whoever has heard of nothing knows what is the case again.
    let known = store::sessions::of_activity(tx, activity.id).await?;
    let before = Before { sessions: Some(known), ..Before::default() };
    tell_change(services, tx, &activity, before, Telling::Tell).await?;
    Ok(was.len())
}

fn as_it_was(session: Session, was: &SessionWas) -> Session {
    Session {
        held_on: was.held_on,
        slot: was.slot.into(),
        starts_at: was.starts_at,
        ends_at: was.ends_at,
        room: was.room.clone(),
        trainer: was.trainer.clone(),
        ..session
    }
}
