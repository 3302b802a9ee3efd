//! The people of one's own units, searched and narrowed.

use axum::extract::State;
use domain::{
    Lang,
    accounts::access::{Actor, Role},
    numbers::whole,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use services::{
    Paged,
    people::{Added, PeopleQuery, PersonEntry},
};
use ui::{
    ButtonLink, Cell, Chip, Choice, Empty, EmptyState, Field, FilterBar, FilterButtons, Head, Icon, Kind,
    Look, PageHead, Pager, Row, RowHead, Select, Shape, Sign, Table,
};

use crate::{
    App,
    form::Query,
    language::in_language,
    page_error::PageResult,
    pages::people::{path_of, words as t},
    visit::Staff,
};

/// The filters, as they stand in the address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Filters {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub q: String,
    #[serde(rename = "don-vi", skip_serializing_if = "String::is_empty")]
    pub don_vi: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub them: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub trang: String,
}

/// What the filters have to choose from.
#[derive(Debug, Clone, Default)]
pub(crate) struct Units(pub Vec<Choice>);

impl Filters {
    /// Those who were just taken in.
    pub(crate) fn just_added() -> Self {
        Self { them: "24h".into(), ..Self::default() }
    }

    /// What to look for.
    pub(crate) fn query(&self) -> PeopleQuery {
        PeopleQuery {
            words: self.q.clone(),
            unit: self.don_vi.clone(),
            added: if self.them == "24h" { Added::LastDay } else { Added::Ever },
            page: self.trang.parse().unwrap_or(1),
        }
    }

    /// The list under `path` with these filters.
    pub(crate) fn href(&self, lang: Lang, path: &str) -> String {
        let query = serde_html_form::to_string(self).unwrap_or_default();
        let path = in_language(lang, path);
        if query.is_empty() { path } else { format!("{path}?{query}") }
    }

    fn chips(&self, lang: Lang, path: &str, units: &Units) -> Vec<Chip> {
        let without = |change: fn(&mut Filters)| {
            let mut filters = Filters { trang: String::new(), ..self.clone() };
            change(&mut filters);
            filters.href(lang, path)
        };
        let mut chips = Vec::new();
        if !self.q.is_empty() {
            chips.push(Chip::new(format!("“{}”", self.q), without(|filters| filters.q.clear())));
        }
        if !self.don_vi.is_empty() {
            let name = units.0.iter().find(|unit| unit.value == self.don_vi);
            let name = name.map_or_else(|| self.don_vi.clone(), |unit| unit.label.clone());
            chips.push(Chip::new(name, without(|filters| filters.don_vi.clear())));
        }
        if self.query().added == Added::LastDay {
            chips.push(Chip::new(t::last_day(lang), without(|filters| filters.them.clear())));
        }
        chips
    }

    /// Nothing is asked for.
    pub(crate) fn is_wide(&self) -> bool {
        self.q.is_empty() && self.don_vi.is_empty() && self.them.is_empty()
    }

    /// The same as buttons of a form whose ticks go along: each chip sends the step that [`Filters::after`] knows.
    pub(crate) fn buttons(&self, lang: Lang, units: Units) -> AnyView {
        let mut chips = self.chips(lang, "", &units).into_iter();
        let is_set = [!self.q.is_empty(), !self.don_vi.is_empty(), self.query().added == Added::LastDay];
        let steps = ["bo-q", "bo-don-vi", "bo-them"].into_iter().zip(is_set).filter(|(_, is_set)| *is_set);
        let chips =
            steps.filter_map(|(step, _)| Some(Chip::new(chips.next()?.label, step))).collect::<Vec<_>>();
        let first =
            view! { <Field name="tim-q" label=t::search(lang) kind=Kind::Search value=self.q.clone()/> }
                .into_any();
        let added = vec![Choice::new("24h", t::last_day(lang))];
        let (don_vi, them) = (self.don_vi.clone(), self.them.clone());
        view! {
            <FilterButtons first chips clear="bo-loc">
                <Select name="tim-don-vi" label=t::unit(lang) blank=t::all(lang) value=don_vi choices=units.0/>
                <Select name="tim-them" label=t::added(lang) blank=t::ever(lang) value=them choices=added/>
            </FilterButtons>
        }
        .into_any()
    }

    /// The filters after one of the steps of [`Filters::buttons`] or of the pager, with what was asked for anew; none where the step
    /// is another.
    pub(crate) fn after(&self, step: &str, asked: Filters) -> Option<Self> {
        let first = Self { trang: String::new(), ..self.clone() };
        Some(match step {
            "search" => asked,
            "bo-q" => Self { q: String::new(), ..first },
            "bo-don-vi" => Self { don_vi: String::new(), ..first },
            "bo-them" => Self { them: String::new(), ..first },
            "bo-loc" => Self::default(),
            _ => Self { trang: step.strip_prefix("trang-")?.to_owned(), ..first },
        })
    }

