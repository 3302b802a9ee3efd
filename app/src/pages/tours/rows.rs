//! The timetable of a tour: a row a unit, and what is said of it.

use documents::dates;
use domain::{Lang, Slot, fields::read_date, label};
use leptos::prelude::*;
use services::tours::{RowTrouble, Told, TourRow};
use ui::{Banner, BannerKind, Cell, Field, Head, Kind, Row, RowHead, Select, Shape, Table, Width};

use crate::{
    form::{beside, choices},
    pages::{
        schedule::{clashes, words::what},
        tours::words as t,
    },
};

/// What is offered for trainers.
pub(crate) const TRAINERS: &str = "trainers-offered";

/// How good a proposal is, and what it could not do.
pub(crate) fn told(lang: Lang, told: &Told) -> AnyView {
    let kind =
        if told.notes.is_empty() && told.placed == told.of { BannerKind::Info } else { BannerKind::Warning };
    let notes = told.notes.iter().map(|note| view! { <li>{t::note(lang, note)}</li> }).collect_view();
    let notes = (!told.notes.is_empty()).then(|| view! { <ul>{notes}</ul> });
    let best_is = told.gap.map(|_| view! { <p class="small">{t::best_is(lang)}</p> });
    view! {
        <Banner kind title=t::placed(lang, told)>
            {notes}
            {best_is}
        </Banner>
    }
    .into_any()
}

/// Everything that is wrong with the rows, for the top of the page: each by the id of its field, with its unit.
pub(crate) fn summary(lang: Lang, rows: &[TourRow], trouble: &[RowTrouble]) -> Vec<(String, String)> {
    let mut all = vec![];
    for (n, (row, trouble)) in rows.iter().zip(trouble).enumerate() {
        let mut told = |field: &str, text: String| all.push((own(field, n), format!("{}: {text}", row.unit)));
        trouble.problems.0.iter().for_each(|(field, problem)| told(field, problem.text(lang)));
        trouble.clashes.iter().for_each(|clash| told("day", what(lang, &clash.what)));
    }
    all
}

/// The id of a field of a row. What is wrong with its unit is told at its day.
fn own(field: &str, n: usize) -> String {
    let field = if field == "unit" { "day" } else { field };
    format!("{field}-{n}")
}

/// The rows. `trouble` is what is wrong with each; empty where nothing was looked through.
pub(crate) fn table(lang: Lang, rows: &[TourRow], trouble: &[RowTrouble]) -> AnyView {
    let has_slots = rows.iter().any(|row| !row.slot.is_empty());
    let none = RowTrouble::default();
    let body = rows.iter().enumerate().map(|(n, row)| {
        let trouble = trouble.get(n).unwrap_or(&none);
        one(lang, (n, row), trouble, has_slots.then(|| row.slot.clone()))
    });
    let body = body.collect_view();
    let mut head = vec![Head::text(t::unit(lang)), Head::text(t::day(lang))];
    if has_slots {
        head.push(Head::text(t::slot(lang)));
    }
    head.extend([t::trainer(lang), t::held_at(lang), t::leave(lang)].map(Head::text));
    let caption = t::units_of(lang, rows.len());
    view! { <div class="table-fields tour-rows"><Table id="rows" caption head shape=Shape::Cards>{body}</Table></div> }
        .into_any()
}

fn one(lang: Lang, (n, row): (usize, &TourRow), trouble: &RowTrouble, slot: Option<String>) -> AnyView {
    let beside = |field: &str| beside(lang, &trouble.problems, field);
    let (at_day, at_trainer, at_place) = (beside("day"), beside("trainer"), beside("place"));
    let at_unit = trouble.problems.of("unit").map(|problem| {
        view! { <p class="cell-error">{problem.text(lang)}</p> }
    });
    let clashes = (!trouble.clashes.is_empty()).then(|| {
        view! { <div class="cell-error">{clashes::list(lang, &trouble.clashes)}</div> }
    });
    let slot = slot.map(|slot| {
        let slots = choices::<Slot>(lang);
        view! { <Cell class="tour-slot"><Select name="slot" id=own("slot", n) label=t::slot(lang) value=slot choices=slots/></Cell> }
    });
    let weekday = read_date(&row.day, label::DATE).ok().map(|day| {
        view! { <span class="soft small">{dates::weekday(day, lang)}</span> }
    });
    let out_id = own("out", n);
    let label_for = out_id.clone();
    let is_out = !row.is_in();
    let TourRow { unit_id, unit, day, trainer, place, .. } = row.clone();
    let out_value = unit_id.clone();
    view! {
        <Row>
            <RowHead>
                <input type="hidden" name="unit_id" value=unit_id/>
                <input type="hidden" name="unit" value=unit.clone()/>
                {unit}
                {at_unit}
                {clashes}
            </RowHead>
            <Cell class="tour-day"><Field name="day" id=own("day", n) label=t::day(lang) width=Width::Letters10 value=day error=at_day/>{weekday}</Cell>
            {slot}
            <Cell class="tour-trainer"><Field name="trainer" id=own("trainer", n) label=t::trainer(lang) kind=Kind::Name value=trainer offered=TRAINERS error=at_trainer/></Cell>
            <Cell class="tour-place"><Field name="held_at" id=own("place", n) label=t::held_at(lang) value=place error=at_place/></Cell>
            <Cell class="tour-out">
                <div class="choice">
                    <input type="checkbox" id=out_id name="out" value=out_value checked=is_out/>
                    <label for=label_for>{t::out(lang)}</label>
                </div>
            </Cell>
        </Row>
    }
    .into_any()
}
