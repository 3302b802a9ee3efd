//! Changes an activity.

use domain::accounts::access::{Action, Actor};
use store::rows::Activity;

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
    mails::letter::Before,
    permit::require_unit,
    registrations::promote::promote,
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
    ACTIVITY.edited(services, &tx, actor, (&before, &row));
    // What the rooms of another place hold, or other numbers of people, may be in the way.
    if (row.venue_id, row.capacity, row.unit_id) != (before.venue_id, before.capacity, before.unit_id) {
        settle(services, &tx, actor, &row, &form.reason).await.map_err(NotSettled::error)?;
    }
    let moved = (row.place != before.place).then(|| before.place.clone());
    // Who says that people are to be told also means what was changed before and not told then.
    let told = if moved.is_some() || telling == Telling::Tell {
        let before = Before { place: moved, ..Before::default() };
        tell_change(services, &tx, &row, before, telling).await?
    } else {
        None
    };
    let promoted =
        if row.capacity > before.capacity { promote(services, &tx, actor, &row).await? } else { vec![] };
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
