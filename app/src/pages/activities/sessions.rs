//! The sessions of an activity: half-days and evenings in a few clicks, then hours, room, topic and trainer of each.

use std::collections::BTreeSet;

use axum::extract::{Path, State};
use chrono::{Datelike, Duration, NaiveDate, Weekday};
use documents::dates;
use domain::{Lang, Slot, Word, label, person::read_date};
use leptos::prelude::*;
use serde::Deserialize;
use services::{NotEdited, SessionForm, rows::Session};

use super::{
    session_details::{self, Shown},
    workspace::{WorkTab, Workspace, may_manage, path_of, workspace},
};
use crate::{
    App,
    flash::Flash,
    form::{Form, Query},
    i18n::activities as t,
    language::in_language,
    page::{PageResult, Staff},
    pages::{public::session_list, stale::Stale},
    ui::{Area, Banner, BannerKind, Button, ErrorSummary, Field, FieldError, Icon, Sign, Width},
};

/// Days shown before the first and after the last.
const BEFORE: i64 = 1;
const AFTER: i64 = 5;

/// A half-day or an evening of a day.
type When = (NaiveDate, Slot);

/// What was typed and not saved, and why.
#[derive(Default)]
struct Trouble {
    slots: Option<Vec<When>>,
    details: Option<Vec<SessionForm>>,
    /// The day around which further days are shown, as typed.
    around: String,
    why: Why,
}

/// Why it was not saved.
#[derive(Default)]
enum Why {
    /// It was, or nothing was typed yet.
    #[default]
    Not,
    Whole(String),
    /// No slot was chosen.
    Slots(String),
    Sessions(session_details::Wrong),
    Stale(chrono::DateTime<chrono::Utc>),
}

/// A day to bring into the table.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Around {
    ngay: String,
    /// What was ticked and not saved yet.
    slots: Vec<String>,
}

pub(super) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Query(around): Query<Around>,
) -> PageResult {
    let slots = (!around.slots.is_empty()).then(|| read(&around.slots));
    render(&app, &staff, &code, Trouble { slots, around: around.ngay, ..Trouble::default() }).await
}

