//! What the columns of a list hold, as they were understood, to be chosen anew; and the sheet.

use domain::{
    Lang, Word,
    rosters::{Column, Guess},
};
use leptos::prelude::*;
use services::rosters::{CheckedRoster, SheetChoice};
use ui::{Button, Cell, Choice, Head, Look, Row, RowHead, Select, Shape, Table};

use super::{fields::column_name, words as t};

/// The sheets to choose from, where there are several.
pub(super) fn sheets(lang: Lang, list: &CheckedRoster) -> Option<AnyView> {
    if list.sheets.len() < 2 {
        return None;
    }
    let choice = |(at, sheet): (usize, &SheetChoice)| {
        Choice::new(at.to_string(), format!("{} ({})", sheet.name, sheet.rows))
    };
    let choices: Vec<Choice> = list.sheets.iter().enumerate().map(choice).collect();
    Some(
        view! {
            <div class="actions">
                <Select name="trang-tinh" label=t::sheet(lang) choices value=list.sheet.to_string()/>
                <Button name="step" value="sheet" look=Look::Secondary>{t::use_sheet(lang)}</Button>
            </div>
        }
        .into_any(),
    )
}

/// The columns; open where one of them is not sure, or no name was found.
pub(super) fn columns(lang: Lang, columns: &[Guess]) -> AnyView {
    let has_name = columns.iter().any(|guess| matches!(guess.column, Some(Column::Name | Column::Given)));
    let open = !has_name || columns.iter().any(|guess| guess.column.is_some() && !guess.sure);
    let rows = columns.iter().enumerate().map(|(place, guess)| one(lang, place, guess)).collect_view();
    let head = vec![Head::text(t::column(lang)), Head::text(t::holds(lang)), Head::text(t::samples(lang))];
    let used = columns.iter().filter_map(|guess| guess.column).map(|column| column.name(lang));
    let used = used.collect::<Vec<_>>().join(", ");
    view! {
        <details class="who" open=open>
            <summary>{t::columns(lang)}": "{used}</summary>
            <div class="stack">
                <p class="soft">{t::columns_text(lang)}</p>
                <Table id="columns" caption=t::columns(lang) head shape=Shape::Cards>{rows}</Table>
                <Button name="step" value="columns" look=Look::Secondary>{t::use_columns(lang)}</Button>
            </div>
        </details>
    }
    .into_any()
}

fn one(lang: Lang, place: usize, guess: &Guess) -> AnyView {
    let mut choices = vec![Choice::new("", t::nothing_of_it(lang))];
    choices.extend(Column::ALL.iter().map(|column| Choice::new(column.code(), column.name(lang))));
    let label = match guess.head.is_empty() {
        true => format!("{} {}", t::column(lang), place + 1),
        false => guess.head.clone(),
    };
    let value = guess.column.map(Column::code).unwrap_or_default().to_owned();
    let samples = guess.samples.join(" · ");
    let name = column_name(place);
    let options = choices
        .into_iter()
        .map(|Choice { value: code, label, .. }| {
            let selected = code == value;
            view! { <option value=code selected=selected>{label}</option> }
        })
        .collect_view();
    let said = label.clone();
    view! {
        <Row>
            <RowHead>{label}</RowHead>
            <Cell label=t::holds(lang)><select class="input" name=name aria-label=said>{options}</select></Cell>
            <Cell label=t::samples(lang)>{samples}</Cell>
        </Row>
    }
    .into_any()
}
