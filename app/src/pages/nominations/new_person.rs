//! A unit names somebody new: the form asks what tells namesakes apart and how they are reached, and no more.

use axum::extract::{Path, State};
use domain::{Lang, Sex};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    ids::RoundId,
    nominations::{NewNomineeForm, UnitList, name_new_person, show_unit_list},
};
use ui::{
    Area, Button, ButtonLink, Checkboxes, Choice, Crumb, Field, Flow, Kind, Look, Need, PageHead, Radios,
    Width,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, choices},
    language::in_language,
    page_error::PageResult,
    pages::nominations::{path_of, words as t},
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
    position: String,
    phone: String,
    email: String,
    another: String,
    key: String,
}

impl From<Typed> for NewNomineeForm {
    fn from(typed: Typed) -> Self {
        let Typed { full_name, birth_date, sex, position, phone, email, another, key } = typed;
        Self { full_name, birth_date, sex, position, phone, email, another, key }
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path((round, unit)): Path<(RoundId, String)>,
) -> PageResult {
    let list = show_unit_list(&app.services, staff.actor(), (round, &unit)).await?;
    let form = NewNomineeForm { key: services::new_form_key()?, ..NewNomineeForm::default() };
    let lang = staff.lang;
    Ok(staff.staff(t::add_new(lang), move || view(lang, &list, form, &Wrong::default())))
}

pub(crate) async fn submit(
    State(app): State<App>,
    staff: Staff,
    Path((round, unit)): Path<(RoundId, String)>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let form: NewNomineeForm = typed.into();
    match name_new_person(&app.services, staff.actor(), (round, &unit), &form).await {
        Ok(_) => Ok(staff.done(&path_of(round, &unit), Flash::Nominated(0))),
        Err(not) => {
            let list = show_unit_list(&app.services, staff.actor(), (round, &unit)).await?;
            let (lang, wrong) = (staff.lang, Wrong::of(not)?);
            Ok(staff.invalid(Area::Staff, t::add_new(lang), move || view(lang, &list, form, &wrong)))
        }
    }
}

fn view(lang: Lang, list: &UnitList, form: NewNomineeForm, wrong: &Wrong) -> AnyView {
    let error = |field: &str| wrong.beside(lang, field);
    let back = in_language(lang, &path_of(list.round.id, &list.unit.code));
    let crumbs = vec![
        Crumb::new(t::calls(lang), in_language(lang, "/quan-ly")),
        Crumb::new(format!("{}: {}", t::list_title(lang), list.unit.name), back.clone()),
    ];
    let sexes = choices::<Sex>(lang);
    // Offered where somebody of that name is there.
    let another = (error("full_name").is_some() && !form.full_name.trim().is_empty()).then(|| {
        let choices = vec![Choice::new("yes", t::another(lang))];
        view! { <Checkboxes name="another" choices values=vec![form.another.clone()]/> }
    });
    let action = format!("{back}/moi");
    view! {
        <PageHead title=t::add_new(lang) crumbs lead=t::add_new_hint(lang) notice=wrong.notice(lang)/>
        <form class="form" method="post" action=action novalidate>
            <input type="hidden" name="key" value=form.key/>
            <Field name="full_name" label=t::full_name(lang) kind=Kind::Name autocomplete="off" value=form.full_name width=Width::Letters30 error=error("full_name")/>
            {another}
            <Field name="birth_date" label=t::birth(lang) hint=t::birth_hint(lang) autocomplete="off" value=form.birth_date width=Width::Letters10 error=error("birth_date")/>
            <Field name="position" label=t::position(lang) need=Need::Optional autocomplete="off" value=form.position width=Width::Letters30 error=error("position")/>
            <Field name="phone" label=t::phone(lang) hint=t::contact_hint(lang) kind=Kind::Tel autocomplete="off" value=form.phone width=Width::Letters20 error=error("phone")/>
            <Field name="email" label=t::email(lang) kind=Kind::Email need=Need::Optional autocomplete="off" value=form.email width=Width::Letters30 error=error("email")/>
            <Radios name="sex" label=t::sex(lang) need=Need::Optional flow=Flow::Line value=form.sex choices=sexes error=error("sex")/>
            <div class="actions">
                <Button>{t::nominate(lang)}</Button>
                <ButtonLink href=back look=Look::Quiet>{t::back(lang)}</ButtonLink>
            </div>
        </form>
    }
    .into_any()
}
