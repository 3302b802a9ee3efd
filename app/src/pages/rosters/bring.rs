//! A list is brought: pasted, typed or as a file; for an activity or for people at large.

use axum::{
    extract::{Multipart, Path, State, multipart::MultipartRejection},
    http::StatusCode,
};
use domain::{ActivityState, Lang, Problem};
use leptos::prelude::*;
use services::{NotSaved, rosters::RosterForm, rows::Activity};
use ui::{Area, Button, Crumb, Empty, EmptyState, FileField, Need, PageHead, TextArea, UnitField};

use crate::{
    App,
    language::in_language,
    page_error::{PageError, PageResult},
    pages::{
        activities::{WorkTab, Workspace, workspace},
        people::words as tp,
        rosters::{check, upload, words as t},
    },
    visit::Staff,
    wrong::Wrong,
};

/// What browsers offer to choose from.
const ACCEPT: &str = ".xlsx,.xls,.xlsm,.xlsb,.ods,.csv,.txt,.tsv,.docx";

type Sent = Result<Multipart, MultipartRejection>;

pub(crate) async fn show(State(app): State<App>, staff: Staff) -> PageResult {
    ask(&app, &staff, RosterForm::default(), Wrong::default()).await
}

pub(crate) async fn show_for(State(app): State<App>, staff: Staff, Path(code): Path<String>) -> PageResult {
    ask(&app, &staff, RosterForm { activity: code, ..RosterForm::default() }, Wrong::default()).await
}

pub(crate) async fn submit(State(app): State<App>, staff: Staff, sent: Sent) -> PageResult {
    bring(&app, &staff, RosterForm::default(), sent).await
}

pub(crate) async fn submit_for(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    sent: Sent,
) -> PageResult {
    bring(&app, &staff, RosterForm { activity: code, ..RosterForm::default() }, sent).await
}

async fn bring(app: &App, staff: &Staff, mut form: RosterForm, sent: Sent) -> PageResult {
    services::rosters::may_bring(&app.services, staff.actor(), &form.activity).await?;
    match upload::read(sent, &mut form).await {
        Ok(()) => {}
        Err(StatusCode::PAYLOAD_TOO_LARGE) => {
            let problem = Problem::Said(t::too_large(Lang::Vi), t::too_large(Lang::En));
            let not = services::Error::invalid("file", problem).into();
            return again(app, staff, form, not).await;
        }
        Err(status) => return Err(PageError::Status(status)),
    }
    match services::rosters::bring_roster(&app.services, staff.actor(), &form).await {
        Ok(id) => Ok(staff.go(&check::path(id))),
        Err(not) => again(app, staff, form, not).await,
    }
}

async fn again(app: &App, staff: &Staff, form: RosterForm, not: NotSaved) -> PageResult {
    ask(app, staff, form, Wrong::of(not)?).await
}

async fn ask(app: &App, staff: &Staff, form: RosterForm, wrong: Wrong) -> PageResult {
    let activity = services::rosters::may_bring(&app.services, staff.actor(), &form.activity).await?;
    let lang = staff.lang;
    let is_wrong = !wrong.is_none();
    let title = match &activity {
        Some(activity) => format!("{}: {}", t::add_list(lang), activity.title),
        None => t::import(lang).to_owned(),
    };
    let frame = activity.as_ref().map(|activity| {
        Workspace::new(staff, staff.actor(), activity, app.services.today(), WorkTab::People)
    });
    let view = move || match frame {
        Some(frame) => workspace(frame, Some(wrong.notice(lang)), for_activity(lang, activity, form, wrong)),
        None => {
            let crumbs = vec![Crumb::new(tp::people(lang), in_language(lang, "/quan-ly/nguoi"))];
            let notice = wrong.notice(lang);
            view! {
                <PageHead title=t::import(lang) lead=t::lead(lang) crumbs notice/>
                {entry(lang, form, wrong)}
            }
            .into_any()
        }
    };
    Ok(match is_wrong {
        true => staff.invalid(Area::Staff, &title, view),
        false => staff.staff(&title, view),
    })
}

fn for_activity(lang: Lang, activity: Option<Activity>, form: RosterForm, wrong: Wrong) -> AnyView {
    let state = activity.map(|activity| *activity.state);
    let (title, text) = match state {
        Some(ActivityState::Draft) => (t::draft(lang), t::draft_text(lang)),
        Some(ActivityState::Cancelled) => (t::cancelled(lang), t::cancelled_text(lang)),
        _ => {
            return view! {
                <section class="stack">
                    <h2>{t::add_list(lang)}</h2>
                    <p class="lead">{t::lead(lang)}</p>
                    {entry(lang, form, wrong)}
                </section>
            }
            .into_any();
        }
    };
    view! { <EmptyState kind=Empty::Nothing title text/> }.into_any()
}

fn entry(lang: Lang, form: RosterForm, wrong: Wrong) -> AnyView {
    let path = match form.activity.as_str() {
        "" => "/quan-ly/nguoi/nhap".to_owned(),
        code => format!("/quan-ly/hoat-dong/{code}/danh-sach"),
    };
    let action = in_language(lang, &path);
    let units = wrong.units();
    view! {
        <form class="form list-form" method="post" action=action enctype="multipart/form-data" novalidate>
            <TextArea name="text" label=t::paste(lang) hint=t::paste_hint(lang) value=form.text rows=8 error=wrong.beside(lang, "text")/>
            <FileField name="file" label=t::file(lang) hint=t::file_hint(lang) need=Need::Optional accept=ACCEPT
                error=wrong.beside(lang, "file")/>
            <UnitField label=t::for_all(lang) hint=t::for_all_hint(lang) need=Need::Optional value=form.unit unit_id=form.unit_id choices=units
                error=wrong.beside(lang, "unit")/>
            <Button>{t::look(lang)}</Button>
        </form>
    }
    .into_any()
}
