//! The form of a room.

use axum::extract::{Path, State};
use chrono::{NaiveDate, Weekday};
use documents::dates;
use domain::{Lang, Problem, Problems};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    ids::{ClosureId, RoomId, VenueId},
    rows::RoomClosure,
    venues::{ClosureForm, DayForm, RoomForm},
};
use ui::{
    Area, Banner, BannerKind, Button, ButtonLink, Checkboxes, Choice, ErrorSummary, Field, Kind, Look, Need,
    PostButton, Size, Width,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, beside, summary},
    language::in_language,
    page_error::{PageError, PageResult},
    pages::{
        activities::words as ta,
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
    /// Of the days of the week, from Monday.
    day_opens: Vec<String>,
    day_closes: Vec<String>,
    /// The days on which it is closed, `1` to `7`.
    shut: Vec<String>,
    equipment: String,
    version: String,
    key: String,
}

impl From<Typed> for RoomForm {
    fn from(typed: Typed) -> Self {
        let at = |column: &[String], n: usize| column.get(n).cloned().unwrap_or_default();
        let week = std::array::from_fn(|n| DayForm {
            opens: at(&typed.day_opens, n),
            closes: at(&typed.day_closes, n),
            shut: if typed.shut.contains(&(n + 1).to_string()) { "yes".into() } else { String::new() },
        });
        let Typed { name, seats, opens, closes, equipment, version, key, .. } = typed;
        Self { name, seats, opens, closes, week, equipment, version, key }
    }
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(id): Path<RoomId>) -> PageResult {
    let page = Page::load(&app, &staff, id).await?;
    let lang = staff.lang;
    let form = page.form.clone();
    Ok(staff.staff(t::edit_room(lang), move || view(lang, page, form, &Trouble::default())))
}

pub(crate) async fn save(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<RoomId>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let page = Page::load(&app, &staff, id).await?;
    let form = RoomForm::from(typed);
    let room = (page.venue, Some(id));
    let trouble = match services::venues::save_room(&app.services, staff.actor(), room, &form).await {
        Ok(_) => return Ok(staff.done(&path_of(page.venue), Flash::Saved(0))),
        Err(services::Error::Invalid(problems)) => Trouble { problems, ..Trouble::default() },
        Err(services::Error::Conflict(problem)) => Trouble { whole: Some(problem), ..Trouble::default() },
        Err(error) => return Err(error.into()),
    };
    let lang = staff.lang;
    Ok(staff.invalid(Area::Staff, t::edit_room(lang), move || view(lang, page, form, &trouble)))
}

pub(crate) async fn remove(State(app): State<App>, staff: Staff, Path(id): Path<RoomId>) -> PageResult {
    match services::venues::remove_room(&app.services, staff.actor(), id).await {
        Ok(venue) => Ok(staff.done(&path_of(venue), Flash::Removed(0))),
        Err(services::Error::Conflict(problem)) => {
            let page = Page::load(&app, &staff, id).await?;
            let (lang, trouble) = (staff.lang, Trouble { whole: Some(problem), ..Trouble::default() });
            let form = page.form.clone();
            Ok(staff.invalid(Area::Staff, t::edit_room(lang), move || view(lang, page, form, &trouble)))
        }
        Err(error) => Err(error.into()),
    }
}

/// Days on which it is closed, as the browser sends them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct TypedDays {
    from_on: String,
    to_on: String,
    closed_for: String,
    key: String,
}

