//! Entering the broadcasts of a day, and the next ones after them.

use axum::extract::State;
use domain::Lang;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use services::communications::BroadcastForm;
use ui::{Area, Field, Focus, Kind, Width};

use crate::{
    App,
    flash::Flash,
    form::{Form, Query},
    page_error::PageResult,
    pages::communications::{
        entry::{NEXT, Purpose, Then, UnitTyped, entry, kept_unit, unit_field},
        frame::{Acts, Part},
        words as t,
    },
    visit::Staff,
    wrong::Wrong,
};

/// The form as the browser sends it; in the address, what is kept for the next one.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Typed {
    aired_on: String,
    #[serde(skip_serializing)]
    times: String,
    unit: String,
    unit_id: String,
    #[serde(skip_serializing)]
    then: String,
    #[serde(skip_serializing)]
    key: String,
    #[serde(skip_serializing)]
    pub(crate) seen: String,
}

impl From<BroadcastForm> for Typed {
    fn from(form: BroadcastForm) -> Self {
        let BroadcastForm { aired_on, times, unit, unit_id, key } = form;
        Self { aired_on, times, unit, unit_id, key, ..Self::default() }
    }
}

impl From<Typed> for BroadcastForm {
    fn from(typed: Typed) -> Self {
        let Typed { aired_on, times, unit, unit_id, key, .. } = typed;
        Self { aired_on, times, unit, unit_id, key }
    }
}

pub(crate) async fn show(staff: Staff, Query(mut typed): Query<Typed>) -> PageResult {
    Acts::require(&staff)?;
    typed.key = services::new_form_key()?;
    let focus = if typed.aired_on.is_empty() { Focus::None } else { Focus::Here };
    let lang = staff.lang;
    let purpose = Purpose::add(lang, Part::Broadcasts, Then::BackOrNext);
    Ok(staff.staff(purpose.title, move || form(lang, typed, &Wrong::default(), focus, purpose)))
}

pub(crate) async fn submit(State(app): State<App>, staff: Staff, Form(typed): Form<Typed>) -> PageResult {
    let sent = typed.clone().into();
    match services::communications::record_broadcast(&app.services, staff.actor(), &sent).await {
        Ok(_) if typed.then == NEXT => {
            let unit = UnitTyped { name: typed.unit, id: typed.unit_id };
            let UnitTyped { name: unit, id: unit_id } = kept_unit(&app, unit).await?;
            let kept = Typed { unit, unit_id, ..typed };
            let query = serde_html_form::to_string(kept).unwrap_or_default();
            Ok(staff.done(&format!("{}?{query}", Part::Broadcasts.new_path()), Flash::Recorded(0)))
        }
        Ok(_) => Ok(staff.done(Part::Broadcasts.path(), Flash::Recorded(0))),
        Err(not) => {
            let (lang, wrong) = (staff.lang, Wrong::of(not)?);
            let purpose = Purpose::add(lang, Part::Broadcasts, Then::BackOrNext);
            Ok(staff
                .invalid(Area::Staff, purpose.title, move || form(lang, typed, &wrong, Focus::None, purpose)))
        }
    }
}

/// The form of new broadcasts, or of some that are there.
pub(crate) fn form(lang: Lang, typed: Typed, wrong: &Wrong, focus: Focus, purpose: Purpose) -> AnyView {
    let error = |field: &str| wrong.beside(lang, field);
    let unit = UnitTyped { name: typed.unit, id: typed.unit_id };
    let fields = view! {
            <Field name="aired_on" label=t::aired_on(lang) hint=t::date_hint(lang) value=typed.aired_on width=Width::Letters10 focus error=error("aired_on")/>
            <Field name="times" label=t::times(lang) kind=Kind::Number value=typed.times width=Width::Letters4 error=error("times")/>
            {unit_field(lang, t::broadcaster(lang), t::broadcaster_hint(lang), unit, wrong)}
    };
    entry(lang, purpose, typed.key, wrong, fields.into_any())
}
