//! An activity at a glance, and what is done with the whole of it: publish, copy, cancel.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect},
};
use documents::dates;
use domain::{
    ActivityState, Attends, Lang, Phase, Problems, Word, accounts::access::Actor,
    activities::minimum::Standing, numbers::number_in,
};
use leptos::prelude::*;
use serde::Deserialize;
use services::activities::StaffActivity;
use ui::{
    Area, Button, ButtonLink, ErrorSummary, Fact, FactList, Field, Look, PostButton, Task, TaskList,
    TaskState, Tone, Width,
};

use crate::{
    App, address,
    flash::Flash,
    form::{beside, summary},
    language::in_language,
    page_error::PageResult,
    pages::{
        activities::{
            cancel::warning,
            too_few_words as tf, way_words as tw, words as t,
            workspace::{WorkTab, Workspace, may_manage, path_of, workspace},
        },
        requirements::words as tr,
    },
    visit::Staff,
};

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(code): Path<String>) -> PageResult {
    let copy = CopyForm { key: services::new_form_key()?, ..CopyForm::default() };
    render(&app, &staff, &code, copy, Problems::default()).await
}

/// The page, with what was typed into the form that copies where something is wrong with it.
pub(crate) async fn render(
    app: &App,
    staff: &Staff,
    code: &str,
    copy: CopyForm,
    problems: Problems,
) -> PageResult {
    let found = services::activities::show_staff_activity(&app.services, staff.actor(), code).await?;
    let frame =
        Workspace::new(staff, staff.actor(), &found.card.activity, app.services.today(), WorkTab::Overview);
    let (lang, actor) = (staff.lang, staff.actor().clone());
    let title = found.card.activity.title.clone();
    let failed = !problems.is_empty();
    let view = move || {
        let notice = if failed {
            Some(view! { <ErrorSummary errors=summary(lang, &problems)/> }.into_any())
        } else {
            warning(lang, &found)
        };
        workspace(frame, notice, view(lang, &actor, &found, &copy, &problems))
    };
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

pub(crate) async fn publish(State(app): State<App>, staff: Staff, Path(code): Path<String>) -> PageResult {
    match services::activities::publish_activity(&app.services, staff.actor(), &code).await {
        Ok(()) => {}
        // Its sessions say what is in the way, and have the field for why it may stand.
        Err(services::Error::Clashes(_)) => {
            let to = in_language(staff.lang, &path_of(&code, WorkTab::Sessions));
            return Ok(Redirect::to(&address::for_header(&to)).into_response());
        }
        Err(error) => return Err(error.into()),
    }
    let card = services::activities::show_public_activity(&app.services, &code).await?;
    let flash = if card.door.lets_in() { Flash::Published(0) } else { Flash::PublishedShut(0) };
    Ok(staff.done(&path_of(&code, WorkTab::Overview), flash))
}

pub(crate) fn view(
    lang: Lang,
    actor: &Actor,
    found: &StaffActivity,
    copy: &CopyForm,
    problems: &Problems,
) -> AnyView {
    let activity = &found.card.activity;
    let tasks = if may_manage(actor) { tasks(lang, found) } else { vec![] };
    let tasks =
        (!tasks.is_empty()).then(|| view! { <section><h2>{t::to_do(lang)}</h2><TaskList tasks/></section> });
    let people = domain::attendance::people_at(
        found.headcount.as_ref().and_then(|count| u32::try_from(count.people).ok()),
        found.present,
    );
    let mut facts = vec![
        Fact::new(t::kind(lang), format!("{} · {}", activity.kind.name(lang), activity.level.name(lang))),
        Fact::new(t::organizer(lang), found.card.organizer.clone()),
        Fact::new(t::time(lang), dates::days(activity.starts_on, activity.ends_on, lang)),
        Fact::new(t::place(lang), activity.place.clone()),
        Fact::new(tw::way(lang), activity.way.name(lang)),
        Fact::new(t::admission(lang), activity.admission.name(lang)),
        Fact::new(
            t::seats(lang),
            t::seats_words(lang, found.card.seats.taken, found.card.seats.capacity, found.card.waiting),
        ),
        Fact::new(
            t::came(lang),
            match (found.marked, &found.headcount) {
                (false, None) => t::not_marked(lang).to_owned(),
                (marked, headcount) => t::came_words(
                    lang,
                    people,
                    marked.then_some(found.present),
                    headcount.as_ref().map(|count| count.people),
                ),
            },
        ),
        Fact::new(t::certificates(lang), number_in(lang, found.certificates.into())),
    ];
    if let Some(online) = found.card.online {
        let [room, online] = [(Attends::Room, found.card.seats), (Attends::Online, online)]
            .map(|(attends, seats)| tw::taken_of(lang, attends, seats));
        facts.push(Fact::new(tw::attends_column(lang), format!("{room} · {online}")));
    }
    if !activity.online_address.is_empty() && may_manage(actor) {
        facts.push(Fact::new(tw::online_address(lang), activity.online_address.clone()));
    }
    if let Some(programme) = &found.programme {
        facts.push(Fact::new(t::programme(lang), programme.name.clone()));
    }
    if let Some(reason) = &activity.cancel_reason {
        facts.push(Fact::new(t::reason(lang), reason.clone()));
    }
    let acts = may_manage(actor).then(|| acts(lang, found, copy, problems));
    let public = activity.published_at.is_some().then(|| {
        let href = in_language(lang, &format!("/hoat-dong/{}", activity.code));
        view! { <p><a href=href>{t::public_page(lang)}</a></p> }
    });
    view! { {tasks} <section class="stack"><h2>{t::facts(lang)}</h2><FactList facts/>{public}</section> {acts} }.into_any()
}

fn tasks(lang: Lang, found: &StaffActivity) -> Vec<Task> {
    let card = &found.card;
    let href = |tab| in_language(lang, &path_of(&card.activity.code, tab));
    let mut tasks = Vec::new();
    if *card.activity.state == ActivityState::Cancelled {
        return tasks;
    }
    if *card.activity.state == ActivityState::Draft {
        let state = if card.sessions.is_empty() {
            TaskState::State(Tone::Warn, t::missing(lang).into())
        } else {
            TaskState::State(Tone::Neutral, t::unpublished(lang).into())
        };
        tasks.push(Task::new(t::check_sessions(lang), href(WorkTab::Sessions), state));
    }
    if let (Standing::Due { missing } | Standing::Tentative { missing }, Phase::Coming) =
        (card.standing, card.phase)
    {
        let href = in_language(lang, &format!("/quan-ly/hoat-dong/{}/it-nguoi", card.activity.code));
        tasks.push(Task::new(tf::task(lang), href, TaskState::Count(missing.to_string())));
    }
    if card.to_decide > 0 {
        tasks.push(Task::new(
            t::decide(lang),
            href(WorkTab::People),
            TaskState::Count(card.to_decide.to_string()),
        ));
    }
    if card.phase != Phase::Coming && !found.marked && found.headcount.is_none() {
        tasks.push(Task::new(
            t::take_attendance(lang),
            href(WorkTab::Attendance),
            TaskState::State(Tone::Warn, t::missing(lang).into()),
        ));
    }
    if card.phase == Phase::Past && found.present > 0 && found.certificates == 0 {
        tasks.push(Task::new(
            t::issue(lang),
            href(WorkTab::Certificates),
            TaskState::State(Tone::Wait, t::open_task(lang).into()),
        ));
    }
    tasks
}

fn acts(lang: Lang, found: &StaffActivity, copy: &CopyForm, problems: &Problems) -> AnyView {
    let activity = &found.card.activity;
    let path = |more: &str| in_language(lang, &format!("/quan-ly/hoat-dong/{}{more}", activity.code));
    let template = in_language(lang, &format!("/quan-ly/mau/moi?tu={}", activity.code));
    let publish = (*activity.state == ActivityState::Draft)
        .then(|| view! { <PostButton action=path("/cong-bo")>{t::publish(lang)}</PostButton> });
    let cancel = (*activity.state != ActivityState::Cancelled && found.card.phase != Phase::Past)
        .then(|| view! { <ButtonLink href=path("/huy") look=Look::Quiet>{t::cancel(lang)}</ButtonLink> });
    view! {
        <div class="actions">
            {publish}
            <ButtonLink href=path("/sua") look=Look::Secondary>{t::edit(lang)}</ButtonLink>
            <ButtonLink href=path("/dieu-kien") look=Look::Quiet>{tr::title(lang)}</ButtonLink>
            <ButtonLink href=path("/tai-lieu") look=Look::Quiet>{t::documents(lang)}</ButtonLink>
            <ButtonLink href=path("/lich-thu") look=Look::Quiet>{t::scheduled_mails(lang)}</ButtonLink>
            <ButtonLink href=template look=Look::Quiet>{t::save_as_template(lang)}</ButtonLink>
            {cancel}
        </div>
        <section class="stack">
            <h2>{t::copy(lang)}</h2>
            <form class="row" method="post" action=path("/sao-chep")>
                <input type="hidden" name="key" value=copy.key.clone()/>
                <Field name="starts_on" label=t::copy_from(lang) hint=t::date_hint(lang) width=Width::Letters10
                    value=copy.starts_on.clone() error=beside(lang, problems, "starts_on")/>
                <Button look=Look::Secondary>{t::copy_act(lang)}</Button>
            </form>
        </section>
    }
    .into_any()
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct CopyForm {
    pub starts_on: String,
    pub key: String,
}
