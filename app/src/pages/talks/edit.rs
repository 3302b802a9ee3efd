//! The form of a talk: for a new one, and for one that is there, with what else can be done with it.

use axum::extract::{Path, State};
use domain::{Lang, TalkKind, Word};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    Error, NotSaved,
    ids::{SessionId, TalkId},
    rows::Activity,
    schedule::Offered,
    talks::{Agenda, TalkForm},
};
use ui::{Area, Button, ButtonLink, Field, Kind, Look, OptText, Width};

use crate::{
    App,
    flash::Flash,
    form::{Form, Query},
    language::in_language,
    page_error::PageResult,
    pages::{
        activities::{WorkTab, Workspace, workspace},
        talks::{
            fields::{self, Typed, session_name},
            path, talk_path, words as t,
        },
    },
    stale::{Compared, Stale},
    visit::Staff,
    wrong::Wrong,
};

/// The session that a new one is added to.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct In {
    buoi: String,
}

/// What stands above the form.
#[derive(Default)]
pub(super) struct Above {
    pub wrong: Wrong,
    pub stale: Option<Stale>,
    /// The form of a delay, as it was sent.
    pub delay: Option<Delay>,
    /// Another notice.
    pub notice: Option<AnyView>,
}

/// A delay as it was typed, with what is wrong with it.
#[derive(Default)]
pub(super) struct Delay {
    pub minutes: String,
    pub error: OptText,
    /// The field for why what is in the way may stand, where something is.
    pub reason: Option<AnyView>,
}

pub(crate) async fn show_new(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Query(asked): Query<In>,
) -> PageResult {
    let session: Option<SessionId> = asked.buoi.parse().ok();
    let (activity, agenda, form) =
        services::talks::new_talk_form(&app.services, staff.actor(), &code, session).await?;
    render(&app, &staff, (activity, agenda, None), form, Above::default()).await
}

