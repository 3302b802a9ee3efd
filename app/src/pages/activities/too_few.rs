//! An activity lacks people: it is merged with another one, moved, cancelled, or held all the same.

use axum::extract::{Path, State};
use documents::dates;
use domain::{Lang, Problems, numbers::whole};
use leptos::prelude::*;
use serde::Deserialize;
use services::activities::{ActivityCard, TooFew, hold_anyway, merge_activities, show_too_few};
use ui::{Area, Banner, BannerKind, Button, ButtonLink, Choice, ErrorSummary, Look, Radios};

use crate::{
    App,
    flash::Flash,
    form::{Form, beside, summary},
    language::in_language,
    page_error::PageResult,
    pages::{
        activities::{
            too_few_words as t,
            workspace::{WorkTab, Workspace, path_of, workspace},
        },
        registrations::list_words::some_names,
    },
    visit::Staff,
};

/// The form as the browser sends it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    into: String,
    step: String,
}

/// What could not be done.
#[derive(Default)]
struct Wrong {
    problems: Problems,
    whole: Option<String>,
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(code): Path<String>) -> PageResult {
    render(&app, &staff, &code, Typed::default(), None).await
}

pub(crate) async fn submit(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let (services, actor) = (&app.services, staff.actor());
    if typed.step == "keep" {
        hold_anyway(services, actor, &code).await?;
        return Ok(staff.done(&path_of(&code, WorkTab::Overview), Flash::Saved(0)));
    }
    let wrong = match merge_activities(services, actor, &code, &typed.into).await {
        Ok(merged) => {
            let flash = match merged.waiting {
                0 => Flash::Merged(merged.seated),
                waiting => Flash::MergedWaiting(waiting),
            };
            return Ok(staff.done(&path_of(&typed.into, WorkTab::People), flash));
        }
        Err(services::Error::Invalid(problems)) => Wrong { problems, whole: None },
        Err(services::Error::Conflict(problem)) => {
            Wrong { whole: Some(problem.text(staff.lang)), ..Wrong::default() }
        }
        Err(error) => return Err(error.into()),
    };
    render(&app, &staff, &code, typed, Some(wrong)).await
}

async fn render(app: &App, staff: &Staff, code: &str, typed: Typed, wrong: Option<Wrong>) -> PageResult {
    let found = show_too_few(&app.services, staff.actor(), code).await?;
    let lang = staff.lang;
    let activity = &found.card.activity;
    let frame = Workspace::new(staff, staff.actor(), activity, app.services.today(), WorkTab::Overview);
    let title = format!("{}: {}", t::title(lang), activity.title);
    let failed = wrong.is_some();
    let view = move || {
        let wrong = wrong.unwrap_or_default();
        let notice = match wrong.whole {
            Some(title) => view! { <Banner kind=BannerKind::Failure title/> }.into_any(),
            None => view! { <ErrorSummary errors=summary(lang, &wrong.problems)/> }.into_any(),
        };
        workspace(frame, Some(notice), body(lang, found, typed, &wrong.problems))
    };
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

fn body(lang: Lang, found: TooFew, typed: Typed, problems: &Problems) -> AnyView {
    let TooFew { card, into, moving } = found;
    let path = |more: &str| in_language(lang, &format!("/quan-ly/hoat-dong/{}{more}", card.activity.code));
    let keep = card.minimum.map(|_| {
        view! {
            <section class="stack">
                <h3>{t::keep(lang)}</h3>
                <p class="soft">{t::keep_text(lang)}</p>
                <form method="post" action=path("/it-nguoi")>
                    <Button name="step" value="keep" look=Look::Secondary>{t::keep(lang)}</Button>
                </form>
            </section>
        }
    });
    let n = whole(moving.len());
    let names: Vec<&str> = moving.iter().map(String::as_str).collect();
    let whom = (!names.is_empty()).then(|| view! { <p>{some_names(lang, &names)}</p> });
    let choices: Vec<Choice> = into.iter().map(|other| choice(lang, other)).collect();
    let merge = if choices.is_empty() {
        view! { <p>{t::nothing_to_merge(lang)}</p> }.into_any()
    } else {
        view! {
            <p class="soft">{t::merge_text(lang, n)}</p>
            {whom}
            <form class="form" method="post" action=path("/it-nguoi") novalidate>
                <Radios name="into" label=t::into(lang) value=typed.into choices error=beside(lang, problems, "into")/>
                <Button name="step" value="merge">{t::merge(lang, n)}</Button>
            </form>
        }
        .into_any()
    };
    view! {
        <div class="stack-l">
            <div class="stack"><h2>{t::title(lang)}</h2><p>{t::standing(lang, &card)}</p></div>
            <section class="stack"><h3>{t::merge_head(lang)}</h3>{merge}</section>
            <section class="stack">
                <h3>{t::other_ways(lang)}</h3>
                <p class="soft">{t::other_ways_text(lang)}</p>
                <div class="actions">
                    <ButtonLink href=path("/buoi") look=Look::Secondary>{t::move_days(lang)}</ButtonLink>
                    <ButtonLink href=path("/huy") look=Look::Quiet>{t::cancel(lang)}</ButtonLink>
                </div>
            </section>
            {keep}
        </div>
    }
    .into_any()
}

fn choice(lang: Lang, other: &ActivityCard) -> Choice {
    let activity = &other.activity;
    let days = dates::days(activity.starts_on, activity.ends_on, lang);
    let seats = t::seats(lang, other.seats.left());
    Choice::new(activity.code.clone(), format!("{} ({})", activity.title, activity.code))
        .hint(format!("{days} · {} · {seats}", activity.place))
}
