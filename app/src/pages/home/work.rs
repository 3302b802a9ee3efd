//! What has to be done, what is held today and what comes next.

use axum::extract::State;
use chrono::NaiveDate;
use documents::dates;
use domain::{
    Lang, Word,
    access::{Actor, Role},
    figures, local,
};
use leptos::prelude::*;
use services::{ActivityCard, TaskKind, Work};

use crate::{
    App,
    i18n::home as t,
    language::in_language,
    page::{PageResult, Staff},
    ui::{Badge, ButtonLink, Empty, EmptyState, Icon, PageHead, Sign, Task, TaskList, TaskState, Tone},
};

pub(super) async fn show(State(app): State<App>, staff: Staff) -> PageResult {
    let work = services::list_work(&app.services, staff.actor()).await?;
    let (lang, today) = (staff.lang, app.services.today());
    let organizes = may_organize(staff.actor());
    Ok(staff.staff(t::to_do(lang), move || view(lang, today, organizes, work)))
}

fn may_organize(actor: &Actor) -> Organizes {
    if actor.has(&[Role::Admin, Role::Organizer]) { Organizes::Yes } else { Organizes::No }
}

/// Whether the acts of organizers are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Organizes {
    Yes,
    No,
}

fn view(lang: Lang, today: NaiveDate, organizes: Organizes, work: Work) -> AnyView {
    let title = format!("{}, {}", dates::weekday(today, lang), dates::long(today, lang));
    let tasks = match organizes {
        Organizes::Yes => work.tasks,
        Organizes::No => vec![],
    };
    let lead = t::tasks_left(lang, tasks.len());
    let create = (organizes == Organizes::Yes).then(|| {
        view! { <ButtonLink href=in_language(lang, "/quan-ly/hoat-dong/moi")><Icon sign=Sign::Plus/>{t::create(lang)}</ButtonLink> }
    });
    let queue = if tasks.is_empty() {
        view! { <EmptyState kind=Empty::Nothing title=t::nothing_to_do(lang) text=t::nothing_to_do_text(lang)/> }.into_any()
    } else {
        view! { <TaskList tasks=tasks.into_iter().map(|task| row(lang, task)).collect()/> }.into_any()
    };
    view! {
        <PageHead title lead>{create}</PageHead>
        <div class="home">
            <section aria-labelledby="queue"><h2 id="queue">{t::to_do(lang)}</h2>{queue}</section>
            <section aria-labelledby="agenda"><h2 id="agenda">{t::agenda(lang)}</h2>{agenda(lang, today, work.today, work.soon)}</section>
        </div>
    }
    .into_any()
}

/// One task, leading to the exact place where it is done.
fn row(lang: Lang, task: services::Task) -> Task {
    let code = &task.activity.code;
    let (words, page) = match task.kind {
        TaskKind::Decide => (t::decide(lang), "nguoi?trang-thai=nominated"),
        TaskKind::Count => (t::count(lang), "diem-danh"),
        TaskKind::Certify => (t::certify(lang), "chung-nhan"),
        TaskKind::Publish => (t::publish(lang), ""),
    };
    let state = match task.kind {
        TaskKind::Decide | TaskKind::Certify => TaskState::Count(figures::number(task.people.into())),
        TaskKind::Count => TaskState::State(Tone::Warn, t::overdue(lang).into()),
        TaskKind::Publish => TaskState::State(Tone::Neutral, domain::ActivityState::Draft.name(lang).into()),
    };
    let href = in_language(lang, format!("/quan-ly/hoat-dong/{code}/{page}").trim_end_matches('/'));
    let days = dates::span(task.activity.starts_on, task.activity.ends_on, lang);
    Task::new(words, href, state).hint(format!("{} · {days}", task.activity.title))
}

fn agenda(lang: Lang, today: NaiveDate, running: Vec<ActivityCard>, soon: Vec<ActivityCard>) -> AnyView {
    let mut days: Vec<(NaiveDate, AnyView)> = Vec::new();
    for card in running.iter().chain(&soon) {
        for session in card.sessions.iter().filter(|session| session.held_on >= today) {
            let time = format!("{}–{}", hour(session.starts_at), hour(session.ends_at));
            let href = in_language(lang, &format!("/quan-ly/hoat-dong/{}", card.activity.code));
            let [taken, capacity] =
                [card.seats.taken, card.seats.capacity].map(|n| figures::number(n.into()));
            let place = format!("{} · {taken}/{capacity}", card.activity.place);
            let title = card.activity.title.clone();
            let item = view! {
                <li class="agenda-item whole">
                    <span class="num">{time}</span>
                    <a class="whole-link" href=href>{title}</a>
                    <span class="agenda-where">{place}</span>
                </li>
            };
            days.push((session.held_on, item.into_any()));
        }
    }
    if days.is_empty() {
        return view! { <p class="soft">{t::nothing_soon(lang)}</p> }.into_any();
    }
    days.sort_by_key(|(day, _)| *day);
    let mut groups: Vec<(NaiveDate, Vec<AnyView>)> = Vec::new();
    for (day, item) in days {
        match groups.last_mut() {
            Some((last, items)) if *last == day => items.push(item),
            _ => groups.push((day, vec![item])),
        }
    }
    groups
        .into_iter()
        .map(|(day, items)| {
            let class = if day == today { "agenda-day is-today" } else { "agenda-day" };
            let badge = (day == today).then(|| view! { " "<Badge tone=Tone::Wait>{t::today(lang)}</Badge> });
            view! {
                <div class=class>
                    <h3 class="agenda-date">{format!("{} {}", dates::weekday(day, lang), dates::short(day))}{badge}</h3>
                    <ul class="agenda">{items}</ul>
                </div>
            }
        })
        .collect_view()
        .into_any()
}

fn hour(moment: chrono::DateTime<chrono::Utc>) -> String {
    local::at(moment).format("%H:%M").to_string()
}
