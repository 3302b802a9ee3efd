//! Who chose a talk, also as a file; an organizer chooses for somebody and takes choices back.

use axum::extract::{Path, State};
use documents::dates;
use domain::{Lang, local};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    Error, Paged,
    ids::{RegistrationId, TalkId},
    registrations::ListRights,
    rows::Talk,
    talks::{Agenda, ChooseAct, Chooser},
};
use ui::{
    Area, Banner, BannerKind, Button, Cell, Field, Head, Kind, Look, PostButton, Row, RowHead, Shape, Size,
    Table,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, Query},
    language::in_language,
    list::{Why, paging, rows},
    page_error::PageResult,
    pages::{
        activities::{WorkTab, Workspace, workspace},
        talks::{talk_path, words as t},
    },
    sheet::{self, Sheet, text},
    visit::Staff,
};

/// What is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// Who is looked for.
    q: String,
    trang: String,
}

/// What is done for whom.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    nguoi: String,
    /// `bo` takes the choice back, anything else chooses.
    act: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path((code, talk)): Path<(String, TalkId)>,
    Query(asked): Query<Asked>,
    Query(file): Query<sheet::Wanted>,
) -> PageResult {
    if let Some(format) = file.format() {
        return answer(&app, &staff, (&code, talk), format).await;
    }
    render(&app, &staff, (&code, talk), asked, None).await
}

async fn answer(app: &App, staff: &Staff, of: (&str, TalkId), format: sheet::Format) -> PageResult {
    let (lang, name) = (staff.lang, format!("nguoi-chon-{}-{}", of.0, of.1));
    let heads = [t::name(lang), t::unit(lang), t::chosen_at(lang)];
    let mut file = sheet::Filling::of(Sheet::new(name, t::choosers_link(lang), &heads));
    while let Some(paging) = file.wants() {
        let (.., found) = services::talks::list_choosers(&app.services, staff.actor(), of, paging).await?;
        file.take(found, |chooser| {
            let at = chooser.chosen_at.map(|at| dates::moment(at, lang)).unwrap_or_default();
            vec![text(chooser.person.full_name), text(chooser.unit_name), text(at)]
        })?;
    }
    file.answer(format)
}

