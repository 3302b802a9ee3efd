//! The agenda of an activity for everybody, and as a paper.

use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{ActivityState, Lang};
use leptos::prelude::*;
use serde::Deserialize;
use services::{activities::ActivityCard, rows::Track, talks::Agenda};
use ui::{Banner, BannerKind, ButtonLink, Crumb, Empty, EmptyState, Icon, Look, PageHead, Sign, Size};

use crate::{
    App,
    form::Query,
    language::in_language,
    page_error::{PageError, PageResult},
    pages::{
        activities::public_words as tp,
        talks::{
            grid::{For, of_track, view as grid},
            words as t,
        },
    },
    sheet::download,
    visit::Page,
};

/// Which track is shown: its number; empty: all of them.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    #[serde(rename = "tieu-ban")]
    track: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    page: Page,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (card, agenda) = services::talks::show_public_agenda(&app.services, &code).await?;
    let lang = page.lang;
    let title = format!("{}: {}", t::agenda(lang), card.activity.title_in(lang));
    Ok(page.public(&title, move || view(lang, card, agenda, &asked.track)))
}

pub(crate) async fn paper(State(app): State<App>, Path(code): Path<String>) -> Result<Response, PageError> {
    let (name, bytes) = services::talks::render_agenda(&app.services, &code).await?;
    Ok(download("application/pdf", &name, bytes))
}

fn view(lang: Lang, card: ActivityCard, agenda: Agenda, track: &str) -> AnyView {
    let activity = card.activity;
    let path = in_language(lang, &format!("/hoat-dong/{}/chuong-trinh", activity.code));
    let paper = format!("{path}.pdf");
    let cancelled = (*activity.state == ActivityState::Cancelled).then(|| {
        let reason = activity.cancel_reason.clone().unwrap_or_default();
        view! { <Banner kind=BannerKind::Warning title=tp::cancelled_because(lang, &reason)/> }.into_any()
    });
    let crumbs = vec![
        Crumb::new(tp::title(lang, services::activities::When::Coming), in_language(lang, "/")),
        Crumb::new(activity.title_in(lang), in_language(lang, &format!("/hoat-dong/{}", activity.code))),
    ];
    let chosen = agenda.tracks.iter().find(|one| one.id.to_string() == track).cloned();
    let tracks = tracks(lang, &path, &agenda.tracks, chosen.as_ref());
    let body = match (agenda.sessions.is_empty(), chosen) {
        (true, _) => view! {
            <EmptyState kind=Empty::Nothing title=t::nothing_public(lang) text=t::no_sessions(lang)/>
        }
        .into_any(),
        (false, Some(track)) => grid(lang, &of_track(agenda, &track), For::Everybody),
        (false, None) => grid(lang, &agenda, For::Everybody),
    };
    let lead = activity.title_in(lang).to_owned();
    let notice = cancelled.unwrap_or_else(|| ().into_any());
    view! {
        <PageHead title=t::agenda(lang) lead crumbs notice>
            <ButtonLink href=paper look=Look::Secondary size=Size::Small><Icon sign=Sign::Print/>{t::print(lang)}</ButtonLink>
        </PageHead>
        {tracks}
        {body}
    }
    .into_any()
}

/// The tracks as links; nothing where there are not several.
fn tracks(lang: Lang, path: &str, tracks: &[Track], chosen: Option<&Track>) -> Option<AnyView> {
    if tracks.len() < 2 {
        return None;
    }
    let all = (t::all_tracks(lang).to_owned(), path.to_owned(), chosen.is_none());
    let each = tracks.iter().map(|track| {
        let is_chosen = chosen.is_some_and(|chosen| chosen.id == track.id);
        (track.name_in(lang).to_owned(), format!("{path}?tieu-ban={}", track.id), is_chosen)
    });
    let links = std::iter::once(all)
        .chain(each)
        .map(|(name, href, is_chosen)| {
            let current = is_chosen.then_some("page");
            view! { <li><a href=href aria-current=current>{name}</a></li> }
        })
        .collect_view();
    Some(view! { <nav class="no-print" aria-label=t::filter(lang)><ul class="talks-tracks">{links}</ul></nav> }.into_any())
}
