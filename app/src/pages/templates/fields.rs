//! The fields of a template, as the browser sends them and as the page shows them.

use domain::{ActivityKind, Admission, Lang, Level};
use leptos::prelude::*;
use serde::Deserialize;
use services::{activities::ActivityForm, templates::TemplateForm};
use ui::{Checkboxes, Choice, Field, Kind, Need, Radios, Select, TextArea, UnitField, Width};

use crate::{
    form::choices,
    pages::{
        activities::{
            fields::{certificate, english, way},
            words as a,
        },
        templates::{agenda, words as t},
    },
    wrong::Wrong,
};

/// The form as the browser sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    name: String,
    kind: String,
    level: String,
    title: String,
    unit: String,
    unit_id: String,
    summary: String,
    audience: String,
    title_en: String,
    summary_en: String,
    audience_en: String,
    contact: String,
    capacity: String,
    admission: String,
    holds_seats: String,
    way: String,
    online_capacity: String,
    share: String,
    hours: String,
    signer_authority: String,
    signer_title: String,
    signer_name: String,
    day: Vec<String>,
    slot: Vec<String>,
    from: Vec<String>,
    to: Vec<String>,
    topic: Vec<String>,
    topic_en: Vec<String>,
    version: String,
    key: String,
    questions_of: String,
    /// Not empty: nothing is saved, and the form comes again with more lines.
    pub more: String,
}

impl From<Typed> for TemplateForm {
    fn from(typed: Typed) -> Self {
        let agenda = agenda::read(typed.day, typed.slot, [typed.from, typed.to, typed.topic, typed.topic_en]);
        let activity = ActivityForm {
            kind: typed.kind,
            level: typed.level,
            title: typed.title,
            unit: typed.unit,
            unit_id: typed.unit_id,
            summary: typed.summary,
            audience: typed.audience,
            title_en: typed.title_en,
            summary_en: typed.summary_en,
            audience_en: typed.audience_en,
            contact: typed.contact,
            way: typed.way,
            capacity: typed.capacity,
            online_capacity: typed.online_capacity,
            admission: typed.admission,
            holds_seats: typed.holds_seats,
            share: typed.share,
            hours: typed.hours,
            signer_authority: typed.signer_authority,
            signer_title: typed.signer_title,
            signer_name: typed.signer_name,
            version: typed.version,
            key: typed.key,
            ..ActivityForm::default()
        };
        Self { name: typed.name, activity, agenda, questions_of: typed.questions_of }
    }
}

/// All fields.
pub(crate) fn view(lang: Lang, form: TemplateForm, wrong: &Wrong) -> AnyView {
    let error = |field: &str| wrong.beside(lang, field);
    let units = wrong.units();
    let TemplateForm { name, activity: form, agenda, questions_of } = form;
    let questions = (!questions_of.is_empty()).then(|| {
        let told = t::questions_of(lang, &questions_of);
        view! { <input type="hidden" name="questions_of" value=questions_of/><p class="soft">{told}</p> }
    });
    let (kinds, levels, admissions) =
        (choices::<ActivityKind>(lang), choices::<Level>(lang), choices::<Admission>(lang));
    let way = way(lang, (form.way, form.online_capacity), None, wrong);
    let english = english(lang, [form.title_en, form.summary_en, form.audience_en], wrong);
    let signer = [form.signer_authority, form.signer_title, form.signer_name];
    let certificate = certificate(lang, (form.share, form.hours, signer), Some(t::signer_hint(lang)), wrong);
    view! {
        <input type="hidden" name="version" value=form.version/>
        <input type="hidden" name="key" value=form.key/>
        <Field name="name" label=t::name(lang) hint=t::name_hint(lang) value=name error=error("name")/>
        <UnitField label=t::owner(lang) hint=t::owner_hint(lang) value=form.unit unit_id=form.unit_id choices=units error=error("unit")/>
        <Field name="title" label=t::title(lang) value=form.title error=error("title")/>
        <Select name="kind" label=t::kind(lang) blank=a::choose(lang) value=form.kind choices=kinds error=error("kind") width=Width::Letters30/>
        <Select name="level" label=t::level(lang) blank=a::choose(lang) value=form.level choices=levels error=error("level") width=Width::Letters20/>
        {agenda::view(lang, agenda, wrong)}
        {questions}
        <Field name="capacity" label=a::capacity(lang) kind=Kind::Number width=Width::Letters4 value=form.capacity error=error("capacity")/>
        {way}
        <Radios name="admission" label=a::admission(lang) value=form.admission choices=admissions error=error("admission")/>
        <Checkboxes name="holds_seats" values=vec![form.holds_seats]
            choices=vec![Choice::new("yes", a::holds_seats(lang)).hint(a::holds_seats_hint(lang))]/>
        <TextArea name="summary" label=a::summary(lang) need=Need::Optional value=form.summary error=error("summary")/>
        <Field name="audience" label=a::audience(lang) need=Need::Optional value=form.audience error=error("audience")/>
        <Field name="contact" label=a::contact(lang) need=Need::Optional hint=t::contact_hint(lang) value=form.contact error=error("contact")/>
        {english}
        {certificate}
    }
    .into_any()
}
