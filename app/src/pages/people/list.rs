//! The people of one's own units, searched and narrowed.

use axum::extract::State;
use domain::{
    FilteredList, Lang, Word,
    accounts::access::{Actor, Role},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use services::{
    Paged,
    people::{Added, PeopleQuery, PersonEntry},
    undo::OpenUndo,
};
use ui::{
    Area, ButtonLink, Cell, Chip, Choice, ErrorSummary, Field, FieldError, FilterBar, FilterButtons, Head,
    Icon, Kind, Look, PageHead, Row, RowHead, Select, Shape, Sign, Table,
};

use crate::{
    App,
    form::Query,
    language::in_language,
    list::{self, Narrowed, Why, chips, paging, rows, searched},
    page_error::PageResult,
    pages::{
        filters::{Saved, WHOLE, opens_with, saved},
        people::{
            DOUBLES, born, double_words, path_of,
            ticks::{self, ACT, Ticked},
            words as t,
        },
    },
    sheet::{self, Sheet, maybe, text},
    undos::undos,
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
    /// `tat-ca`: not as the list opens.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub loc: String,
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
            paging: paging(&self.trang),
        }
    }

    /// The list under `path` with these filters.
    pub(crate) fn href(&self, lang: Lang, path: &str) -> String {
        list::href(lang, path, self)
    }

    fn chips(&self, lang: Lang, path: &str, units: &Units) -> Vec<Chip> {
        let unit = units.0.iter().find(|unit| unit.value == self.don_vi);
        let unit = unit.map_or_else(|| self.don_vi.clone(), |unit| unit.label.clone());
        let last_day = (self.query().added == Added::LastDay).then(|| t::last_day(lang).to_owned());
        let all: [Narrowed<Self>; 3] = [
            (searched(&self.q), |filters| filters.q.clear()),
            (Some(unit).filter(|unit| !unit.is_empty()), |filters| filters.don_vi.clear()),
            (last_day, |filters| filters.them.clear()),
        ];
        chips(lang, path, &Self { trang: String::new(), ..self.clone() }, all)
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
        let action = in_language(lang, path);
        let clear = Self { loc: self.loc.clone(), ..Self::default() }.href(lang, path);
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

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Query(filters): Query<Filters>,
    Query(file): Query<sheet::Wanted>,
) -> PageResult {
    if let Some(format) = file.format() {
        let mut file = sheet::Filling::of(empty_sheet(staff.lang));
        while let Some(paging) = file.wants() {
            let query = PeopleQuery { paging, ..filters.query() };
            let found = services::people::list_people(&app.services, staff.actor(), &query).await?;
            file.take(found, |entry| cells(staff.lang, entry))?;
        }
        return file.answer(format);
    }
    if let Some(answer) = opens_with(&app, &staff, FilteredList::People, PATH).await? {
        return Ok(answer);
    }
    render(&app, &staff, filters, Ticked::default()).await
}

