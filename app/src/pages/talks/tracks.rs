//! The tracks of an activity: one form, one save.

use axum::extract::{Path, State};
use domain::Lang;
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    rows::Activity,
    talks::{TrackLine, TracksForm},
};
use ui::{
    Area, Button, ButtonLink, Caption, Cell, Field, Head, Look, Offers, Row, RowHead, Shape, Table, Width,
};

use crate::{
    App,
    flash::Flash,
    form::Form,
    language::in_language,
    page_error::PageResult,
    pages::{
        activities::{WorkTab, Workspace, workspace},
        talks::{path, words as t},
    },
    visit::Staff,
    wrong::Wrong,
};

/// So many lines stand empty below.
const EMPTY: usize = 3;

/// The form as the browser sends it: a list a column.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    id: Vec<String>,
    name: Vec<String>,
    name_en: Vec<String>,
    room: Vec<String>,
    stand_reason: String,
    version: String,
    more: String,
}

impl Typed {
    fn form(&self) -> TracksForm {
        let at = |column: &[String], n: usize| column.get(n).cloned().unwrap_or_default();
        let line = |n: usize| TrackLine {
            id: at(&self.id, n),
            name: at(&self.name, n),
            name_en: at(&self.name_en, n),
            room: at(&self.room, n),
        };
        TracksForm {
            lines: (0..self.name.len()).map(line).collect(),
            version: self.version.clone(),
            reason: self.stand_reason.clone(),
        }
    }
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(code): Path<String>) -> PageResult {
    let (activity, _, form) = services::talks::load_tracks_form(&app.services, staff.actor(), &code).await?;
    render(&app, &staff, activity, form, Wrong::default()).await
}

pub(crate) async fn save(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let (activity, ..) = services::talks::load_tracks_form(&app.services, staff.actor(), &code).await?;
    let form = typed.form();
    if !typed.more.is_empty() {
        return render(&app, &staff, activity, form, Wrong::default()).await;
    }
    match services::talks::save_tracks(&app.services, staff.actor(), &code, &form).await {
        Ok(()) => Ok(staff.done(&path(&code, ""), Flash::Saved(0))),
        Err(not) => {
            let wrong = Wrong::of(not)?;
            render(&app, &staff, activity, form, wrong).await
        }
    }
}

async fn render(app: &App, staff: &Staff, activity: Activity, form: TracksForm, wrong: Wrong) -> PageResult {
    let rooms =
        services::schedule::show_clashes(&app.services, staff.actor(), &activity.code).await?.offered.rooms;
    let frame = Workspace::new(staff, staff.actor(), &activity, app.services.today(), WorkTab::Agenda);
    let lang = staff.lang;
    let title = format!("{}: {}", t::tracks(lang), activity.title);
    let failed = !wrong.is_none();
    let view = move || {
        let notice = wrong.notice(lang);
        workspace(frame, Some(notice), view(lang, &activity.code, form, rooms, &wrong))
    };
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

fn view(lang: Lang, code: &str, form: TracksForm, rooms: Vec<String>, wrong: &Wrong) -> AnyView {
    let TracksForm { lines, version, reason } = form;
    let reason = wrong.reason_field(lang, &reason);
    let error = wrong.beside(lang, "tracks").into_option();
    let error = error.map(|error| view! { <p class="field-error" id="tracks">{error}</p> });
    let empty = std::iter::repeat_with(TrackLine::default).take(EMPTY);
    let rows = lines.into_iter().chain(empty).enumerate().map(|(n, line)| row(lang, n, line)).collect_view();
    let head = vec![
        Head::bare(t::line(lang)),
        Head::text(t::track_name(lang)),
        Head::text(t::track_name_en(lang)),
        Head::text(t::track_room(lang)),
    ];
    let (action, back) = (in_language(lang, &path(code, "/tieu-ban")), in_language(lang, &path(code, "")));
    view! {
        <form class="stack template-agenda" method="post" action=action novalidate>
            <h2>{t::tracks(lang)}</h2>
            <p class="soft">{t::tracks_lead(lang)}</p>
            <input type="hidden" name="version" value=version/>
            {reason}
            {error}
            <Table id="tracks-table" caption=t::tracks(lang) caption_look=Caption::Hidden head shape=Shape::Cards>{rows}</Table>
            <Offers id="rooms-offered" offers=rooms/>
            <div class="actions">
                <Button>{t::save_tracks(lang)}</Button>
                <Button name="more" value="yes" look=Look::Secondary>{t::more_lines(lang)}</Button>
                <ButtonLink href=back look=Look::Quiet>{t::back(lang)}</ButtonLink>
            </div>
        </form>
    }
    .into_any()
}

fn row(lang: Lang, n: usize, line: TrackLine) -> AnyView {
    let field = |name: &'static str, label: &'static str, value: String| {
        view! { <Field name id=format!("{name}-{n}") label width=Width::Full value/> }.into_any()
    };
    let name = field("name", t::track_name(lang), line.name);
    let name_en = field("name_en", t::track_name_en(lang), line.name_en);
    let room = line.room;
    let room = view! {
        <Field name="room" id=format!("room-{n}") label=t::track_room(lang) width=Width::Full value=room offered="rooms-offered"/>
    };
    let number = format!("{} {}", t::line(lang), n + 1);
    view! {
        <Row>
            <RowHead>{number}<input type="hidden" name="id" value=line.id/></RowHead>
            <Cell>{name}</Cell>
            <Cell>{name_en}</Cell>
            <Cell>{room}</Cell>
        </Row>
    }
    .into_any()
}
