//! Days off of a year: holidays by law, and those that an office decides.

use axum::extract::{Path, State};
use chrono::Datelike;
use documents::dates;
use domain::{Lang, Word};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use services::{
    ids::DayOffId,
    schedule::{DayOffForm, DaysOff},
};
use ui::{
    Area, Button, Cell, Checkboxes, Choice, Field, Head, Look, PostButton, Row, RowHead, Shape, Size, Table,
    UnitField, Width,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, Query},
    language::in_language,
    list::href,
    page_error::PageResult,
    pages::schedule::{
        frame::{Part, Top, frame},
        words as t,
    },
    visit::Staff,
    wrong::Wrong,
};

/// The year that is shown.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Asked {
    #[serde(skip_serializing_if = "String::is_empty")]
    nam: String,
}

/// The form as the browser sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    nam: String,
    day: String,
    reason: String,
    worked: String,
    unit: String,
    unit_id: String,
    key: String,
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Query(asked): Query<Asked>) -> PageResult {
    let own = services::units::list_own_units(&app.services, staff.actor()).await?;
    let top = own.into_iter().next();
    let typed = Typed {
        nam: asked.nam,
        unit: top.as_ref().map(|unit| unit.label.clone()).unwrap_or_default(),
        unit_id: top.map(|unit| unit.id.to_string()).unwrap_or_default(),
        key: services::new_form_key()?,
        ..Typed::default()
    };
    render(&app, &staff, typed, Wrong::default()).await
}

pub(crate) async fn add(State(app): State<App>, staff: Staff, Form(typed): Form<Typed>) -> PageResult {
    let Typed { day, reason, worked, unit, unit_id, key, .. } = typed.clone();
    let form = DayOffForm { day, reason, worked, unit, unit_id, key };
    match services::schedule::add_day_off(&app.services, staff.actor(), &form).await {
        Ok(year) => Ok(staff.done(&of_year(year), Flash::Saved(0))),
        Err(not) => render(&app, &staff, typed, Wrong::of(not)?).await,
    }
}

pub(crate) async fn remove(State(app): State<App>, staff: Staff, Path(id): Path<DayOffId>) -> PageResult {
    let year = services::schedule::remove_day_off(&app.services, staff.actor(), id).await?;
    Ok(staff.done(&of_year(year), Flash::Removed(0)))
}

/// The address of a year, without the language.
fn of_year(year: i32) -> String {
    format!("{}?nam={year}", Part::DaysOff.path())
}

async fn render(app: &App, staff: &Staff, typed: Typed, wrong: Wrong) -> PageResult {
    let this = app.services.today().year();
    let year = typed.nam.parse().ok().filter(|year| (1990..=2100).contains(year)).unwrap_or(this);
    let days = services::schedule::list_days_off(&app.services, staff.actor(), year).await?;
    let (lang, failed) = (staff.lang, !wrong.is_none());
    let title = t::days_off_of(lang, year);
    let heading = title.clone();
    let view = move || view(lang, (year, heading), days, typed, &wrong);
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

fn view(lang: Lang, (year, title): (i32, String), days: DaysOff, typed: Typed, wrong: &Wrong) -> AnyView {
    let of = |year: i32| href(lang, Part::DaysOff.path(), &Asked { nam: year.to_string() });
    let top = Top { title, lead: t::days_off_lead(lang), notice: Some(wrong.notice(lang)), ..Top::default() };
    let body = view! {
        <div class="stack-l">
            <p class="row"><a href=of(year - 1)>{format!("← {}", year - 1)}</a><a href=of(year + 1)>{format!("{} →", year + 1)}</a></p>
            {table(lang, days)}
            {form(lang, typed, wrong)}
        </div>
    };
    frame(lang, Part::DaysOff, top, body.into_any())
}

fn table(lang: Lang, days: DaysOff) -> AnyView {
    let mut all: Vec<_> = vec![];
    for (day, holiday) in days.by_law {
        all.push((day, holiday.name(lang).to_owned(), t::by_law(lang).to_owned(), None));
    }
    for (row, unit) in days.decided {
        let why = if row.worked { t::worked(lang, &row.reason) } else { row.reason };
        all.push((row.day, why, unit, Some(row.id)));
    }
    all.sort_by_key(|(day, ..)| *day);
    let rows = all
        .into_iter()
        .map(|(day, why, by, id)| {
            let remove = id.map(|id| {
                let action = in_language(lang, &format!("{}/{id}/xoa", Part::DaysOff.path()));
                view! { <PostButton action look=Look::Quiet size=Size::Small>{t::remove(lang)}</PostButton> }
            });
            view! {
                <Row>
                    <RowHead>{format!("{}, {}", dates::weekday(day, lang), dates::day(day, lang))}</RowHead>
                    <Cell label=t::why(lang)>{why}</Cell>
                    <Cell label=t::decided_by(lang)>{by}</Cell>
                    <Cell class="row-actions">{remove}</Cell>
                </Row>
            }
            .into_any()
        })
        .collect_view();
    let head = vec![
        Head::text(t::day(lang)),
        Head::text(t::why(lang)),
        Head::text(t::decided_by(lang)),
        Head::text(""),
    ];
    view! { <Table id="days-off" caption=t::days_off(lang) head shape=Shape::Cards>{rows}</Table> }.into_any()
}

fn form(lang: Lang, typed: Typed, wrong: &Wrong) -> AnyView {
    let error = |field: &str| wrong.beside(lang, field);
    let worked = vec![Choice::new("yes", t::is_worked(lang)).hint(t::is_worked_hint(lang))];
    let units = wrong.units();
    let action = in_language(lang, Part::DaysOff.path());
    view! {
        <section class="stack">
            <h2>{t::add_day_off(lang)}</h2>
            <form class="form" method="post" action=action novalidate>
                <input type="hidden" name="key" value=typed.key/>
                <input type="hidden" name="nam" value=typed.nam/>
                <Field name="day" label=t::day(lang) width=Width::Letters10 value=typed.day error=error("day")/>
                <Field name="reason" label=t::decision(lang) hint=t::decision_hint(lang) value=typed.reason error=error("reason")/>
                <Checkboxes name="worked" values=vec![typed.worked] choices=worked/>
                <UnitField label=t::for_unit(lang) hint=t::for_unit_hint(lang) value=typed.unit unit_id=typed.unit_id choices=units error=error("unit")/>
                <div class="actions"><Button>{t::save(lang)}</Button></div>
            </form>
        </section>
    }
    .into_any()
}
