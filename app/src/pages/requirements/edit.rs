//! The form of who may come.

use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{Lang, UnitLevel};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    NotSaved,
    requirements::{RequirementsForm, load_requirements_form, save_requirements},
    rows::Activity,
};
use ui::{Area, Button, ButtonLink, Checkboxes, Field, Flow, Kind, Look, Need, TextArea, Width};

use crate::{
    App,
    flash::Flash,
    form::{Form, choices},
    language::in_language,
    page_error::PageResult,
    pages::{
        activities::workspace::{WorkTab, Workspace, path_of, workspace},
        requirements::words as t,
    },
    stale::{Compared, Stale},
    visit::Staff,
    wrong::Wrong,
};

/// The form as the browser sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    positions: String,
    levels: Vec<String>,
    units: String,
    course: String,
    needs: String,
    years: String,
    version: String,
}

impl From<Typed> for RequirementsForm {
    fn from(typed: Typed) -> Self {
        let Typed { positions, levels, units, course, needs, years, version } = typed;
        Self { positions, levels, units, course, needs, years, version }
    }
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(code): Path<String>) -> PageResult {
    let loaded = load_requirements_form(&app.services, staff.actor(), &code).await?;
    Ok(page(&app, &staff, loaded, None, None))
}

pub(crate) async fn save(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let (services, actor) = (&app.services, staff.actor());
    let mut form = RequirementsForm::from(typed);
    let error = match save_requirements(services, actor, &code, &form).await {
        Ok(()) => return Ok(staff.done(&path_of(&code, WorkTab::Overview), Flash::Saved(0))),
        Err(error) => error,
    };
    let (activity, saved, courses) = load_requirements_form(services, actor, &code).await?;
    let (mut stale, mut wrong) = (None, Wrong::default());
    match error {
        services::Error::Stale(at) => {
            let Some(both) = Stale::new(at, compared(staff.lang, &form, &saved)) else {
                return Ok(staff.done(&path_of(&code, WorkTab::Overview), Flash::Saved(0)));
            };
            // Saved once more, what was typed takes the place of what the other one saved.
            form.version = saved.version;
            stale = Some(both);
        }
        error => wrong = Wrong::of(NotSaved::from(error))?,
    }
    Ok(page(&app, &staff, (activity, form, courses), Some(wrong), stale))
}

/// What was typed against what is saved, field by field.
fn compared(lang: Lang, mine: &RequirementsForm, saved: &RequirementsForm) -> Vec<Compared> {
    let pair = |label: &'static str, of: fn(&RequirementsForm) -> String| {
        (label.to_owned(), of(mine).replace("\r\n", "\n"), of(saved))
    };
    vec![
        pair(t::positions(lang), |form| form.positions.clone()),
        pair(t::levels(lang), |form| form.levels.join(", ")),
        pair(t::units(lang), |form| form.units.clone()),
        pair(t::needs(lang), |form| form.needs.clone()),
        pair(t::years(lang), |form| form.years.clone()),
        pair(t::course(lang), |form| form.course.clone()),
    ]
}

fn page(
    app: &App,
    staff: &Staff,
    (activity, form, courses): (Activity, RequirementsForm, Vec<String>),
    wrong: Option<Wrong>,
    stale: Option<Stale>,
) -> Response {
    let lang = staff.lang;
    let frame = Workspace::new(staff, staff.actor(), &activity, app.services.today(), WorkTab::Overview);
    let title = format!("{}: {}", t::title(lang), activity.title);
    let failed = wrong.is_some();
    let wrong = wrong.unwrap_or_default();
    let view = move || {
        let back = in_language(lang, &path_of(&activity.code, WorkTab::Overview));
        let notice = match stale {
            Some(stale) => stale.notice(lang, "requirements-form", back.clone()),
            None => wrong.notice(lang),
        };
        let action = in_language(lang, &format!("/quan-ly/hoat-dong/{}/dieu-kien", activity.code));
        workspace(frame, Some(notice), view(lang, (action, back), form, courses, &wrong))
    };
    if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) }
}

fn view(
    lang: Lang,
    (action, back): (String, String),
    form: RequirementsForm,
    courses: Vec<String>,
    wrong: &Wrong,
) -> AnyView {
    let error = |field: &str| wrong.beside(lang, field);
    let levels = choices::<UnitLevel>(lang);
    view! {
        <h2>{t::title(lang)}</h2>
        <p class="soft">{t::lead(lang)}</p>
        <form class="form" id="requirements-form" method="post" action=action novalidate>
            <input type="hidden" name="version" value=form.version/>
            <TextArea name="positions" label=t::positions(lang) hint=t::positions_hint(lang) need=Need::Optional rows=3 value=form.positions error=error("positions")/>
            <Checkboxes name="levels" label=t::levels(lang) flow=Flow::Line values=form.levels choices=levels error=error("levels")/>
            <TextArea name="units" label=t::units(lang) hint=t::units_hint(lang) need=Need::Optional rows=3 value=form.units error=error("units")/>
            <Field name="needs" label=t::needs(lang) hint=t::needs_hint(lang) need=Need::Optional value=form.needs offers=courses.clone() error=error("needs")/>
            <Field name="years" label=t::years(lang) hint=t::years_hint(lang) need=Need::Optional kind=Kind::Number width=Width::Letters4 value=form.years error=error("years")/>
            <Field name="course" label=t::course(lang) hint=t::course_hint(lang) need=Need::Optional value=form.course offers=courses error=error("course")/>
            <div class="actions">
                <Button>{t::save(lang)}</Button>
                <ButtonLink href=back look=Look::Quiet>{t::back(lang)}</ButtonLink>
            </div>
        </form>
    }
    .into_any()
}
