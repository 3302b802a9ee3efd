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
        entry::Purpose,
        frame::{Acts, Part},
        new_media::{Typed, form},
        words as t,
    },
    visit::Staff,
    wrong::Wrong,
};

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(id): Path<MediaItemId>) -> PageResult {
    Acts::require(&staff)?;
    let (saved, seen) =
        services::communications::load_media_item_form(&app.services, staff.actor(), id).await?;
    let (lang, typed) = (staff.lang, Typed::from(saved));
    let purpose = Purpose::edit(Part::Media, t::edit_media(lang), id, seen);
    Ok(staff.staff(purpose.title, move || form(lang, typed, &Wrong::default(), Focus::None, purpose)))
}

pub(crate) async fn save(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<MediaItemId>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let sent = typed.clone().into();
    let saved =
        services::communications::edit_media_item(&app.services, staff.actor(), id, &sent, &typed.seen);
    match saved.await {
        Ok(()) => Ok(staff.done(Part::Media.path(), Flash::Saved(0))),
        Err(not) => {
            let (lang, wrong) = (staff.lang, Wrong::of(not)?);
            let purpose = Purpose::edit(Part::Media, t::edit_media(lang), id, typed.seen.clone());
            Ok(staff
                .invalid(Area::Staff, purpose.title, move || form(lang, typed, &wrong, Focus::None, purpose)))
        }
    }
}
