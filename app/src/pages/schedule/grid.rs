//! The schedule as a week or a month: a column a day of the week, a row a week.

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use documents::dates;
use domain::Lang;
use leptos::prelude::*;
use services::schedule::{Schedule, Scheduled};

use crate::pages::schedule::{
    item::{But, spanning},
    shown::{Page, Shown},
    words as t,
};

/// A day of a month shows so many; the others are counted.
const MOST: usize = 4;

/// The table. On a phone each day that has something stands alone.
pub(crate) fn view(lang: Lang, page: &Page, found: &Schedule) -> AnyView {
    let (first, last) = page.span;
    let heads = (0..7)
        .map(|n| view! { <th scope="col">{dates::weekday(first + Days::new(n), lang)}</th> })
        .collect_view();
    let weeks = first.iter_days().step_by(7).take_while(|monday| *monday <= last);
    let rows = weeks
        .map(|monday| {
            let cells = (0..7).map(|n| cell(lang, page, found, monday + Days::new(n))).collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    view! {
        <table class="calendar">
            <caption class="hidden-text">{t::calendar(lang)}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn cell(lang: Lang, page: &Page, found: &Schedule, day: NaiveDate) -> AnyView {
    let is_month = page.shown == Shown::Month;
    let sessions = entries(found, day, is_month);
    let (most, but) = if is_month { (MOST, But::All) } else { (usize::MAX, But::Nothing) };
    let show = |(one, span): (&Scheduled, Hours)| spanning(lang, page, one, span, but);
    let more = sessions.len().saturating_sub(most);
    let more = (more > 0).then(|| {
        view! { <a class="calendar-more" href=page.asked.list_of(lang, day)>{t::more(lang, more)}</a> }
    });
    let off = t::off_on(lang, found, day);
    let mut class = String::from("calendar-cell");
    let marks = [
        (day == page.today, " is-today"),
        (off.is_some() || day.weekday().number_from_monday() > 5, " is-off"),
        (is_month && day.month() != page.day.month(), " is-around"),
        (sessions.is_empty(), " is-empty"),
    ];
    marks.into_iter().filter(|(is, _)| *is).for_each(|(_, mark)| class.push_str(mark));
    let off = off.map(|why| view! { <span class="calendar-off">{why}</span> });
    let items = sessions.into_iter().take(most).map(show).collect_view();
    let weekday = dates::weekday(day, lang);
    view! {
        <td class=class data-drop=day.to_string()>
            <p class="calendar-date"><span class="calendar-weekday">{format!("{weekday}, ")}</span>{dates::day(day, lang)}{off}</p>
            {items}{more}
        </td>
    }
    .into_any()
}

/// From when to when.
type Hours = (DateTime<Utc>, DateTime<Utc>);

/// The sessions of a day; of a month those of one activity as one.
fn entries(found: &Schedule, day: NaiveDate, is_month: bool) -> Vec<(&Scheduled, Hours)> {
    let mut all: Vec<(&Scheduled, Hours)> = vec![];
    for one in found.sessions.iter().filter(|one| one.session.held_on == day) {
        let span = (one.session.starts_at, one.session.ends_at);
        let same = |(other, _): &&mut (&Scheduled, Hours)| {
            is_month && other.session.activity_id == one.session.activity_id
        };
        match all.iter_mut().find(same) {
            Some((_, hours)) => hours.1 = hours.1.max(span.1),
            None => all.push((one, span)),
        }
    }
    all
}
