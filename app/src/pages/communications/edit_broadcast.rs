//! Correcting broadcasts that are there.

use axum::extract::{Path, State};
use services::ids::BroadcastId;
use ui::{Area, Focus};

use crate::{
    App,
    flash::Flash,
    form::Form,
    page_error::PageResult,
    pages::communications::{
        entry::Wrong,
        frame::{Acts, Part},
        new_broadcast::{Typed, form},
        new_media::Purpose,
        words as t,
    },
    visit::Staff,
};

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(id): Path<BroadcastId>) -> PageResult {
    Acts::require(&staff)?;
    let (saved, seen) =
        services::communications::load_broadcast_form(&app.services, staff.actor(), id).await?;
    let (lang, typed) = (staff.lang, Typed::from(saved));
    let purpose = purpose(&staff, id, seen, None);
    Ok(staff
        .staff(t::edit_broadcast(lang), move || form(lang, typed, &Wrong::default(), Focus::None, purpose)))
}

pub(crate) async fn save(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<BroadcastId>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let sent = typed.clone().into();
    let not =
        match services::communications::edit_broadcast(&app.services, staff.actor(), id, &sent, &typed.seen)
            .await
        {
            Ok(()) => return Ok(staff.done(Part::Broadcasts.path(), Flash::Saved(0))),
            Err(not) => not,
        };
    let lang = staff.lang;
    let (wrong, why) = match not.error {
        services::Error::Conflict(problem) => (Wrong::default(), Some(problem.text(lang))),
        error => (Wrong::of(services::people::NotSaved { error, choices: not.choices })?, None),
    };
    let purpose = purpose(&staff, id, typed.seen.clone(), why);
    Ok(staff.invalid(Area::Staff, t::edit_broadcast(lang), move || {
        form(lang, typed, &wrong, Focus::None, purpose)
    }))
}

fn purpose(staff: &Staff, id: BroadcastId, seen: String, refused: Option<String>) -> Purpose {
    let action = format!("{}/{id}/sua", Part::Broadcasts.path());
    Purpose { title: t::edit_broadcast(staff.lang), action, seen: Some(seen), refused }
}
