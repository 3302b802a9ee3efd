//! Correcting a media item that is there.

use axum::extract::{Path, State};
use services::ids::MediaItemId;
use ui::{Area, Focus};

use crate::{
    App,
    flash::Flash,
    form::Form,
    page_error::PageResult,
    pages::communications::{
        entry::Wrong,
        frame::{Acts, Part},
        new_media::{Purpose, Typed, form},
        words as t,
    },
    visit::Staff,
};

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(id): Path<MediaItemId>) -> PageResult {
    Acts::require(&staff)?;
    let (saved, seen) =
        services::communications::load_media_item_form(&app.services, staff.actor(), id).await?;
    let (lang, typed) = (staff.lang, Typed::from(saved));
    let purpose = purpose(&staff, id, seen, None);
    Ok(staff.staff(t::edit_media(lang), move || form(lang, typed, &Wrong::default(), Focus::None, purpose)))
}

pub(crate) async fn save(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<MediaItemId>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let sent = typed.clone().into();
    let not =
        match services::communications::edit_media_item(&app.services, staff.actor(), id, &sent, &typed.seen)
            .await
        {
            Ok(()) => return Ok(staff.done(Part::Media.path(), Flash::Saved(0))),
            Err(not) => not,
        };
    let lang = staff.lang;
    let (wrong, why) = match not.error {
        services::Error::Conflict(problem) => (Wrong::default(), Some(problem.text(lang))),
        error => (Wrong::of(services::people::NotSaved { error, choices: not.choices })?, None),
    };
    let purpose = purpose(&staff, id, typed.seen.clone(), why);
    Ok(staff
        .invalid(Area::Staff, t::edit_media(lang), move || form(lang, typed, &wrong, Focus::None, purpose)))
}

fn purpose(staff: &Staff, id: MediaItemId, seen: String, refused: Option<String>) -> Purpose {
    let action = format!("{}/{id}/sua", Part::Media.path());
    Purpose { title: t::edit_media(staff.lang), action, seen: Some(seen), refused }
}
