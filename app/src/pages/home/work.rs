//! What has to be done, what is held today and what comes next.

use axum::extract::State;
use chrono::NaiveDate;
use documents::dates;
use domain::{
    Lang, Word,
    accounts::access::{Actor, Role},
    local, numbers,
};
use leptos::prelude::*;
use services::{
    activities::ActivityCard,
    home::{TaskKind, Work},
};
use ui::{
    Badge, ButtonLink, Empty, EmptyState, Icon, Look, PageHead, Sign, Size, Task, TaskList, TaskState, Tone,
};

use crate::{
    App,
    language::in_language,
    page_error::PageResult,
    pages::{
        activities::too_few_words,
        demands::asks::asks,
        home::words as t,
        nominations::{calls::calls, words as tn},
    },
    visit::Staff,
};

pub(crate) async fn show(State(app): State<App>, staff: Staff) -> PageResult {
    let (lang, today) = (staff.lang, app.services.today());
    let does = match Does::of(staff.actor()) {
        // An office that begins sees where to begin.
        Does::Organizes if !services::home::has_activities(&app.services, staff.actor()).await? => {
            Does::Begins
        }
        does => does,
    };
    let work = services::home::list_work(&app.services, staff.actor()).await?;
    let attendance = staff.actor().has(&[Role::Manager]).then_some("/quan-ly/bao-cao/diem-danh");
    if does == Does::Names {
        let lists = services::nominations::list_calls(&app.services, staff.actor()).await?;
        let asked = services::demands::list_asks(&app.services, staff.actor()).await?;
        return Ok(staff.staff(tn::calls(lang), move || {
            let asked = asks(lang, asked);
            named(lang, today, (lists, asked))
        }));
    }
    let title = if does == Does::Nothing { t::agenda(lang) } else { t::to_do(lang) };
    Ok(staff.staff(title, move || view(lang, today, does, attendance, work)))
}

/// What somebody has to do here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Does {
    /// Plans the first activity.
    Begins,
    /// All that organizers do.
    Organizes,
    /// Marks who came.
    Marks,
    /// Names people of a unit.
    Names,
    /// Reads.
    Nothing,
}

impl Does {
    fn of(actor: &Actor) -> Self {
        if actor.has(&[Role::Admin, Role::Organizer]) {
            Self::Organizes
        } else if actor.has(&[Role::Trainer, Role::CheckIn]) {
            Self::Marks
        } else if actor.has(&[Role::Focal]) && !actor.has(&[Role::Manager]) {
            Self::Names
        } else {
            Self::Nothing
        }
    }
}

fn view(lang: Lang, today: NaiveDate, does: Does, attendance: Option<&'static str>, work: Work) -> AnyView {
    let title = format!("{}, {}", dates::weekday(today, lang), dates::long(today, lang));
    let mut tasks: Vec<Task> =
        work.tasks.into_iter().filter(|task| shows(does, task.kind)).map(|task| row(lang, task)).collect();
    if work.failed_mails > 0 {
        let state = TaskState::Count(numbers::number_in(lang, work.failed_mails));
        let href = in_language(lang, "/quan-ly/thu?trang-thai=failed");
        tasks.insert(0, Task::new(t::failed_mails(lang), href, state).hint(t::failed_mails_hint(lang)));
    }
    let lead = (does != Does::Nothing).then(|| t::tasks_left(lang, tasks.len()));
    let create = matches!(does, Does::Begins | Does::Organizes).then(|| {
        view! { <ButtonLink href=in_language(lang, "/quan-ly/hoat-dong/moi")><Icon sign=Sign::Plus/>{t::create(lang)}</ButtonLink> }
    });
    // A manager reads: what is going on is one step away.
    let attendance = attendance.map(|path| {
        view! { <ButtonLink href=in_language(lang, path) look=Look::Secondary>{t::attendance(lang)}</ButtonLink> }
    });
    let queue = match (does, tasks.is_empty()) {
        (Does::Nothing | Does::Names, _) => None,
        (Does::Marks, true) => Some(view! { <EmptyState kind=Empty::Nothing title=t::nothing_to_mark(lang) text=t::nothing_to_mark_text(lang)/> }.into_any()),
        (Does::Begins, true) => Some(view! { <EmptyState kind=Empty::Nothing title=t::nothing_yet(lang) text=t::nothing_yet_text(lang)/> }.into_any()),
        (Does::Organizes, true) => Some(view! { <EmptyState kind=Empty::Nothing title=t::nothing_to_do(lang) text=t::nothing_to_do_text(lang)/> }.into_any()),
        (_, false) => Some(view! { <TaskList tasks/> }.into_any()),
    };
    let queue = queue.map(|queue| view! { <section aria-labelledby="queue"><h2 id="queue">{t::to_do(lang)}</h2>{queue}</section> });
    let agenda = agenda(lang, today, does, work.today, work.soon);
    let agenda =
        view! { <section aria-labelledby="agenda"><h2 id="agenda">{t::agenda(lang)}</h2>{agenda}</section> };
    let (queue, agenda) = (queue.into_any(), agenda.into_any());
    // Who marks or reads came for today's session, also before it begins; who organizes, for what waits.
    let (first, second) = match does {
        Does::Marks | Does::Names | Does::Nothing => (agenda, queue),
        Does::Begins | Does::Organizes => (queue, agenda),
    };
    view! {
        <PageHead title lead>{create}{attendance}</PageHead>
        <div class="home">{first}{second}</div>
    }
    .into_any()
}

