//! The form of a call for interest: for a new one, and for one that is there.

use axum::extract::{Path, State};
use domain::{ActivityKind, Lang, Word, demands::DemandAudience};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    Error, NotSaved,
    activities::Begin,
    demands::DemandForm,
    ids::{DemandId, TemplateId},
};
use ui::{
    Area, Button, ButtonLink, Choice, Crumb, Field, Look, Need, PageHead, Radios, Select, TextArea,
    UnitField, Width,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, choices},
    language::in_language,
    page_error::PageResult,
    pages::demands::{PATH, words as t},
    stale::{Compared, Stale},
    visit::Staff,
    wrong::Wrong,
};

/// The form as the browser sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    title: String,
    title_en: String,
    about: String,
    about_en: String,
    kind: String,
    unit: String,
    unit_id: String,
    template: String,
    model: String,
    closes_on: String,
    closes_at: String,
    audience: String,
    version: String,
    key: String,
}

impl From<Typed> for DemandForm {
    fn from(typed: Typed) -> Self {
        Self {
            title: typed.title,
            title_en: typed.title_en,
            about: typed.about,
            about_en: typed.about_en,
            kind: typed.kind,
            unit: typed.unit,
            unit_id: typed.unit_id,
            template: typed.template,
            model: typed.model,
            closes_on: typed.closes_on,
            closes_at: typed.closes_at,
            audience: typed.audience,
            version: typed.version,
            key: typed.key,
        }
    }
}

/// What stands above the form.
#[derive(Default)]
struct Above {
    wrong: Wrong,
    stale: Option<Stale>,
}

/// Templates from which it could be planned.
type Templates = Vec<(TemplateId, ActivityKind, String)>;

async fn templates(app: &App, staff: &Staff) -> services::Result<Templates> {
    let begin = services::activities::begin_activity(&app.services, staff.actor(), Begin::OfNothing).await?;
    Ok(begin.templates)
}

pub(crate) async fn show_new(State(app): State<App>, staff: Staff) -> PageResult {
    let form = services::demands::begin_demand(&app.services, staff.actor()).await?;
    let (lang, templates) = (staff.lang, templates(&app, &staff).await?);
    Ok(staff.staff(t::create(lang), move || view(lang, None, (form, templates), Above::default())))
}

pub(crate) async fn create(State(app): State<App>, staff: Staff, Form(typed): Form<Typed>) -> PageResult {
    let (lang, form) = (staff.lang, DemandForm::from(typed));
    match services::demands::create_demand(&app.services, staff.actor(), &form).await {
        Ok(id) => Ok(staff.done(&format!("{PATH}/{id}"), Flash::Saved(0))),
        Err(not) => {
            let above = Above { wrong: Wrong::of(not)?, stale: None };
            let templates = templates(&app, &staff).await?;
            Ok(staff
                .invalid(Area::Staff, t::create(lang), move || view(lang, None, (form, templates), above)))
        }
    }
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(id): Path<DemandId>) -> PageResult {
    let (form, _) = services::demands::load_demand_form(&app.services, staff.actor(), id).await?;
    let (lang, templates) = (staff.lang, templates(&app, &staff).await?);
    Ok(staff.staff(t::edit(lang), move || view(lang, Some(id), (form, templates), Above::default())))
}

pub(crate) async fn save(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<DemandId>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let (lang, services, actor) = (staff.lang, &app.services, staff.actor());
    let mut form = DemandForm::from(typed);
    let path = format!("{PATH}/{id}");
    let above = match services::demands::edit_demand(services, actor, id, &form).await {
        Ok(()) => return Ok(staff.done(&path, Flash::Saved(0))),
        Err(NotSaved { error: Error::Stale(at), .. }) => {
            let (saved, _) = services::demands::load_demand_form(services, actor, id).await?;
            let Some(stale) = Stale::new(at, compared(lang, &form, &saved)) else {
                return Ok(staff.done(&path, Flash::Saved(0)));
            };
            // Saved once more, what was typed takes the place of what the other one saved.
            form.version = saved.version;
            Above { stale: Some(stale), ..Above::default() }
        }
        Err(not) => Above { wrong: Wrong::of(not)?, stale: None },
    };
    let templates = templates(&app, &staff).await?;
    Ok(staff.invalid(Area::Staff, t::edit(lang), move || view(lang, Some(id), (form, templates), above)))
}

