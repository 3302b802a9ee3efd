//! The list of activities of one's own units.

use axum::extract::State;
use chrono::NaiveDate;
use documents::dates;
use domain::{
    ActivityKind, ActivityState, Lang, Level, Word,
    accounts::access::Actor,
    numbers::{number_in, whole},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use services::{
    Paged,
    activities::{ActivityCard, ActivityQuery, When},
};
use ui::{
    Badge, ButtonLink, Cell, Chip, Choice, Empty, EmptyState, Field, FilterBar, Head, Icon, Kind, PageHead,
    Pager, Row, RowHead, Select, Shape, Sign, Table,
};

use crate::{
    App,
    form::Query,
    language::in_language,
    page_error::PageResult,
    pages::activities::{
        words as t,
        workspace::{WorkTab, may_manage, path_of, state_words},
    },
    visit::Staff,
};

/// The filters, as they stand in the address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Filters {
    #[serde(skip_serializing_if = "String::is_empty")]
    q: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    loai: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    cap: String,
    #[serde(rename = "trang-thai", skip_serializing_if = "String::is_empty")]
    trang_thai: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    khi: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    trang: String,
}

impl Filters {
    fn when(&self) -> When {
        match self.khi.as_str() {
            "da-qua" => When::Past,
            "tat-ca" => When::Any,
            _ => When::Coming,
        }
    }

    fn href(&self, lang: Lang) -> String {
        let query = serde_html_form::to_string(self).unwrap_or_default();
        format!("{}?{query}", in_language(lang, "/quan-ly/hoat-dong"))
    }

    fn chips(&self, lang: Lang) -> Vec<Chip> {
        let without = |change: fn(&mut Filters)| {
            let mut filters = Filters { trang: String::new(), ..self.clone() };
            change(&mut filters);
            filters.href(lang)
        };
        let mut chips = Vec::new();
        if !self.q.is_empty() {
            chips.push(Chip::new(format!("“{}”", self.q), without(|filters| filters.q.clear())));
        }
        if let Some(kind) = ActivityKind::parse(&self.loai) {
            chips.push(Chip::new(kind.name(lang), without(|filters| filters.loai.clear())));
        }
        if let Some(level) = Level::parse(&self.cap) {
            chips.push(Chip::new(level.name(lang), without(|filters| filters.cap.clear())));
        }
        if let Some(state) = ActivityState::parse(&self.trang_thai) {
            chips.push(Chip::new(state.name(lang), without(|filters| filters.trang_thai.clear())));
        }
        chips
    }
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Query(filters): Query<Filters>) -> PageResult {
    let query = ActivityQuery {
        words: filters.q.clone(),
        kind: ActivityKind::parse(&filters.loai),
        level: Level::parse(&filters.cap),
        state: ActivityState::parse(&filters.trang_thai),
        when: filters.when(),
        page: filters.trang.parse().unwrap_or(1),
        ..ActivityQuery::default()
    };
    let found = services::activities::list_staff_activities(&app.services, staff.actor(), &query).await?;
    let (lang, today, actor) = (staff.lang, app.services.today(), staff.actor().clone());
    Ok(staff.staff(&staff.titled(t::activities(lang), found.paging.page), move || {
        view(lang, today, &actor, filters, found)
    }))
}

