//! The rows of a list on its page: those that are wrong with their cells to be corrected, those in doubt with their choices, and the rest.

use domain::{
    Lang, Word,
    rosters::{Column, Heal},
};
use leptos::prelude::*;
use services::rosters::{Candidate, Choice, Doubt, PLACES, RosterRow, RowState};
use ui::{Cell, Head, Row, RowHead, Shape, Table};

use super::{
    fields::{cell_name, choice_name, choice_value},
    words as t,
};

/// So many rows are shown to be corrected at once: what is beyond comes up when these are right.
const AT_ONCE: usize = 100;

/// Rows that are right are only sampled: it is the others that somebody has to see.
const SAMPLE: usize = 20;

/// The rows whose cells can be corrected: the wrong ones, and one more that was asked for.
pub(super) fn wrong(lang: Lang, rows: &[RosterRow], asked: Option<u32>) -> Option<AnyView> {
    let is_wrong = |row: &&RosterRow| matches!(row.state, RowState::Wrong(_)) || Some(row.number) == asked;
    let mut all: Vec<&RosterRow> = rows.iter().filter(is_wrong).collect();
    all.sort_by_key(|row| Some(row.number) != asked);
    if all.is_empty() {
        return None;
    }
    let more = all.len().saturating_sub(AT_ONCE);
    let shown = all.into_iter().take(AT_ONCE).map(|row| editable(lang, row)).collect_view();
    let more = (more > 0).then(|| view! { <p class="soft">{t::more(lang, more)}</p> });
    Some(
        view! {
            <div class="roster-wrong"><Table id="wrong" caption=t::wrong_rows(lang) head=head(lang) shape=Shape::Cards>{shown}</Table></div>
            {more}
        }
        .into_any(),
    )
}

fn head(lang: Lang) -> Vec<Head> {
    let mut head = vec![Head::number(t::row(lang))];
    head.extend(PLACES.iter().map(|column| Head::text(column.name(lang))));
    head
}

/// A row whose cells are fields; what is wrong with one is said under it.
fn editable(lang: Lang, row: &RosterRow) -> AnyView {
    let problems = match &row.state {
        RowState::Wrong(problems) => problems.as_slice(),
        _ => &[],
    };
    let number = row.number;
    let field = |column: Column, cell: &str| {
        let wrong = problems.iter().find(|(at, _)| *at == column).map(|(_, problem)| problem.text(lang));
        let name = cell_name(number, column);
        let id = wrong.is_some().then(|| format!("{name}-error"));
        let class = if wrong.is_some() { "input is-wrong" } else { "input" };
        let invalid = wrong.is_some().then_some("true");
        let said = format!("{} {number}: {}", t::row(lang), column.name(lang));
        let described = id.clone();
        let wrong = wrong.map(|text| view! { <span class="cell-error" id=id>{text}</span> });
        view! {
            <input class=class name=name value=cell.to_owned() aria-label=said aria-invalid=invalid aria-describedby=described
                autocomplete="off" spellcheck="false"/>
            {wrong}
        }
        .into_any()
    };
    let mut cells = PLACES.iter().zip(&row.cells).map(|(column, cell)| (*column, field(*column, cell)));
    let name = cells.next().map(|(_, field)| field);
    let cells =
        cells.map(|(column, field)| view! { <Cell label=column.name(lang)>{field}</Cell> }.into_any());
    let cells = cells.collect_view();
    view! {
        <Row>
            <Cell label=t::row(lang) class="num">{number}</Cell>
            <RowHead>{name}</RowHead>
            {cells}
        </Row>
    }
    .into_any()
}

/// The rows in doubt, each with who it could be.
pub(super) fn doubts(lang: Lang, rows: &[RosterRow]) -> Option<AnyView> {
    let all: Vec<(&RosterRow, &Doubt)> =
        rows.iter().filter_map(|row| row.doubt.as_ref().map(|doubt| (row, doubt))).collect();
    if all.is_empty() {
        return None;
    }
    let more = all.len().saturating_sub(AT_ONCE);
    let shown = all.into_iter().take(AT_ONCE).map(|(row, doubt)| doubted(lang, row, doubt)).collect_view();
    let more = (more > 0).then(|| view! { <p class="soft">{t::more(lang, more)}</p> });
    Some(view! { <ul class="doubts">{shown}</ul> {more} }.into_any())
}

