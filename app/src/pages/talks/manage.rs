//! The agenda of an activity for its organizers: what stands when and where, how many chose it, and what is in the way.

use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{ActivityState, Lang};
use leptos::prelude::*;
use services::{rows::Activity, schedule::Stands, talks::Agenda};
use ui::{ButtonLink, Empty, EmptyState, Icon, Look, Sign};

use crate::{
    App,
    language::in_language,
    page_error::{PageError, PageResult},
    pages::{
        activities::{WorkTab, Workspace, workspace, workspace::may_manage},
        schedule::clashes,
        talks::{
            grid::{For, view as grid},
            path, words as t,
        },
    },
    sheet::download,
    visit::Staff,
};

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(code): Path<String>) -> PageResult {
    let (activity, agenda) = services::talks::show_agenda(&app.services, staff.actor(), &code).await?;
    let stands = match may_manage(staff.actor()) {
        true => Some(services::schedule::show_clashes(&app.services, staff.actor(), &code).await?),
        false => None,
    };
    let frame = Workspace::new(&staff, staff.actor(), &activity, app.services.today(), WorkTab::Agenda);
    let lang = staff.lang;
    let title = format!("{}: {}", t::agenda(lang), activity.title);
    Ok(staff.staff(&title, move || workspace(frame, None, view(lang, &activity, &agenda, stands))))
}

pub(crate) async fn paper(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    let (name, bytes) = services::talks::render_staff_agenda(&app.services, staff.actor(), &code).await?;
    Ok(download("application/pdf", &name, bytes))
}

fn view(lang: Lang, activity: &Activity, agenda: &Agenda, stands: Option<Stands>) -> AnyView {
    let code = activity.code.as_str();
    let edits = stands.is_some();
    let above = stands.map(|stands| {
        let panel =
            (!stands.clashes.is_empty()).then(|| clashes::panel(lang, &stands.clashes, *activity.state));
        let strangers = (!stands.strangers.is_empty() && !agenda.talks.is_empty())
            .then(|| clashes::strangers(lang, &stands.strangers));
        view! { {panel}{strangers} }.into_any()
    });
    let href = |more: &str| in_language(lang, &path(code, more));
    let public = (*activity.state != ActivityState::Draft).then(|| {
        let href = in_language(lang, &format!("/hoat-dong/{code}/chuong-trinh"));
        view! { <ButtonLink href=href look=Look::Quiet>{t::see_public(lang)}</ButtonLink> }
    });
    let add = edits.then(|| {
        view! {
            <ButtonLink href=href("/moi")><Icon sign=Sign::Plus/>{t::add(lang)}</ButtonLink>
            <ButtonLink href=href("/tieu-ban") look=Look::Secondary>{t::tracks(lang)}</ButtonLink>
            <ButtonLink href=href("/dan") look=Look::Secondary>{t::paste(lang)}</ButtonLink>
        }
    });
    let acts = view! {
        <div class="actions">
            {add}
            <ButtonLink href=href(".pdf") look=Look::Secondary><Icon sign=Sign::Print/>{t::print(lang)}</ButtonLink>
            {public}
        </div>
    };
    let empty = agenda.talks.is_empty().then(|| {
        view! { <EmptyState kind=Empty::Nothing title=t::nothing(lang) text=t::nothing_text(lang)/> }
    });
    let shown = if edits { For::Editors(code) } else { For::Readers(code) };
    let grid = grid(lang, agenda, shown);
    view! { <div class="stack-l">{acts}{empty}{above}{grid}</div> }.into_any()
}
