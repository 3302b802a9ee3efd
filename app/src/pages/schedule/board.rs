//! The schedule of a week as a board: a row a room, a trainer or a unit, a column a day.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use documents::dates;
use domain::{Lang, text::fold};
use leptos::prelude::*;
use services::schedule::{Schedule, Scheduled};

use crate::pages::schedule::{
    item::{But, item},
    shown::{Page, Shown},
    words as t,
};

/// The rows of a board: by the folded name, so that they are in its order, and by number.
type Rows = BTreeMap<(bool, String, i64), (String, Vec<usize>)>;

/// The table, in a region that scrolls sideways on a phone.
pub(crate) fn view(lang: Lang, page: &Page, mut found: Schedule) -> AnyView {
    // A talk in a room or with a speaker of its own stands in their rows.
    let talks = std::mem::take(&mut found.talks).into_iter().filter(|talk| match page.shown {
        Shown::Rooms => talk.room.is_some(),
        Shown::Trainers => !talk.trainers.is_empty(),
        _ => false,
    });
    found.sessions.extend(talks);
    found.sessions.sort_by_key(|one| (one.session.starts_at, one.session.id));
    let (first, _) = page.span;
    let days: Vec<NaiveDate> = (0..7).map(|n| first + Days::new(n)).collect();
    let (what, but) = match page.shown {
        Shown::Trainers => (t::trainers(lang), But::Trainers),
        Shown::Units => (t::unit(lang), But::Unit),
        _ => (t::venues(lang), But::Room),
    };
    let heads = days
        .iter()
        .map(|day| {
            let off = t::off_on(lang, &found, *day).map(|why| view! { <span class="calendar-off">{why}</span> });
            let class = (*day == page.today).then_some("is-today");
            view! { <th scope="col" class=class>{format!("{}, {}", dates::weekday(*day, lang), day.format("%-d/%-m"))}{off}</th> }
        })
        .collect_view();
    let rows = rows(lang, page.shown, &found)
        .into_iter()
        .map(|((_, _, id), (name, sessions))| {
            // Whatever is dropped in the row is to have this room or trainer.
            let id = (id != 0).then(|| id.to_string());
            let (room, trainer) = match page.shown {
                Shown::Rooms => (id, None),
                Shown::Trainers => (None, id),
                _ => (None, None),
            };
            let cells = days
                .iter()
                .map(|day| {
                    let of = sessions.iter().filter_map(|n| found.sessions.get(*n));
                    let items = of
                        .filter(|one| one.session.held_on == *day)
                        .map(|one| item(lang, page, one, but))
                        .collect_view();
                    view! { <td class="calendar-cell" data-drop=day.to_string()>{items}</td> }
                })
                .collect_view();
            view! { <tr data-room=room data-trainer=trainer><th scope="row">{name}</th>{cells}</tr> }
        })
        .collect_view();
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-labelledby="board">
            <table class="calendar-board">
                <caption id="board" class="hidden-text">{what}</caption>
                <thead><tr><th scope="col">{what}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Who or what has which sessions; those without a room or a trainer of the list stand last.
fn rows(lang: Lang, shown: Shown, found: &Schedule) -> Rows {
    let mut rows = Rows::new();
    let mut put = |name: Option<(i64, String)>, n: usize| {
        let key = match &name {
            Some((id, name)) => (false, fold(name), *id),
            None => (true, String::new(), 0),
        };
        let name =
            name.map_or_else(|| t::without(lang, shown == Shown::Trainers).to_owned(), |(_, name)| name);
        rows.entry(key).or_insert_with(|| (name, vec![])).1.push(n);
    };
    for (n, one) in found.sessions.iter().enumerate() {
        match shown {
            Shown::Units => put(Some((one.unit.0.0, one.unit.1.clone())), n),
            Shown::Trainers => of_trainers(one, |who| put(who, n)),
            _ => put(one.room.as_ref().map(|(id, name)| (id.0, name.clone())), n),
        }
    }
    rows
}

fn of_trainers(one: &Scheduled, mut put: impl FnMut(Option<(i64, String)>)) {
    if one.trainers.is_empty() {
        put(None);
    }
    for (id, name) in &one.trainers {
        put(Some((id.0, name.clone())));
    }
}
