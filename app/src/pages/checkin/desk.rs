//! The page of a device: the session of the moment, how many are in, one field for codes and names, and the list.

use axum::{extract::State, http::StatusCode, response::Response};
use documents::dates;
use domain::{Lang, local};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    Error,
    checkin::{Desk, DeskEntry},
    ids::SessionId,
    new_form_key,
    rows::Session,
};
use ui::{Area, Badge, Button, Empty, EmptyState, Field, Focus, Look, PageHead, Size, Tone};

use crate::{
    App,
    form::Query,
    language::in_language,
    page_error::PageResult,
    pages::checkin::{
        address::{DESK, PHONE},
        cookie::DeviceToken,
        outcome::{self, Outcome},
        words as t,
    },
    visit::Page,
};

/// Which session, and what is searched for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    #[serde(rename = "buoi")]
    session: String,
    q: String,
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    DeviceToken(token): DeviceToken,
    Query(asked): Query<Asked>,
) -> PageResult {
    let shown = Shown { search: asked.q, ..Shown::default() };
    render(&app, &page, &token, asked.session.parse().ok(), shown).await
}

/// What the page shows besides the list.
#[derive(Default)]
pub(super) struct Shown {
    /// What was just done.
    pub outcome: Option<Outcome>,
    /// What is searched for.
    pub search: String,
    /// Name and unit of somebody who could not be added.
    pub walk_in: (String, String),
}

/// The page of a device, or the page that says why it has none.
pub(super) async fn render(
    app: &App,
    page: &Page,
    token: &str,
    session: Option<SessionId>,
    shown: Shown,
) -> PageResult {
    let desk = match services::checkin::open_desk(&app.services, token, session).await {
        Ok(desk) => desk,
        Err(Error::NotFound) => return Ok(gone(page)),
        Err(error) => return Err(error.into()),
    };
    let (lang, action) = (page.lang, page.href(DESK));
    let (there, of) = desk.count();
    let title = format!("{there}/{of}: {}", desk.activity.title);
    let key = new_form_key()?;
    Ok(Page::keep_private(page.public(&title, move || view(lang, &desk, &action, (&key, shown)))))
}

/// A page that says that this phone may do nothing.
pub(super) fn gone(page: &Page) -> Response {
    let lang = page.lang;
    Page::keep_private(page.render(StatusCode::NOT_FOUND, Area::Public, t::device_gone(lang), move || {
        view! { <PageHead title=t::device_gone(lang) lead=t::device_gone_text(lang)/> }
    }))
}

fn view(lang: Lang, desk: &Desk, action: &str, (key, shown): (&str, Shown)) -> AnyView {
    let Some(session) = &desk.session else {
        return view! {
            <PageHead title=desk.activity.title.clone()/>
            <EmptyState kind=Empty::Nothing title=t::no_sessions(lang) text=t::no_sessions_text(lang)/>
        }
        .into_any();
    };
    let hidden = |act: &'static str| hidden(session.id, key, act);
    let undo = |event: &str| {
        let of = event.to_owned();
        view! { {hidden("undo")}<input type="hidden" name="of" value=of/> }.into_any()
    };
    let outcome = shown.outcome.as_ref().map(|outcome| outcome::view(lang, outcome, action, undo));
    let (name, unit) = shown.walk_in;
    let open = !name.is_empty() || !unit.is_empty();
    let list = list(lang, desk, (&shown.search, action), hidden("listed"));
    let phone = in_language(lang, PHONE);
    let search = shown.search;
    view! {
        {head(lang, desk, session, action)}
        {outcome}
        <p class="small"><a href=phone>{t::to_phone_page(lang)}</a></p>
        <form class="scan-form" id="scan-find" method="post" action=action.to_owned() autocomplete="off">
            {hidden("find")}
            <Field name="q" label=t::field(lang) hint=t::field_hint(lang) value=search focus=Focus::Here/>
            <Button>{t::go(lang)}</Button>
        </form>
        {list}
        <details class="walk-in" open=open>
            <summary>{t::walk_in(lang)}</summary>
            <form class="form" id="scan-walk-in" method="post" action=action.to_owned() autocomplete="off">
                {hidden("walk-in")}
                <Field name="name" label=t::name(lang) value=name/>
                <Field name="unit" label=t::unit(lang) value=unit/>
                <Button>{t::add(lang)}</Button>
            </form>
        </details>
    }
    .into_any()
}

