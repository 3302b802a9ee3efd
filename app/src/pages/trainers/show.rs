//! One trainer: what they teach, when they are away, what they taught and will teach.

use axum::extract::{Path, State};
use documents::dates;
use domain::{Lang, Problem, Problems};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    ids::{AbsenceId, PersonId},
    rows::{Activity, Session, TrainerAbsence},
    trainers::{AwayForm, Edits, Hours, TrainerForm, TrainerPage},
};
use ui::{
    Area, Banner, BannerKind, Button, Cell, Checkboxes, Choice, ErrorSummary, Field, Head, Look, Need,
    PostButton, Row, RowHead, Shape, Size, Table, Width,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, beside, summary},
    language::in_language,
    page_error::PageResult,
    pages::{
        activities::{WorkTab, path_of as activity_path},
        people,
        schedule::{
            frame::{Part, Top, frame},
            words::hours,
        },
        trainers::{path_of, words as t},
    },
    visit::Staff,
};

/// The forms of the page, as the browser sends either.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    subjects: String,
    retired: String,
    version: String,
    from_on: String,
    to_on: String,
    reason: String,
    key: String,
}

/// What was typed and is wrong.
#[derive(Default)]
struct Trouble {
    typed: Option<Typed>,
    problems: Problems,
    whole: Option<Problem>,
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(id): Path<PersonId>) -> PageResult {
    render(&app, &staff, id, Trouble::default()).await
}

pub(crate) async fn save(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<PersonId>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let Typed { subjects, retired, version, .. } = typed.clone();
    let form = TrainerForm { subjects, retired, version };
    match services::trainers::edit_trainer(&app.services, staff.actor(), id, &form).await {
        Ok(()) => Ok(staff.done(&path_of(id), Flash::Saved(0))),
        Err(error) => wrong(&app, &staff, id, typed, error).await,
    }
}

pub(crate) async fn add_away(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<PersonId>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let Typed { from_on, to_on, reason, key, .. } = typed.clone();
    let form = AwayForm { from_on, to_on, reason, key };
    match services::trainers::add_days_away(&app.services, staff.actor(), id, &form).await {
        Ok(_) => Ok(staff.done(&path_of(id), Flash::Saved(0))),
        Err(error) => wrong(&app, &staff, id, typed, error).await,
    }
}

pub(crate) async fn remove_away(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<AbsenceId>,
) -> PageResult {
    let trainer = services::trainers::remove_days_away(&app.services, staff.actor(), id).await?;
    Ok(staff.done(&path_of(trainer), Flash::Removed(0)))
}

async fn wrong(app: &App, staff: &Staff, id: PersonId, typed: Typed, error: services::Error) -> PageResult {
    let typed = Some(typed);
    let trouble = match error {
        services::Error::Invalid(problems) => Trouble { typed, problems, whole: None },
        services::Error::Conflict(problem) => {
            Trouble { typed, whole: Some(problem), problems: Problems::default() }
        }
        error => return Err(error.into()),
    };
    render(app, staff, id, trouble).await
}

