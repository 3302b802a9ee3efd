//! The form of a mail that goes by itself: for a new one, and for one that is there.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::{Lang, ReminderKind};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    Error,
    holder::Holder,
    ids::{MailRuleId, TemplateId},
    reminders::{LoadedReminder, ReminderForm, load_reminder_form},
};
use ui::{Area, Button, ButtonLink, Choice, Field, Kind, Look, Radios, Width};

use crate::{
    App,
    flash::Flash,
    form::{Form, choices},
    language::in_language,
    page_error::PageResult,
    pages::{
        holder::Around,
        reminders::{path, words as t},
    },
    stale::{Compared, Stale},
    visit::Staff,
    wrong::Wrong,
};

/// The form as the browser sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    kind: String,
    way: String,
    days: String,
    at: String,
    hours: String,
    version: String,
    key: String,
}

impl From<Typed> for ReminderForm {
    fn from(typed: Typed) -> Self {
        let Typed { kind, way, days, at, hours, version, key } = typed;
        Self { kind, way, days, at, hours, version, key }
    }
}

/// What stands above the form.
#[derive(Default)]
struct Above {
    wrong: Wrong,
    stale: Option<Stale>,
}

pub(crate) async fn show_new(State(app): State<App>, staff: Staff, Path(code): Path<String>) -> PageResult {
    load(&app, &staff, Holder::Activity(&code), None).await
}

pub(crate) async fn show_new_of_template(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<TemplateId>,
) -> PageResult {
    load(&app, &staff, Holder::Template(id), None).await
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path((code, id)): Path<(String, MailRuleId)>,
) -> PageResult {
    load(&app, &staff, Holder::Activity(&code), Some(id)).await
}

pub(crate) async fn show_of_template(
    State(app): State<App>,
    staff: Staff,
    Path((template, id)): Path<(TemplateId, MailRuleId)>,
) -> PageResult {
    load(&app, &staff, Holder::Template(template), Some(id)).await
}

