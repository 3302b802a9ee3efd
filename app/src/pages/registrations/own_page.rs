//! One's own registration: where it stands, when and where, the code to show at the door, the certificate.

use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use documents::{dates, qr::qr_svg};
use domain::{AttendanceStatus, Lang, RegistrationState, Word, activities::phase::Phase};
use leptos::prelude::*;
use serde::Deserialize;
use services::{registrations::OwnRegistration, rows::Document, talks::OwnTalks};
use ui::{
    Area, Badge, Banner, BannerKind, Button, ButtonLink, Fact, FactList, Icon, Lines, Look, PageHead, Sign,
    Tone,
};

use crate::{
    App,
    form::Query,
    language::in_language,
    page_error::{PageError, PageResult},
    pages::{
        activities::public::session_list,
        documents::read,
        registrations::{
            own_changes,
            own_link::{OwnLink, lead_on},
            phase, words as t,
            words::Told,
        },
        talks::own_day,
    },
    state::Mail,
    visit::Page,
};

/// What a mail's link may preselect; it decides nothing.
#[derive(Debug, Deserialize)]
pub(crate) struct Wish {
    #[serde(default)]
    a: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    page: Page,
    link: OwnLink,
    headers: HeaderMap,
    Query(wish): Query<Wish>,
) -> PageResult {
    if link.in_address {
        let number = match services::registrations::find_registration(&app.services, &link.token).await {
            Ok(number) => number,
            Err(services::Error::NotFound) => return Ok(gone(&page)),
            Err(error) => return Err(error.into()),
        };
        if let Some(on) = lead_on(&page, &headers, &link, number.0) {
            return Ok(Page::keep_private(on));
        }
    }
    let own = match services::registrations::show_registration(&app.services, &link.token).await {
        Ok(own) => own,
        Err(services::Error::NotFound) => return Ok(gone(&page)),
        Err(error) => return Err(error.into()),
    };
    let talks = services::talks::show_own_talks(&app.services, &link.token).await?;
    let documents = services::documents::list_own_documents(&app.services, &link.token).await?;
    let lang = page.lang;
    // What is scanned at the door checks in, and does nothing else: a picture of it opens no page.
    let code =
        qr_svg(&own.codes.qr, t::qr(lang)).map_err(|error| services::Error::Fault(error.to_string()))?;
    let title = own.card.activity.title.clone();
    // Nobody is told to look for a mail that did not leave the house.
    let told = if own.person.email.is_some() && page.mail() == Mail::Sent && !own.mail_failed {
        Told::ByMail
    } else {
        Told::Here
    };
    Ok(Page::keep_private(
        page.public(&title, move || view(lang, &link, (own, talks, documents), (code, told), &wish.a)),
    ))
}

pub(crate) async fn calendar(State(app): State<App>, link: OwnLink) -> Result<Response, PageError> {
    let file = services::mails::own_calendar(&app.services, &link.token).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=lich.ics"),
    ];
    Ok(Page::keep_private((headers, file).into_response()))
}

