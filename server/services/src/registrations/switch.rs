//! Somebody who takes part in the room does so online from now on, or the other way round: where a seat is left there. Theirs goes to the
//! first who waits for one of its way.

use std::collections::BTreeSet;

use domain::{
    Attends, HeldWay, Problem, RegistrationState, Word,
    accounts::access::{Action, Actor},
    registrations::seats::Place,
};
use serde_json::json;
use store::{
    Tx,
    ids::RegistrationId,
    rows::{Activity, Registration},
};

use crate::{
    Error, Result, Services,
    activities::show::open_locked,
    audit::{Change, record},
    mails::notify,
    permit::require,
    registrations::{
        changes::require_open,
        decide::{Decided, check_activity, somebody},
        hold_seat::keep_seat,
        lock::lock,
        move_on::{enough_seats, keep_count},
        promote::promote,
        quotas::Quotas,
        seats::seats_in,
        show::{object, open},
    },
    undo::{Act, ListChange, offer_undo},
};

/// A participant takes part in another way. Who waits gets a seat by that. The same way again changes nothing.
///
/// # Errors
/// [`Error::NotFound`] for a wrong link; [`Error::Conflict`] where no seat is left there, or it is too late.
pub async fn switch_way(services: &Services, token: &str, to: Attends) -> Result<()> {
    let tx = services.db.begin().await?;
    let (registration, actor) = open(services, &tx, token).await?;
    require(&actor, Action::OwnRegistration, &object(&registration))?;
    let (activity, row) = lock(&tx, &registration).await?;
    require_open(services, &tx, &activity).await?;
    held_both_ways(&activity)?;
    if *row.attends == to {
        return Ok(());
    }
    if needs_seat(&row)? {
        let quotas = Quotas::of_activities(&tx, &[activity.id], services.now()).await?;
        if quotas.place(&activity, (to, seats_in(&activity, to)), row.unit_id) == Place::Line {
            return Err(no_seat(to));
        }
    }
    let had_seat = row.state.takes_seat();
    let row = switch(services, &tx, &actor, (&activity, row), to).await?;
    keep_count(&tx, activity.id).await?;
    tell(services, &tx, &activity, &row).await?;
    if had_seat {
        promote(services, &tx, &actor, &activity).await?;
    }
    Ok(tx.commit().await?)
}

/// Those of a list who were chosen take part in another way, all or none; who does already stays. Who waits gets a seat by that.
///
/// # Errors
/// [`Error::Invalid`] at `chosen` where nobody was chosen; [`Error::Conflict`] where there are not enough seats, or one of them is not
/// on the list any more or has not answered yet; as the gate decides.
pub async fn switch_ways(
    services: &Services,
    actor: &Actor,
    code: &str,
    chosen: &[RegistrationId],
    to: Attends,
) -> Result<Decided> {
    let tx = services.db.begin().await?;
    let activity = open_locked(&tx, actor, Action::ManageList, code).await?;
    somebody(chosen)?;
    check_activity(&activity)?;
    held_both_ways(&activity)?;
    let (mut rows, mut wanted) = (vec![], 0);
    for id in chosen.iter().collect::<BTreeSet<_>>() {
        let row = store::registrations::in_activity(&tx, activity.id, *id).await?.ok_or(Error::NotFound)?;
        if *row.attends != to {
            wanted += usize::from(needs_seat(&row)?);
            rows.push(row);
        }
    }
    enough_seats(&activity, to, wanted)?;
    let seats_were_freed = rows.iter().any(|row| row.state.takes_seat());
    let (mut back, mut switched) = (vec![], vec![]);
    for row in rows {
        let before = row.clone();
        let row = switch(services, &tx, actor, (&activity, row), to).await?;
        back.push(ListChange {
            registration: row.id,
            before: Some(*before.state),
            queued_at: before.queued_at,
            taken_off_by: None,
            held: false,
            talks: vec![],
            attends: Some(*before.attends),
            version: row.version,
        });
        switched.push(row);
    }
    keep_count(&tx, activity.id).await?;
    for row in &switched {
        tell(services, &tx, &activity, row).await?;
    }
    let promoted = if seats_were_freed { promote(services, &tx, actor, &activity).await?.len() } else { 0 };
    let n = back.len();
    // A seat that went to somebody else at once can't be had back.
    let undo = match promoted {
        0 => offer_undo(services, &tx, actor, &Act::List(activity.id, back)).await?,
        _ => None,
    };
    tx.commit().await?;
    Ok(Decided { n, promoted, undo })
}

fn held_both_ways(activity: &Activity) -> Result<()> {
    if *activity.way == HeldWay::Hybrid {
        return Ok(());
    }
    Err(Error::conflict(
        "Hoạt động này chỉ được tổ chức theo một hình thức.",
        "This activity is held in one way only.",
    ))
}

/// Whether somebody has to have a seat where they go; who is still to be decided about does not.
fn needs_seat(row: &Registration) -> Result<bool> {
    match *row.state {
        RegistrationState::Confirmed | RegistrationState::Waitlisted => Ok(true),
        RegistrationState::Nominated => Ok(false),
        _ => Err(Error::conflict(
            "Chỉ đổi được cách tham dự của người đã có chỗ, đang chờ chỗ hoặc chờ duyệt.",
            "Only those with a seat, in line, or to be decided about can take part in another way.",
        )),
    }
}

fn no_seat(to: Attends) -> Error {
    let (vi, en) = match to {
        Attends::Room => (
            "Đã hết chỗ tại hội trường nên chưa chuyển được. Ông (bà) vẫn giữ cách tham dự hiện nay.",
            "No seat is left in the room. You keep what you have.",
        ),
        Attends::Online => (
            "Đã hết chỗ trực tuyến nên chưa chuyển được. Ông (bà) vẫn giữ cách tham dự hiện nay.",
            "No seat is left online. You keep what you have.",
        ),
    };
    Error::Conflict(Problem::Said(vi, en))
}

/// Writes it down; the seats are to be counted anew. The activity must be locked.
async fn switch(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    (activity, row): (&Activity, Registration),
    to: Attends,
) -> Result<Registration> {
    // Who opened the link, or for whom somebody decides, has the seat for good.
    keep_seat(services, tx, actor, activity, &row).await?;
    let (from, state) = (*row.attends, *row.state);
    let now = if state == RegistrationState::Waitlisted { RegistrationState::Confirmed } else { state };
    let row = Registration {
        attends: to.into(),
        state: now.into(),
        queued_at: None,
        updated_at: services.now(),
        version: row.version + 1,
        ..row
    };
    let row = store::registrations::write_place(tx, &row).await?;
    let said = |attends: Attends, state: RegistrationState| json!({ "attends": attends.code(), "state": state.code() });
    let change = Change {
        verb: "switch_way",
        noun: "registration",
        id: row.id.0,
        before: Some(said(from, state)),
        after: Some(said(to, now)),
    };
    record(services, tx, actor, change);
    Ok(row)
}

async fn tell(services: &Services, tx: &Tx, activity: &Activity, row: &Registration) -> Result<()> {
    match *row.state {
        RegistrationState::Confirmed => notify::switched(services, tx, activity, row).await,
        _ => notify::registered(services, tx, activity, row).await,
    }
}
