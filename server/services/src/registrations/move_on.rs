//! The one place where a registration goes from one state to another.

use chrono::{DateTime, Utc};
use domain::{
    Attends, Problem, RegistrationState, Word,
    accounts::access::Actor,
    numbers::{number, whole},
    registrations::{
        seats::Seats,
        step::{Step, next},
    },
};
use serde_json::json;
use store::{
    Tx,
    ids::{ActivityId, UserId},
    rows::{Activity, Registration},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    registrations::seats::{online_seats, seats_in},
};

/// Takes a step, keeps the count of seats, and writes the log. The activity must be locked.
///
/// # Errors
/// [`Error::Conflict`] where the state machine has no such step, or no seat is left.
pub(crate) async fn move_registration(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    row: Registration,
    step: Step,
) -> Result<Registration> {
    let to = next(*row.state, step).map_err(|wrong| {
        Error::Conflict(Problem::SaidOf(
            format!("Đăng ký này đang ở trạng thái “{}” nên không thực hiện được. Tải lại trang để xem trạng thái mới.", wrong.from.name(domain::Lang::Vi)),
            format!("This registration is “{}”, so this can’t be done. Load the page again to see where it stands.", wrong.from.name(domain::Lang::En)),
        ))
    })?;
    set_state(services, tx, actor, row, to, verb(step)).await
}

/// Where a registration stands.
pub(crate) struct Place {
    /// Its state.
    pub state: RegistrationState,
    /// Since when it waits, where it does.
    pub queued_at: Option<DateTime<Utc>>,
    /// Who of the organizers took the person off.
    pub taken_off_by: Option<UserId>,
}

/// Puts a registration into a state; one that is to wait goes to the end of the line. The activity must be locked; the steps of the
/// state machine go through [`move_registration`].
///
/// # Errors
/// [`Error::Conflict`] where no seat is left.
pub(crate) async fn set_state(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    row: Registration,
    to: RegistrationState,
    verb: &str,
) -> Result<Registration> {
    let queued_at = (to == RegistrationState::Waitlisted).then(|| services.now());
    let taken_off_by = actor.user().filter(|_| to == RegistrationState::Cancelled).map(UserId);
    put_at(services, tx, actor, row, Place { state: to, queued_at, taken_off_by }, verb).await
}

/// Puts a registration where it is to stand. The activity must be locked.
///
/// # Errors
/// [`Error::Conflict`] where no seat is left.
pub(crate) async fn put_at(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    row: Registration,
    to: Place,
    verb: &str,
) -> Result<Registration> {
    let row = put_uncounted(services, tx, actor, row, to, verb).await?;
    keep_count(tx, row.activity_id).await?;
    Ok(row)
}

/// As [`put_at`], of many: whoever calls it counts the seats when all are where they are to stand ([`keep_count`]).
pub(crate) async fn put_uncounted(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    row: Registration,
    to: Place,
    verb: &str,
) -> Result<Registration> {
    let before = json!({ "state": row.state.code() });
    let gives_up = row.state.takes_seat() && !to.state.takes_seat();
    let row = Registration {
        state: to.state.into(),
        queued_at: to.queued_at,
        taken_off_by: to.taken_off_by,
        // Why the organizer said no is said as long as it is so.
        note: if to.state == RegistrationState::Rejected { row.note } else { String::new() },
        updated_at: services.now(),
        version: row.version + 1,
        ..row
    };
    let row = store::registrations::write_place(tx, &row).await?;
    // A seat that is given up, or given by somebody who decides, is held for nobody.
    store::held_seats::end(tx, row.id).await?;
    if gives_up {
        store::lines::look_again(tx, row.person_id).await?;
        // Who is not there needs no seat at its talks.
        store::talk_choices::remove_all(tx, row.id).await?;
    }
    let after = json!({ "state": to.state.code() });
    record(
        services,
        tx,
        actor,
        Change { verb, noun: "registration", id: row.id.0, before: Some(before), after: Some(after) },
    );
    Ok(row)
}

/// That so many people at once find a seat of a way: otherwise both numbers are told, and not that all seats are taken.
///
/// # Errors
/// [`Error::Conflict`] where some seats are left, and not enough. Where none is, [`keep_count`] says so.
pub(crate) fn enough_seats(activity: &Activity, attends: Attends, wanted: usize) -> Result<()> {
    let seats = seats_in(activity, attends);
    let left = seats.capacity.saturating_sub(seats.taken);
    if left == 0 || wanted <= usize::try_from(left).unwrap_or(usize::MAX) {
        return Ok(());
    }
    let [wanted, left] = [wanted as u64, left.into()].map(number);
    Err(Error::Conflict(Problem::SaidOf(
        format!(
            "Đang chọn {wanted} người mà chỉ còn {left} chỗ: bỏ bớt người được chọn, hoặc tăng số chỗ của hoạt động."
        ),
        format!(
            "You chose {wanted} people and {left} seats are left: choose fewer, or add seats to the activity."
        ),
    )))
}

/// Counts the seats of an activity anew.
///
/// # Errors
/// [`Error::Conflict`] where that would be one more and there is none.
pub(crate) async fn keep_count(tx: &Tx, activity: ActivityId) -> Result<()> {
    if store::activities::recount_seats(tx, activity).await? {
        return Ok(());
    }
    // Nothing was written: it is right as it is, or there is no seat.
    let count = store::activities::count_seats(tx, activity).await?.ok_or(Error::NotFound)?;
    let seats = Seats { capacity: whole(count.capacity), taken: whole(count.taken) };
    if !seats.may_become(whole(count.confirmed)) {
        return Err(Error::conflict(
            "Đã hết chỗ. Tăng số chỗ của hoạt động hoặc đưa người này vào danh sách chờ.",
            "All seats are taken. Add seats to the activity, or put this person on the waiting list.",
        ));
    }
    let online = online_seats(count.online_capacity, count.online_taken);
    if !online.may_become(whole(count.online_confirmed)) {
        return Err(Error::conflict(
            "Đã hết chỗ trực tuyến. Tăng số chỗ trực tuyến của hoạt động hoặc đưa người này vào danh sách chờ.",
            "All seats online are taken. Add seats online to the activity, or put this person on the waiting list.",
        ));
    }
    Ok(())
}

fn verb(step: Step) -> &'static str {
    match step {
        Step::Confirm => "confirm",
        Step::Waitlist => "waitlist",
        Step::Reject => "reject",
        Step::Decline => "decline",
        Step::Cancel => "cancel",
    }
}