async fn render(app: &App, staff: &Staff, id: PersonId, trouble: Trouble) -> PageResult {
    let page = services::trainers::show_trainer(&app.services, staff.actor(), id).await?;
    let key = services::new_form_key()?;
    let (lang, title, failed) = (staff.lang, page.person.full_name.clone(), trouble.typed.is_some());
    let view = move || view(lang, page, trouble, key);
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

fn view(lang: Lang, page: TrainerPage, trouble: Trouble, key: String) -> AnyView {
    let TrainerPage { person, trainer, unit_name, edits, away, taught, coming } = page;
    let Trouble { typed, problems, whole } = trouble;
    let typed = typed.unwrap_or_else(|| Typed {
        subjects: trainer.subjects.clone(),
        retired: if trainer.retired { "yes".into() } else { String::new() },
        version: trainer.version.to_string(),
        key,
        ..Typed::default()
    });
    let notice = match whole {
        Some(why) => view! { <Banner kind=BannerKind::Failure title=why.text(lang)/> }.into_any(),
        None => view! { <ErrorSummary errors=summary(lang, &problems)/> }.into_any(),
    };
    let path = in_language(lang, &path_of(person.id));
    let own = (edits == Edits::Yes).then(|| in_language(lang, &people::path_of(person.id)));
    let own = own.map(|href| view! { " · "<a href=href>{t::person(lang)}</a> });
    let (about, days) = match edits {
        Edits::Yes => (
            about(lang, &path, typed.clone(), &problems),
            days_away(lang, &path, (&away, Some(typed)), &problems),
        ),
        Edits::No => (
            view! { <p>{trainer.subjects}</p><p class="soft">{t::not_yours(lang)}</p> }.into_any(),
            days_away(lang, &path, (&away, None), &problems),
        ),
    };
    let top = Top {
        title: person.full_name,
        crumbs: vec![Part::Trainers.crumb(lang)],
        notice: Some(notice),
        ..Top::default()
    };
    let body = view! {
        <div class="stack-l">
            <p class="soft">{unit_name}{own}</p>
            {about}
            {days}
            {sessions(lang, coming)}
            {years(lang, taught)}
        </div>
    };
    frame(lang, Part::Trainers, top, body.into_any())
}

fn about(lang: Lang, path: &str, typed: Typed, problems: &Problems) -> AnyView {
    let retired = vec![Choice::new("yes", t::retired(lang)).hint(t::retired_hint(lang))];
    let error = beside(lang, problems, "subjects");
    view! {
        <form class="form" method="post" action=path.to_owned() novalidate>
            <input type="hidden" name="version" value=typed.version/>
            <Field name="subjects" label=t::subjects(lang) need=Need::Optional hint=t::subjects_hint(lang) value=typed.subjects error/>
            <Checkboxes name="retired" values=vec![typed.retired] choices=retired/>
            <div class="actions"><Button>{t::save(lang)}</Button></div>
        </form>
    }
    .into_any()
}

/// The days away to come, and the form for further ones where the reader may add some.
fn days_away(
    lang: Lang,
    path: &str,
    (away, typed): (&[TrainerAbsence], Option<Typed>),
    problems: &Problems,
) -> AnyView {
    let may = typed.is_some();
    let lines = away
        .iter()
        .map(|one| {
            let days = dates::day_span(one.from_on, one.to_on, lang);
            let why = if one.reason.is_empty() { String::new() } else { format!(": {}", one.reason) };
            let action = in_language(lang, &format!("/quan-ly/giang-vien-nghi/{}/xoa", one.id));
            let remove = may.then(|| {
                view! { <PostButton action look=Look::Quiet size=Size::Small>{t::remove_away(lang)}</PostButton> }
            });
            view! { <li class="row">{format!("{days}{why}")}{remove}</li> }
        })
        .collect_view();
    let lines = match away.is_empty() {
        true => view! { <p class="soft">{t::no_away(lang)}</p> }.into_any(),
        false => view! { <ul>{lines}</ul> }.into_any(),
    };
    let error = |field: &str| beside(lang, problems, field);
    let form = typed.map(|typed| {
        let action = format!("{path}/nghi");
        view! {
            <form class="form" method="post" action=action novalidate>
                <input type="hidden" name="key" value=typed.key/>
                <div class="row">
                    <Field name="from_on" label=t::away_from(lang) width=Width::Letters10 value=typed.from_on error=error("from_on")/>
                    <Field name="to_on" label=t::away_to(lang) need=Need::Optional hint=t::away_to_hint(lang) width=Width::Letters10 value=typed.to_on error=error("to_on")/>
                </div>
                <Field name="reason" label=t::reason(lang) need=Need::Optional value=typed.reason error=error("reason")/>
                <div class="actions"><Button look=Look::Secondary>{t::add_away(lang)}</Button></div>
            </form>
        }
    });
    view! { <section class="stack"><h2>{t::away(lang)}</h2>{lines}{form}</section> }.into_any()
}

fn sessions(lang: Lang, coming: Vec<(Session, Activity)>) -> AnyView {
    if coming.is_empty() {
        return view! { <section class="stack"><h2>{t::coming(lang)}</h2><p class="soft">{t::no_coming(lang)}</p></section> }
            .into_any();
    }
    let rows = coming
        .into_iter()
        .map(|(session, activity)| {
            let href = in_language(lang, &activity_path(&activity.code, WorkTab::Sessions));
            let when = dates::session(*session.slot, session.held_on, lang);
            let hours = hours((session.starts_at, session.ends_at));
            let place = [session.room, activity.place].into_iter().filter(|text| !text.is_empty());
            view! {
                <Row>
                    <RowHead>{format!("{when}, {hours}")}</RowHead>
                    <Cell label=t::activity(lang)><a href=href>{activity.title}</a></Cell>
                    <Cell label=t::place(lang)>{place.collect::<Vec<_>>().join(", ")}</Cell>
                </Row>
            }
            .into_any()
        })
        .collect_view();
    let head = vec![Head::text(t::time(lang)), Head::text(t::activity(lang)), Head::text(t::place(lang))];
    view! { <Table id="coming" caption=t::coming(lang) head shape=Shape::Cards>{rows}</Table> }.into_any()
}

fn years(lang: Lang, taught: Vec<(i32, Hours)>) -> Option<AnyView> {
    if taught.is_empty() {
        return None;
    }
    let rows = taught
        .into_iter()
        .map(|(year, hours)| {
            view! {
                <Row>
                    <RowHead>{year.to_string()}</RowHead>
                    <Cell label=t::sessions(lang) class="num">{hours.sessions.to_string()}</Cell>
                    <Cell label=t::hours(lang) class="num">{t::hours_of(lang, hours)}</Cell>
                </Row>
            }
            .into_any()
        })
        .collect_view();
    let head = vec![Head::text(t::year(lang)), Head::number(t::sessions(lang)), Head::number(t::hours(lang))];
    Some(view! { <Table id="taught" caption=t::taught(lang) head>{rows}</Table> }.into_any())
}
