//! Entering a media item, and the next one after it.

use axum::extract::State;
use domain::{Lang, MediaKind};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use services::communications::MediaForm;
use ui::{Area, Field, Flow, Focus, Radios, Width};

use crate::{
    App,
    flash::Flash,
    form::{Form, Query, choices},
    page_error::PageResult,
    pages::communications::{
        entry::{NEXT, Purpose, Then, UnitTyped, entry, kept_unit, own_unit, unit_field},
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
    published_on: String,
    outlet: String,
    kind: String,
    #[serde(skip_serializing)]
    title: String,
    unit: String,
    unit_id: String,
    #[serde(skip_serializing)]
    then: String,
    #[serde(skip_serializing)]
    key: String,
    #[serde(skip_serializing)]
    pub(crate) seen: String,
}

impl From<MediaForm> for Typed {
    fn from(form: MediaForm) -> Self {
        let MediaForm { published_on, outlet, kind, title, unit, unit_id, key } = form;
        Self { published_on, outlet, kind, title, unit, unit_id, key, ..Self::default() }
    }
}

impl From<Typed> for MediaForm {
    fn from(typed: Typed) -> Self {
        let Typed { published_on, outlet, kind, title, unit, unit_id, key, .. } = typed;
        Self { published_on, outlet, kind, title, unit, unit_id, key }
    }
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Query(mut typed): Query<Typed>) -> PageResult {
    Acts::require(&staff)?;
    let focus = if typed.outlet.is_empty() { Focus::None } else { Focus::Here };
    if typed.unit.is_empty() {
        let own = own_unit(&app, &staff).await?;
        typed = Typed { unit: own.name, unit_id: own.id, ..typed };
    }
    typed.key = services::new_form_key()?;
    let lang = staff.lang;
    let purpose = Purpose::add(lang, Part::Media, Then::BackOrNext);
    Ok(staff.staff(purpose.title, move || form(lang, typed, &Wrong::default(), focus, purpose)))
}

pub(crate) async fn submit(State(app): State<App>, staff: Staff, Form(typed): Form<Typed>) -> PageResult {
    let sent = typed.clone().into();
    match services::communications::record_media_item(&app.services, staff.actor(), &sent).await {
        Ok(_) if typed.then == NEXT => {
            let unit = UnitTyped { name: typed.unit, id: typed.unit_id };
            let UnitTyped { name: unit, id: unit_id } = kept_unit(&app, unit).await?;
            let kept = Typed { unit, unit_id, ..typed };
            let query = serde_html_form::to_string(kept).unwrap_or_default();
            Ok(staff.done(&format!("{}?{query}", Part::Media.new_path()), Flash::Recorded(0)))
        }
        Ok(_) => Ok(staff.done(Part::Media.path(), Flash::Recorded(0))),
        Err(not) => {
            let (lang, wrong) = (staff.lang, Wrong::of(not)?);
            let purpose = Purpose::add(lang, Part::Media, Then::BackOrNext);
            Ok(staff
                .invalid(Area::Staff, purpose.title, move || form(lang, typed, &wrong, Focus::None, purpose)))
        }
    }
}

/// The form of a new item, or of one that is there.
pub(crate) fn form(lang: Lang, typed: Typed, wrong: &Wrong, focus: Focus, purpose: Purpose) -> AnyView {
    let error = |field: &str| wrong.beside(lang, field);
    let (unit, kinds) = (UnitTyped { name: typed.unit, id: typed.unit_id }, choices::<MediaKind>(lang));
    let fields = view! {
            <Field name="published_on" label=t::published_on(lang) hint=t::date_hint(lang) value=typed.published_on width=Width::Letters10 error=error("published_on")/>
            <Field name="outlet" label=t::outlet(lang) hint=t::outlet_hint(lang) value=typed.outlet width=Width::Letters30 error=error("outlet")/>
            <Radios name="kind" label=t::kind(lang) flow=Flow::Line value=typed.kind choices=kinds error=error("kind")/>
            <Field name="title" label=t::media_title(lang) value=typed.title focus error=error("title")/>
            {unit_field(lang, t::unit(lang), t::media_unit_hint(lang), unit, wrong)}
    };
    entry(lang, purpose, typed.key, wrong, fields.into_any())
}
