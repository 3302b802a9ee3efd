//! The form of a call: units with their seats, the deadline, the text, and how unused seats flow.

use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{FlowRule, Lang};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    NotSaved,
    demands::prefilled_units,
    nominations::{RoundForm, load_round_form, save_round, units_below},
    rows::Activity,
};
use ui::{Area, Button, ButtonLink, Field, Kind, Look, Need, Radios, TextArea, Width};

use crate::{
    App,
    flash::Flash,
    form::{Form, Query, choices},
    language::in_language,
    page_error::PageResult,
    pages::{
        activities::workspace::{WorkTab, Workspace, path_of, workspace},
        nominations::words as t,
    },
    stale::Stale,
    visit::Staff,
    wrong::Wrong,
};

/// The form as the browser sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    units: String,
    below: String,
    each: String,
    message: String,
    closes_on: String,
    closes_at: String,
    flows_on: String,
    rule: String,
    version: String,
    key: String,
    step: String,
}

impl Typed {
    fn of(form: RoundForm) -> Self {
        let RoundForm { units, message, closes_on, closes_at, flows_on, rule, version, key } = form;
        Self { units, message, closes_on, closes_at, flows_on, rule, version, key, ..Self::default() }
    }

    fn form(&self) -> RoundForm {
        let Self { units, message, closes_on, closes_at, flows_on, rule, version, key, .. } = self.clone();
        RoundForm { units, message, closes_on, closes_at, flows_on, rule, version, key }
    }
}

/// The call for interest whose units a new round has.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Prefilled {
    #[serde(rename = "nhu-cau")]
    nhu_cau: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Query(from): Query<Prefilled>,
) -> PageResult {
    let (activity, round, mut form) = load_round_form(&app.services, staff.actor(), &code).await?;
    if let (None, Ok(demand)) = (round, from.nhu_cau.parse()) {
        form.units = prefilled_units(&app.services, staff.actor(), demand, &activity).await?;
    }
    let typed = Typed { key: services::new_form_key()?, ..Typed::of(form) };
    Ok(page(&app, &staff, activity, typed, None, None))
}

pub(crate) async fn save(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(mut typed): Form<Typed>,
) -> PageResult {
    let (services, actor) = (&app.services, staff.actor());
    let mut stale = None;
    let outcome = if typed.step == "fill" {
        match units_below(services, actor, &code, (&typed.below, &typed.each)).await {
            Ok(lines) => {
                typed.units = format!("{}\n{lines}", typed.units.trim_end()).trim_start().to_owned();
                let (activity, ..) = load_round_form(services, actor, &code).await?;
                return Ok(page(&app, &staff, activity, typed, None, None));
            }
            Err(error) => Err(error),
        }
    } else {
        save_round(services, actor, &code, &typed.form()).await.map(drop)
    };
    let list = path_of(&code, WorkTab::Nominations);
    let wrong = match outcome {
        Ok(()) => return Ok(staff.done(&list, Flash::RoundSaved(0))),
        Err(services::Error::Stale(at)) => {
            let saved = load_round_form(services, actor, &code).await?.2;
            let Some(both) = Stale::new(at, compared(staff.lang, &typed.form(), &saved)) else {
                return Ok(staff.done(&list, Flash::RoundSaved(0)));
            };
            typed.version = saved.version;
            stale = Some(both);
            Wrong::default()
        }
        Err(error) => Wrong::of(NotSaved::from(error))?,
    };
    let (activity, ..) = load_round_form(services, actor, &code).await?;
    Ok(page(&app, &staff, activity, typed, Some(wrong), stale))
}

/// What was typed against what is saved, field by field.
fn compared(lang: Lang, mine: &RoundForm, saved: &RoundForm) -> Vec<crate::stale::Compared> {
    let pair = |label: &'static str, of: fn(&RoundForm) -> &String| {
        (label.to_owned(), of(mine).clone(), of(saved).clone())
    };
    vec![
        pair(t::units(lang), |form| &form.units),
        pair(t::message(lang), |form| &form.message),
        pair(t::closes_on(lang), |form| &form.closes_on),
        pair(t::closes_at(lang), |form| &form.closes_at),
        pair(t::flows_on(lang), |form| &form.flows_on),
        pair(t::rule(lang), |form| &form.rule),
    ]
}

fn page(
    app: &App,
    staff: &Staff,
    activity: Activity,
    typed: Typed,
    wrong: Option<Wrong>,
    stale: Option<Stale>,
) -> Response {
    let lang = staff.lang;
    let frame = Workspace::new(staff, staff.actor(), &activity, app.services.today(), WorkTab::Nominations);
    let heading = if typed.version.is_empty() { t::make(lang) } else { t::edit(lang) };
    let title = format!("{heading}: {}", activity.title);
    let failed = wrong.is_some();
    let wrong = wrong.unwrap_or_default();
    let view = move || {
        let back = in_language(lang, &path_of(&activity.code, WorkTab::Nominations));
        let notice = match stale {
            Some(stale) => stale.notice(lang, "round", back.clone()),
            None => wrong.notice(lang),
        };
        workspace(frame, Some(notice), form(lang, heading, back, typed, &wrong))
    };
    if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) }
}

fn form(lang: Lang, heading: &'static str, back: String, typed: Typed, wrong: &Wrong) -> AnyView {
    let error = |field: &str| wrong.beside(lang, field);
    let rules = choices::<FlowRule>(lang);
    let action = format!("{back}/sua");
    // What fills the list stays closed where nobody used it, and open where something is wrong with it.
    let open = !typed.below.is_empty() || !typed.each.is_empty();
    view! {
        <h2>{heading}</h2>
        <form class="form" id="round" method="post" action=action novalidate>
            <input type="hidden" name="version" value=typed.version/>
            <input type="hidden" name="key" value=typed.key/>
            <TextArea name="units" label=t::units(lang) hint=t::units_hint(lang) rows=8 value=typed.units error=error("units")/>
            <details class="stack" open=open>
                <summary>{t::all_below(lang)}</summary>
                <Field name="below" label=t::below(lang) need=Need::Optional value=typed.below width=Width::Letters30 error=error("below")/>
                <Field name="each" label=t::each(lang) kind=Kind::Number need=Need::Optional value=typed.each width=Width::Letters4 error=error("each")/>
                <Button name="step" value="fill" look=Look::Secondary>{t::fill(lang)}</Button>
            </details>
            <Field name="closes_on" label=t::closes_on(lang) hint=t::date_hint(lang) value=typed.closes_on width=Width::Letters10 error=error("closes_on")/>
            <Field name="closes_at" label=t::closes_at(lang) value=typed.closes_at width=Width::Letters10 error=error("closes_at")/>
            <TextArea name="message" label=t::message(lang) hint=t::message_hint(lang) need=Need::Optional rows=5 value=typed.message error=error("message")/>
            <Field name="flows_on" label=t::flows_on(lang) hint=t::flows_on_hint(lang) need=Need::Optional value=typed.flows_on width=Width::Letters10 error=error("flows_on")/>
            <Radios name="rule" label=t::rule(lang) value=typed.rule choices=rules error=error("rule")/>
            <div class="actions">
                <Button name="step" value="save">{t::save(lang)}</Button>
                <ButtonLink href=back look=Look::Quiet>{t::back(lang)}</ButtonLink>
            </div>
        </form>
    }
    .into_any()
}
