//! The list of activities: coming ones by month, past ones under a link.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use chrono::{Datelike, NaiveDate};
use documents::dates;
use domain::{ActivityKind, Lang, Level, Word, activities::door::Door};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use services::{
    Paged,
    activities::{ActivityCard, ActivityQuery, When},
    demands::PublicDemand,
    units::UnitGroup,
};
use ui::{Badge, Chip, Choice, DateBlock, Field, FilterBar, Icon, Kind, PageHead, Select, Sign, Tone};

use crate::{
    App,
    form::{Query, choices},
    language::in_language,
    list::{Narrowed, Why, chips, href, paging, rows, said, searched},
    page_error::{PageError, PageResult},
    pages::{
        activities::public_words as t,
        demands::public_section::section,
        units::choices::{unit_choices, unit_label},
    },
    visit::Page,
};

/// The filters, as they stand in the address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Filters {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    q: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    loai: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    cap: String,
    #[serde(default, rename = "don-vi", skip_serializing_if = "String::is_empty")]
    don_vi: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    thang: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    khi: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    trang: String,
}

const PAST: &str = "da-qua";

pub(crate) async fn show(State(app): State<App>, page: Page, Query(filters): Query<Filters>) -> PageResult {
    let query = filters.query();
    let found = services::activities::list_public_activities(&app.services, &query).await?;
    let units = services::units::list_public_units(&app.services, query.when, &filters.don_vi).await?;
    let months = services::activities::list_public_months(&app.services, query.when).await?;
    // What has no date yet stands below what is coming, on its first page, while nothing narrows it.
    let undated = match filters == Filters::default() {
        true => services::demands::list_open_demands(&app.services).await?,
        false => vec![],
    };
    let lang = page.lang;
    let title = page.titled(t::title(lang, query.when), found.paging.page);
    Ok(page.public(&title, move || view(lang, filters, (units, months), (found, undated))))
}