pub(crate) async fn close(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<RoomId>,
    Form(typed): Form<TypedDays>,
) -> PageResult {
    let TypedDays { from_on, to_on, closed_for: reason, key } = typed;
    let days = ClosureForm { from_on, to_on, reason, key };
    match services::venues::close_room(&app.services, staff.actor(), id, &days).await {
        Ok(_) => Ok(staff.done(&room_path(id), Flash::Saved(0))),
        Err(services::Error::Invalid(problems)) => {
            let page = Page::load(&app, &staff, id).await?;
            let (lang, trouble) = (staff.lang, Trouble { problems, days: Some(days), whole: None });
            let form = page.form.clone();
            Ok(staff.invalid(Area::Staff, t::edit_room(lang), move || view(lang, page, form, &trouble)))
        }
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn reopen(State(app): State<App>, staff: Staff, Path(id): Path<ClosureId>) -> PageResult {
    let room = services::venues::reopen_room(&app.services, staff.actor(), id).await?;
    Ok(staff.done(&room_path(room), Flash::Removed(0)))
}

fn room_path(id: RoomId) -> String {
    format!("/quan-ly/phong/{id}")
}

/// What the page of a room shows.
struct Page {
    id: RoomId,
    venue: VenueId,
    form: RoomForm,
    closures: Vec<RoomClosure>,
    /// Of the form that closes it.
    key: String,
}

impl Page {
    async fn load(app: &App, staff: &Staff, id: RoomId) -> Result<Self, PageError> {
        let (venue, form) = services::venues::load_room_form(&app.services, staff.actor(), id).await?;
        let closures = services::venues::list_closures(&app.services, staff.actor(), id).await?;
        Ok(Self { id, venue, form, closures, key: services::new_form_key()? })
    }
}

/// What is wrong.
#[derive(Default)]
struct Trouble {
    problems: Problems,
    /// The days that were typed, where it is with them.
    days: Option<ClosureForm>,
    /// Where no field is to blame.
    whole: Option<Problem>,
}

fn view(lang: Lang, page: Page, form: RoomForm, trouble: &Trouble) -> AnyView {
    let Page { id, venue, closures, key, .. } = page;
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
    let action = in_language(lang, &room_path(id));
    let days = days_closed(lang, &action, &closures, (key, trouble));
    let (remove, back) = (format!("{action}/xoa"), in_language(lang, &path_of(venue)));
    let body = view! {
        <div class="stack-l">
        <form class="form" method="post" action=action novalidate>
            <input type="hidden" name="version" value=form.version.clone()/>
            {fields(lang, form, &trouble.problems)}
            <div class="actions">
                <Button>{t::save_room(lang)}</Button>
                <ButtonLink href=back look=Look::Quiet>{t::back(lang)}</ButtonLink>
            </div>
        </form>
        {days}
        <PostButton action=remove look=Look::Quiet>{t::remove_room(lang)}</PostButton>
        </div>
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
        {week(lang, form.week, problems)}
        <Field name="equipment" label=t::equipment(lang) need=Need::Optional hint=t::equipment_hint(lang) value=form.equipment error=error("equipment")/>
    }
    .into_any()
}

/// The hours of the days of the week, folded as long as all are the same.
fn week(lang: Lang, week: [DayForm; 7], problems: &Problems) -> AnyView {
    let open = week.iter().any(|day| *day != DayForm::default());
    let monday = NaiveDate::default().week(Weekday::Mon).first_day();
    let days = (1u8..)
        .zip(monday.iter_days().zip(week))
        .map(|(n, (day, typed))| {
            let (opens, closes) = (format!("opens_{n}"), format!("closes_{n}"));
            let (wrong, late) = (beside(lang, problems, &opens), beside(lang, problems, &closes));
            let shut = if typed.shut == "yes" { vec![n.to_string()] } else { vec![] };
            let choices = vec![Choice::new(n.to_string(), t::shut(lang))];
            view! {
                <fieldset class="fieldset room-day">
                    <legend>{dates::weekday(day, lang)}</legend>
                    <div class="row">
                        <Field name="day_opens" id=opens label=t::opens(lang) need=Need::Optional width=Width::Letters10 value=typed.opens error=wrong/>
                        <Field name="day_closes" id=closes label=t::closes(lang) need=Need::Optional width=Width::Letters10 value=typed.closes error=late/>
                        <Checkboxes name="shut" id=format!("shut_{n}") choices values=shut/>
                    </div>
                </fieldset>
            }
        })
        .collect_view();
    view! {
        <details open=open>
            <summary>{t::week(lang)}</summary>
            <p class="soft">{t::week_hint(lang)}</p>
            {days}
        </details>
    }
    .into_any()
}

/// The days on which it is closed, and the form for further ones.
fn days_closed(
    lang: Lang,
    path: &str,
    closures: &[RoomClosure],
    (key, trouble): (String, &Trouble),
) -> AnyView {
    let lines = closures
        .iter()
        .map(|one| {
            let days = dates::day_span(one.from_on, one.to_on, lang);
            let action = in_language(lang, &format!("/quan-ly/phong-dong/{}/xoa", one.id));
            view! {
                <li class="row">
                    {format!("{days}: {}", one.reason)}
                    <PostButton action look=Look::Quiet size=Size::Small>{t::reopen(lang)}</PostButton>
                </li>
            }
        })
        .collect_view();
    let lines = match closures.is_empty() {
        true => view! { <p class="soft">{t::never_closed(lang)}</p> }.into_any(),
        false => view! { <ul>{lines}</ul> }.into_any(),
    };
    let typed = trouble.days.clone().unwrap_or(ClosureForm { key, ..ClosureForm::default() });
    let error = |field: &str| beside(lang, &trouble.problems, field);
    let action = format!("{path}/dong-cua");
    view! {
        <section class="stack">
            <h2>{t::days_closed(lang)}</h2>
            {lines}
            <form class="form" method="post" action=action novalidate>
                <input type="hidden" name="key" value=typed.key/>
                <div class="row">
                    <Field name="from_on" label=t::from_day(lang) hint=ta::date_hint(lang) width=Width::Letters10 value=typed.from_on error=error("from_on")/>
                    <Field name="to_on" label=t::to_day(lang) need=Need::Optional width=Width::Letters10 value=typed.to_on error=error("to_on")/>
                </div>
                <Field name="closed_for" label=t::closed_for(lang) hint=t::closed_for_hint(lang) value=typed.reason error=error("closed_for")/>
                <div class="actions"><Button look=Look::Secondary>{t::close_act(lang)}</Button></div>
            </form>
        </section>
    }
    .into_any()
}
