//! The schedule in one's own calendar program: its address, and the calendar behind it.

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use documents::dates;
use domain::Lang;
use leptos::prelude::*;
use serde::Deserialize;
use services::{rows::CalendarFeed, schedule::FeedQuery};
use ui::{Banner, BannerKind, Look, PostButton};

use crate::{
    App,
    flash::Flash,
    form::Query,
    language::in_language,
    page_error::{PageError, PageResult},
    pages::schedule::{
        frame::{Part, Top, frame},
        words as t,
    },
    visit::{Page, Staff},
};

const PATH: &str = "/quan-ly/lich/dang-ky";

/// What the calendar is narrowed to, as it stands in the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Narrowed {
    #[serde(rename = "don-vi")]
    unit: String,
    phong: String,
    #[serde(rename = "giang-vien")]
    trainer: String,
}

/// The calendar itself, for the program of whoever has its address.
pub(crate) async fn read(
    State(app): State<App>,
    page: Page,
    Path(token): Path<String>,
    Query(narrowed): Query<Narrowed>,
) -> Result<Response, PageError> {
    let Narrowed { unit, phong: room, trainer } = narrowed;
    let query = FeedQuery { unit, room, trainer };
    let file = services::schedule::read_feed(&app.services, page.lang, &token, &query).await?;
    let kind = [(header::CONTENT_TYPE, "text/calendar; charset=utf-8")];
    Ok((kind, file).into_response())
}

pub(crate) async fn show(State(app): State<App>, staff: Staff) -> PageResult {
    let feed = services::schedule::show_feed(&app.services, staff.actor()).await?;
    let lang = staff.lang;
    Ok(staff.staff(t::feed(lang), move || view(lang, feed, None)))
}

pub(crate) async fn renew(State(app): State<App>, staff: Staff) -> PageResult {
    let token = services::schedule::renew_feed(&app.services, staff.actor()).await?;
    let feed = services::schedule::show_feed(&app.services, staff.actor()).await?;
    let (lang, address) = (staff.lang, app.services.url(&format!("/lich/{token}")));
    // Told once, so it stands in the answer itself and not behind a redirect.
    Ok(staff.staff(t::feed(lang), move || view(lang, feed, Some(address))))
}

pub(crate) async fn end(State(app): State<App>, staff: Staff) -> PageResult {
    services::schedule::end_feed(&app.services, staff.actor()).await?;
    Ok(staff.done(PATH, Flash::Removed(0)))
}

fn view(lang: Lang, feed: Option<CalendarFeed>, address: Option<String>) -> AnyView {
    let made = feed.as_ref().map(|feed| t::feed_made(lang, &dates::moment(feed.made_at, lang)));
    let action = in_language(lang, PATH);
    let (end, renew) =
        (format!("{action}/bo"), if feed.is_some() { t::feed_renew(lang) } else { t::feed_make(lang) });
    let end = feed.is_some().then(|| {
        view! { <PostButton action=end look=Look::Quiet>{t::feed_end(lang)}</PostButton> }
    });
    let told = address.map(|address| {
        view! {
            <Banner kind=BannerKind::Success title=t::feed_told(lang)>
                <p><code class="break">{address}</code></p>
                <p>{t::feed_secret(lang)}</p>
            </Banner>
        }
    });
    let top = Top {
        title: t::feed(lang).into(),
        lead: t::feed_lead(lang),
        crumbs: vec![Part::Calendar.crumb(lang)],
        ..Top::default()
    };
    let body = view! {
        <div class="stack">
            {told}
            {made.map(|made| view! { <p>{made}</p> })}
            <div class="actions">
                <PostButton action=action.clone()>{renew}</PostButton>
                {end}
            </div>
            <p class="soft">{t::feed_narrow(lang)}</p>
        </div>
    };
    frame(lang, Part::Calendar, top, body.into_any())
}
