//! The schedule day by day.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use documents::dates;
use domain::Lang;
use leptos::prelude::*;
use services::schedule::{Schedule, Scheduled};

use crate::pages::schedule::{
    item::{But, item},
    shown::Page,
    words as t,
};

/// Each day that has sessions, or on which nobody works.
pub(crate) fn view(lang: Lang, page: &Page, found: &Schedule) -> AnyView {
    let mut days: BTreeMap<NaiveDate, Vec<&Scheduled>> = BTreeMap::new();
    for one in &found.sessions {
        days.entry(one.session.held_on).or_default().push(one);
    }
    let days = days
        .into_iter()
        .map(|(day, sessions)| {
            let off = t::off_on(lang, found, day).map(|why| view! { <span class="calendar-off">{why}</span> });
            let heading = format!("{}, {}", dates::weekday(day, lang), dates::day(day, lang));
            let class = if day == page.today { "calendar-day is-today" } else { "calendar-day" };
            let items = sessions
                .into_iter()
                .map(|one| view! { <li>{item(lang, page, one, But::Nothing)}</li> })
                .collect_view();
            view! { <section class=class data-drop=day.to_string()><h2>{heading}{off}</h2><ul class="calendar-items">{items}</ul></section> }
        })
        .collect_view();
    view! { <div class="calendar-agenda">{days}</div> }.into_any()
}
