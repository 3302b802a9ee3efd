//! Rows of materials, media items and broadcasts: what, when, whose, how many.

use chrono::NaiveDate;
use documents::dates;
use domain::{Lang, Word, numbers::number_in};
use leptos::prelude::*;
use services::{
    reports::FigureRows,
    rows::{Broadcast, Material, MediaItem},
};
use ui::{Cell, Head, Row, RowHead};

use crate::pages::reports::{rows::Rows, words as t};

fn rows(lang: Lang, rows: Vec<AnyView>) -> Rows {
    let head = vec![
        Head::text(t::what(lang)),
        Head::text(t::day(lang)),
        Head::text(t::unit(lang)),
        Head::number(t::how_many(lang)),
    ];
    Rows { head, rows }
}

fn row(lang: Lang, what: String, day: NaiveDate, unit: &str, n: i32) -> AnyView {
    let (day, unit, n) = (dates::day(day, lang), unit.to_owned(), number_in(lang, n.unsigned_abs().into()));
    view! {
        <Row>
            <RowHead>{what}</RowHead>
            <Cell label=t::day(lang)>{day}</Cell>
            <Cell label=t::unit(lang)>{unit}</Cell>
            <Cell label=t::how_many(lang) class="num">{n}</Cell>
        </Row>
    }
    .into_any()
}

/// A row a lot.
pub(crate) fn materials(lang: Lang, found: &FigureRows, lots: &[(Material, NaiveDate, i32)]) -> Rows {
    let of = |(one, day, n): &(Material, NaiveDate, i32)| {
        row(lang, format!("{} {}", one.code, one.title), *day, found.name_of(one.unit_id), *n)
    };
    rows(lang, lots.iter().map(of).collect())
}

/// A row an item.
pub(crate) fn media(lang: Lang, found: &FigureRows, items: &[MediaItem]) -> Rows {
    let of = |one: &MediaItem| {
        let what = format!("{}: {} ({})", one.kind.name(lang), one.title, one.outlet);
        row(lang, what, one.published_on, found.name_of(one.unit_id), 1)
    };
    rows(lang, items.iter().map(of).collect())
}

/// A row an entry, of one airing or more.
pub(crate) fn broadcasts(lang: Lang, found: &FigureRows, entries: &[Broadcast]) -> Rows {
    let of = |one: &Broadcast| {
        row(lang, t::broadcasts(lang).into(), one.aired_on, found.name_of(one.unit_id), one.times)
    };
    rows(lang, entries.iter().map(of).collect())
}