/// The list, with those who were ticked.
pub(crate) async fn render(app: &App, staff: &Staff, filters: Filters, ticked: Ticked) -> PageResult {
    let (services, actor) = (&app.services, staff.actor());
    let found = services::people::list_people(services, actor, &filters.query()).await?;
    let units = units(app, actor).await?;
    let open = services::undo::list_undos(services, actor, None).await?;
    let doubles = services::people::count_doubles(services, actor).await?;
    let first = Filters { trang: String::new(), ..filters.clone() };
    let saved = saved(app, staff, FilteredList::People, (PATH, &first)).await?;
    let filters = if saved.opens_narrowed { Filters { loc: WHOLE.to_owned(), ..filters } } else { filters };
    let (lang, actor) = (staff.lang, staff.actor().clone());
    let failed = ticked.problem.is_some();
    let title = staff.titled(t::people(lang), found.paging.page);
    let around = Around { open, doubles, saved };
    let view = move || view(lang, &actor, filters, units, found, around, ticked);
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

/// What stands around the list.
struct Around {
    open: Vec<OpenUndo>,
    doubles: u64,
    saved: Saved,
}

/// Whether buttons that change people are worth showing.
pub(crate) fn may_manage(actor: &Actor) -> bool {
    actor.has(&[Role::Admin, Role::Organizer])
}

/// The address of the list, without the language.
pub(crate) const PATH: &str = "/quan-ly/nguoi";

fn view(
    lang: Lang,
    actor: &Actor,
    filters: Filters,
    units: Units,
    found: Paged<PersonEntry>,
    around: Around,
    ticked: Ticked,
) -> AnyView {
    let Around { open, doubles, saved } = around;
    let manages = may_manage(actor);
    let acts = manages.then(|| {
        view! {
            <ButtonLink href=in_language(lang, "/quan-ly/nguoi/moi")><Icon sign=Sign::Plus/>{t::add(lang)}</ButtonLink>
            <ButtonLink href=in_language(lang, "/quan-ly/nguoi/nhap") look=Look::Secondary>{t::import(lang)}</ButtonLink>
        }
    });
    let errors =
        ticked.problem.iter().map(|text| FieldError::new("people", text.clone())).collect::<Vec<_>>();
    let notice = view! { <ErrorSummary errors/> }.into_any();
    let bar = filters.bar(lang, PATH, units);
    let doubles = (doubles > 0).then(|| {
        let href = in_language(lang, DOUBLES);
        view! { <p class="no-print"><a href=href>{double_words::waiting(lang, doubles)}</a></p> }
    });
    let why = if filters.is_wide() {
        Why::nothing(t::nothing(lang), t::nothing_text(lang))
    } else {
        Why::no_match(t::no_match(lang), t::no_match_text(lang))
    };
    let files = sheet::links(lang, &Filters { trang: String::new(), ..filters.clone() }.href(lang, PATH));
    let list = if manages && !found.rows.is_empty() {
        let total = found.total;
        let table = |people, ticked: &[String]| table(lang, people, total, Some(ticked));
        ticks::form(lang, filters.href(lang, ACT), found, ticked, table)
    } else {
        let href = move |n: u32| Filters { trang: n.to_string(), ..filters.clone() }.href(lang, PATH);
        rows(found, why, |people, total| table(lang, people, total, None), href)
    };
    view! {
        <PageHead title=t::people(lang) lead=t::lead(lang) notice>{acts}</PageHead>
        {bar}
        {saved.view(lang)}
        {undos(lang, open)}
        {doubles}
        {list}
        {files}
    }
    .into_any()
}

/// The columns are those that a list is read by: the file can be brought again.
fn empty_sheet(lang: Lang) -> Sheet {
    let heads = [
        t::name(lang),
        t::birth_date(lang),
        t::sex(lang),
        t::unit(lang),
        t::position(lang),
        t::email(lang),
        t::phone(lang),
        t::staff_code(lang),
    ];
    Sheet::new("danh-ba", t::people(lang), &heads)
}

fn cells(lang: Lang, PersonEntry { person, unit_name }: PersonEntry) -> Vec<sheet::Cell> {
    vec![
        text(person.full_name.clone()),
        sheet::born(&person),
        maybe(person.sex.map(|sex| sex.name(lang).to_owned())),
        text(unit_name),
        text(person.position),
        maybe(person.email),
        maybe(person.phone),
        maybe(person.code),
    ]
}

/// The people; where some are to be ticked, with who is.
fn table(lang: Lang, people: Vec<PersonEntry>, total: u64, ticked: Option<&[String]>) -> AnyView {
    let caption = t::found(lang, total);
    let rows = people
        .into_iter()
        .map(|PersonEntry { person, unit_name }| {
            let href = in_language(lang, &path_of(person.id));
            let born = born(&person, lang);
            let tick = ticked.map(|ticked| ticks::tick(lang, &person, ticked));
            let contact = contact(person.email, person.phone);
            view! {
                <Row>
                    {tick}
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
    let mut head = vec![
        Head::text(t::name(lang)),
        Head::number(t::birth_date(lang)),
        Head::text(t::unit(lang)),
        Head::text(t::position(lang)),
        Head::text(t::contact(lang)),
    ];
    if ticked.is_some() {
        head.insert(0, Head::bare(t::tick(lang)));
    }
    view! { <Table id="people" caption head shape=Shape::Cards>{rows}</Table> }.into_any()
}

/// Address and number, a line each.
pub(crate) fn contact(email: Option<String>, phone: Option<String>) -> AnyView {
    let both = email.is_some() && phone.is_some();
    let phone = phone.map(|phone| view! { <span class="nowrap">{phone}</span> });
    view! { {email}{both.then(|| view! { <br/> })}{phone} }.into_any()
}
