//! Changes an activity.

use domain::{
    Problems,
    access::{Action, Actor},
    days::check_closing,
};
use store::rows::Activity;

use crate::{
    ActivityForm, Error, NotSaved, Result, Services,
    audit::{Change, record},
    compose::Before,
    error::valid,
    find_venues::find_or_add_venue,
    notify,
    permit::require_unit,
    promote::promote,
    read_activity_form::{read, shown},
    show_activity::open,
};

/// Whether the actor may change an activity: asked before a page that would.
///
/// # Errors
/// As the gate decides.
pub async fn may_change_activity(services: &Services, actor: &Actor, code: &str) -> Result<()> {
    open(services.db.read(), actor, Action::ManageActivity, code).await.map(drop)
}

/// Changes an activity, unless somebody else did since it was loaded. Another place is told to everybody on the list; more seats go to
/// those in line. Fewer seats than are taken are a target: nobody loses theirs, and nobody moves up until it is met. Answers how many of
/// those in line got one.
///
/// # Errors
/// [`Error::Invalid`] by field, with units to choose from; [`Error::Stale`]; as the gate decides.
pub async fn edit_activity(
    services: &Services,
    actor: &Actor,
    code: &str,
    form: &ActivityForm,
) -> std::result::Result<usize, NotSaved> {
    let tx = services.db.begin().await?;
    let found = open(&tx, actor, Action::ManageActivity, code).await?;
    let before = store::activities::lock(&tx, found.id).await?.ok_or(Error::NotFound)?;
    let mut problems = Problems::default();
    let (parsed, choices) = read(services, &tx, form, &mut problems).await?;
    if let Some(parsed) = &parsed
        && let Some(closes_on) = parsed.closes_on.filter(|day| Some(*day) != before.registration_closes_on)
    {
        problems.check("closes_on", check_closing(closes_on, before.starts_on));
    }
    valid(problems).map_err(|error| NotSaved { error, choices })?;
    let Some(parsed) = parsed else {
        return Err(Error::Fault("a form without problems is whole".into()).into());
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
    let change = Change {
        verb: "edit",
        noun: "activity",
        id: row.id.0,
        before: Some(shown(&before)),
        after: Some(shown(&row)),
    };
    record(services, &tx, actor, change).await?;
    if row.place != before.place {
        let before = Before { place: Some(before.place.clone()), ..Before::default() };
        notify::activity_changed(services, &tx, &row, before).await?;
    }
    let promoted =
        if row.capacity > before.capacity { promote(services, &tx, actor, &row).await?.len() } else { 0 };
    tx.commit().await?;
    Ok(promoted)
}
