//! The form of a person: for somebody new, and for somebody who is there.

use axum::extract::{Path, State};
use domain::{Lang, Sex, Word};
use leptos::prelude::*;
use serde::Deserialize;
use services::{NotSaved, ids::PersonId, people::PersonForm};
use ui::{
    Area, Button, ButtonLink, Choice, Crumb, Field, Flow, Kind, Look, Need, PageHead, Radios, UnitField,
    Width,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, choices},
    language::in_language,
    page_error::PageResult,
    pages::people::{path_of, words as t},
    stale::{Compared, Stale},
    visit::Staff,
    wrong::Wrong,
};

/// The form as the browser sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    full_name: String,
    birth_date: String,
    sex: String,
    unit: String,
    unit_id: String,
    position: String,
    email: String,
    phone: String,
    lang: String,
    version: String,
    key: String,
}

impl From<Typed> for PersonForm {
    fn from(typed: Typed) -> Self {
        let Typed { full_name, birth_date, sex, unit, unit_id, position, email, phone, lang, version, key } =
            typed;
        Self { full_name, birth_date, sex, unit, unit_id, position, email, phone, lang, version, key }
    }
}

pub(crate) async fn show_new(State(app): State<App>, staff: Staff) -> PageResult {
    services::people::may_add_people(staff.actor())?;
    let unit = services::units::list_own_units(&app.services, staff.actor()).await?;
    // Somebody with one unit has the field filled in.
    let only = if unit.len() == 1 { unit.into_iter().next() } else { None };
    let form = PersonForm {
        unit: only.as_ref().map(|unit| unit.label.clone()).unwrap_or_default(),
        unit_id: only.map(|unit| unit.id.to_string()).unwrap_or_default(),
        lang: Lang::Vi.code().into(),
        key: services::new_form_key()?,
        ..PersonForm::default()
    };
    let lang = staff.lang;
    Ok(staff.staff(t::add(lang), move || view(lang, None, form, &Wrong::default(), None)))
}

pub(crate) async fn create(State(app): State<App>, staff: Staff, Form(typed): Form<Typed>) -> PageResult {
    let form: PersonForm = typed.into();
    match services::people::save_person(&app.services, staff.actor(), None, &form).await {
        Ok(id) => Ok(staff.done(&path_of(id), Flash::PersonSaved(0))),
        Err(not) => again(&staff, None, form, (Wrong::of(not)?, None)),
    }
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(id): Path<PersonId>) -> PageResult {
    let form = services::people::load_person_form(&app.services, staff.actor(), id).await?;
    let lang = staff.lang;
    Ok(staff.staff(t::edit_title(lang), move || view(lang, Some(id), form, &Wrong::default(), None)))
}

pub(crate) async fn save(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<PersonId>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let mut form: PersonForm = typed.into();
    let wrong = match services::people::save_person(&app.services, staff.actor(), Some(id), &form).await {
        Ok(_) => return Ok(staff.done(&path_of(id), Flash::PersonSaved(0))),
        Err(NotSaved { error: services::Error::Stale(at), .. }) => {
            let saved = services::people::load_person_form(&app.services, staff.actor(), id).await?;
            let Some(stale) = Stale::new(at, compared(staff.lang, &form, &saved)) else {
                return Ok(staff.done(&path_of(id), Flash::PersonSaved(0)));
            };
            // Saved once more, what was typed takes the place of what the other one saved.
            form.version = saved.version;
            (Wrong::default(), Some(stale))
        }
        Err(not) => (Wrong::of(not)?, None),
    };
    again(&staff, Some(id), form, wrong)
}