fn view(
    lang: Lang,
    today: NaiveDate,
    actor: &Actor,
    filters: Filters,
    found: Paged<ActivityCard>,
) -> AnyView {
    let words = |all: Vec<(&'static str, &'static str)>| {
        all.into_iter().map(|(code, name)| Choice::new(code, name)).collect::<Vec<_>>()
    };
    let kinds = words(ActivityKind::ALL.iter().map(|kind| (kind.code(), kind.name(lang))).collect());
    let levels = words(Level::ALL.iter().map(|level| (level.code(), level.name(lang))).collect());
    let states = words(ActivityState::ALL.iter().map(|state| (state.code(), state.name(lang))).collect());
    let whens = words(vec![("", t::coming(lang)), ("da-qua", t::past(lang)), ("tat-ca", t::any_time(lang))]);
    let first = view! { <Field name="q" label=t::search(lang) kind=Kind::Search value=filters.q.clone()/> }
        .into_any();
    let create = may_manage(actor)
        .then(|| view! { <ButtonLink href=in_language(lang, "/quan-ly/hoat-dong/moi")><Icon sign=Sign::Plus/>{t::create(lang)}</ButtonLink> });
    let chips = filters.chips(lang);
    let narrowed = !chips.is_empty();
    let clear = Filters { khi: filters.khi.clone(), ..Filters::default() }.href(lang);
    let (page, pages, total) = (found.paging.page, found.pages(), found.total);
    let list =
        if found.rows.is_empty() { empty(lang, narrowed) } else { table(lang, today, found.rows, total) };
    let (loai, cap, trang_thai, khi) =
        (filters.loai.clone(), filters.cap.clone(), filters.trang_thai.clone(), filters.khi.clone());
    let href = move |n: u32| Filters { trang: n.to_string(), ..filters.clone() }.href(lang);
    view! {
        <PageHead title=t::activities(lang)>{create}</PageHead>
        <FilterBar action=in_language(lang, "/quan-ly/hoat-dong") first chips clear>
            <Select name="khi" label=t::time(lang) value=khi choices=whens/>
            <Select name="loai" label=t::kind(lang) blank=t::all(lang) value=loai choices=kinds/>
            <Select name="cap" label=t::level(lang) blank=t::all(lang) value=cap choices=levels/>
            <Select name="trang-thai" label=t::state(lang) blank=t::all(lang) value=trang_thai choices=states/>
        </FilterBar>
        {list}
        <Pager page=whole(page) pages=whole(pages) href/>
    }
    .into_any()
}

fn empty(lang: Lang, narrowed: bool) -> AnyView {
    if narrowed {
        view! { <EmptyState kind=Empty::NoMatch title=t::no_match(lang) text=t::no_match_text(lang)/> }
            .into_any()
    } else {
        view! { <EmptyState kind=Empty::Nothing title=t::nothing(lang) text=t::nothing_text(lang)/> }
            .into_any()
    }
}

fn table(lang: Lang, today: NaiveDate, cards: Vec<ActivityCard>, total: u64) -> AnyView {
    let rows = cards
        .into_iter()
        .map(|card| {
            let activity = card.activity;
            let (tone, state) = state_words(lang, *activity.state, domain::activities::phase::phase(activity.starts_on, activity.ends_on, today));
            let href = in_language(lang, &path_of(&activity.code, WorkTab::Overview));
            let waiting = if card.waiting + card.to_decide == 0 { String::new() } else { number_in(lang, (card.waiting + card.to_decide).into()) };
            let kind = format!("{}, {}", activity.kind.name(lang), activity.level.name(lang).to_lowercase());
            view! {
                <Row>
                    <Cell label=t::time(lang) class="nowrap">{dates::day_span(activity.starts_on, activity.ends_on, lang)}</Cell>
                    <RowHead><a href=href>{activity.title}</a><br/><span class="soft small">{activity.code}" · "{card.organizer}</span></RowHead>
                    <Cell label=t::kind(lang)>{kind}</Cell>
                    <Cell label=t::seats(lang) class="num">{format!("{}/{}", number_in(lang, card.seats.taken.into()), number_in(lang, card.seats.capacity.into()))}</Cell>
                    <Cell label=t::waiting(lang) class="num">{waiting}</Cell>
                    <Cell label=t::state(lang)><Badge tone>{state}</Badge></Cell>
                </Row>
            }
            .into_any()
        })
        .collect_view();
    let head = vec![
        Head::text(t::time(lang)),
        Head::text(t::title(lang)),
        Head::text(t::kind(lang)),
        Head::number(t::seats(lang)),
        Head::number(t::waiting(lang)),
        Head::text(t::state(lang)),
    ];
    view! { <Table id="activities" caption=t::found(lang, total) head shape=Shape::Cards>{rows}</Table> }
        .into_any()
}
