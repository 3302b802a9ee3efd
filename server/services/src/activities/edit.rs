//! Changes an activity.

use domain::{
    Attends, HeldWay, Problem,
    accounts::access::{Action, Actor},
    numbers::number,
};
use store::{Tx, rows::Activity};

use crate::{
    Error, Result, Services,
    activities::{
        card::{closes, opens},
        form::{ACTIVITY, ActivityForm, check_times, read},
        show::{open, open_locked},
        tell_change::{Audience, Telling, tell_change},
        venues::find_or_add_venue,
    },
    checked::{Checked, NotSaved},
    mails::{attended::is_elsewhere, letter::Before},
    permit::require_unit,
    registrations::{move_on::keep_count, promote::promote},
    schedule::settle::{NotSettled, settle},
};

/// Whether the actor may change an activity: asked before a page that would.
///
/// # Errors
/// As the gate decides.
pub async fn may_change_activity(services: &Services, actor: &Actor, code: &str) -> Result<()> {
    open(services.db.read(), actor, Action::ManageActivity, code).await.map(drop)
}

/// What became of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edited {
    /// It was saved; so many of those in line got a seat.
    Saved(usize),
    /// Nothing was saved: these would be told, and nobody has said whether they are to be.
    Asks(Audience),
}

/// Changes an activity, unless somebody else did since it was loaded. Another place is told to everybody on the list, where that is
/// wanted; more seats go to those in line. Fewer seats than are taken are a target: nobody loses theirs, and nobody moves up until it is
/// met.
///
/// # Errors
/// [`Error::Invalid`] by field, with units to choose from; [`Error::Stale`]; as the gate decides.
pub async fn edit_activity(
    services: &Services,
    actor: &Actor,
    code: &str,
    form: &ActivityForm,
    telling: Telling,
) -> std::result::Result<Edited, NotSaved> {
    let tx = services.db.begin().await?;
    let before = open_locked(&tx, actor, Action::ManageActivity, code).await?;
    let mut checked = Checked::default();
    let parsed = read(services, &tx, form, &mut checked).await?;
    if let Some(parsed) = &parsed {
        check_times(parsed, before.starts_on, (opens(&before), closes(&before)), &mut checked.problems);
    }
    let (Some(parsed), true) = (parsed, checked.problems.is_empty()) else {
        return Err(checked.not_saved());
    };
    if form.version != before.version.to_string() {
        return Err(Error::Stale(before.updated_at).into());
    }
    require_unit(&tx, actor, Action::ManageActivity, parsed.unit).await?;
    let venue = find_or_add_venue(services, &tx, actor, parsed.unit, &parsed.place).await?;
    let changed = Activity {
        venue_id: Some(venue),
        updated_at: services.now(),
        version: before.version + 1,
        ..before.clone()
    };
    let row = store::update(&tx, parsed.fill(changed)).await?;
    check_way(&tx, &before, &row).await?;
    ACTIVITY.edited(services, &tx, actor, (&before, &row));
    // What the rooms of another place hold, or other numbers of people, may be in the way.
    if (row.venue_id, row.capacity, row.unit_id) != (before.venue_id, before.capacity, before.unit_id) {
        settle(services, &tx, actor, &row, &form.reason).await.map_err(NotSettled::error)?;
    }
    // Who says that people are to be told also means what was changed before and not told then.
    let told = if is_elsewhere(&before, &row) || telling == Telling::Tell {
        let before = Before { activity: Some(Box::new(before.clone())), ..Before::default() };
        tell_change(services, &tx, &row, before, telling).await?
    } else {
        None
    };
    let promoted = match has_more_seats(&before, &row) {
        true => promote(services, &tx, actor, &row).await?,
        false => vec![],
    };
    if telling == Telling::Ask {
        let mut audience = told.unwrap_or_default();
        let ids: Vec<_> = promoted.iter().map(|row| row.person_id).collect();
        let people = store::people::by_ids(&tx, &ids).await?;
        audience.promoted = people.into_iter().map(|person| person.full_name).collect();
        if !audience.is_empty() {
            // The transaction ends here: what would have been done was only looked at.
            return Ok(Edited::Asks(audience));
        }
    }
    tx.commit().await?;
    Ok(Edited::Saved(promoted.len()))
}

/// Whether there are more seats of one of the ways.
fn has_more_seats(before: &Activity, row: &Activity) -> bool {
    let online = |row: &Activity| row.online_capacity.unwrap_or(i32::MAX);
    row.capacity > before.capacity || (*row.way == HeldWay::Hybrid && online(row) > online(before))
}

/// That nobody on the list loses the way in which they take part, where an activity is held in one way and no more in both, or the other
/// way round.
///
/// # Errors
/// [`Error::Invalid`] at `way`.
async fn check_way(tx: &Tx, before: &Activity, row: &Activity) -> Result<()> {
    let online = match (*before.way, *row.way) {
        (HeldWay::Hybrid, HeldWay::Room) => Some(Attends::Online),
        (HeldWay::Hybrid, HeldWay::Online) => Some(Attends::Room),
        // Those who took part online have no seat in the room.
        (HeldWay::Online, HeldWay::Hybrid) => Some(Attends::Room),
        _ => None,
    };
    let Some(attends) = online else { return Ok(()) };
    let list = store::registrations::of_activity(tx, row.id).await?;
    let left = list.iter().filter(|(one, _)| !one.state.is_final() && *one.attends == attends).count();
    if left > 0 {
        let n = number(left as u64);
        let problem = Problem::SaidOf(
            format!(
                "Còn {n} người trong danh sách đang dự theo cách khác: chuyển họ sang cách còn lại hoặc gỡ khỏi danh sách trước"
            ),
            format!(
                "{n} people on the list take part in another way: switch them, or take them off the list, first"
            ),
        );
        return Err(Error::invalid("way", problem));
    }
    if *before.way == HeldWay::Hybrid {
        store::registrations::forget_ways(tx, row.id).await?;
        keep_count(tx, row.id).await?;
    }
    Ok(())
}
