//! The sessions of an activity: half-days and evenings in a few clicks, then hours, room, topic and trainer of each.

use axum::extract::{Path, State};
use chrono::{Datelike, Duration, NaiveDate, Weekday};
use documents::dates;
use domain::{Lang, Slot, Word};
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
    form::Form,
    i18n::activities as t,
    language::in_language,
    page::{PageResult, Staff},
    pages::{public::session_list, stale::Stale},
    ui::{Area, Banner, BannerKind, Button, ErrorSummary, Icon, Sign},
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
    why: Why,
}

/// Why it was not saved.
#[derive(Default)]
enum Why {
    /// It was, or nothing was typed yet.
    #[default]
    Not,
    Whole(String),
    Sessions(session_details::Wrong),
    Stale(chrono::DateTime<chrono::Utc>),
}

pub(super) async fn show(State(app): State<App>, staff: Staff, Path(code): Path<String>) -> PageResult {
    render(&app, &staff, &code, Trouble::default()).await
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
    let chosen: Vec<When> = form
        .slots
        .iter()
        .filter_map(|one| one.split_once(' '))
        .filter_map(|(day, slot)| Some((day.parse().ok()?, Slot::parse(slot)?)))
        .collect();
    let why = match services::plan_sessions(&app.services, staff.actor(), &code, &form.version, &chosen).await
    {
        Ok(()) => return Ok(staff.done(&path_of(&code, WorkTab::Sessions), Flash::Saved(0))),
        Err(services::Error::Invalid(problems)) => {
            Why::Whole(problems.0.first().map(|(_, problem)| problem.text(staff.lang)).unwrap_or_default())
        }
        Err(services::Error::Conflict(problem)) => Why::Whole(problem.text(staff.lang)),
        Err(services::Error::Stale(at)) => Why::Stale(at),
        Err(error) => return Err(error.into()),
    };
    render(&app, &staff, &code, Trouble { slots: Some(chosen), details: None, why }).await
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
    render(&app, &staff, &code, Trouble { slots: None, details: Some(forms), why }).await
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
        let Trouble { slots, details, why } = trouble;
        let saved = in_language(lang, &path_of(&activity.code, WorkTab::Sessions));
        let mut wrong = session_details::Wrong::new();
        let notice = match why {
            Why::Not => None,
            Why::Whole(title) => Some(view! { <Banner kind=BannerKind::Failure title/> }.into_any()),
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
        let plan = slot_table(lang, shown, &chosen, span);
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
        let slots = slots.into_iter().map(|(day, slot)| format!("{} {}", slot.name(lang), dates::short(day)));
        slots.collect::<Vec<_>>().join(", ")
    };
    (t::sessions(lang).to_owned(), said(mine.to_vec()), said(planned(saved)))
}

fn slot_table(lang: Lang, shown: Shown<'_>, chosen: &[When], (from, to): (NaiveDate, NaiveDate)) -> AnyView {
    let action = in_language(lang, &path_of(shown.code, WorkTab::Sessions));
    // A day that was chosen stays in sight, wherever it lies.
    let first =
        chosen.iter().map(|(day, _)| *day).min().map_or(from, |day| day.min(from)) - Duration::days(BEFORE);
    let last = chosen.iter().map(|(day, _)| *day).max().map_or(to, |day| day.max(to)) + Duration::days(AFTER);
    let days = first.iter_days().take_while(|day| *day <= last);
    let rows = days.map(|day| day_row(lang, day, chosen)).collect_view();
    let heads = Slot::ALL.iter().map(|slot| view! { <th scope="col">{slot.name(lang)}</th> }).collect_view();
    let version = shown.version.to_owned();
    view! {
        <section class="stack">
            <h2>{t::which_slots(lang)}</h2>
            <form class="stack" id="plan" method="post" action=action>
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
            let label = format!("{} {}", slot.name(lang), dates::short(day));
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
    view! { <tr class=rest><th scope="row">{format!("{}, {}", dates::weekday(day, lang), dates::short(day))}</th>{cells}</tr> }.into_any()
}