/// What was typed against what is saved, field by field.
fn compared(lang: Lang, mine: &DemandForm, saved: &DemandForm) -> Vec<Compared> {
    let pair =
        |label: &'static str, of: &dyn Fn(&DemandForm) -> String| (label.to_owned(), of(mine), of(saved));
    vec![
        pair(t::title(lang), &|form| form.title.clone()),
        pair(t::title_en(lang), &|form| form.title_en.clone()),
        pair(t::about(lang), &|form| form.about.replace("\r\n", "\n")),
        pair(t::about_en(lang), &|form| form.about_en.replace("\r\n", "\n")),
        pair(t::kind(lang), &|form| form.kind.clone()),
        pair(t::holder(lang), &|form| form.unit.clone()),
        pair(t::template(lang), &|form| form.template.clone()),
        pair(t::model(lang), &|form| form.model.clone()),
        pair(t::closes_on(lang), &|form| format!("{} {}", form.closes_at, form.closes_on)),
        pair(t::audience(lang), &|form| form.audience.clone()),
    ]
}

fn view(
    lang: Lang,
    id: Option<DemandId>,
    (form, templates): (DemandForm, Templates),
    above: Above,
) -> AnyView {
    let Above { wrong, stale } = above;
    let (title, path, back) = match id {
        Some(id) => (t::edit(lang), format!("{PATH}/{id}/sua"), format!("{PATH}/{id}")),
        None => (t::create(lang), format!("{PATH}/moi"), PATH.to_owned()),
    };
    let back = in_language(lang, &back);
    let notice = match stale {
        Some(stale) => stale.notice(lang, "demand", back.clone()),
        None => wrong.notice(lang),
    };
    let error = |field: &str| wrong.beside(lang, field);
    let (kinds, audiences) = (choices::<ActivityKind>(lang), choices::<DemandAudience>(lang));
    let templates = templates
        .into_iter()
        .map(|(id, kind, name)| Choice::new(id.to_string(), format!("{name} ({})", kind.name(lang))))
        .collect::<Vec<_>>();
    let template = (!templates.is_empty()).then(|| {
        view! { <Select name="template" label=t::template(lang) blank=t::none(lang) value=form.template.clone() choices=templates error=error("template")/> }
    });
    let units = wrong.units();
    let send = if id.is_some() { t::save(lang) } else { t::open_it(lang) };
    let crumbs = vec![Crumb::new(t::demands(lang), in_language(lang, PATH))];
    view! {
        <PageHead title crumbs notice/>
        <form class="form" id="demand" method="post" action=in_language(lang, &path) novalidate>
            <input type="hidden" name="version" value=form.version/>
            <input type="hidden" name="key" value=form.key/>
            <Field name="title" label=t::title(lang) hint=t::title_hint(lang) value=form.title error=error("title")/>
            <Select name="kind" label=t::kind(lang) blank=t::choose(lang) value=form.kind choices=kinds error=error("kind") width=Width::Letters30/>
            <UnitField label=t::holder(lang) hint=t::holder_hint(lang) value=form.unit unit_id=form.unit_id choices=units error=error("unit")/>
            <TextArea name="about" label=t::about(lang) need=Need::Optional value=form.about error=error("about")/>
            <div class="row">
                <Field name="closes_on" label=t::closes_on(lang) need=Need::Optional hint=t::closes_hint(lang) value=form.closes_on width=Width::Letters10 error=error("closes_on")/>
                <Field name="closes_at" label=t::closes_at(lang) need=Need::Optional value=form.closes_at width=Width::Letters10 error=error("closes_at")/>
            </div>
            <Radios name="audience" label=t::audience(lang) value=form.audience choices=audiences error=error("audience")/>
            {template}
            <Field name="model" label=t::model(lang) need=Need::Optional hint=t::model_hint(lang) value=form.model width=Width::Letters20 error=error("model")/>
            <Field name="title_en" label=t::title_en(lang) need=Need::Optional value=form.title_en error=error("title_en")/>
            <TextArea name="about_en" label=t::about_en(lang) need=Need::Optional value=form.about_en error=error("about_en")/>
            <div class="actions">
                <Button>{send}</Button>
                <ButtonLink href=back look=Look::Quiet>{t::back(lang)}</ButtonLink>
            </div>
        </form>
    }
    .into_any()
}