/// What is coming as a calendar, with what narrows the list: to be read again by calendar programs.
pub(crate) async fn calendar(
    State(app): State<App>,
    page: Page,
    Query(filters): Query<Filters>,
) -> Result<Response, PageError> {
    let file = services::mails::public_calendar(&app.services, page.lang, &filters.query()).await?;
    Ok((
        [
            (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
            (header::CONTENT_DISPOSITION, "attachment; filename=lich.ics"),
        ],
        file,
    )
        .into_response())
}

impl Filters {
    fn href(&self, lang: Lang) -> String {
        href(lang, "/", self)
    }

    fn query(&self) -> ActivityQuery {
        ActivityQuery {
            words: self.q.clone(),
            kind: ActivityKind::parse(&self.loai),
            level: Level::parse(&self.cap),
            unit: self.don_vi.clone(),
            month: first_of_month(&self.thang),
            state: None,
            when: if self.khi == PAST { When::Past } else { When::Coming },
            paging: paging(&self.trang),
        }
    }

    fn chips(&self, lang: Lang, units: &[UnitGroup]) -> Vec<Chip> {
        let unit = unit_label(lang, units, &self.don_vi).unwrap_or_else(|| self.don_vi.clone());
        let month = first_of_month(&self.thang).map_or_else(|| self.thang.clone(), |day| t::month(lang, day));
        let all: [Narrowed<Self>; 5] = [
            (searched(&self.q), |filters| filters.q.clear()),
            (said::<ActivityKind>(lang, &self.loai), |filters| filters.loai.clear()),
            (said::<Level>(lang, &self.cap), |filters| filters.cap.clear()),
            (Some(unit).filter(|_| !self.don_vi.is_empty()), |filters| filters.don_vi.clear()),
            (Some(month).filter(|_| !self.thang.is_empty()), |filters| filters.thang.clear()),
        ];
        chips(lang, "/", &Self { trang: String::new(), ..self.clone() }, all)
    }
}

/// The first day of a month that stands in the address: `2026-07`.
fn first_of_month(month: &str) -> Option<NaiveDate> {
    format!("{month}-01").parse().ok()
}

fn view(
    lang: Lang,
    filters: Filters,
    (units, months): (Vec<UnitGroup>, Vec<NaiveDate>),
    (found, undated): (Paged<ActivityCard>, Vec<PublicDemand>),
) -> AnyView {
    let past = filters.khi == PAST;
    let when = if past { When::Past } else { When::Coming };
    let chips = filters.chips(lang, &units);
    let narrowed = !chips.is_empty();
    let clear = Filters { khi: filters.khi.clone(), ..Filters::default() }.href(lang);
    let months = months
        .into_iter()
        .map(|day| Choice::new(day.format("%Y-%m").to_string(), t::month(lang, day)))
        .collect();
    let first = view! { <Field name="q" label=t::search(lang) kind=Kind::Search value=filters.q.clone()/> }
        .into_any();
    let khi = past.then(|| view! { <input type="hidden" name="khi" value=PAST/> });
    let (kinds, levels) = (choices::<ActivityKind>(lang), choices::<Level>(lang));
    let units = unit_choices(lang, &units, &filters.don_vi);
    let (kind, level, unit) = (filters.loai.clone(), filters.cap.clone(), filters.don_vi.clone());
    let month = view! { <Select name="thang" label=t::month_label(lang) blank=t::all(lang) value=filters.thang.clone() choices=months/> };
    let (total, why) = (found.total, why(lang, narrowed, when, clear.clone()));
    let ics = self::href(lang, "/lich.ics", &Filters { trang: String::new(), ..filters.clone() });
    let ics = (!past).then(|| view! { <p><a href=ics>{t::as_calendar(lang)}</a></p> });
    let href = move |n: u32| Filters { trang: n.to_string(), ..filters.clone() }.href(lang);
    let other = if past {
        (in_language(lang, "/"), t::coming_link(lang))
    } else {
        (format!("{}?khi={PAST}", in_language(lang, "/")), t::past_link(lang))
    };
    view! {
        <PageHead title=t::title(lang, when) lead=t::lead(lang)/>
        <FilterBar action=in_language(lang, "/") first chips clear>
            {khi}
            <Select name="loai" label=t::kind(lang) blank=t::all(lang) value=kind choices=kinds/>
            <Select name="cap" label=t::level(lang) blank=t::all(lang) value=level choices=levels/>
            <Select name="don-vi" label=t::unit(lang) blank=t::all(lang) value=unit choices=units/>
            {month}
        </FilterBar>
        <p class="soft" role="status">{t::found(lang, total)}</p>
        {rows(found, why, |cards, _| by_month(lang, &cards), href)}
        {section(lang, &undated)}
        <p><a href=other.0>{other.1}</a></p>
        {ics}
    }
    .into_any()
}

fn why(lang: Lang, narrowed: bool, when: When, clear: String) -> Why {
    let link = |href: String, words: &'static str| Some(view! { <a href=href>{words}</a> }.into_any());
    if narrowed {
        return Why::no_match(t::no_match(lang), t::no_match_text(lang)).with(link(clear, t::clear(lang)));
    }
    if when == When::Past {
        return Why::nothing(t::nothing_past(lang), t::nothing_text(lang));
    }
    let past = format!("{}?khi={PAST}", in_language(lang, "/"));
    Why::nothing(t::nothing(lang), t::nothing_text(lang)).with(link(past, t::past_link(lang)))
}

fn by_month(lang: Lang, cards: &[ActivityCard]) -> AnyView {
    let mut groups: Vec<(NaiveDate, Vec<AnyView>)> = Vec::new();
    for card in cards {
        let month = card.activity.starts_on.with_day(1).unwrap_or(card.activity.starts_on);
        let item = card_view(lang, card);
        match groups.last_mut() {
            Some((last, items)) if *last == month => items.push(item),
            _ => groups.push((month, vec![item])),
        }
    }
    groups
        .into_iter()
        .map(|(month, items)| {
            let id = month.format("thang-%Y-%m").to_string();
            let labelled = id.clone();
            view! {
                <section class="month" aria-labelledby=labelled>
                    <h2 id=id>{t::month(lang, month)}</h2>
                    <ul class="cards">{items}</ul>
                </section>
            }
        })
        .collect_view()
        .into_any()
}

fn card_view(lang: Lang, card: &ActivityCard) -> AnyView {
    let activity = &card.activity;
    let (from, to) = (activity.starts_on, activity.ends_on);
    let same_month = (from.year(), from.month()) == (to.year(), to.month());
    let day = if from == to {
        from.day().to_string()
    } else if same_month {
        format!("{}–{}", from.day(), to.day())
    } else {
        format!("{}–{}", from.day(), t::day_of_month(lang, to))
    };
    let href = in_language(lang, &format!("/hoat-dong/{}", activity.code));
    let (tone, words) = seats(lang, card);
    let note = services::activities::closes(activity)
        .filter(|_| card.door.lets_in())
        .map(|last| t::closes_on(lang, last));
    let class = if matches!(card.door, Door::Cancelled) { "card whole is-cancelled" } else { "card whole" };
    view! {
        <li class=class>
            <DateBlock month=t::month_short(lang, from) day weekday=dates::weekday(from, lang)/>
            <div>
                <h3 class="card-title"><a class="whole-link" href=href>{activity.title_in(lang).to_owned()}</a></h3>
                <ul class="card-facts">
                    <li><Icon sign=Sign::Clock/><span>{when(lang, card)}</span></li>
                    <li><Icon sign=Sign::Place/><span>{activity.place.clone()}</span></li>
                    <li><Icon sign=Sign::People/><span>{format!("{} · {} · {}", activity.kind.name(lang), activity.level.name(lang), card.organizer)}</span></li>
                </ul>
            </div>
            <div class="card-state"><Badge tone>{words}</Badge><span>{note}</span></div>
        </li>
    }
    .into_any()
}

/// When it begins and until when it runs.
fn when(lang: Lang, card: &ActivityCard) -> String {
    let days = dates::days(card.activity.starts_on, card.activity.ends_on, lang);
    match card.sessions.first() {
        Some(first) => format!("{}, {days}", domain::local::hour(first.starts_at)),
        None => days,
    }
}

/// Whether there are seats, in words.
pub(crate) fn seats(lang: Lang, card: &ActivityCard) -> (Tone, String) {
    match card.door {
        Door::Open if card.online.is_some() => (Tone::Ok, t::seats_left_ways(lang, card)),
        Door::Open => (Tone::Ok, t::seats_left(lang, card.seats.left())),
        Door::LineOnly => (Tone::Warn, t::line_only(lang).into()),
        Door::ByApproval => (Tone::Wait, t::by_approval(lang).into()),
        Door::InvitedOnly => (Tone::Neutral, t::invited_only(lang).into()),
        Door::NotYet(first) => (Tone::Wait, t::not_yet(lang, first)),
        Door::ClosedSince(last) => (Tone::Neutral, t::closed_since(lang, last)),
        Door::Begun if card.phase == domain::Phase::Past => (Tone::Neutral, t::over(lang).into()),
        Door::Begun => (Tone::Neutral, t::running(lang).into()),
        Door::Cancelled => (Tone::Bad, t::cancelled(lang).into()),
        Door::NotPublished => (Tone::Neutral, t::not_published(lang).into()),
    }
}