pub(crate) async fn act(
    State(app): State<App>,
    staff: Staff,
    Path((code, talk)): Path<(String, TalkId)>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let registration = RegistrationId(typed.nguoi.parse().unwrap_or_default());
    let (act, flash) = match typed.act.as_str() {
        "bo" => (ChooseAct::GiveBack, Flash::ChoiceTaken(0)),
        _ => (ChooseAct::Choose, Flash::ChosenFor(0)),
    };
    match services::talks::choose_for(&app.services, staff.actor(), &code, (talk, registration), act).await {
        Ok(()) => Ok(staff.done(&talk_path(&code, talk, "/nguoi"), flash)),
        Err(Error::Conflict(problem)) => {
            let title = problem.text(staff.lang);
            let notice = view! { <Banner kind=BannerKind::Failure title/> }.into_any();
            render(&app, &staff, (&code, talk), Asked::default(), Some(notice)).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn render(
    app: &App,
    staff: &Staff,
    of: (&str, TalkId),
    asked: Asked,
    notice: Option<AnyView>,
) -> PageResult {
    let (activity, agenda, talk, found) =
        services::talks::list_choosers(&app.services, staff.actor(), of, paging(&asked.trang)).await?;
    let rights = services::registrations::list_rights(&app.services, staff.actor(), of.0).await?;
    let decides = rights == ListRights::Decides;
    let others = match decides && !asked.q.trim().is_empty() {
        true => Some(services::talks::find_to_choose(&app.services, staff.actor(), of, &asked.q).await?),
        false => None,
    };
    let frame = Workspace::new(staff, staff.actor(), &activity, app.services.today(), WorkTab::Agenda);
    let lang = staff.lang;
    let title = staff.titled(&format!("{}: {}", t::choosers(lang), talk.title), found.paging.page);
    let failed = notice.is_some();
    let found_by = decides.then_some((asked.q, others));
    let view = move || {
        let body = view(lang, &activity.code, (&agenda, &talk), found, found_by);
        workspace(frame, notice, body)
    };
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

/// What an organizer looked for, and who was found.
type Search = (String, Option<Vec<Chooser>>);

fn view(
    lang: Lang,
    code: &str,
    (agenda, talk): (&Agenda, &Talk),
    found: Paged<Chooser>,
    search: Option<Search>,
) -> AnyView {
    let path = in_language(lang, &talk_path(code, talk.id, "/nguoi"));
    let track = agenda.track(talk).map(|track| track.name_in(lang).to_owned());
    let facts = [Some(local::hours(talk.starts_at, talk.ends_at)), track, Some(t::chosen_of(lang, talk))];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let not_chosen = (!agenda.is_chosen(talk)).then(|| view! { <p class="soft">{t::not_chosen(lang)}</p> });
    let decides = search.is_some();
    let why = Why::nothing(t::nobody(lang), t::nobody_text(lang));
    let files = (found.total > 0).then(|| sheet::links(lang, &path));
    let (action, pages) = (path.clone(), path.clone());
    let list = rows(
        found,
        why,
        move |choosers, total| table(lang, (&action, decides), choosers, total),
        move |n| format!("{pages}?trang={n}"),
    );
    let search = search.filter(|_| agenda.is_chosen(talk)).map(|search| find(lang, &path, search));
    let back = in_language(lang, &super::path(code, ""));
    view! {
        <div class="stack-l">
            <div class="stack"><h2>{talk.title_in(lang).to_owned()}</h2><p class="soft">{facts}</p>{not_chosen}</div>
            {list}
            {files}
            {search}
            <p><a href=back>{t::back(lang)}</a></p>
        </div>
    }
    .into_any()
}

fn table(lang: Lang, (action, decides): (&str, bool), choosers: Vec<Chooser>, total: u64) -> AnyView {
    let lines = choosers
        .into_iter()
        .map(|chooser| {
            let at = chooser.chosen_at.map(|at| dates::moment(at, lang)).unwrap_or_default();
            let back = decides.then(|| act_button(lang, action, &chooser, ChooseAct::GiveBack));
            let back = back.map(|back| view! { <Cell class="row-actions">{back}</Cell> });
            view! {
                <Row>
                    <RowHead>{chooser.person.full_name}</RowHead>
                    <Cell label=t::unit(lang)>{chooser.unit_name}</Cell>
                    <Cell label=t::chosen_at(lang) class="nowrap">{at}</Cell>
                    {back}
                </Row>
            }
            .into_any()
        })
        .collect_view();
    let mut head = vec![Head::text(t::name(lang)), Head::text(t::unit(lang)), Head::text(t::chosen_at(lang))];
    head.extend(decides.then(|| Head::bare(t::give_back(lang))));
    view! { <Table id="choosers" caption=t::choosers_of(lang, total) head shape=Shape::Cards>{lines}</Table> }
        .into_any()
}

fn act_button(lang: Lang, action: &str, chooser: &Chooser, act: ChooseAct) -> AnyView {
    let (words, look, value) = match act {
        ChooseAct::Choose => (t::choose_for(lang), Look::Secondary, "chon"),
        ChooseAct::GiveBack => (t::give_back(lang), Look::Quiet, "bo"),
    };
    let fields =
        vec![("nguoi".to_owned(), chooser.registration.id.to_string()), ("act".to_owned(), value.to_owned())];
    let action = action.to_owned();
    view! { <PostButton action fields look size=Size::Small>{words}</PostButton> }.into_any()
}

/// Somebody is looked for, and chosen for.
fn find(lang: Lang, path: &str, (words, found): Search) -> AnyView {
    let action = path.to_owned();
    let lines = found.map(|found| match found.is_empty() {
        true => view! { <p>{t::found_nobody(lang)}</p> }.into_any(),
        false => {
            let lines = found
                .into_iter()
                .map(|chooser| {
                    let button = act_button(lang, &action, &chooser, ChooseAct::Choose);
                    let who = format!("{} · {}", chooser.person.full_name, chooser.unit_name);
                    view! { <li class="row">{who}{button}</li> }
                })
                .collect_view();
            view! { <ul class="stack">{lines}</ul> }.into_any()
        }
    });
    let action = path.to_owned();
    view! {
        <section class="stack no-print">
            <h2>{t::find(lang)}</h2>
            <form class="row" method="get" action=action>
                <Field name="q" label=t::find_label(lang) kind=Kind::Search value=words/>
                <Button look=Look::Secondary>{t::find_act(lang)}</Button>
            </form>
            {lines}
        </section>
    }
    .into_any()
}