fn doubted(lang: Lang, row: &RosterRow, doubt: &Doubt) -> AnyView {
    let name = choice_name(row.number);
    let same = doubt.candidates.iter().map(|candidate| (Choice::Same(candidate.id), said(candidate)));
    let rest = [(Choice::New, t::is_new(lang).to_owned()), (Choice::LeaveOut, t::leave_out(lang).to_owned())];
    let radios = same
        .chain(rest)
        .map(|(choice, words)| {
            let checked = doubt.choice == Some(choice);
            let (name, value) = (name.clone(), choice_value(choice));
            view! { <label class="choice"><input type="radio" name=name value=value checked=checked/><span>{words}</span></label> }
        })
        .collect_view();
    let [full, born, _, unit, position, email, phone, _] = &row.cells;
    let facts = [born, unit, position, email, phone].into_iter().filter(|fact| !fact.is_empty());
    let facts = facts.cloned().collect::<Vec<_>>().join(" · ");
    let who = format!("{} {}: {full}", t::row(lang), row.number);
    view! {
        <li>
            <fieldset>
                <legend><strong>{who}</strong>" "<span class="soft">{facts}</span></legend>
                <p class="small">{t::why(lang, &doubt.why)}</p>
                {radios}
            </fieldset>
        </li>
    }
    .into_any()
}

fn said(candidate: &Candidate) -> String {
    let Candidate { name, born, unit, position, .. } = candidate;
    let facts = [name, born, unit, position].into_iter().filter(|fact| !fact.is_empty());
    facts.cloned().collect::<Vec<_>>().join(", ")
}

/// Cells that were put right: as they were taken, and how.
pub(super) fn healed(lang: Lang, rows: &[RosterRow]) -> Option<AnyView> {
    // A sex that stands in the very column of a birth date was not put right.
    let all: Vec<(&RosterRow, Column, Heal)> = rows
        .iter()
        .filter(|row| !matches!(row.state, RowState::Wrong(_)))
        .flat_map(|row| row.heals.iter().map(move |(column, heal)| (row, *column, *heal)))
        .filter(|(_, _, heal)| *heal != Heal::SexSign)
        .collect();
    if all.is_empty() {
        return None;
    }
    let n = all.len();
    let more = n.saturating_sub(AT_ONCE);
    let shown = all
        .into_iter()
        .take(AT_ONCE)
        .map(|(row, column, heal)| {
            let (number, how) = (row.number, heal.text(lang));
            let shown = match column {
                column if column.is_of_birth() => Column::BirthDate,
                column if column.is_of_name() => Column::Name,
                column => column,
            };
            let at = PLACES.iter().position(|place| *place == shown);
            let cell = |cells: &[String; 8]| at.and_then(|at| cells.get(at)).cloned().unwrap_or_default();
            let (taken, written) = (cell(&row.cells), cell(&row.written));
            view! {
                <Row>
                    <Cell label=t::row(lang) class="num">{number}</Cell>
                    <Cell label=t::as_written(lang)>{written}</Cell>
                    <RowHead>{taken}</RowHead>
                    <Cell label=t::how(lang)>{how}</Cell>
                </Row>
            }
            .into_any()
        })
        .collect_view();
    let head = vec![
        Head::number(t::row(lang)),
        Head::text(t::as_written(lang)),
        Head::text(t::as_taken(lang)),
        Head::text(t::how(lang)),
    ];
    let more = (more > 0).then(|| view! { <p class="soft">{t::more(lang, more)}</p> });
    let words = format!("{} ({n})", t::healed(lang));
    let caption = words.clone();
    Some(
        view! {
            <details class="who">
                <summary>{words}</summary>
                <Table id="healed" caption head shape=Shape::Plain>{shown}</Table>
                {more}
            </details>
        }
        .into_any(),
    )
}

/// Rows of one kind, the first of them; `caption` says which.
pub(super) fn some(
    lang: Lang,
    (id, caption): (&'static str, &str),
    rows: Vec<&RosterRow>,
    edit: &dyn Fn(u32) -> String,
) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let n = rows.len();
    let more = n.saturating_sub(SAMPLE);
    let shown = rows.into_iter().take(SAMPLE).map(|row| plain(lang, row, edit(row.number))).collect_view();
    let more = (more > 0).then(|| view! { <p class="soft">{t::more(lang, more)}</p> });
    let caption = format!("{caption} ({n})");
    Some(
        view! {
            <section>
                <Table id caption head=head(lang) shape=Shape::Cards>{shown}</Table>
                {more}
            </section>
        }
        .into_any(),
    )
}

fn plain(lang: Lang, row: &RosterRow, edit: String) -> AnyView {
    let hidden = row.is_hidden.then(|| view! { " "<span class="soft small">{t::hidden_row(lang)}</span> });
    let mut cells = PLACES.iter().zip(row.cells.clone());
    let name = cells.next().map(|(_, name)| name).unwrap_or_default();
    let cells = cells
        .map(|(column, cell)| {
            let cell = match column {
                Column::Sex => domain::Sex::read(&cell).map_or(cell, |sex| sex.name(lang).to_owned()),
                _ => cell,
            };
            view! { <Cell label=column.name(lang)>{cell}</Cell> }.into_any()
        })
        .collect_view();
    let number = row.number;
    let said = format!("{} {number}", t::edit(lang));
    view! {
        <Row>
            <Cell label=t::row(lang) class="num"><a href=edit aria-label=said title=t::edit(lang)>{number}</a></Cell>
            <RowHead>{name}{hidden}</RowHead>
            {cells}
        </Row>
    }
    .into_any()
}
