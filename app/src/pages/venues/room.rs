//! The form of a room.

use axum::extract::{Path, State};
use domain::{Lang, Problem, Problems};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    ids::{RoomId, VenueId},
    venues::RoomForm,
};
use ui::{
    Area, Banner, BannerKind, Button, ButtonLink, ErrorSummary, Field, Kind, Look, Need, PostButton, Width,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, beside, summary},
    language::in_language,
    page_error::PageResult,
    pages::{
        schedule::frame::{Part, Top, frame},
        venues::{path_of, words as t},
    },
    visit::Staff,
};

/// The form as the browser sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    name: String,
    seats: String,
    opens: String,
    closes: String,
    equipment: String,
    version: String,
    key: String,
}

impl From<Typed> for RoomForm {
    fn from(typed: Typed) -> Self {
        let Typed { name, seats, opens, closes, equipment, version, key } = typed;
        Self { name, seats, opens, closes, equipment, version, key }
    }
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(id): Path<RoomId>) -> PageResult {
    let (venue, form) = services::venues::load_room_form(&app.services, staff.actor(), id).await?;
    let lang = staff.lang;
    Ok(staff.staff(t::edit_room(lang), move || view(lang, (venue, id), form, &Trouble::default())))
}

pub(crate) async fn save(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<RoomId>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let (venue, _) = services::venues::load_room_form(&app.services, staff.actor(), id).await?;
    let form = RoomForm::from(typed);
    let trouble =
        match services::venues::save_room(&app.services, staff.actor(), (venue, Some(id)), &form).await {
            Ok(_) => return Ok(staff.done(&path_of(venue), Flash::Saved(0))),
            Err(services::Error::Invalid(problems)) => Trouble { problems, whole: None },
            Err(services::Error::Conflict(problem)) => Trouble { whole: Some(problem), ..Trouble::default() },
            Err(error) => return Err(error.into()),
        };
    let lang = staff.lang;
    Ok(staff.invalid(Area::Staff, t::edit_room(lang), move || view(lang, (venue, id), form, &trouble)))
}

pub(crate) async fn remove(State(app): State<App>, staff: Staff, Path(id): Path<RoomId>) -> PageResult {
    match services::venues::remove_room(&app.services, staff.actor(), id).await {
        Ok(venue) => Ok(staff.done(&path_of(venue), Flash::Removed(0))),
        Err(services::Error::Conflict(problem)) => {
            let (venue, form) = services::venues::load_room_form(&app.services, staff.actor(), id).await?;
            let (lang, trouble) = (staff.lang, Trouble { whole: Some(problem), ..Trouble::default() });
            Ok(staff
                .invalid(Area::Staff, t::edit_room(lang), move || view(lang, (venue, id), form, &trouble)))
        }
        Err(error) => Err(error.into()),
    }
}

/// What is wrong.
#[derive(Default)]
struct Trouble {
    problems: Problems,
    /// Where no field is to blame.
    whole: Option<Problem>,
}

fn view(lang: Lang, (venue, id): (VenueId, RoomId), form: RoomForm, trouble: &Trouble) -> AnyView {
    let notice = match &trouble.whole {
        Some(why) => view! { <Banner kind=BannerKind::Failure title=why.text(lang)/> }.into_any(),
        None => view! { <ErrorSummary errors=summary(lang, &trouble.problems)/> }.into_any(),
    };
    let top = Top {
        title: t::edit_room(lang).into(),
        crumbs: vec![Part::Venues.crumb(lang)],
        notice: Some(notice),
        ..Top::default()
    };
    let action = in_language(lang, &format!("/quan-ly/phong/{id}"));
    let (remove, back) = (format!("{action}/xoa"), in_language(lang, &path_of(venue)));
    let body = view! {
        <form class="form" method="post" action=action novalidate>
            <input type="hidden" name="version" value=form.version.clone()/>
            {fields(lang, form, &trouble.problems)}
            <div class="actions">
                <Button>{t::save_room(lang)}</Button>
                <ButtonLink href=back look=Look::Quiet>{t::back(lang)}</ButtonLink>
            </div>
        </form>
        <PostButton action=remove look=Look::Quiet>{t::remove_room(lang)}</PostButton>
    };
    frame(lang, Part::Venues, top, body.into_any())
}

/// The fields of a room.
pub(crate) fn fields(lang: Lang, form: RoomForm, problems: &Problems) -> AnyView {
    let error = |field: &str| beside(lang, problems, field);
    view! {
        <Field name="name" label=t::name(lang) value=form.name width=Width::Letters30 error=error("name")/>
        <Field name="seats" label=t::seats(lang) kind=Kind::Number need=Need::Optional width=Width::Letters4 value=form.seats error=error("seats")/>
        <div class="row">
            <Field name="opens" label=t::opens(lang) need=Need::Optional hint=t::hours_hint(lang) width=Width::Letters10 value=form.opens error=error("opens")/>
            <Field name="closes" label=t::closes(lang) need=Need::Optional width=Width::Letters10 value=form.closes error=error("closes")/>
        </div>
        <Field name="equipment" label=t::equipment(lang) need=Need::Optional hint=t::equipment_hint(lang) value=form.equipment error=error("equipment")/>
    }
    .into_any()
}
