//! The list of activities of one's own units.

use axum::extract::State;
use chrono::NaiveDate;
use documents::dates;
use domain::{
    ActivityKind, ActivityState, Attends, FilteredList, Lang, Level, Word, accounts::access::Actor,
    numbers::number_in,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use services::{
    Paged,
    activities::{ActivityCard, ActivityQuery, When},
};
use ui::{
    Badge, ButtonLink, Cell, Chip, Choice, Field, FilterBar, Head, Icon, Kind, Look, PageHead, Row, RowHead,
    Select, Shape, Sign, Table,
};

use crate::{
    App,
    form::{Query, choices},
    language::in_language,
    list::{Narrowed, Why, chips, href, paging, rows, said, searched},
    page_error::PageResult,
    pages::{
        activities::{
            parts, way_words as tw, words as t,
            workspace::{WorkTab, may_manage, path_of, state_words},
        },
        filters::{Saved, WHOLE, opens_with, saved},
    },
    sheet::{self, Sheet, count, day, text},
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
    /// `tat-ca`: not as the list opens.
    #[serde(skip_serializing_if = "String::is_empty")]
    loc: String,
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
        href(lang, PATH, self)
    }

    fn chips(&self, lang: Lang) -> Vec<Chip> {
        let all: [Narrowed<Self>; 4] = [
            (searched(&self.q), |filters| filters.q.clear()),
            (said::<ActivityKind>(lang, &self.loai), |filters| filters.loai.clear()),
            (said::<Level>(lang, &self.cap), |filters| filters.cap.clear()),
            (said::<ActivityState>(lang, &self.trang_thai), |filters| filters.trang_thai.clear()),
        ];
        chips(lang, PATH, &Self { trang: String::new(), ..self.clone() }, all)
    }
}

/// The address of the list, without the language.
const PATH: &str = "/quan-ly/hoat-dong";

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Query(filters): Query<Filters>,
    Query(file): Query<sheet::Wanted>,
) -> PageResult {
    let query = ActivityQuery {
        words: filters.q.clone(),
        kind: ActivityKind::parse(&filters.loai),
        level: Level::parse(&filters.cap),
        state: ActivityState::parse(&filters.trang_thai),
        when: filters.when(),
        paging: paging(&filters.trang),
        ..ActivityQuery::default()
    };
    if let Some(format) = file.format() {
        let mut file = sheet::Filling::of(empty_sheet(staff.lang));
        while let Some(paging) = file.wants() {
            let query = ActivityQuery { paging, ..query.clone() };
            let found =
                services::activities::list_staff_activities(&app.services, staff.actor(), &query).await?;
            file.take(found, |card| cells(staff.lang, card))?;
        }
        return file.answer(format);
    }
    if let Some(answer) = opens_with(&app, &staff, FilteredList::Activities, PATH).await? {
        return Ok(answer);
    }
    let found = services::activities::list_staff_activities(&app.services, staff.actor(), &query).await?;
    let first = Filters { trang: String::new(), ..filters.clone() };
    let saved = saved(&app, &staff, FilteredList::Activities, (PATH, &first)).await?;
    let filters = if saved.opens_narrowed { Filters { loc: WHOLE.to_owned(), ..filters } } else { filters };
    let (lang, today, actor) = (staff.lang, app.services.today(), staff.actor().clone());
    Ok(staff.staff(&staff.titled(t::activities(lang), found.paging.page), move || {
        view(lang, today, &actor, filters, found, saved)
    }))
}

