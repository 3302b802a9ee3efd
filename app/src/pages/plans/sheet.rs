//! A plan as a file: a row a target, and the people at activities in rows of their own.

use domain::{Lang, Word, plans::progress::Progress};
use services::plans::{PlanRow, YearPlan};

use crate::{
    pages::plans::words as t,
    sheet::{Cell, Sheet, count, text},
};

/// The whole plan.
pub(crate) fn of_plan(lang: Lang, plan: &YearPlan) -> Sheet {
    let heads = [
        t::what(lang),
        t::level(lang),
        t::counted_in(lang),
        t::target(lang),
        t::done(lang),
        t::scheduled(lang),
        t::missing(lang),
        t::above(lang),
        t::unmarked(lang),
        t::drafts(lang),
        t::note(lang),
    ];
    let mut sheet = Sheet::new(format!("ke-hoach-{}", plan.year), &t::plan_of(lang, plan.year), &heads);
    sheet.rows = plan.rows.iter().filter(|row| !row.is_nothing()).flat_map(|row| rows(lang, row)).collect();
    sheet
}

fn rows(lang: Lang, row: &PlanRow) -> Vec<Vec<Cell>> {
    let (is_of_activities, note) = (row.subject.kind().is_some(), text(row.note.clone()));
    let counted_in = if is_of_activities { t::unit_activities(lang) } else { t::unit_pieces(lang) };
    let mut rows = vec![cells(lang, row, counted_in, row.amount)];
    let drafts = if is_of_activities { whole(row.drafts) } else { Cell::Empty };
    rows[0].extend([Cell::Empty, drafts, note]);
    if is_of_activities {
        let mut people = cells(lang, row, t::unit_people(lang), row.people);
        people.extend([whole(row.unmarked), Cell::Empty, Cell::Empty]);
        rows.push(people);
    }
    rows
}

fn cells(lang: Lang, row: &PlanRow, counted_in: &str, one: Progress) -> Vec<Cell> {
    let maybe = |n: Option<u64>| n.map_or(Cell::Empty, whole);
    let level = row.subject.level().map_or(Cell::Empty, |level| text(level.name(lang)));
    vec![
        text(row.subject.name(lang)),
        level,
        text(counted_in),
        maybe(one.target),
        whole(one.done),
        whole(one.scheduled),
        maybe(one.missing()),
        maybe(one.target.map(|_| one.above())),
    ]
}

fn whole(n: u64) -> Cell {
    count(i64::try_from(n).unwrap_or(i64::MAX))
}