pub(crate) async fn certificate(State(app): State<App>, link: OwnLink) -> Result<Response, PageError> {
    let (name, bytes) = services::certificates::render_own_certificate(&app.services, &link.token).await?;
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers =
        [(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok(Page::keep_private((headers, bytes).into_response()))
}

/// The link is wrong or has ended; the way to a new one tells nothing.
pub(crate) fn gone(page: &Page) -> Response {
    let lang = page.lang;
    let again = page.href("/gui-lai-duong-dan");
    let answer = page.render(StatusCode::NOT_FOUND, Area::Public, t::gone(lang), move || {
        view! {
            <PageHead title=t::gone(lang) lead=t::gone_text(lang)/>
            <ButtonLink href=again>{t::send_again(lang)}</ButtonLink>
        }
    });
    Page::keep_private(answer)
}

fn view(
    lang: Lang,
    link: &OwnLink,
    (own, talks, documents): (OwnRegistration, Option<OwnTalks>, Vec<Document>),
    (code, told): (String, Told),
    wish: &str,
) -> AnyView {
    let state = *own.registration.state;
    let activity = &own.card.activity;
    let path = |more: &str| in_language(lang, &link.path(more));
    let reference = format!("{}-{:04}", activity.code, own.registration.id.0);
    // That nothing is held goes before where one stands on its list.
    let called_off = *activity.state == domain::ActivityState::Cancelled;
    let (tone, words, next) = if called_off {
        let reason = activity.cancel_reason.as_deref().unwrap_or_default();
        (Tone::Bad, t::called_off(lang).to_owned(), t::why_called_off(lang, reason))
    } else {
        phase::verdict(lang, &own, told)
    };
    let facts = vec![
        Fact::new(t::name(lang), own.person.full_name.clone()),
        Fact::new(t::unit(lang), own.unit_name.clone()),
        Fact::new(t::when(lang), dates::days(activity.starts_on, activity.ends_on, lang)),
        Fact::new(t::place(lang), own.place.clone()),
        Fact::new(t::reference(lang), reference),
    ];
    let unreached = own.mail_failed.then(|| {
        let title = t::mail_failed(lang, own.person.email.as_deref().unwrap_or_default());
        view! { <Banner kind=BannerKind::Warning title/> }.into_any()
    });
    let answers = own.can_answer.then(|| answers(lang, path("/tra-loi"), &own, wish));
    let over = own.card.phase == Phase::Past;
    let held = own.held_until.filter(|_| state == RegistrationState::Confirmed && !called_off && !over);
    let take = held.map(|_| {
        let action = path("/nhan-cho");
        view! { <form class="take-seat" method="post" action=action><Button>{t::take_seat(lang)}</Button></form> }
    });
    let ticket = (state == RegistrationState::Confirmed && !called_off && !over && held.is_none())
        .then(|| {
            let typed = own.codes.typed.clone();
            view! { <figure class="qr"><div inner_html=code></div><figcaption class="small soft"><span class="typed-code nowrap">{typed}</span><br/>{t::show_at_door(lang)}</figcaption></figure> }
        });
    let certificate = phase::certificate(lang, &own, path("/giay-chung-nhan"));
    let to_answer = own_changes::to_answer(lang, &own, path("/cau-hoi"));
    let changes = own_changes::changes(lang, &own, path);
    // Who waits or is not wanted there any more has nothing to note down.
    let calendar = (matches!(state, RegistrationState::Confirmed | RegistrationState::Invited) && held.is_none() && !over && *activity.state == domain::ActivityState::Published)
        .then(|| view! { <ButtonLink href=path("/lich.ics") look=Look::Secondary><Icon sign=Sign::Calendar/>{t::calendar(lang)}</ButtonLink> });
    let documents = read::section(lang, &documents, &link.path(""));
    let about = in_language(lang, &format!("/hoat-dong/{}", activity.code));
    let marks = marks(lang, &own);
    let days = match &talks {
        Some(talks) => own_day::view(lang, talks, path("/chuong-trinh")),
        None => {
            let sessions = session_list(lang, &own.card.sessions);
            view! { <section><h2>{t::sessions(lang)}</h2>{sessions}</section> }.into_any()
        }
    };
    view! {
        <PageHead title=activity.title.clone() notice=unreached.unwrap_or_else(|| ().into_any())/>
        <div data-state=state.code() class=format!("verdict {}", tone.class())>
            <h2 class="verdict-word"><Icon sign=tone.sign()/>{words}</h2>
            <p class="verdict-sentence">{next}</p>
        </div>
        {certificate}
        {take}
        {answers}
        {to_answer}
        <div class="ticket">
            <div class="stack">
                <FactList lines=Lines::Plain facts/>
                <div class="actions">{calendar}</div>
                <p><a href=about>{t::about_activity(lang)}</a></p>
            </div>
            {ticket}
        </div>
        {changes}
        {marks}
        {days}
        {documents}
    }
    .into_any()
}

/// The answers to an invitation, each a form of its own: one tap.
fn answers(lang: Lang, action: String, own: &OwnRegistration, wish: &str) -> AnyView {
    let given = own.invitation.as_ref().and_then(|invitation| invitation.answer.clone());
    let asked = match (&given, own.invitation.as_ref().and_then(|invitation| invitation.answered_at)) {
        (Some(answer), Some(at)) => t::answered(lang, answer, &dates::moment(at, lang)),
        _ => t::please_answer(lang).to_owned(),
    };
    let until = own
        .invitation
        .as_ref()
        .and_then(|invitation| invitation.answer_by)
        .map(|day| t::answer_by(lang, &dates::day(day, lang)));
    let one = |value: &'static str, tone: Tone, words: &'static str, hint: &'static str| {
        let pressed = given.as_deref().map_or(wish == value, |given| given == value);
        let action = action.clone();
        view! {
            <form method="post" action=action>
                <button class=format!("answer {}", tone.class()) type="submit" name="a" value=value aria-pressed=pressed.to_string()>
                    <Icon sign=tone.sign()/>
                    <span>{words}<br/><span class="answer-hint">{hint}</span></span>
                </button>
            </form>
        }
    };
    view! {
        <section class="stack">
            <h2>{asked}</h2>
            <p class="soft">{until}</p>
            <div class="answers">
                {one("yes", Tone::Ok, t::yes(lang), t::yes_hint(lang))}
                {one("no", Tone::Bad, t::no(lang), t::no_hint(lang))}
            </div>
        </section>
    }
    .into_any()
}

fn marks(lang: Lang, own: &OwnRegistration) -> Option<AnyView> {
    if own.attendance.is_empty() {
        return None;
    }
    let rows = own
        .card
        .sessions
        .iter()
        .filter_map(|session| {
            let mark = own.attendance.iter().find(|mark| mark.session_id == session.id)?;
            let when = dates::session(*session.slot, session.held_on, lang);
            let status = *mark.status;
            let tone = match status {
                AttendanceStatus::Present | AttendanceStatus::Late => Tone::Ok,
                AttendanceStatus::Excused => Tone::Wait,
                AttendanceStatus::Absent => Tone::Bad,
            };
            Some(view! { <li class="session"><div>{when}</div><div><Badge tone>{status.name(lang)}</Badge></div></li> }.into_any())
        })
        .collect_view();
    Some(
        view! { <section><h2>{t::attendance(lang)}</h2><ol class="sessions">{rows}</ol></section> }
            .into_any(),
    )
}
