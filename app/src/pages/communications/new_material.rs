//! Entering a material.

use axum::extract::State;
use domain::{Lang, MaterialKind};
use leptos::prelude::*;
use serde::Deserialize;
use services::communications::MaterialForm;
use ui::{Area, Field, Flow, Kind, Need, Radios, Width};

use crate::{
    App,
    flash::Flash,
    form::{Form, choices},
    page_error::PageResult,
    pages::communications::{
        entry::{Purpose, Then, UnitTyped, entry, own_unit, unit_field},
        frame::{Acts, Part},
        materials::path_of,
        words as t,
    },
    visit::Staff,
    wrong::Wrong,
};

/// The form as the browser sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    kind: String,
    title: String,
    produced_on: String,
    quantity: String,
    unit: String,
    unit_id: String,
    code: String,
    key: String,
}

impl From<Typed> for MaterialForm {
    fn from(typed: Typed) -> Self {
        let Typed { kind, title, produced_on, quantity, unit, unit_id, code, key } = typed;
        Self { code, kind, title, produced_on, quantity, unit, unit_id, key }
    }
}

pub(crate) async fn show(State(app): State<App>, staff: Staff) -> PageResult {
    Acts::require(&staff)?;
    let own = own_unit(&app, &staff).await?;
    let key = services::new_form_key()?;
    let typed = Typed { unit: own.name, unit_id: own.id, key, ..Typed::default() };
    let lang = staff.lang;
    Ok(staff.staff(t::add_material(lang), move || view(lang, typed, &Wrong::default())))
}

pub(crate) async fn submit(State(app): State<App>, staff: Staff, Form(typed): Form<Typed>) -> PageResult {
    let form = typed.clone().into();
    let not = match services::communications::record_material(&app.services, staff.actor(), &form).await {
        Ok(code) => return Ok(staff.done(&path_of(&code), Flash::Recorded(0))),
        Err(not) => not,
    };
    let (lang, wrong) = (staff.lang, Wrong::of(not)?);
    Ok(staff.invalid(Area::Staff, t::add_material(lang), move || view(lang, typed, &wrong)))
}

fn view(lang: Lang, typed: Typed, wrong: &Wrong) -> AnyView {
    let error = |field: &str| wrong.beside(lang, field);
    let (unit, kinds) = (UnitTyped { name: typed.unit, id: typed.unit_id }, choices::<MaterialKind>(lang));
    let fields = view! {
            <Radios name="kind" label=t::kind(lang) flow=Flow::Line value=typed.kind choices=kinds error=error("kind")/>
            <Field name="title" label=t::material_title(lang) need=Need::Optional value=typed.title error=error("title")/>
            <Field name="produced_on" label=t::produced_on(lang) hint=t::date_hint(lang) value=typed.produced_on width=Width::Letters10 error=error("produced_on")/>
            <Field name="quantity" label=t::quantity(lang) kind=Kind::Number hint=t::quantity_hint(lang) value=typed.quantity width=Width::Letters10 error=error("quantity")/>
            {unit_field(lang, t::maker(lang), t::maker_hint(lang), unit, wrong)}
            <Field name="code" label=t::code(lang) kind=Kind::Code need=Need::Optional hint=t::code_hint(lang) value=typed.code width=Width::Letters10 error=error("code")/>
    };
    entry(lang, Purpose::add(lang, Part::Materials, Then::Back), typed.key, wrong, fields.into_any())
}
