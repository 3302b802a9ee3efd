//! One activity: what, when, where, for whom, seats left, how to register.

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use documents::dates;
use domain::{ActivityState, Attends, HeldWay, Lang, Word, activities::door::Door, local};
use leptos::prelude::*;
use services::{
    activities::ActivityCard,
    requirements::Asked,
    rows::{Document, Session},
};
use ui::{Banner, BannerKind, ButtonLink, Crumb, Fact, FactList, Icon, Meter, PageHead, Sign, Size};

use crate::{
    App,
    language::in_language,
    page_error::{PageError, PageResult},
    pages::{
        activities::{public_list::seats, public_words as t, too_few_words, way_words as tw},
        documents::read,
        requirements::asked as asked_words,
    },
    visit::Page,
};

pub(crate) async fn show(State(app): State<App>, page: Page, Path(code): Path<String>) -> PageResult {
    let card = services::activities::show_public_activity(&app.services, &code).await?;
    let lang = page.lang;
    let title = card.activity.title_in(lang).to_owned();
    let office_contact = app.services.office().contact.clone();
    let asked = services::requirements::show_requirements(&app.services, &code).await?;
    let documents = services::documents::list_public_documents(&app.services, &code).await?;
    Ok(page.public(&title, move || view(lang, card, office_contact, (asked, documents))))
}

pub(crate) async fn calendar(
    State(app): State<App>,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    let file = services::mails::activity_calendar(&app.services, &code).await?;
    Ok((
        [
            (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
            (header::CONTENT_DISPOSITION, "attachment; filename=lich.ics"),
        ],
        file,
    )
        .into_response())
}

fn view(
    lang: Lang,
    card: ActivityCard,
    office_contact: String,
    (asked, documents): (Option<Asked>, Vec<Document>),
) -> AnyView {
    let asked = asked.map(|asked| asked_words::list(lang, &asked));
    let activity = &card.activity;
    let cancelled = (*activity.state == ActivityState::Cancelled).then(|| {
        let reason = activity.cancel_reason.clone().unwrap_or_default();
        view! { <Banner kind=BannerKind::Warning title=t::cancelled_because(lang, &reason)/> }.into_any()
    });
    let contact = if activity.contact.is_empty() { office_contact } else { activity.contact.clone() };
    let mut facts = vec![
        Fact::new(t::when(lang), dates::days(activity.starts_on, activity.ends_on, lang)),
        Fact::new(t::place(lang), activity.place.clone()),
        Fact::new(t::kind(lang), format!("{} · {}", activity.kind.name(lang), activity.level.name(lang))),
        Fact::new(t::organizer(lang), card.organizer.clone()),
    ];
    if *activity.way != HeldWay::Room {
        facts.insert(2, Fact::new(tw::way(lang), activity.way.name(lang)));
    }
    if !activity.audience_in(lang).is_empty() {
        facts.push(Fact::new(t::audience(lang), activity.audience_in(lang).to_owned()));
    }
    if !contact.is_empty() {
        facts.push(Fact::new(t::contact(lang), contact));
    }
    let about: Vec<_> = activity
        .summary_in(lang)
        .split("\n\n")
        .filter(|text| !text.is_empty())
        .map(|text| view! { <p>{text.to_owned()}</p> })
        .collect();
    let about = (!about.is_empty())
        .then(|| view! { <section class="prose"><h2>{t::about(lang)}</h2>{about}</section> });
    let crumbs = vec![Crumb::new(t::title(lang, services::activities::When::Coming), in_language(lang, "/"))];
    let sessions = session_list(lang, &card.sessions);
    let agenda = in_language(lang, &format!("/hoat-dong/{}/chuong-trinh", activity.code));
    let paper = format!("{agenda}.pdf");
    let documents = read::section(lang, &documents, &format!("/hoat-dong/{}", activity.code));
    let title = activity.title_in(lang).to_owned();
    let now = act_now(lang, &card);
    view! {
        <PageHead title crumbs notice=cancelled.unwrap_or_else(|| ().into_any())/>
        <div class="split">
            <div class="act-aside">{now}</div>
            <FactList facts/>
            {asked}
            {about}
            <section class="stack">
                <h2>{t::sessions(lang)}</h2>
                {sessions}
                <p><a href=agenda>{t::whole_agenda(lang)}</a>" · "<a href=paper>{t::agenda_paper(lang)}</a></p>
            </section>
            {documents}
        </div>
    }
    .into_any()
}

/// The true state, and the one thing to do.
fn act_now(lang: Lang, card: &ActivityCard) -> AnyView {
    let (tone, words) = seats(lang, card);
    let activity = &card.activity;
    let register = in_language(lang, &format!("/hoat-dong/{}/dang-ky", activity.code));
    let label = match card.door {
        Door::Open => Some(t::register(lang)),
        Door::LineOnly => Some(t::join_line(lang)),
        Door::ByApproval => Some(t::ask_for_seat(lang)),
        _ => None,
    };
    let button = label.map(|label| view! { <ButtonLink href=register size=Size::Wide>{label}</ButtonLink> });
    let meter = card.door.lets_in().then(|| {
        let words = t::seats_of(lang, card.seats.taken, card.seats.capacity, card.waiting);
        let words = match card.online {
            Some(_) => tw::taken_of(lang, Attends::Room, card.seats),
            None => words,
        };
        let online = card.online.map(|seats| {
            let words = tw::taken_of(lang, Attends::Online, seats);
            match seats.capacity {
                u32::MAX => view! { <p class="small">{words}</p> }.into_any(),
                of => view! { <Meter value=seats.taken of words/> }.into_any(),
            }
        });
        view! { <Meter value=card.seats.taken of=card.seats.capacity words/>{online} }
    });
    let tentative = too_few_words::tentative(lang, card)
        .filter(|_| card.phase == domain::Phase::Coming)
        .map(|words| view! { <p class="small">{words}</p> });
    let closes = services::activities::closes(activity)
        .filter(|_| card.door.lets_in())
        .map(|day| view! { <p class="small soft">{t::closes_on(lang, day)}</p> });
    let calendar = (*activity.state == ActivityState::Published).then(|| {
        let href = in_language(lang, &format!("/hoat-dong/{}/lich.ics", activity.code));
        view! { <p class="small"><a href=href><Icon sign=Sign::Calendar/>" "{t::add_to_calendar(lang)}</a></p> }
    });
    view! {
        <div class=format!("act-now {}", tone.class())>
            <p class="act-now-state">{words}</p>
            {meter}{tentative}{button}{closes}
            {calendar}
        </div>
    }
    .into_any()
}

/// The sessions, one under the other.
pub(crate) fn session_list(lang: Lang, sessions: &[Session]) -> AnyView {
    if sessions.is_empty() {
        return view! { <p class="soft">{t::no_sessions(lang)}</p> }.into_any();
    }
    let rows = sessions
        .iter()
        .map(|session| {
            let when = dates::session(*session.slot, session.held_on, lang);
            let hours = format!("{}–{}", local::hour(session.starts_at), local::hour(session.ends_at));
            let what: Vec<String> = [session.topic_in(lang), &session.trainer, &session.room]
                .into_iter()
                .filter(|text| !text.is_empty())
                .map(str::to_owned)
                .collect();
            view! {
                <li class="session">
                    <div><span class="session-when">{when}</span><br/><span class="soft">{hours}</span></div>
                    <div>{what.join(" · ")}</div>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="sessions">{rows}</ol> }.into_any()
}
