//! The fields about somebody whom a participant names in the own place.

use domain::{Lang, Problems, registrations::changes::HandOver};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    Error, NotSaved,
    registrations::{OwnRegistration, SuccessorForm},
    units::UnitChoice,
};
use ui::{Choice, Field, Kind, Need, UnitField, Width};

use crate::{
    form::beside,
    page_error::PageError,
    pages::registrations::{register_words as tr, words as t},
};

/// The form as the browser sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    full_name: String,
    birth_date: String,
    position: String,
    email: String,
    phone: String,
    unit: String,
    unit_id: String,
    key: String,
    /// Not empty: nobody is named any more.
    pub bo: String,
}

impl From<Typed> for SuccessorForm {
    fn from(typed: Typed) -> Self {
        let Typed { full_name, birth_date, position, email, phone, unit, unit_id, key, .. } = typed;
        Self { full_name, birth_date, position, email, phone, unit, unit_id, key }
    }
}

/// What is wrong with the form.
#[derive(Default)]
pub(crate) struct Trouble {
    pub problems: Problems,
    choices: Vec<UnitChoice>,
}

impl Trouble {
    /// Out of what a use case answered.
    ///
    /// # Errors
    /// What no field is to blame for: it has a page of its own.
    pub(crate) fn of(not: NotSaved) -> Result<Self, PageError> {
        match not.error {
            Error::Invalid(problems) => Ok(Self { problems, choices: not.choices }),
            error => Err(error.into()),
        }
    }
}

/// The fields; the unit is asked for where it may be another.
pub(crate) fn fields(lang: Lang, own: &OwnRegistration, form: SuccessorForm, wrong: &Trouble) -> AnyView {
    let error = |field: &str| beside(lang, &wrong.problems, field);
    let choices: Vec<Choice> =
        wrong.choices.iter().map(|unit| Choice::new(unit.id.to_string(), unit.label.clone())).collect();
    let unit = match *own.card.activity.hand_over {
        HandOver::Anybody => view! {
            <UnitField label=t::successor_unit(lang) hint=t::successor_unit_hint(lang, &own.unit_name) need=Need::Optional
                value=form.unit unit_id=form.unit_id choices error=error("unit")/>
        }
        .into_any(),
        HandOver::Unit | HandOver::No => {
            view! { <p class="soft">{t::successor_same_unit(lang, &own.unit_name)}</p> }.into_any()
        }
    };
    view! {
        <input type="hidden" name="key" value=form.key/>
        <Field name="full_name" label=tr::full_name(lang) kind=Kind::Name width=Width::Letters30 value=form.full_name error=error("full_name")/>
        <Field name="birth_date" label=t::birth_or_year(lang) hint=t::birth_or_year_hint(lang) width=Width::Letters10 value=form.birth_date error=error("birth_date")/>
        <Field name="position" label=t::position(lang) need=Need::Optional width=Width::Letters30 value=form.position error=error("position")/>
        {unit}
        <fieldset class="fieldset">
            <legend>{tr::ways_of_contact(lang)}</legend>
            <Field name="email" label=tr::email(lang) kind=Kind::Email need=Need::OneOfGroup hint=t::successor_email_hint(lang) width=Width::Letters30 value=form.email error=error("email")/>
            <Field name="phone" label=tr::phone(lang) kind=Kind::Tel need=Need::OneOfGroup width=Width::Letters20 value=form.phone error=error("phone")/>
        </fieldset>
    }
    .into_any()
}
