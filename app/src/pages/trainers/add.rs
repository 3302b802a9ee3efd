//! Making somebody a trainer: they are looked for among the people.

use axum::extract::State;
use domain::Lang;
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    Paged, Paging,
    ids::PersonId,
    people::{PeopleQuery, PersonEntry},
};
use ui::{
    Button, ButtonLink, Cell, Empty, EmptyState, Field, Focus, Head, Kind, Look, PostButton, Row, RowHead,
    Shape, Size, Table,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, Query},
    language::in_language,
    page_error::PageResult,
    pages::{
        people::born,
        schedule::frame::{Part, Top, frame},
        trainers::{path_of, words as t},
    },
    visit::Staff,
};

/// Who is looked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    q: String,
}

/// Who is chosen.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Chosen {
    nguoi: String,
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Query(asked): Query<Asked>) -> PageResult {
    services::people::may_add_people(staff.actor())?;
    let query = PeopleQuery { words: asked.q.clone(), paging: Paging::page(1), ..PeopleQuery::default() };
    let found = match asked.q.trim() {
        "" => None,
        _ => Some(services::people::list_people(&app.services, staff.actor(), &query).await?),
    };
    let lang = staff.lang;
    Ok(staff.staff(t::add(lang), move || view(lang, asked.q, found)))
}

pub(crate) async fn add(State(app): State<App>, staff: Staff, Form(chosen): Form<Chosen>) -> PageResult {
    services::people::may_add_people(staff.actor())?;
    let id: PersonId = chosen.nguoi.parse().map_err(|_| services::Error::NotFound)?;
    services::trainers::add_trainer(&app.services, staff.actor(), id).await?;
    Ok(staff.done(&path_of(id), Flash::Saved(0)))
}

fn view(lang: Lang, words: String, found: Option<Paged<PersonEntry>>) -> AnyView {
    let action = in_language(lang, "/quan-ly/giang-vien/moi");
    let new = in_language(lang, "/quan-ly/nguoi/moi");
    let found = found.map(|found| match found.rows.is_empty() {
        true => view! { <EmptyState kind=Empty::NoMatch title=t::nobody(lang) text=t::nobody_text(lang)/> }
            .into_any(),
        false => table(lang, &action, found),
    });
    let top = Top { title: t::add(lang).into(), crumbs: vec![Part::Trainers.crumb(lang)], ..Top::default() };
    let body = view! {
        <div class="stack-l">
            <form class="form" method="get" action=action.clone()>
                <Field name="q" label=t::find_person(lang) hint=t::find_person_hint(lang) kind=Kind::Search value=words focus=Focus::Here/>
                <div class="actions">
                    <Button>{t::find(lang)}</Button>
                    <ButtonLink href=new look=Look::Quiet>{t::new_person(lang)}</ButtonLink>
                </div>
            </form>
            {found}
        </div>
    };
    frame(lang, Part::Trainers, top, body.into_any())
}

fn table(lang: Lang, action: &str, found: Paged<PersonEntry>) -> AnyView {
    let caption = t::find_person(lang);
    let rows = found
        .rows
        .into_iter()
        .map(|PersonEntry { person, unit_name }| {
            let fields = vec![("nguoi".to_owned(), person.id.to_string())];
            let (action, born) = (action.to_owned(), born(&person, lang));
            let unit = [unit_name, person.position].join(" · ");
            view! {
                <Row>
                    <RowHead>{person.full_name}</RowHead>
                    <Cell label=t::born(lang) class="num">{born}</Cell>
                    <Cell label=t::unit(lang)>{unit.trim_end_matches(" · ").to_owned()}</Cell>
                    <Cell class="row-actions">
                        <PostButton action fields look=Look::Secondary size=Size::Small>{t::make(lang)}</PostButton>
                    </Cell>
                </Row>
            }
            .into_any()
        })
        .collect_view();
    let head = vec![
        Head::text(t::trainer(lang)),
        Head::number(t::born(lang)),
        Head::text(t::unit(lang)),
        Head::text(""),
    ];
    view! { <Table id="people" caption head shape=Shape::Cards>{rows}</Table> }.into_any()
}