fn hidden(session: SessionId, key: &str, act: &'static str) -> AnyView {
    view! {
        <input type="hidden" name="buoi" value=session.to_string()/>
        <input type="hidden" name="key" value=key.to_owned()/>
        <input type="hidden" name="act" value=act/>
    }
    .into_any()
}

/// The session, the counter, and the way to another session.
fn head(lang: Lang, desk: &Desk, session: &Session, action: &str) -> AnyView {
    let words = session_words(lang, session);
    let (there, of) = desk.count();
    let others = desk
        .sessions
        .iter()
        .map(|one| {
            let chosen = one.id == session.id;
            view! { <option value=one.id.to_string() selected=chosen>{session_words(lang, one)}</option> }
        })
        .collect_view();
    let others = (desk.sessions.len() > 1).then(|| {
        view! {
            <form class="scan-sessions" method="get" action=action.to_owned()>
                <label class="label" for="buoi">{t::choose_session(lang)}</label>
                <select class="input" id="buoi" name="buoi">{others}</select>
                <Button look=Look::Secondary size=Size::Small>{t::show(lang)}</Button>
            </form>
        }
    });
    view! {
        <header class="scan-head">
            <h1>{desk.activity.title.clone()}</h1>
            <p class="scan-session">{words}</p>
            <p class="scan-count"><strong>{format!("{there}/{of}")}</strong>{format!(" {}", t::present(lang))}</p>
            <p class="small soft">{desk.device.name.clone()}", "{local::hour(desk.at)}</p>
            {others}
        </header>
    }
    .into_any()
}

fn session_words(lang: Lang, session: &Session) -> String {
    let when = dates::session(*session.slot, session.held_on, lang);
    format!("{when}, {}", local::hours(session.starts_at, session.ends_at))
}

/// So many rows are shown without a search: more are found by typing.
const ROWS: usize = 100;

fn list(lang: Lang, desk: &Desk, (search, action): (&str, &str), hidden: AnyView) -> AnyView {
    let found: Vec<&DeskEntry> = desk.people.iter().filter(|entry| entry.matches(search)).collect();
    if found.is_empty() {
        return view! { <EmptyState kind=Empty::NoMatch title=t::nobody_found(lang) text=t::nobody_found_text(lang)/> }.into_any();
    }
    let heading = format!("{}: {}", t::list(lang), t::found(lang, found.len()));
    let rows = found.iter().take(ROWS).map(|entry| row(lang, entry)).collect_view();
    let more = (found.len() > ROWS).then(|| {
        let words = lang.pick("Gõ tên để tìm những người còn lại.", "Type a name to find the others.");
        view! { <p class="soft">{words}</p> }
    });
    view! {
        <form class="scan-list" id="scan-list" method="post" action=action.to_owned()>
            {hidden}
            <h2>{heading}</h2>
            <ul>{rows}</ul>
            {more}
        </form>
    }
    .into_any()
}

fn row(lang: Lang, entry: &DeskEntry) -> AnyView {
    let act = if entry.is_in() {
        view! { <Badge tone=Tone::Ok>{t::is_in(lang)}</Badge> }.into_any()
    } else {
        view! { <Button name="id" value=entry.id.to_string() look=Look::Secondary>{t::mark_in(lang)}</Button> }.into_any()
    };
    let (name, unit) = (entry.name.clone(), entry.unit.clone());
    view! { <li><span><strong>{name}</strong><br/><span class="small soft">{unit}</span></span>{act}</li> }
        .into_any()
}
