//! An organizer confirms, rejects, puts in line or takes off the list, one or many at once.

use std::collections::BTreeSet;

use domain::{
    ActivityState, Admission, Problem, RegistrationState,
    accounts::access::{Action, Actor},
    fields::read_line,
    label,
    registrations::step::Step,
};
use store::{
    ids::{RegistrationId, UndoId},
    rows::Registration,
};

use crate::{
    Error, Result, Services,
    activities::show::open_locked,
    mails::notify,
    registrations::{
        hold_seat::keep_seat,
        move_on::{enough_seats, move_registration},
        promote::promote,
        seats::seats_of,
    },
    undo::{Act, ListChange, offer_undo},
};

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided {
    /// How many registrations were moved.
    pub n: usize,
    /// How many of those in line got the seats that were freed.
    pub promoted: usize,
    /// Where it can be taken back.
    pub undo: Option<UndoId>,
}

/// What an organizer does with those who were chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision<'a> {
    /// A step that needs no word.
    Step(Step),
    /// No, for a reason that each of them reads.
    Reject(&'a str),
}

impl Decision<'_> {
    /// The step of the state machine.
    pub fn step(self) -> Step {
        match self {
            Self::Step(step) => step,
            Self::Reject(_) => Step::Reject,
        }
    }
}

impl From<Step> for Decision<'_> {
    fn from(step: Step) -> Self {
        match step {
            Step::Reject => Self::Reject(""),
            step => Self::Step(step),
        }
    }
}

/// Takes a step with each of the chosen registrations, all or none. Who is there already stays there, so that a second press of the
/// button changes nothing. Answers how many were moved.
///
/// # Errors
/// [`Error::Invalid`] at `chosen` where nobody was chosen, at `reason` where a no comes without one; [`Error::Conflict`] where one of them can't take the step, no seat is
/// left, or the activity was cancelled; as the gate decides.
pub async fn decide_registrations(
    services: &Services,
    actor: &Actor,
    code: &str,
    chosen: &[RegistrationId],
    decision: impl Into<Decision<'_>>,
) -> Result<Decided> {
    let decision = decision.into();
    let step = decision.step();
    let tx = services.db.begin().await?;
    let activity = open_locked(&tx, actor, Action::ManageList, code).await?;
    if chosen.is_empty() {
        return Err(Error::invalid(
            "chosen",
            Problem::Said("Chọn ít nhất một người trong danh sách", "Choose at least one person on the list"),
        ));
    }
    let reason = match decision {
        Decision::Step(_) => String::new(),
        Decision::Reject(reason) => {
            read_line(reason, label::REASON, 500).map_err(|problem| Error::invalid("reason", problem))?
        }
    };
    if *activity.state == ActivityState::Cancelled {
        return Err(Error::conflict(
            "Hoạt động này đã bị hủy nên danh sách không còn thay đổi được.",
            "This activity was cancelled; its list can no longer be changed.",
        ));
    }
    if step == Step::Waitlist && *activity.admission == Admission::Open && seats_of(&activity).any_left() {
        // One who waits while seats are free would close the door to everybody after them.
        return Err(Error::conflict(
            "Hoạt động này nhận đăng ký trực tiếp và còn chỗ trống: hãy xác nhận, hoặc giảm số chỗ nếu muốn giữ danh sách chờ.",
            "Registration is open and seats are left: confirm instead, or lower the number of seats to keep a waiting list.",
        ));
    }
    if step == Step::Confirm {
        let list = store::registrations::of_activity(&tx, activity.id).await?;
        let seated =
            |id: &RegistrationId| list.iter().any(|(row, _)| row.id == *id && row.state.takes_seat());
        enough_seats(
            &activity,
            chosen.iter().collect::<BTreeSet<_>>().into_iter().filter(|id| !seated(id)).count(),
        )?;
    }
    let (mut freed, mut taken_for_good) = (Freed::Nothing, 0);
    let mut back = Vec::with_capacity(chosen.len());
    for id in chosen {
        let row = store::registrations::in_activity(&tx, activity.id, *id).await?.ok_or(Error::NotFound)?;
        let (before, queued_at, taken_off_by) = (*row.state, row.queued_at, row.taken_off_by);
        if before == target(step) {
            // A seat that is held is given for good by who decides.
            if step == Step::Confirm {
                taken_for_good += usize::from(keep_seat(services, &tx, actor, &activity, &row).await?);
            }
            continue;
        }
        let waited = before == RegistrationState::Waitlisted;
        if before.takes_seat() {
            freed = Freed::Seats;
        }
        let held = store::held_seats::until(&tx, row.id).await?.is_some();
        let row = Registration { note: reason.clone(), ..row };
        let row = move_registration(services, &tx, actor, row, step).await?;
        back.push(ListChange {
            registration: row.id,
            before: Some(before),
            queued_at,
            taken_off_by,
            held,
            version: row.version,
        });
        match step {
            Step::Confirm if waited => notify::confirmed_from_line(services, &tx, &activity, &row).await?,
            Step::Confirm => notify::confirmed(services, &tx, &activity, &row).await?,
            Step::Waitlist => notify::waitlisted(services, &tx, &activity, &row).await?,
            Step::Reject => notify::rejected(services, &tx, &activity, &row).await?,
            Step::Cancel | Step::Decline => notify::taken_off(services, &tx, &activity, &row).await?,
        }
    }
    let promoted = match freed {
        Freed::Seats => promote(services, &tx, actor, &activity).await?.len(),
        Freed::Nothing => 0,
    };
    let n = back.len();
    // A seat that went to somebody else at once can't be had back.
    let undo = match promoted {
        0 => offer_undo(services, &tx, actor, &Act::List(activity.id, back)).await?,
        _ => None,
    };
    tx.commit().await?;
    Ok(Decided { n: n + taken_for_good, promoted, undo })
}

/// Whether seats were given back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Freed {
    Nothing,
    Seats,
}

/// Where a step leads.
fn target(step: Step) -> RegistrationState {
    match step {
        Step::Confirm => RegistrationState::Confirmed,
        Step::Waitlist => RegistrationState::Waitlisted,
        Step::Reject => RegistrationState::Rejected,
        Step::Decline => RegistrationState::Declined,
        Step::Cancel => RegistrationState::Cancelled,
    }
}
