//! Rows of people and of teams: each stands for one.

use chrono::Datelike;
use domain::{Lang, numbers::number_in};
use leptos::prelude::*;
use services::reports::{ReportPerson, ReportTeam};
use ui::{Cell, Head, Row, RowHead};

use crate::{
    language::in_language,
    pages::{
        activities::{WorkTab, path_of},
        reports::{rows::Rows, words as t},
    },
};

/// A row a person, with every activity that they were at.
pub(crate) fn people(lang: Lang, people: Vec<ReportPerson>) -> Rows {
    let rows = people.into_iter().map(|person| of_person(lang, person)).collect();
    let head = vec![
        Head::text(t::full_name(lang)),
        Head::text(t::unit(lang)),
        Head::number(t::held(lang)),
        Head::text(t::activity(lang)),
    ];
    Rows { head, rows }
}

fn of_person(lang: Lang, person: ReportPerson) -> AnyView {
    let name = if person.name.is_empty() { t::erased(lang).to_owned() } else { person.name };
    let born = person
        .birth_date
        .map(|day| view! { " "<span class="soft nowrap">{t::born(lang, day.year())}</span> });
    let n = number_in(lang, person.activities.len() as u64);
    let activities = person
        .activities
        .into_iter()
        .map(|(code, title)| {
            let href = in_language(lang, &path_of(&code, WorkTab::Overview));
            view! { <li><a href=href>{code}</a>" "{title}</li> }
        })
        .collect_view();
    view! {
        <Row>
            <RowHead>{name}{born}</RowHead>
            <Cell label=t::unit(lang)>{person.units.join("; ")}</Cell>
            <Cell label=t::held(lang) class="num">{n}</Cell>
            <Cell label=t::activity(lang)><ul class="report-activities">{activities}</ul></Cell>
        </Row>
    }
    .into_any()
}

/// A row a team.
pub(crate) fn teams(lang: Lang, teams: Vec<ReportTeam>) -> Rows {
    let rows = teams
        .into_iter()
        .map(|team| {
            let people = number_in(lang, team.people);
            view! {
                <Row>
                    <RowHead>{team.name}</RowHead>
                    <Cell label=t::commune(lang)>{team.commune}</Cell>
                    <Cell label=t::named(lang) class="num">{people}</Cell>
                </Row>
            }
            .into_any()
        })
        .collect();
    let head = vec![Head::text(t::team(lang)), Head::text(t::commune(lang)), Head::number(t::named(lang))];
    Rows { head, rows }
}