/// What was typed against what is saved, field by field.
fn compared(lang: Lang, mine: &PersonForm, saved: &PersonForm) -> Vec<Compared> {
    let sex =
        |form: &PersonForm| Sex::parse(&form.sex).map(|sex| sex.name(lang).to_owned()).unwrap_or_default();
    let pair = |label: &'static str, of: fn(&PersonForm) -> &String| {
        (label.to_owned(), of(mine).clone(), of(saved).clone())
    };
    vec![
        pair(t::name(lang), |form| &form.full_name),
        pair(t::unit(lang), |form| &form.unit),
        pair(t::position(lang), |form| &form.position),
        pair(t::birth_date(lang), |form| &form.birth_date),
        (t::sex(lang).to_owned(), sex(mine), sex(saved)),
        pair(t::email(lang), |form| &form.email),
        pair(t::phone(lang), |form| &form.phone),
        pair(t::mail_language(lang), |form| &form.lang),
    ]
}

/// The form again, with what was typed and what is wrong.
fn again(
    staff: &Staff,
    id: Option<PersonId>,
    form: PersonForm,
    (wrong, stale): (Wrong, Option<Stale>),
) -> PageResult {
    let lang = staff.lang;
    let title = if id.is_some() { t::edit_title(lang) } else { t::add(lang) };
    Ok(staff.invalid(Area::Staff, title, move || view(lang, id, form, &wrong, stale)))
}

fn view(lang: Lang, id: Option<PersonId>, form: PersonForm, wrong: &Wrong, stale: Option<Stale>) -> AnyView {
    let notice = match (stale, id) {
        (Some(stale), Some(id)) => stale.notice(lang, "edit", in_language(lang, &path_of(id))),
        _ => wrong.notice(lang),
    };
    let error = |field: &str| wrong.beside(lang, field);
    let (title, back) = match id {
        Some(id) => (t::edit_title(lang), path_of(id)),
        None => (t::add(lang), "/quan-ly/nguoi".to_owned()),
    };
    let action = match id {
        Some(id) => format!("{}/sua", path_of(id)),
        None => "/quan-ly/nguoi/moi".to_owned(),
    };
    let sexes = choices::<Sex>(lang);
    let units = wrong.units();
    let crumbs = vec![Crumb::new(t::people(lang), in_language(lang, "/quan-ly/nguoi"))];
    view! {
        <PageHead title crumbs notice/>
        <form class="form" id="edit" method="post" action=in_language(lang, &action) novalidate>
            <input type="hidden" name="version" value=form.version/>
            <input type="hidden" name="key" value=form.key/>
            <Field name="full_name" label=t::name(lang) kind=Kind::Name autocomplete="off" value=form.full_name width=Width::Letters30 error=error("full_name")/>
            <UnitField label=t::unit(lang) hint=t::unit_hint(lang) value=form.unit unit_id=form.unit_id choices=units error=error("unit")/>
            <Field name="position" label=t::position(lang) need=Need::Optional autocomplete="off" value=form.position width=Width::Letters30 error=error("position")/>
            <Field name="birth_date" label=t::birth_date(lang) need=Need::Optional hint=t::birth_date_hint(lang) autocomplete="off" value=form.birth_date width=Width::Letters10 error=error("birth_date")/>
            <Radios name="sex" label=t::sex(lang) need=Need::Optional flow=Flow::Line value=form.sex choices=sexes error=error("sex")/>
            <Field name="email" label=t::email(lang) kind=Kind::Email need=Need::Optional hint=t::contact_hint(lang) autocomplete="off" value=form.email width=Width::Letters30 error=error("email")/>
            <Field name="phone" label=t::phone(lang) kind=Kind::Tel need=Need::Optional autocomplete="off" value=form.phone width=Width::Letters20 error=error("phone")/>
            <Radios name="lang" label=t::mail_language(lang) flow=Flow::Line value=form.lang choices=t::languages().map(|(code, name)| Choice::new(code, name)).into()/>
            <div class="actions">
                <Button>{t::save(lang)}</Button>
                <ButtonLink href=in_language(lang, &back) look=Look::Quiet>{t::back(lang)}</ButtonLink>
            </div>
        </form>
    }
    .into_any()
}
