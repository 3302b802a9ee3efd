//! Before units are written to: to how many, who can't be reached, and the mail; then it is sent.

use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::Lang;
use leptos::prelude::*;
use serde::Deserialize;
use services::nominations::{Letter, MailPlan, plan_letters, send_letters};
use ui::{Area, Banner, BannerKind, Confirm, Empty, EmptyState};

use crate::{
    App,
    flash::Flash,
    form::Form,
    language::in_language,
    page_error::PageResult,
    pages::{
        activities::workspace::{WorkTab, Workspace, path_of, workspace},
        nominations::words as t,
    },
    visit::Staff,
};

/// What was seen before the button was pressed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Seen {
    units: String,
}

pub(crate) async fn ask_to_call(state: State<App>, staff: Staff, code: Path<String>) -> PageResult {
    ask(&state, &staff, &code, Letter::Call).await
}

pub(crate) async fn ask_to_remind(state: State<App>, staff: Staff, code: Path<String>) -> PageResult {
    ask(&state, &staff, &code, Letter::Reminder).await
}

pub(crate) async fn call(
    state: State<App>,
    staff: Staff,
    code: Path<String>,
    Form(seen): Form<Seen>,
) -> PageResult {
    submit(&state, &staff, &code, Letter::Call, &seen).await
}

pub(crate) async fn remind(
    state: State<App>,
    staff: Staff,
    code: Path<String>,
    Form(seen): Form<Seen>,
) -> PageResult {
    submit(&state, &staff, &code, Letter::Reminder, &seen).await
}

/// Shows what would be sent; where it is not the time for it, the round says why.
async fn ask(app: &App, staff: &Staff, code: &str, letter: Letter) -> PageResult {
    let plan = plan_letters(&app.services, staff.actor(), code, letter).await?;
    Ok(page(app, staff, letter, plan, None))
}

async fn submit(app: &App, staff: &Staff, code: &str, letter: Letter, seen: &Seen) -> PageResult {
    let n = seen.units.parse().unwrap_or(0);
    match send_letters(&app.services, staff.actor(), code, letter, n).await {
        Ok(told) => {
            let n = domain::numbers::whole(told.mails);
            let flash = match letter {
                Letter::Call => Flash::RoundSent(n),
                Letter::Reminder => Flash::RoundReminded(n),
            };
            Ok(staff.done(&path_of(code, WorkTab::Nominations), flash))
        }
        Err(services::Error::Conflict(problem)) => {
            let plan = plan_letters(&app.services, staff.actor(), code, letter).await?;
            Ok(page(app, staff, letter, plan, Some(problem.text(staff.lang))))
        }
        Err(error) => Err(error.into()),
    }
}

fn page(app: &App, staff: &Staff, letter: Letter, plan: MailPlan, trouble: Option<String>) -> Response {
    let lang = staff.lang;
    let frame =
        Workspace::new(staff, staff.actor(), &plan.activity, app.services.today(), WorkTab::Nominations);
    let title = match letter {
        Letter::Call => t::check_call(lang),
        Letter::Reminder => t::check_reminder(lang),
    };
    let failed = trouble.is_some();
    let view = move || {
        let notice = trouble.map(|title| view! { <Banner kind=BannerKind::Failure title/> }.into_any());
        workspace(frame, notice, body(lang, title, letter, plan))
    };
    if failed { staff.invalid(Area::Staff, title, view) } else { staff.staff(title, view) }
}

fn body(lang: Lang, title: &'static str, letter: Letter, plan: MailPlan) -> AnyView {
    let back = in_language(lang, &path_of(&plan.activity.code, WorkTab::Nominations));
    if plan.units.is_empty() {
        return view! {
            <EmptyState kind=Empty::Nothing title=t::nobody_to_tell(lang) text=t::nobody_to_tell_text(lang)>
                <a href=back>{t::back(lang)}</a>
            </EmptyState>
        }
        .into_any();
    }
    let slug = match letter {
        Letter::Call => "gui",
        Letter::Reminder => "nhac",
    };
    let action = format!("{back}/{slug}");
    let act = match plan.mails {
        0 => t::open_for(lang, plan.units.len()),
        mails => t::will_mail(lang, mails, plan.units.len() - plan.unreached.len()),
    };
    let fields = vec![("units".to_owned(), plan.units.len().to_string())];
    let unreached = (!plan.unreached.is_empty()).then(|| {
        view! { <p><strong>{t::unreached(lang)}": "</strong>{plan.unreached.join(", ")}</p> }
    });
    let reached = plan.units.iter().filter(|line| !line.focal.is_empty());
    let reached = reached
        .map(|line| {
            let to = line.focal.iter().map(|user| format!("{} <{}>", user.name, user.email));
            let to = to.collect::<Vec<_>>().join(", ");
            view! { <li>{line.unit.name.clone()}": "{to}</li> }
        })
        .collect_view();
    let summary = t::will_mail(lang, plan.mails, plan.units.len() - plan.unreached.len());
    let example = plan.preview.map(|(to, preview)| {
        let lines = preview.text.lines().map(|line| view! { {line.to_owned()}<br/> }).collect_view();
        view! {
            <section class="stack">
                <h3>{t::example(lang)}</h3>
                <article class="mail" lang="vi">
                    <dl class="mail-head">
                        <div><dt>{t::to(lang)}</dt><dd>{to}</dd></div>
                        <div class="mail-subject"><dt>{t::subject(lang)}</dt><dd>{preview.subject}</dd></div>
                    </dl>
                    <div class="mail-body"><p>{lines}</p></div>
                </article>
            </section>
        }
    });
    view! {
        <div class="stack-l">
            <h2>{title}</h2>
            <details class="who"><summary>{summary}</summary><ul class="who-names">{reached}</ul></details>
            {unreached}
            {example}
            <Confirm action act back fields><p>{t::cannot_undo(lang)}</p></Confirm>
        </div>
    }
    .into_any()
}
