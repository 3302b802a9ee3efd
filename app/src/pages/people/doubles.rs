//! Records that are likely one person, a page at a time.

use axum::extract::State;
use domain::Lang;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use services::{
    Paged,
    ids::PersonId,
    people::{Pair, PersonEntry},
};
use ui::{
    ButtonLink, Cell, Crumb, Field, FilterBar, Head, Kind, Look, PageHead, PostButton, Row, RowHead, Shape,
    Size, Table,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, Query},
    language::in_language,
    list::{Narrowed, Why, chips, href, paging, rows, searched},
    page_error::{PageError, PageResult},
    pages::people::{DOUBLES as PATH, born, double_words as t, list::contact, path_of, words as tp},
    visit::Staff,
};

/// The filters, as they stand in the address.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Filters {
    #[serde(skip_serializing_if = "String::is_empty")]
    q: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    trang: String,
}

/// Two records, as a form names them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Two {
    pub(crate) mot: String,
    pub(crate) hai: String,
}

impl Two {
    /// Both numbers.
    ///
    /// # Errors
    /// Not found, where one is none.
    pub(crate) fn read(&self) -> Result<(PersonId, PersonId), PageError> {
        match (self.mot.parse(), self.hai.parse()) {
            (Ok(one), Ok(other)) => Ok((one, other)),
            _ => Err(services::Error::NotFound.into()),
        }
    }
}

/// The address of the page that lays a pair side by side, without the language.
pub(crate) fn compare_path(pair: &Pair) -> String {
    format!("/quan-ly/nguoi/gop?mot={}&hai={}", pair.first.person.id, pair.second.person.id)
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Query(filters): Query<Filters>) -> PageResult {
    let found =
        services::people::list_doubles(&app.services, staff.actor(), &filters.q, paging(&filters.trang))
            .await?;
    let lang = staff.lang;
    Ok(staff.staff(&staff.titled(t::doubles(lang), found.paging.page), move || view(lang, filters, found)))
}

pub(crate) async fn set_apart(State(app): State<App>, staff: Staff, Form(two): Form<Two>) -> PageResult {
    let done = services::people::set_apart(&app.services, staff.actor(), two.read()?).await?;
    Ok(staff.done_until_undone(PATH, Flash::SetApart(0), done.undo))
}

fn view(lang: Lang, filters: Filters, found: Paged<Pair>) -> AnyView {
    let first = view! { <Field name="q" label=t::search(lang) kind=Kind::Search value=filters.q.clone()/> }
        .into_any();
    let all: [Narrowed<Filters>; 1] = [(searched(&filters.q), |filters| filters.q.clear())];
    let chips = chips(lang, PATH, &Filters { trang: String::new(), ..filters.clone() }, all);
    let why = match filters.q.is_empty() {
        true => Why::nothing(t::nothing(lang), t::nothing_text(lang)),
        false => Why::no_match(t::no_match(lang), t::no_match_text(lang)),
    };
    let crumbs = vec![Crumb::new(tp::people(lang), in_language(lang, "/quan-ly/nguoi"))];
    let (action, clear) = (in_language(lang, PATH), in_language(lang, PATH));
    let href = move |n: u32| href(lang, PATH, &Filters { trang: n.to_string(), ..filters.clone() });
    view! {
        <PageHead title=t::doubles(lang) lead=t::lead(lang) crumbs/>
        <FilterBar action first chips clear/>
        {rows(found, why, |pairs, total| table(lang, pairs, total), href)}
    }
    .into_any()
}

fn table(lang: Lang, pairs: Vec<Pair>, total: u64) -> AnyView {
    let rows = pairs.into_iter().map(|pair| row(lang, pair)).collect_view();
    let head = vec![
        Head::text(t::first(lang)),
        Head::text(t::second(lang)),
        Head::text(t::alike(lang)),
        Head::bare(t::act(lang)),
    ];
    view! { <Table id="doubles" caption=t::found(lang, total) head shape=Shape::Cards>{rows}</Table> }
        .into_any()
}

fn row(lang: Lang, pair: Pair) -> AnyView {
    let compare = in_language(lang, &compare_path(&pair));
    let fields = apart_fields(&pair);
    let alike = t::said(lang, &pair.alike);
    view! {
        <Row>
            <RowHead>{record(lang, pair.first)}</RowHead>
            <Cell label=t::second(lang)>{record(lang, pair.second)}</Cell>
            <Cell label=t::alike(lang)>{alike}</Cell>
            <Cell>
                <div class="actions">
                    <ButtonLink href=compare look=Look::Secondary size=Size::Small>{t::compare(lang)}</ButtonLink>
                    <PostButton action=in_language(lang, "/quan-ly/nguoi/trung") fields look=Look::Quiet size=Size::Small>{t::apart(lang)}</PostButton>
                </div>
            </Cell>
        </Row>
    }
    .into_any()
}

/// The pair, as the form that says they are two people names it.
pub(crate) fn apart_fields(pair: &Pair) -> Vec<(String, String)> {
    let number = |entry: &PersonEntry| entry.person.id.to_string();
    vec![("mot".into(), number(&pair.first)), ("hai".into(), number(&pair.second))]
}

/// A record in a cell: who, when born, where, how to be reached.
fn record(lang: Lang, PersonEntry { person, unit_name }: PersonEntry) -> AnyView {
    let href = in_language(lang, &path_of(person.id));
    let born = born(&person, lang);
    let line = [born, unit_name].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    view! {
        <a href=href>{person.full_name}</a><br/>
        <span class="soft small">{line}<br/>{contact(person.email, person.phone)}</span>
    }
    .into_any()
}
