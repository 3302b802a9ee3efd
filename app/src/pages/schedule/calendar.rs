//! The schedule: sessions as a list, by week, by month, and as a board by room, trainer or unit. What is shown is all in the address.

use axum::extract::State;
use chrono::{NaiveDate, Weekday};
use documents::dates;
use domain::{Lang, fields::typed_day};
use islands::{MoverWords, SessionMover};
use leptos::prelude::*;
use services::{
    schedule::{Schedule, ScheduleQuery},
    units::UnitChoice,
};
use ui::{
    Banner, BannerKind, ButtonLink, Chip, Choice, Empty, EmptyState, Field, FilterAct, FilterBar, Icon, Look,
    Select, Sign, Size, Width,
};

use crate::{
    App,
    form::Query,
    language::in_language,
    page_error::PageResult,
    pages::schedule::{
        agenda, board,
        frame::{Part, Top, frame},
        grid, moving_words as tm,
        shown::{Asked, Page, Shown},
        words as t,
    },
    visit::Staff,
};

pub(crate) async fn show(State(app): State<App>, staff: Staff, Query(asked): Query<Asked>) -> PageResult {
    let (shown, today) = (asked.shown(), app.services.today());
    let day = asked.day(today);
    let (first, last) = shown.span(day);
    let query = ScheduleQuery { first, last, unit: asked.don_vi.clone() };
    let found = services::schedule::list_schedule(&app.services, staff.actor(), &query).await?;
    let units = services::units::list_own_units(&app.services, staff.actor()).await?;
    let lang = staff.lang;
    let title = format!("{}: {}", t::calendar(lang), shown.title(lang, day));
    let page = Page { asked, shown, day, today, span: (first, last) };
    Ok(staff.staff(&title, move || view(lang, &page, units, found)))
}

fn view(lang: Lang, page: &Page, units: Vec<UnitChoice>, found: Schedule) -> AnyView {
    let cut = found.cut.then(|| {
        view! { <Banner kind=BannerKind::Warning title=t::cut(lang)/> }
    });
    let is_empty = found.sessions.is_empty();
    let keys = found.sessions.iter().any(|one| one.moves).then(|| mover(lang));
    let shown = match (page.shown, is_empty) {
        (Shown::List | Shown::Rooms | Shown::Trainers | Shown::Units, true) => view! {
            <EmptyState kind=Empty::Nothing title=t::nothing_planned(lang) text=t::nothing_planned_text(lang)/>
        }
        .into_any(),
        (Shown::List, _) => agenda::view(lang, page, &found),
        (Shown::Week | Shown::Month, _) => grid::view(lang, page, &found),
        (Shown::Rooms | Shown::Trainers | Shown::Units, _) => board::view(lang, page, found),
    };
    let top = Top {
        title: page.shown.title(lang, page.day),
        actions: Some(
            view! {
                <ButtonLink href=in_language(lang, "/quan-ly/hoat-dong/moi")><Icon sign=Sign::Plus/>{t::new_activity(lang)}</ButtonLink>
                <ButtonLink href=in_language(lang, "/quan-ly/lich/tim-gio") look=Look::Secondary>{t::find_time(lang)}</ButtonLink>
                <ButtonLink href=in_language(lang, "/quan-ly/lich/dot") look=Look::Secondary>{t::tour(lang)}</ButtonLink>
            }
            .into_any(),
        ),
        ..Top::default()
    };
    let body = view! {
        <div class="stack">
            {ways(lang, page)}
            {narrowing(lang, page, units)}
            {cut}
            <div id="schedule">{shown}</div>
            {keys}
            <p><a href=in_language(lang, "/quan-ly/lich/dang-ky")>{t::feed_link(lang)}</a></p>
        </div>
    };
    frame(lang, Part::Calendar, top, body.into_any())
}

/// What moves sessions by keys and by dragging.
fn mover(lang: Lang) -> AnyView {
    let monday = NaiveDate::default().week(Weekday::Mon).first_day();
    let words = MoverWords {
        keys: tm::keys(lang).into(),
        to: tm::moving_to(lang).into(),
        left: tm::left(lang).into(),
        weekdays: monday.iter_days().take(7).map(|day| dates::weekday(day, lang).to_string()).collect(),
    };
    view! { <SessionMover within="schedule".to_owned() words/> }.into_any()
}

/// The other ways to show it, and the other days.
fn ways(lang: Lang, page: &Page) -> AnyView {
    let ways = Shown::ALL
        .into_iter()
        .map(|shown| {
            let current = (shown == page.shown).then_some("page");
            let href = page.asked.shown_as(lang, shown);
            view! { <li><a href=href aria-current=current>{shown.name(lang)}</a></li> }
        })
        .collect_view();
    let (before, after) = page.shown.around(page.day);
    let (before, today, after) =
        (page.asked.on(lang, before), page.asked.on(lang, page.today), page.asked.on(lang, after));
    view! {
        <div class="calendar-ways">
            <nav aria-label=t::ways(lang)><ul class="calendar-shown">{ways}</ul></nav>
            <nav class="calendar-days" aria-label=t::other_days(lang)>
                <ButtonLink href=before look=Look::Secondary size=Size::Small>{t::before(lang)}</ButtonLink>
                <ButtonLink href=today look=Look::Secondary size=Size::Small>{t::today(lang)}</ButtonLink>
                <ButtonLink href=after look=Look::Secondary size=Size::Small>{t::after(lang)}</ButtonLink>
            </nav>
        </div>
    }
    .into_any()
}

/// Which unit, which day.
fn narrowing(lang: Lang, page: &Page, units: Vec<UnitChoice>) -> AnyView {
    let action = in_language(lang, Part::Calendar.path());
    let units = units.into_iter().map(|unit| Choice::new(unit.code, unit.label)).collect::<Vec<_>>();
    let (unit, xem) = (page.asked.don_vi.clone(), page.asked.xem.clone());
    let day = typed_day(page.day);
    let first = view! { <Field name="ngay" label=t::day(lang) width=Width::Letters10 value=day/> }.into_any();
    let clear = page.asked.wide(lang);
    let chosen = units.iter().find(|choice| choice.value == unit).map(|choice| choice.label.clone());
    let chips = chosen.map(|label| Chip::new(label, clear.clone())).into_iter().collect::<Vec<_>>();
    view! {
        <FilterBar action first chips clear act=FilterAct::Apply>
            <input type="hidden" name="xem" value=xem/>
            <Select name="don-vi" label=t::unit(lang) blank=t::all_units(lang) value=unit choices=units/>
        </FilterBar>
    }
    .into_any()
}