pub(crate) async fn add(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let form: TalkForm = typed.into();
    match services::talks::save_talk(&app.services, staff.actor(), (&code, None), &form).await {
        Ok(_) => Ok(staff.done(&path(&code, ""), Flash::Saved(0))),
        Err(not) => {
            let (activity, agenda) =
                services::talks::show_agenda(&app.services, staff.actor(), &code).await?;
            let above = Above { wrong: Wrong::of(not)?, ..Above::default() };
            render(&app, &staff, (activity, agenda, None), form, above).await
        }
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path((code, id)): Path<(String, TalkId)>,
) -> PageResult {
    again(&app, &staff, (&code, id), Above::default()).await
}

/// The page of a talk as it is saved, with something above it.
pub(super) async fn again(app: &App, staff: &Staff, (code, id): (&str, TalkId), above: Above) -> PageResult {
    let (activity, agenda, form) =
        services::talks::load_talk_form(&app.services, staff.actor(), code, id).await?;
    render(app, staff, (activity, agenda, Some(id)), form, above).await
}

pub(crate) async fn save(
    State(app): State<App>,
    staff: Staff,
    Path((code, id)): Path<(String, TalkId)>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let mut form: TalkForm = typed.into();
    let saved = services::talks::save_talk(&app.services, staff.actor(), (&code, Some(id)), &form).await;
    let Err(not) = saved else { return Ok(staff.done(&path(&code, ""), Flash::Saved(0))) };
    let (activity, agenda, saved) =
        services::talks::load_talk_form(&app.services, staff.actor(), &code, id).await?;
    let above = match not {
        NotSaved { error: Error::Stale(at), .. } => {
            let Some(stale) = Stale::new(at, compared(staff.lang, &agenda, &form, &saved)) else {
                return Ok(staff.done(&path(&code, ""), Flash::Saved(0)));
            };
            // Saved once more, what was typed takes the place of what the other one saved.
            form.version = saved.version;
            Above { stale: Some(stale), ..Above::default() }
        }
        not => Above { wrong: Wrong::of(not)?, ..Above::default() },
    };
    render(&app, &staff, (activity, agenda, Some(id)), form, above).await
}

/// What was typed against what is saved, field by field.
fn compared(lang: Lang, agenda: &Agenda, mine: &TalkForm, saved: &TalkForm) -> Vec<Compared> {
    let pair = |label: &str, of: &dyn Fn(&TalkForm) -> String| (label.to_owned(), of(mine), of(saved));
    let session = |form: &TalkForm| {
        let session = agenda.sessions.iter().find(|session| session.id.to_string() == form.session);
        session.map(|session| session_name(lang, session)).unwrap_or_default()
    };
    let track = |form: &TalkForm| {
        let track = agenda.tracks.iter().find(|track| track.id.to_string() == form.track);
        track.map_or_else(|| t::everybody(lang).to_owned(), |track| track.name_in(lang).to_owned())
    };
    let kind = |form: &TalkForm| {
        TalkKind::parse(&form.kind).map(|kind| kind.name(lang).to_owned()).unwrap_or_default()
    };
    vec![
        pair(t::session(lang), &session),
        pair(t::from(lang), &|form| form.from.clone()),
        pair(t::to(lang), &|form| form.to.clone()),
        pair(t::title(lang), &|form| form.title.clone()),
        pair(t::title_en(lang), &|form| form.title_en.clone()),
        pair(t::kind(lang), &kind),
        pair(t::track(lang), &track),
        pair(t::speaker(lang), &|form| form.speaker.clone()),
        pair(t::room(lang), &|form| form.room.clone()),
        pair(t::seats(lang), &|form| form.seats.clone()),
    ]
}

async fn render(
    app: &App,
    staff: &Staff,
    (activity, agenda, id): (Activity, Agenda, Option<TalkId>),
    form: TalkForm,
    above: Above,
) -> PageResult {
    let offered =
        services::schedule::show_clashes(&app.services, staff.actor(), &activity.code).await?.offered;
    let frame = Workspace::new(staff, staff.actor(), &activity, app.services.today(), WorkTab::Agenda);
    let lang = staff.lang;
    let heading = if id.is_some() { t::edit_talk(lang) } else { t::add(lang) };
    let title = format!("{heading}: {}", activity.title);
    let failed =
        !above.wrong.is_none() || above.stale.is_some() || above.delay.is_some() || above.notice.is_some();
    let view = move || {
        let Above { wrong, stale, delay, notice } = above;
        let saved = in_language(lang, &path(&activity.code, ""));
        let notice = match stale {
            Some(stale) => stale.notice(lang, "talk", saved),
            None => notice.unwrap_or_else(|| wrong.notice(lang)),
        };
        let body =
            view(lang, (&activity.code, &agenda, id), (form, offered), &wrong, delay.unwrap_or_default());
        workspace(frame, Some(notice), body)
    };
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

fn view(
    lang: Lang,
    (code, agenda, id): (&str, &Agenda, Option<TalkId>),
    (form, offered): (TalkForm, Offered),
    wrong: &Wrong,
    delay: Delay,
) -> AnyView {
    let back = in_language(lang, &path(code, ""));
    let (heading, action) = match id {
        Some(id) => (t::edit_talk(lang), talk_path(code, id, "")),
        None => (t::add(lang), path(code, "/moi")),
    };
    let version = form.version.clone();
    let more = id.map(|id| more(lang, (code, id), version, delay));
    view! {
        <div class="stack-l">
            <h2>{heading}</h2>
            <form class="form" id="talk" method="post" action=in_language(lang, &action) novalidate>
                {fields::view(lang, agenda, (form, offered), wrong)}
                <div class="actions">
                    <Button>{t::save(lang)}</Button>
                    <ButtonLink href=back look=Look::Quiet>{t::back(lang)}</ButtonLink>
                </div>
            </form>
            {more}
        </div>
    }
    .into_any()
}

/// What else can be done with a talk: those after it move, who chose it, it goes.
fn more(
    lang: Lang,
    (code, id): (&str, TalkId),
    version: String,
    Delay { minutes, error, reason }: Delay,
) -> AnyView {
    let href = |more: &str| in_language(lang, &talk_path(code, id, more));
    view! {
        <section class="stack">
            <h2>{t::shift(lang)}</h2>
            <p class="soft">{t::shift_text(lang)}</p>
            <form class="row" method="post" action=href("/doi") novalidate>
                <input type="hidden" name="version" value=version/>
                <Field name="minutes" label=t::minutes(lang) kind=Kind::Number width=Width::Letters10 value=minutes error=error/>
                {reason}
                <Button look=Look::Secondary>{t::shift_act(lang)}</Button>
            </form>
        </section>
        <div class="actions">
            <ButtonLink href=href("/nguoi") look=Look::Secondary>{t::choosers_link(lang)}</ButtonLink>
            <ButtonLink href=href("/xoa") look=Look::Quiet>{t::remove(lang)}</ButtonLink>
        </div>
    }
    .into_any()
}
