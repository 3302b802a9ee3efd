//! The list of trainers.

use axum::extract::State;
use domain::Lang;
use leptos::prelude::*;
use services::{Paged, trainers::TrainerEntry};
use ui::{ButtonLink, Cell, Field, FilterBar, Head, Icon, Kind, Row, RowHead, Shape, Sign, Table};

use crate::{
    App,
    form::Query,
    language::in_language,
    list::{Why, paging, rows},
    page_error::PageResult,
    pages::{
        schedule::{
            frame::{Part, Top, frame},
            searched::Searched,
        },
        trainers::{path_of, words as t},
    },
    sheet::{self, Sheet, count, text},
    visit::Staff,
};

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Query(filters): Query<Searched>,
    Query(file): Query<sheet::Wanted>,
) -> PageResult {
    let (services, lang) = (&app.services, staff.lang);
    if let Some(format) = file.format() {
        let mut file = sheet::Filling::of(empty_sheet(lang));
        while let Some(paging) = file.wants() {
            let found =
                services::trainers::list_trainers(services, staff.actor(), &filters.q, paging).await?;
            file.take(found, |entry| cells(lang, entry))?;
        }
        return file.answer(format);
    }
    let asked = paging(&filters.trang);
    let found = services::trainers::list_trainers(services, staff.actor(), &filters.q, asked).await?;
    let title = staff.titled(Part::Trainers.name(lang), found.paging.page);
    Ok(staff.staff(&title, move || view(lang, filters, found)))
}

fn empty_sheet(lang: Lang) -> Sheet {
    let heads = [t::trainer(lang), t::unit(lang), t::subjects(lang), t::sessions(lang), t::hours(lang)];
    Sheet::new("giang-vien", Part::Trainers.name(lang), &heads)
}

fn cells(lang: Lang, entry: TrainerEntry) -> Vec<sheet::Cell> {
    vec![
        text(entry.person.full_name),
        text(entry.unit_name),
        text(entry.trainer.subjects),
        count(entry.taught.sessions),
        text(t::hours_of(lang, entry.taught)),
    ]
}

fn view(lang: Lang, filters: Searched, found: Paged<TrainerEntry>) -> AnyView {
    let (chips, action) = (filters.chips(lang, Part::Trainers), in_language(lang, Part::Trainers.path()));
    let why = match filters.q.is_empty() {
        true => Why::nothing(t::nothing(lang), t::nothing_text(lang)),
        false => Why::no_match(t::no_match(lang), t::no_match_text(lang)),
    };
    let first = view! { <Field name="q" label=t::search(lang) kind=Kind::Search value=filters.q.clone()/> }
        .into_any();
    let files = sheet::links(lang, &filters.on_page("").href(lang, Part::Trainers));
    let href = move |n: u32| filters.on_page(&n.to_string()).href(lang, Part::Trainers);
    let add = in_language(lang, "/quan-ly/giang-vien/moi");
    let add = view! { <ButtonLink href=add><Icon sign=Sign::Plus/>{t::add(lang)}</ButtonLink> }.into_any();
    let title = Part::Trainers.name(lang).into();
    let top = Top { title, lead: t::lead(lang), actions: Some(add), ..Top::default() };
    let body = view! {
        <FilterBar action=action.clone() first chips clear=action/>
        {rows(found, why, |trainers, total| table(lang, trainers, total), href)}
        {files}
    };
    frame(lang, Part::Trainers, top, body.into_any())
}

fn table(lang: Lang, trainers: Vec<TrainerEntry>, total: u64) -> AnyView {
    let caption = t::found(lang, total);
    let rows = trainers
        .into_iter()
        .map(|entry| {
            let href = in_language(lang, &path_of(entry.person.id));
            let retired = entry.trainer.retired.then(|| {
                view! { <br/><span class="soft small">{t::retired(lang)}</span> }
            });
            view! {
                <Row>
                    <RowHead><a href=href>{entry.person.full_name}</a>{retired}</RowHead>
                    <Cell label=t::unit(lang)>{entry.unit_name}</Cell>
                    <Cell label=t::subjects(lang)>{entry.trainer.subjects}</Cell>
                    <Cell label=t::taught_this_year(lang) class="num">{t::taught_line(lang, entry.taught)}</Cell>
                </Row>
            }
            .into_any()
        })
        .collect_view();
    let head = vec![
        Head::text(t::trainer(lang)),
        Head::text(t::unit(lang)),
        Head::text(t::subjects(lang)),
        Head::number(t::taught_this_year(lang)),
    ];
    view! { <Table id="trainers" caption head shape=Shape::Cards>{rows}</Table> }.into_any()
}
