//! The sessions of an activity: half-days and evenings in a few clicks, then hours, room, topic and trainer of each.

use axum::extract::{Path, State};
use chrono::{Duration, NaiveDate};
use documents::dates;
use domain::{Lang, Slot, Word, local};
use leptos::prelude::*;
use serde::Deserialize;
use services::{SessionForm, rows::Session};

use super::workspace::{WorkTab, Workspace, may_manage, path_of, workspace};
use crate::{
    App,
    flash::Flash,
    form::Form,
    i18n::activities as t,
    language::in_language,
    page::{PageResult, Staff},
    pages::public::session_list,
    ui::{Area, Banner, BannerKind, Button, Field, Kind, Need, Width},
};

/// Days shown before the first and after the last.
const BEFORE: i64 = 1;
const AFTER: i64 = 5;

pub(super) async fn show(State(app): State<App>, staff: Staff, Path(code): Path<String>) -> PageResult {
    render(&app, &staff, &code, None).await
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Plan {
    slots: Vec<String>,
}

pub(super) async fn plan(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(form): Form<Plan>,
) -> PageResult {
    let chosen: Vec<(NaiveDate, Slot)> = form
        .slots
        .iter()
        .filter_map(|one| one.split_once(' '))
        .filter_map(|(day, slot)| Some((day.parse().ok()?, Slot::parse(slot)?)))
        .collect();
    match services::plan_sessions(&app.services, staff.actor(), &code, &chosen).await {
        Ok(()) => Ok(staff.done(&path_of(&code, WorkTab::Sessions), Flash::Saved(0))),
        Err(error) => trouble(&app, &staff, &code, error).await,
    }
}

/// The rows of the table, one list a column.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Details {
    id: Vec<String>,
    from: Vec<String>,
    to: Vec<String>,
    room: Vec<String>,
    topic: Vec<String>,
    trainer: Vec<String>,
}

pub(super) async fn edit(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(form): Form<Details>,
) -> PageResult {
    let at = |column: &[String], i: usize| column.get(i).cloned().unwrap_or_default();
    let forms: Vec<SessionForm> = (0..form.id.len())
        .map(|i| SessionForm {
            id: at(&form.id, i),
            from: at(&form.from, i),
            to: at(&form.to, i),
            room: at(&form.room, i),
            topic: at(&form.topic, i),
            trainer: at(&form.trainer, i),
        })
        .collect();
    match services::edit_sessions(&app.services, staff.actor(), &code, &forms).await {
        Ok(()) => Ok(staff.done(&path_of(&code, WorkTab::Sessions), Flash::Saved(0))),
        Err(error) => trouble(&app, &staff, &code, error).await,
    }
}

async fn trouble(app: &App, staff: &Staff, code: &str, error: services::Error) -> PageResult {
    let text = match error {
        services::Error::Invalid(problems) => {
            problems.0.first().map(|(_, problem)| problem.text(staff.lang)).unwrap_or_default()
        }
        services::Error::Conflict(problem) => problem.text(staff.lang),
        error => return Err(error.into()),
    };
    render(app, staff, code, Some(text)).await
}

async fn render(app: &App, staff: &Staff, code: &str, trouble: Option<String>) -> PageResult {
    let (activity, sessions) = services::list_sessions_of(&app.services, staff.actor(), code).await?;
    let frame = Workspace::new(staff, staff.actor(), &activity, app.services.today(), WorkTab::Sessions);
    let lang = staff.lang;
    let manages = may_manage(staff.actor());
    let title = format!("{}: {}", t::sessions(lang), activity.title);
    let failed = trouble.is_some();
    let view = move || {
        let notice = trouble.map(|title| view! { <Banner kind=BannerKind::Failure title/> }.into_any());
        let body = if manages {
            editable(lang, &activity.code, &sessions, (activity.starts_on, activity.ends_on))
        } else {
            session_list(lang, &sessions)
        };
        workspace(frame, notice, body)
    };
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

fn editable(lang: Lang, code: &str, sessions: &[Session], (from, to): (NaiveDate, NaiveDate)) -> AnyView {
    let path = |more: &str| in_language(lang, &format!("/quan-ly/hoat-dong/{code}/buoi{more}"));
    let first = from - Duration::days(BEFORE);
    let days = first.iter_days().take_while(|day| *day <= to + Duration::days(AFTER));
    let rows = days.map(|day| day_row(lang, day, sessions)).collect_view();
    let heads = Slot::ALL.iter().map(|slot| view! { <th scope="col">{slot.name(lang)}</th> }).collect_view();
    let details = sessions.iter().map(|session| details(lang, session)).collect_view();
    let hours = (!sessions.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{t::session_details(lang)}</h2>
                <form class="stack" method="post" action=path("/chi-tiet")>{details}<Button>{t::save_details(lang)}</Button></form>
            </section>
        }
    });
    view! {
        <section class="stack">
            <h2>{t::which_slots(lang)}</h2>
            <form class="stack" method="post" action=path("")>
                <div class="table-scroll" role="region" tabindex="0" aria-labelledby="slots">
                    <table class="table slots">
                        <caption id="slots" class="hidden-text">{t::which_slots(lang)}</caption>
                        <thead><tr><th scope="col">{t::day(lang)}</th>{heads}</tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                <Button>{t::save_slots(lang)}</Button>
            </form>
        </section>
        {hours}
    }
    .into_any()
}

fn day_row(lang: Lang, day: NaiveDate, sessions: &[Session]) -> AnyView {
    let cells = Slot::ALL
        .iter()
        .map(|slot| {
            let checked = sessions.iter().any(|session| (session.held_on, *session.slot) == (day, *slot));
            let label = format!("{} {}", slot.name(lang), dates::short(day));
            let value = format!("{day} {}", slot.code());
            view! { <td><input type="checkbox" name="slots" value=value checked=checked aria-label=label/></td> }
        })
        .collect_view();
    view! { <tr><th scope="row">{format!("{}, {}", dates::weekday(day, lang), dates::short(day))}</th>{cells}</tr> }.into_any()
}

fn details(lang: Lang, session: &Session) -> AnyView {
    let hour = |moment| local::at(moment).format("%H:%M").to_string();
    let id = session.id.to_string();
    let legend = format!(
        "{}, {} {}",
        session.slot.name(lang),
        dates::weekday(session.held_on, lang),
        dates::short(session.held_on)
    );
    let own = |name: &str| format!("{name}-{id}");
    view! {
        <fieldset class="fieldset">
            <legend>{legend}</legend>
            <input type="hidden" name="id" value=id.clone()/>
            <div class="row">
                <Field name="from" id=own("from") label=t::from(lang) width=Width::Letters10 value=hour(session.starts_at)/>
                <Field name="to" id=own("to") label=t::to(lang) width=Width::Letters10 value=hour(session.ends_at)/>
                <Field name="room" id=own("room") label=t::room(lang) need=Need::Optional width=Width::Letters20 value=session.room.clone()/>
                <Field name="trainer" id=own("trainer") label=t::trainer(lang) kind=Kind::Name need=Need::Optional width=Width::Letters30 value=session.trainer.clone()/>
            </div>
            <Field name="topic" id=own("topic") label=t::topic(lang) need=Need::Optional value=session.topic.clone()/>
        </fieldset>
    }
    .into_any()
}