fn view(
    lang: Lang,
    today: NaiveDate,
    actor: &Actor,
    filters: Filters,
    found: Paged<ActivityCard>,
    saved: Saved,
) -> AnyView {
    let whens = [("", t::coming(lang)), ("da-qua", t::past(lang)), ("tat-ca", t::any_time(lang))];
    let whens = whens.map(|(code, name)| Choice::new(code, name)).to_vec();
    let first = view! { <Field name="q" label=t::search(lang) kind=Kind::Search value=filters.q.clone()/> }
        .into_any();
    let create = may_manage(actor).then(|| {
        view! {
            <ButtonLink href=in_language(lang, "/quan-ly/hoat-dong/moi")><Icon sign=Sign::Plus/>{t::create(lang)}</ButtonLink>
            <ButtonLink href=in_language(lang, "/quan-ly/lich/dot") look=Look::Secondary>{t::create_tour(lang)}</ButtonLink>
        }
    });
    let chips = filters.chips(lang);
    let why = if chips.is_empty() {
        Why::nothing(t::nothing(lang), t::nothing_text(lang))
    } else {
        Why::no_match(t::no_match(lang), t::no_match_text(lang))
    };
    let clear =
        Filters { khi: filters.khi.clone(), loc: filters.loc.clone(), ..Filters::default() }.href(lang);
    let (loai, cap, trang_thai, khi) =
        (filters.loai.clone(), filters.cap.clone(), filters.trang_thai.clone(), filters.khi.clone());
    let (kinds, levels, states) =
        (choices::<ActivityKind>(lang), choices::<Level>(lang), choices::<ActivityState>(lang));
    let files = sheet::links(lang, &Filters { trang: String::new(), ..filters.clone() }.href(lang));
    let href = move |n: u32| Filters { trang: n.to_string(), ..filters.clone() }.href(lang);
    view! {
        <PageHead title=t::activities(lang)>{create}</PageHead>
        {parts::nav(lang, actor, parts::Part::List)}
        <FilterBar action=in_language(lang, PATH) first chips clear>
            <Select name="khi" label=t::time(lang) value=khi choices=whens/>
            <Select name="loai" label=t::kind(lang) blank=t::all(lang) value=loai choices=kinds/>
            <Select name="cap" label=t::level(lang) blank=t::all(lang) value=cap choices=levels/>
            <Select name="trang-thai" label=t::state(lang) blank=t::all(lang) value=trang_thai choices=states/>
        </FilterBar>
        {saved.view(lang)}
        {rows(found, why, |cards, total| table(lang, today, cards, total), href)}
        {files}
    }
    .into_any()
}

fn empty_sheet(lang: Lang) -> Sheet {
    let heads = [
        t::code(lang),
        t::title(lang),
        t::kind(lang),
        t::level(lang),
        t::organizer(lang),
        t::first_day(lang),
        t::last_day(lang),
        t::place(lang),
        t::capacity(lang),
        t::seats_taken(lang),
        tw::way(lang),
        tw::online_capacity(lang),
        tw::online_taken(lang),
        t::waiting(lang),
        t::state(lang),
    ];
    Sheet::new("hoat-dong", t::activities(lang), &heads)
}

fn cells(lang: Lang, card: ActivityCard) -> Vec<sheet::Cell> {
    let ActivityCard { activity, organizer, seats, online, waiting, to_decide, .. } = card;
    vec![
        text(activity.code),
        text(activity.title),
        text(activity.kind.name(lang)),
        text(activity.level.name(lang)),
        text(organizer),
        day(Some(activity.starts_on)),
        day(Some(activity.ends_on)),
        text(activity.place),
        count(seats.capacity),
        count(seats.taken),
        text(activity.way.name(lang)),
        online
            .filter(|seats| seats.capacity != u32::MAX)
            .map_or(sheet::Cell::Empty, |seats| count(seats.capacity)),
        online.map_or(sheet::Cell::Empty, |seats| count(seats.taken)),
        count(waiting + to_decide),
        text(activity.state.name(lang)),
    ]
}

fn table(lang: Lang, today: NaiveDate, cards: Vec<ActivityCard>, total: u64) -> AnyView {
    let rows = cards
        .into_iter()
        .map(|card| {
            let activity = card.activity;
            let (tone, state) = state_words(lang, *activity.state, domain::activities::phase::phase(activity.starts_on, activity.ends_on, today));
            let href = in_language(lang, &path_of(&activity.code, WorkTab::Overview));
            let waiting = if card.waiting + card.to_decide == 0 { String::new() } else { number_in(lang, (card.waiting + card.to_decide).into()) };
            let online = card.online.map(|seats| {
                view! { <br/><span class="soft small">{tw::taken_of(lang, Attends::Online, seats)}</span> }
            });
            let kind = format!("{}, {}", activity.kind.name(lang), activity.level.name(lang).to_lowercase());
            view! {
                <Row>
                    <Cell label=t::time(lang) class="nowrap">{dates::day_span(activity.starts_on, activity.ends_on, lang)}</Cell>
                    <RowHead><a href=href>{activity.title}</a><br/><span class="soft small">{activity.code}" · "{card.organizer}</span></RowHead>
                    <Cell label=t::kind(lang)>{kind}</Cell>
                    <Cell label=t::seats(lang) class="num">{format!("{}/{}", number_in(lang, card.seats.taken.into()), number_in(lang, card.seats.capacity.into()))}{online}</Cell>
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