/// The first page of a focal person: the calls to their units, and what became of their people.
fn named(
    lang: Lang,
    today: NaiveDate,
    (lists, asks): (Vec<services::nominations::UnitList>, Option<AnyView>),
) -> AnyView {
    let title = format!("{}, {}", dates::weekday(today, lang), dates::long(today, lang));
    view! {
        <PageHead title/>
        <section class="stack" aria-labelledby="calls"><h2 id="calls">{tn::calls(lang)}</h2>{calls(lang, lists)}</section>
        {asks}
    }
    .into_any()
}

/// Whether a task is somebody's.
fn shows(does: Does, kind: TaskKind) -> bool {
    match does {
        Does::Begins | Does::Organizes => true,
        Does::Marks => matches!(kind, TaskKind::Mark | TaskKind::Count),
        Does::Names | Does::Nothing => false,
    }
}

/// One task, leading to the exact place where it is done.
fn row(lang: Lang, task: services::home::Task) -> Task {
    let code = &task.activity.code;
    let (words, page) = match task.kind {
        TaskKind::TooFew => (too_few_words::task(lang), "it-nguoi"),
        TaskKind::Decide => (t::decide(lang), "nguoi?trang-thai=nominated"),
        TaskKind::SettleUnits => (t::settle_units(lang), "don-vi"),
        TaskKind::Mark => (t::mark(lang), "diem-danh"),
        TaskKind::Count => (t::count(lang), "diem-danh"),
        TaskKind::Certify => (t::certify(lang), "chung-nhan"),
        TaskKind::Publish => (t::publish(lang), ""),
    };
    let state = match task.kind {
        TaskKind::TooFew | TaskKind::Decide | TaskKind::SettleUnits | TaskKind::Certify => {
            TaskState::Count(numbers::number_in(lang, task.count.into()))
        }
        TaskKind::Mark => TaskState::State(Tone::Warn, t::sessions_open(lang, task.count)),
        TaskKind::Count => TaskState::State(Tone::Warn, t::overdue(lang).into()),
        TaskKind::Publish => TaskState::State(Tone::Neutral, domain::ActivityState::Draft.name(lang).into()),
    };
    let href = in_language(lang, format!("/quan-ly/hoat-dong/{code}/{page}").trim_end_matches('/'));
    let days = dates::days(task.activity.starts_on, task.activity.ends_on, lang);
    Task::new(words, href, state).hint(format!("{} · {days}", task.activity.title))
}

fn agenda(
    lang: Lang,
    today: NaiveDate,
    does: Does,
    running: Vec<ActivityCard>,
    soon: Vec<ActivityCard>,
) -> AnyView {
    // Who marks goes straight to where that is done.
    let page = if does == Does::Marks { "/diem-danh" } else { "" };
    let mut days: Vec<(NaiveDate, AnyView)> = Vec::new();
    for card in running.iter().chain(&soon) {
        for session in card.sessions.iter().filter(|session| session.held_on >= today) {
            let time = format!("{}–{}", hour(session.starts_at), hour(session.ends_at));
            // The column of the session stands in sight.
            let at = if does == Does::Marks { format!("#buoi-{}", session.id) } else { String::new() };
            let href = in_language(lang, &format!("/quan-ly/hoat-dong/{}{page}{at}", card.activity.code));
            let mark = (does == Does::Marks && session.held_on == today).then(|| {
                view! { <ButtonLink href=href.clone() size=Size::Small>{t::mark_now(lang)}</ButtonLink> }
            });
            let [taken, capacity] =
                [card.seats.taken, card.seats.capacity].map(|n| numbers::number_in(lang, n.into()));
            let place = format!("{} · {taken}/{capacity}", card.activity.place);
            let title = card.activity.title.clone();
            let item = view! {
                <li class="agenda-item whole">
                    <span class="num">{time}</span>
                    <a class="whole-link" href=href>{title}</a>
                    <span class="agenda-where">{place}</span>
                    {mark}
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
                    <h3 class="agenda-date">{format!("{} {}", dates::weekday(day, lang), dates::day(day, lang))}{badge}</h3>
                    <ul class="agenda">{items}</ul>
                </div>
            }
        })
        .collect_view()
        .into_any()
}

fn hour(moment: chrono::DateTime<chrono::Utc>) -> String {
    local::hour(moment)
}