    /// The form, for a list of people at `path`.
    pub(crate) fn bar(&self, lang: Lang, path: &str, units: Units) -> AnyView {
        let chips = self.chips(lang, path, &units);
        let first = view! { <Field name="q" label=t::search(lang) kind=Kind::Search value=self.q.clone()/> }
            .into_any();
        let added = vec![Choice::new("24h", t::last_day(lang))];
        let (action, clear) = (in_language(lang, path), in_language(lang, path));
        let (don_vi, them) = (self.don_vi.clone(), self.them.clone());
        view! {
            <FilterBar action first chips clear>
                <Select name="don-vi" label=t::unit(lang) blank=t::all(lang) value=don_vi choices=units.0/>
                <Select name="them" label=t::added(lang) blank=t::ever(lang) value=them choices=added/>
            </FilterBar>
        }
        .into_any()
    }
}

/// The units of the actor that have people or units below.
pub(crate) async fn units(app: &App, actor: &Actor) -> services::Result<Units> {
    let units = services::units::list_own_units(&app.services, actor).await?;
    Ok(Units(units.into_iter().map(|unit| Choice::new(unit.code, unit.label)).collect()))
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Query(filters): Query<Filters>) -> PageResult {
    let found = services::people::list_people(&app.services, staff.actor(), &filters.query()).await?;
    let units = units(&app, staff.actor()).await?;
    let (lang, actor) = (staff.lang, staff.actor().clone());
    Ok(staff.staff(&staff.titled(t::people(lang), found.paging.page), move || {
        view(lang, &actor, filters, units, found)
    }))
}

/// Whether buttons that change people are worth showing.
pub(crate) fn may_manage(actor: &Actor) -> bool {
    actor.has(&[Role::Admin, Role::Organizer])
}

const PATH: &str = "/quan-ly/nguoi";

fn view(lang: Lang, actor: &Actor, filters: Filters, units: Units, found: Paged<PersonEntry>) -> AnyView {
    let acts = may_manage(actor).then(|| {
        view! {
            <ButtonLink href=in_language(lang, "/quan-ly/nguoi/moi")><Icon sign=Sign::Plus/>{t::add(lang)}</ButtonLink>
            <ButtonLink href=in_language(lang, "/quan-ly/nguoi/nhap") look=Look::Secondary>{t::import(lang)}</ButtonLink>
        }
    });
    let bar = filters.bar(lang, PATH, units);
    let (page, pages) = (whole(found.paging.page), whole(found.pages()));
    let list = match (found.rows.is_empty(), filters.is_wide()) {
        (true, true) => {
            view! { <EmptyState kind=Empty::Nothing title=t::nothing(lang) text=t::nothing_text(lang)/> }
                .into_any()
        }
        (true, false) => {
            view! { <EmptyState kind=Empty::NoMatch title=t::no_match(lang) text=t::no_match_text(lang)/> }
                .into_any()
        }
        _ => table(lang, found),
    };
    let href = move |n: u32| Filters { trang: n.to_string(), ..filters.clone() }.href(lang, PATH);
    view! {
        <PageHead title=t::people(lang) lead=t::lead(lang)>{acts}</PageHead>
        {bar}
        {list}
        <Pager page pages href/>
    }
    .into_any()
}

fn table(lang: Lang, found: Paged<PersonEntry>) -> AnyView {
    let caption = t::found(lang, found.total);
    let rows = found
        .rows
        .into_iter()
        .map(|PersonEntry { person, unit_name }| {
            let href = in_language(lang, &path_of(person.id));
            let born = person.birth_date.map(|day| documents::dates::day(day, lang)).unwrap_or_default();
            let contact = contact(person.email, person.phone);
            view! {
                <Row>
                    <RowHead><a href=href>{person.full_name}</a></RowHead>
                    <Cell label=t::birth_date(lang) class="num">{born}</Cell>
                    <Cell label=t::unit(lang)>{unit_name}</Cell>
                    <Cell label=t::position(lang)>{person.position}</Cell>
                    <Cell label=t::contact(lang)>{contact}</Cell>
                </Row>
            }
            .into_any()
        })
        .collect_view();
    let head = vec![
        Head::text(t::name(lang)),
        Head::number(t::birth_date(lang)),
        Head::text(t::unit(lang)),
        Head::text(t::position(lang)),
        Head::text(t::contact(lang)),
    ];
    view! { <Table id="people" caption head shape=Shape::Cards>{rows}</Table> }.into_any()
}

/// Address and number, a line each.
pub(crate) fn contact(email: Option<String>, phone: Option<String>) -> AnyView {
    let both = email.is_some() && phone.is_some();
    let phone = phone.map(|phone| view! { <span class="nowrap">{phone}</span> });
    view! { {email}{both.then(|| view! { <br/> })}{phone} }.into_any()
}