/// The half-days that were ticked.
fn read(slots: &[String]) -> Vec<When> {
    let pairs = slots.iter().filter_map(|one| one.split_once(' '));
    pairs.filter_map(|(day, slot)| Some((day.parse().ok()?, Slot::parse(slot)?))).collect()
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Plan {
    version: String,
    slots: Vec<String>,
}

pub(super) async fn plan(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(form): Form<Plan>,
) -> PageResult {
    let chosen = read(&form.slots);
    let why = match services::plan_sessions(&app.services, staff.actor(), &code, &form.version, &chosen).await
    {
        Ok(()) => return Ok(staff.done(&path_of(&code, WorkTab::Sessions), Flash::Saved(0))),
        Err(services::Error::Invalid(problems)) => {
            Why::Slots(problems.0.first().map(|(_, problem)| problem.text(staff.lang)).unwrap_or_default())
        }
        Err(services::Error::Conflict(problem)) => Why::Whole(problem.text(staff.lang)),
        Err(services::Error::Stale(at)) => Why::Stale(at),
        Err(error) => return Err(error.into()),
    };
    render(&app, &staff, &code, Trouble { slots: Some(chosen), why, ..Trouble::default() }).await
}

pub(super) async fn edit(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(typed): Form<session_details::Typed>,
) -> PageResult {
    let (version, forms) = typed.read();
    let outcome = services::edit_sessions(&app.services, staff.actor(), &code, &version, &forms).await;
    let why = match outcome {
        Ok(()) => return Ok(staff.done(&path_of(&code, WorkTab::Sessions), Flash::Saved(0))),
        Err(NotEdited { error: services::Error::Invalid(_), sessions }) => Why::Sessions(sessions),
        Err(NotEdited { error: services::Error::Stale(at), .. }) => Why::Stale(at),
        Err(NotEdited { error, .. }) => return Err(error.into()),
    };
    render(&app, &staff, &code, Trouble { details: Some(forms), why, ..Trouble::default() }).await
}

async fn render(app: &App, staff: &Staff, code: &str, trouble: Trouble) -> PageResult {
    let (activity, sessions) = services::list_sessions_of(&app.services, staff.actor(), code).await?;
    let frame = Workspace::new(staff, staff.actor(), &activity, app.services.today(), WorkTab::Sessions);
    let lang = staff.lang;
    let title = format!("{}: {}", t::sessions(lang), activity.title);
    let failed = !matches!(trouble.why, Why::Not);
    if !may_manage(staff.actor()) {
        return Ok(staff.staff(&title, move || workspace(frame, None, session_list(lang, &sessions))));
    }
    let view = move || {
        let Trouble { slots, details, around, why } = trouble;
        let saved = in_language(lang, &path_of(&activity.code, WorkTab::Sessions));
        let mut wrong = session_details::Wrong::new();
        let notice = match why {
            Why::Not => None,
            Why::Whole(title) => Some(view! { <Banner kind=BannerKind::Failure title/> }.into_any()),
            Why::Slots(text) => {
                Some(view! { <ErrorSummary errors=vec![FieldError::new("plan", text)]/> }.into_any())
            }
            Why::Sessions(of) => {
                wrong = of;
                let errors = session_details::summary(lang, &sessions, &wrong);
                Some(view! { <ErrorSummary errors/> }.into_any())
            }
            Why::Stale(at) => {
                let (fields, form) = match (&slots, &details) {
                    (Some(slots), _) => (vec![compared(lang, slots, &sessions)], "plan"),
                    (None, details) => {
                        let details = details.as_deref().unwrap_or_default();
                        (session_details::compared(lang, details, &sessions), "details")
                    }
                };
                Stale::new(at, fields).map(|stale| stale.notice(lang, form, saved))
            }
        };
        let version = activity.version.to_string();
        let chosen = slots.unwrap_or_else(|| planned(&sessions));
        let span = (activity.starts_on, activity.ends_on);
        let shown = Shown { code: &activity.code, version: &version, sessions: &sessions };
        let plan = slot_table(lang, shown, &chosen, span, &around);
        let details = session_details::form(lang, shown, details.as_deref(), &wrong);
        workspace(frame, notice, view! { {plan} {details} }.into_any())
    };
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

fn planned(sessions: &[Session]) -> Vec<When> {
    sessions.iter().map(|session| (session.held_on, *session.slot)).collect()
}

/// The chosen slots against those that are saved, in words.
fn compared(lang: Lang, mine: &[When], saved: &[Session]) -> (String, String, String) {
    let said = |mut slots: Vec<When>| {
        slots.sort();
        let slots =
            slots.into_iter().map(|(day, slot)| format!("{} {}", slot.name(lang), dates::day(day, lang)));
        slots.collect::<Vec<_>>().join(", ")
    };
    (t::sessions(lang).to_owned(), said(mine.to_vec()), said(planned(saved)))
}

fn slot_table(
    lang: Lang,
    shown: Shown<'_>,
    chosen: &[When],
    (from, to): (NaiveDate, NaiveDate),
    around: &str,
) -> AnyView {
    let action = in_language(lang, &path_of(shown.code, WorkTab::Sessions));
    // A day that was chosen stays in sight, wherever it lies.
    let mut days: BTreeSet<NaiveDate> = chosen.iter().map(|(day, _)| *day).collect();
    let asked = read_date(around, label::DATE);
    for (first, last) in [(from, to)].into_iter().chain(asked.iter().map(|day| (*day, *day))) {
        let window = (first - Duration::days(BEFORE)).iter_days();
        days.extend(window.take_while(|day| *day <= last + Duration::days(AFTER)));
    }
    let wrong = asked.err().filter(|_| !around.trim().is_empty()).map(|problem| problem.text(lang));
    let there = in_language(lang, &path_of(shown.code, WorkTab::Sessions));
    let around = around.to_owned();
    let rows = days.into_iter().map(|day| day_row(lang, day, chosen)).collect_view();
    let heads = Slot::ALL.iter().map(|slot| view! { <th scope="col">{slot.name(lang)}</th> }).collect_view();
    let version = shown.version.to_owned();
    view! {
        <section class="stack">
            <h2>{t::which_slots(lang)}</h2>
            <form class="stack" id="plan" method="post" action=action>
                <div class="row">
                    <Field name="ngay" label=t::other_days(lang) hint=t::date_hint(lang) width=Width::Letters10 value=around error=wrong/>
                    // The same form asks for other days, so that what was ticked goes along.
                    <button class="button button-secondary" type="submit" formmethod="get" formaction=there>{t::show_days(lang)}</button>
                </div>
                <input type="hidden" name="version" value=version/>
                <div class="table-scroll" role="region" tabindex="0" aria-labelledby="slots">
                    <table class="slots">
                        <caption id="slots" class="hidden-text">{t::which_slots(lang)}</caption>
                        <thead><tr><th scope="col">{t::day(lang)}</th>{heads}</tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                <Button>{t::save_slots(lang)}</Button>
            </form>
        </section>
    }
    .into_any()
}

fn day_row(lang: Lang, day: NaiveDate, chosen: &[When]) -> AnyView {
    let cells = Slot::ALL
        .iter()
        .map(|slot| {
            let checked = chosen.contains(&(day, *slot));
            let label = format!("{} {}", slot.name(lang), dates::day(day, lang));
            let value = format!("{day} {}", slot.code());
            view! {
                <td>
                    <label class="slot">
                        <input type="checkbox" name="slots" value=value checked=checked aria-label=label/>
                        <Icon sign=Sign::Check/>
                    </label>
                </td>
            }
        })
        .collect_view();
    let rest = matches!(day.weekday(), Weekday::Sat | Weekday::Sun).then_some("is-rest");
    view! { <tr class=rest><th scope="row">{format!("{}, {}", dates::weekday(day, lang), dates::day(day, lang))}</th>{cells}</tr> }.into_any()
}