pub(crate) async fn add(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> PageResult {
    submit_new(&app, &staff, Holder::Activity(&code), typed.into()).await
}

pub(crate) async fn add_of_template(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<TemplateId>,
    Form(typed): Form<Typed>,
) -> PageResult {
    submit_new(&app, &staff, Holder::Template(id), typed.into()).await
}

pub(crate) async fn save(
    State(app): State<App>,
    staff: Staff,
    Path((code, id)): Path<(String, MailRuleId)>,
    Form(typed): Form<Typed>,
) -> PageResult {
    submit(&app, &staff, (Holder::Activity(&code), id), typed.into()).await
}

pub(crate) async fn save_of_template(
    State(app): State<App>,
    staff: Staff,
    Path((template, id)): Path<(TemplateId, MailRuleId)>,
    Form(typed): Form<Typed>,
) -> PageResult {
    submit(&app, &staff, (Holder::Template(template), id), typed.into()).await
}

async fn load(app: &App, staff: &Staff, place: Holder<'_>, id: Option<MailRuleId>) -> PageResult {
    let loaded = load_reminder_form(&app.services, staff.actor(), place, id).await?;
    Ok(page(app, staff, (place, id), loaded, Above::default()))
}

async fn submit_new(app: &App, staff: &Staff, place: Holder<'_>, form: ReminderForm) -> PageResult {
    match services::reminders::add_reminder(&app.services, staff.actor(), place, &form).await {
        Ok(_) => Ok(staff.done(&path(place), Flash::Saved(0))),
        Err(error) => {
            let above = Above { wrong: Wrong::of(error.into())?, stale: None };
            let loaded = load_reminder_form(&app.services, staff.actor(), place, None).await?;
            Ok(page(app, staff, (place, None), LoadedReminder { form, ..loaded }, above))
        }
    }
}

async fn submit(
    app: &App,
    staff: &Staff,
    (place, id): (Holder<'_>, MailRuleId),
    mut form: ReminderForm,
) -> PageResult {
    let (services, actor) = (&app.services, staff.actor());
    let saved = || Ok(staff.done(&path(place), Flash::Saved(0)));
    let error = match services::reminders::edit_reminder(services, actor, place, id, &form).await {
        Ok(()) => return saved(),
        Err(error) => error,
    };
    let loaded = load_reminder_form(services, actor, place, Some(id)).await?;
    let above = match error {
        Error::Stale(at) => {
            let Some(stale) = Stale::new(at, compared(staff.lang, &form, &loaded.form)) else {
                return saved();
            };
            // Saved once more, what was typed takes the place of what the other one saved.
            form.version = loaded.form.version.clone();
            Above { stale: Some(stale), ..Above::default() }
        }
        error => Above { wrong: Wrong::of(error.into())?, stale: None },
    };
    Ok(page(app, staff, (place, Some(id)), LoadedReminder { form, ..loaded }, above))
}

/// What was typed against what is saved, field by field.
fn compared(lang: Lang, mine: &ReminderForm, saved: &ReminderForm) -> Vec<Compared> {
    let pair =
        |label: &'static str, of: &dyn Fn(&ReminderForm) -> String| (label.to_owned(), of(mine), of(saved));
    vec![
        pair(t::kind(lang), &|form| form.kind.clone()),
        pair(t::way(lang), &|form| form.way.clone()),
        pair(t::days(lang), &|form| form.days.clone()),
        pair(t::at(lang), &|form| form.at.clone()),
        pair(t::hours(lang), &|form| form.hours.clone()),
    ]
}

fn page(
    app: &App,
    staff: &Staff,
    (place, id): (Holder<'_>, Option<MailRuleId>),
    loaded: LoadedReminder,
    above: Above,
) -> Response {
    let lang = staff.lang;
    let title = if id.is_some() { t::edit(lang) } else { t::add(lang) };
    let around = Around::new(app, staff, &loaded.home);
    let failed = !above.wrong.is_none() || above.stale.is_some();
    let list = in_language(lang, &path(place));
    let action = format!("{list}/{}", id.map_or_else(|| "moi".to_owned(), |id| id.to_string()));
    let view = move || {
        let notice = match above.stale {
            Some(stale) => stale.notice(lang, "reminder", list.clone()),
            None => above.wrong.notice(lang),
        };
        around.put(lang, Some(notice), view(lang, title, (loaded.form, &above.wrong), (action, list)))
    };
    if failed { staff.invalid(Area::Staff, title, view) } else { staff.staff(title, view) }
}

fn view(
    lang: Lang,
    title: &'static str,
    (form, wrong): (ReminderForm, &Wrong),
    (action, back): (String, String),
) -> AnyView {
    let error = |field: &str| wrong.beside(lang, field);
    let kinds = choices::<ReminderKind>(lang);
    let ways = vec![Choice::new("days", t::by_days(lang)), Choice::new("hours", t::by_hours(lang))];
    view! {
        <section class="stack">
            <h2>{title}</h2>
            <form class="form" id="reminder" method="post" action=action novalidate>
                <input type="hidden" name="version" value=form.version/>
                <input type="hidden" name="key" value=form.key/>
                <Radios name="kind" label=t::kind(lang) value=form.kind choices=kinds error=error("kind")/>
                <Radios name="way" label=t::way(lang) value=form.way choices=ways/>
                <div class="row">
                    <Field name="days" label=t::days(lang) hint=t::days_hint(lang) kind=Kind::Number width=Width::Letters4 value=form.days error=error("days")/>
                    <Field name="at" label=t::at(lang) hint=t::at_hint(lang) width=Width::Letters10 value=form.at error=error("at")/>
                </div>
                <Field name="hours" label=t::hours(lang) hint=t::hours_hint(lang) kind=Kind::Number width=Width::Letters4 value=form.hours error=error("hours")/>
                <div class="actions">
                    <Button>{t::save(lang)}</Button>
                    <ButtonLink href=back look=Look::Quiet>{t::back(lang)}</ButtonLink>
                </div>
            </form>
        </section>
    }
    .into_any()
}
