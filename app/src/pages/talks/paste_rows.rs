//! What was read of a pasted agenda, line by line, with what is wrong beside it.

use domain::{Lang, Word};
use leptos::prelude::*;
use services::talks::{Pasted, PastedRow};
use ui::{Cell, Head, Row, RowHead, Shape, Table};

use crate::pages::talks::words as t;

/// The id of a line, for the summary of what is wrong.
pub(crate) fn id(number: u32) -> String {
    format!("line-{number}")
}

/// The table.
pub(crate) fn view(lang: Lang, pasted: &Pasted) -> AnyView {
    let rows = pasted.rows.iter().map(|row| line(lang, row, pasted)).collect_view();
    let others: Vec<_> = pasted
        .wrong
        .iter()
        .filter(|(n, _)| pasted.rows.iter().all(|row| row.number != *n))
        .map(|(n, problem)| view! { <li class="field-error" id=id(*n) tabindex="-1">{format!("{} {n}: {}", t::line(lang), problem.text(lang))}</li> })
        .collect();
    let others = (!others.is_empty()).then(|| view! { <ul>{others}</ul> });
    let tracks =
        (!pasted.new_tracks.is_empty()).then(|| view! { <p>{t::new_tracks(lang, &pasted.new_tracks)}</p> });
    let head = vec![
        Head::number(t::line(lang)),
        Head::text(t::time(lang)),
        Head::text(t::title(lang)),
        Head::text(t::kind(lang)),
        Head::text(t::speaker(lang)),
        Head::text(t::track(lang)),
        Head::text(t::room(lang)),
    ];
    let table = (!pasted.rows.is_empty()).then(|| {
        let caption = t::lines_read(lang, pasted.rows.len());
        view! { <Table id="lines" caption head shape=Shape::Cards>{rows}</Table> }
    });
    view! { <section class="stack">{others}{tracks}{table}</section> }.into_any()
}

fn line(lang: Lang, row: &PastedRow, pasted: &Pasted) -> AnyView {
    let wrong: Vec<_> = pasted
        .wrong
        .iter()
        .filter(|(n, _)| *n == row.number)
        .map(|(_, problem)| view! { <p class="field-error">{problem.text(lang)}</p> })
        .collect();
    let hours = format!("{}–{}", row.from, row.to);
    let day = row.day.format("%-d/%-m").to_string();
    let track = if row.track.is_empty() { t::everybody(lang).to_owned() } else { row.track.clone() };
    let (own, number) = (id(row.number), row.number.to_string());
    let (title, speaker, room, kind) = (row.title.clone(), row.speaker.clone(), row.room.clone(), row.kind);
    view! {
        <Row>
            <Cell label=t::line(lang) class="num"><span id=own tabindex="-1">{number}</span></Cell>
            <Cell label=t::time(lang) class="nowrap">{format!("{hours}, {day}")}</Cell>
            <RowHead>{title}{wrong}</RowHead>
            <Cell label=t::kind(lang)>{kind.name(lang)}</Cell>
            <Cell label=t::speaker(lang)>{speaker}</Cell>
            <Cell label=t::track(lang)>{track}</Cell>
            <Cell label=t::room(lang)>{room}</Cell>
        </Row>
    }
    .into_any()
}
