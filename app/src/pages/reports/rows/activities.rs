//! Rows of activities, with the people at each.

use documents::dates;
use domain::{Lang, numbers::number_in};
use leptos::prelude::*;
use services::{HeldActivity, reports::FigureRows};
use ui::{Cell, Head, Row, RowHead};

use crate::{
    language::in_language,
    pages::{
        activities::{WorkTab, path_of},
        reports::{rows::Rows, words as t},
    },
};

/// A row an activity.
pub(crate) fn rows(lang: Lang, found: &FigureRows, held: &[(HeldActivity, u32)]) -> Rows {
    let rows = held.iter().map(|(one, people)| row(lang, found, one, *people)).collect();
    let head = vec![
        Head::text(t::activity(lang)),
        Head::text(t::day(lang)),
        Head::text(t::unit(lang)),
        Head::number(t::counted(lang)),
        Head::number(t::named(lang)),
        Head::number(t::attendances(lang)),
    ];
    Rows { head, rows }
}

fn row(lang: Lang, found: &FigureRows, one: &HeldActivity, people: u32) -> AnyView {
    let href = in_language(lang, &path_of(&one.code, WorkTab::Overview));
    let unit = found.name_of(one.unit_id).to_owned();
    let (code, title, day) = (one.code.clone(), one.title.clone(), dates::day(one.starts_on, lang));
    let counted = one.headcount.map_or_else(|| "–".to_owned(), |n| number_in(lang, n.unsigned_abs().into()));
    // Nobody was counted, nobody was marked: that is not nought.
    let unmarked = one.is_unmarked();
    let named =
        if one.marks == 0 { "–".to_owned() } else { number_in(lang, one.named.unsigned_abs().into()) };
    let people = if unmarked { t::not_marked(lang).to_owned() } else { number_in(lang, people.into()) };
    view! {
        <Row>
            <RowHead><a href=href>{code}</a>" "{title}</RowHead>
            <Cell label=t::day(lang)>{day}</Cell>
            <Cell label=t::unit(lang)>{unit}</Cell>
            <Cell label=t::counted(lang) class="num">{counted}</Cell>
            <Cell label=t::named(lang) class="num">{named}</Cell>
            <Cell label=t::attendances(lang) class="num">{people}</Cell>
        </Row>
    }
    .into_any()
}
