//! An organizer confirms, rejects, puts in line or takes off the list, one or many at once.

use std::collections::BTreeSet;

use domain::{
    ActivityState, Admission, Attends, Problem, RegistrationState,
    accounts::access::{Action, Actor},
    fields::read_line,
    label,
    registrations::step::Step,
};
use store::{
    Tx,
    ids::{RegistrationId, UndoId},
    rows::{Activity, Registration},
};

use crate::{
    Error, Result, Services,
    activities::show::open_locked,
    mails::notify,
    nominations::plea::{asked_by_unit, decide_plea},
    registrations::{
        hold_seat::keep_seat,
        move_on::{enough_seats, move_registration},
        promote::promote,
        seats::{counted_as, seats_in, ways_of},
    },
    requirements::exceptions,
    talks::choose_again::chosen_ids,
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
    /// A step that lets people in, also those who don't meet what is asked for and wanted the organizer to look, for this reason.
    LetIn(Step, &'a str),
}

impl Decision<'_> {
    /// The step of the state machine.
    pub fn step(self) -> Step {
        match self {
            Self::Step(step) | Self::LetIn(step, _) => step,
            Self::Reject(_) => Step::Reject,
        }
    }

    /// Why not, as read; empty where it is no no.
    ///
    /// # Errors
    /// [`Error::Invalid`] at `reason`.
    fn reason(self) -> Result<String> {
        match self {
            Self::Step(_) | Self::LetIn(..) => Ok(String::new()),
            Self::Reject(reason) => {
                read_line(reason, label::REASON, 500).map_err(|problem| Error::invalid("reason", problem))
            }
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
/// [`Error::Invalid`] at `chosen` where nobody was chosen, at `reason` where a no comes without one, at `overrule` where a yes needs one; [`Error::Conflict`] where one of them can't take the step, no seat is
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
    somebody(chosen)?;
    let reason = decision.reason()?;
    check_activity(&activity)?;
    if step == Step::Waitlist {
        check_line(&tx, &activity, chosen).await?;
    }
    if step == Step::Confirm {
        check_seats(&tx, &activity, chosen).await?;
    }
    let overrule = if let Decision::LetIn(_, reason) = decision { reason } else { "" };
    let (mut seats_were_freed, mut taken_for_good, mut pleas) = (false, 0, 0);
    let mut back = Vec::with_capacity(chosen.len());
    for id in chosen {
        let row = store::registrations::in_activity(&tx, activity.id, *id).await?.ok_or(Error::NotFound)?;
        if *row.state == target(step) {
            // A seat that is held is given for good by who decides.
            if step == Step::Confirm {
                taken_for_good += usize::from(keep_seat(services, &tx, actor, &activity, &row).await?);
            }
            continue;
        }
        let asked = match step {
            Step::Confirm | Step::Waitlist | Step::Reject => asked_by_unit(&tx, &row).await?,
            Step::Cancel | Step::Decline => None,
        };
        seats_were_freed |= row.state.takes_seat();
        // Who waits is given the next seat without anybody being asked.
        if matches!(step, Step::Confirm | Step::Waitlist) {
            exceptions::let_in(services, &tx, actor, row.id, overrule).await?;
        }
        let row = Registration { note: reason.clone(), ..row };
        if let Some(nominee) = asked {
            let said = (step, if step == Step::Reject { reason.as_str() } else { overrule.trim() });
            decide_plea(services, &tx, actor, &activity, (&nominee, row), said).await?;
            pleas += 1;
            continue;
        }
        back.push(decide_one(services, &tx, actor, (&activity, row), step).await?);
    }
    let promoted = if seats_were_freed { promote(services, &tx, actor, &activity).await?.len() } else { 0 };
    let n = back.len() + taken_for_good + pleas;
    // A seat that went to somebody else at once can't be had back.
    let undo = match promoted {
        0 => offer_undo(services, &tx, actor, &Act::List(activity.id, back)).await?,
        _ => None,
    };
    tx.commit().await?;
    Ok(Decided { n, promoted, undo })
}

/// That somebody on the list was chosen.
///
/// # Errors
/// [`Error::Invalid`] at `chosen`.
pub(crate) fn somebody(chosen: &[RegistrationId]) -> Result<()> {
    if !chosen.is_empty() {
        return Ok(());
    }
    Err(Error::invalid(
        "chosen",
        Problem::Said("Chọn ít nhất một người trong danh sách", "Choose at least one person on the list"),
    ))
}

/// That the list of an activity can still be changed.
pub(crate) fn check_activity(activity: &Activity) -> Result<()> {
    if *activity.state == ActivityState::Cancelled {
        return Err(Error::conflict(
            "Hoạt động này đã bị hủy nên danh sách không còn thay đổi được.",
            "This activity was cancelled; its list can no longer be changed.",
        ));
    }
    Ok(())
}

/// That nobody is put in line before seats that are free.
async fn check_line(tx: &Tx, activity: &Activity, chosen: &[RegistrationId]) -> Result<()> {
    if *activity.admission != Admission::Open {
        return Ok(());
    }
    for (attends, ids) in by_way(tx, activity, chosen).await? {
        if !ids.is_empty() && seats_in(activity, attends).any_left() {
            // One who waits while seats are free would close the door to everybody after them.
            return Err(Error::conflict(
                "Hoạt động này nhận đăng ký trực tiếp và còn chỗ trống: hãy xác nhận, hoặc giảm số chỗ nếu muốn giữ danh sách chờ.",
                "Registration is open and seats are left: confirm instead, or lower the number of seats to keep a waiting list.",
            ));
        }
    }
    Ok(())
}

/// Those of the chosen who have no seat, by the way in which they take part; each once.
async fn by_way(
    tx: &Tx,
    activity: &Activity,
    chosen: &[RegistrationId],
) -> Result<Vec<(Attends, Vec<RegistrationId>)>> {
    let list = store::registrations::of_activity(tx, activity.id).await?;
    let once: BTreeSet<_> = chosen.iter().collect();
    let unseated = |attends: Attends| {
        let of_way = |row: &&Registration| counted_as(activity, *row.attends) == attends;
        let rows = list.iter().map(|(row, _)| row).filter(of_way);
        let rows = rows.filter(|row| once.contains(&row.id) && !row.state.takes_seat());
        rows.map(|row| row.id).collect()
    };
    Ok(ways_of(activity).iter().map(|attends| (*attends, unseated(*attends))).collect())
}

/// That there are seats for all of the chosen who have none.
async fn check_seats(tx: &Tx, activity: &Activity, chosen: &[RegistrationId]) -> Result<()> {
    for (attends, ids) in by_way(tx, activity, chosen).await? {
        enough_seats(activity, attends, ids.len())?;
    }
    Ok(())
}

/// Takes the step with one registration, tells its owner, and answers how to take it back.
async fn decide_one(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    (activity, row): (&Activity, Registration),
    step: Step,
) -> Result<ListChange> {
    let (before, queued_at, taken_off_by) = (*row.state, row.queued_at, row.taken_off_by);
    let held = store::held_seats::until(tx, row.id).await?.is_some();
    let talks = chosen_ids(tx, row.id).await?;
    let row = move_registration(services, tx, actor, row, step).await?;
    match step {
        Step::Confirm if before == RegistrationState::Waitlisted => {
            notify::confirmed_from_line(services, tx, activity, &row).await?;
        }
        Step::Confirm => notify::confirmed(services, tx, activity, &row).await?,
        Step::Waitlist => notify::waitlisted(services, tx, activity, &row).await?,
        Step::Reject => notify::rejected(services, tx, activity, &row).await?,
        Step::Cancel | Step::Decline => notify::taken_off(services, tx, activity, &row).await?,
    }
    Ok(ListChange {
        registration: row.id,
        before: Some(before),
        queued_at,
        taken_off_by,
        held,
        attends: None,
        talks,
        version: row.version,
    })
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
