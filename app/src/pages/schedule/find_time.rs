//! Looking for a time at which trainers and a room are free.

use axum::extract::State;
use documents::dates;
use domain::{Lang, Problems, Slot, Word};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use services::{
    schedule::{HalfDay, TimeForm, Times},
    units::UnitChoice,
};
use ui::{
    Area, Button, ButtonLink, Checkboxes, Choice, Empty, EmptyState, ErrorSummary, Field, Kind, Look, Need,
    Select, Size, Width,
};

use crate::{
    App,
    form::{Query, beside, summary},
    language::in_language,
    page_error::PageResult,
    pages::schedule::{
        frame::{Part, Top, frame},
        words as t,
    },
    visit::Staff,
};

/// What is asked for, as it stands in the address.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Asked {
    trainers: String,
    room: String,
    #[serde(rename = "don-vi")]
    don_vi: String,
    first: String,
    last: String,
    half_days: String,
    weekends: String,
}

impl From<Asked> for TimeForm {
    fn from(asked: Asked) -> Self {
        let Asked { trainers, room, don_vi: unit, first, last, half_days, weekends } = asked;
        Self { trainers, room, unit, first, last, half_days, weekends }
    }
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Query(asked): Query<Asked>) -> PageResult {
    let form = TimeForm::from(asked.clone());
    let (times, problems) = services::schedule::find_time(&app.services, staff.actor(), &form).await?;
    let units = services::units::list_own_units(&app.services, staff.actor()).await?;
    let (lang, failed) = (staff.lang, !problems.is_empty());
    let view = move || view(lang, asked, units, times, &problems);
    let title = t::find_time(lang);
    Ok(if failed { staff.invalid(Area::Staff, title, view) } else { staff.staff(title, view) })
}

fn view(lang: Lang, asked: Asked, units: Vec<UnitChoice>, times: Times, problems: &Problems) -> AnyView {
    let error = |field: &str| beside(lang, problems, field);
    let action = in_language(lang, "/quan-ly/lich/tim-gio");
    let rooms =
        times.rooms.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect::<Vec<_>>();
    let units = units.into_iter().map(|unit| Choice::new(unit.code, unit.label)).collect::<Vec<_>>();
    let weekends = vec![Choice::new("yes", t::weekends_too(lang))];
    let top = Top {
        title: t::find_time(lang).into(),
        lead: t::find_time_lead(lang),
        crumbs: vec![Part::Calendar.crumb(lang)],
        notice: Some(view! { <ErrorSummary errors=summary(lang, problems)/> }.into_any()),
        ..Top::default()
    };
    let found = problems.is_empty().then(|| found(lang, times.runs));
    let body = view! {
        <div class="stack-l">
            <form class="form" method="get" action=action novalidate>
                <Field name="trainers" label=t::trainers(lang) need=Need::Optional hint=t::find_trainers_hint(lang) value=asked.trainers offers=times.trainers error=error("trainers")/>
                <Select name="room" label=t::room(lang) blank=t::any_room(lang) value=asked.room choices=rooms/>
                <Select name="don-vi" label=t::unit(lang) blank=t::by_law_alone(lang) hint=t::unit_days_hint(lang) value=asked.don_vi choices=units/>
                <div class="row">
                    <Field name="first" label=t::from_day(lang) need=Need::Optional width=Width::Letters10 value=asked.first error=error("first")/>
                    <Field name="last" label=t::to_day(lang) need=Need::Optional width=Width::Letters10 value=asked.last error=error("last")/>
                    <Field name="half_days" label=t::half_days(lang) kind=Kind::Number width=Width::Letters4 value=asked.half_days hint=t::half_days_hint(lang) error=error("half_days")/>
                </div>
                <Checkboxes name="weekends" values=vec![asked.weekends] choices=weekends/>
                <div class="actions"><Button>{t::find(lang)}</Button></div>
            </form>
            {found}
        </div>
    };
    frame(lang, Part::Calendar, top, body.into_any())
}

fn found(lang: Lang, runs: Vec<Vec<HalfDay>>) -> AnyView {
    if runs.is_empty() {
        return view! { <EmptyState kind=Empty::NoMatch title=t::no_time(lang) text=t::no_time_text(lang)/> }
            .into_any();
    }
    let lines = runs
        .into_iter()
        .filter_map(|run| {
            let ((first, slot), (last, end)) = (*run.first()?, *run.last()?);
            let begins = dates::session(slot, first, lang);
            let words = match run.len() {
                1 => begins,
                _ => format!("{begins} → {}", dates::session(end, last, lang)),
            };
            let href = new_activity(lang, &run);
            Some(view! { <li class="row">{words}<ButtonLink href look=Look::Secondary size=Size::Small>{t::plan_here(lang)}</ButtonLink></li> })
        })
        .collect_view();
    view! { <section class="stack"><h2>{t::times_found(lang)}</h2><ul>{lines}</ul></section> }.into_any()
}

/// The form of a new activity that begins then.
fn new_activity(lang: Lang, run: &[HalfDay]) -> String {
    let day = |at: Option<&HalfDay>| at.map(|(day, _)| domain::fields::typed_day(*day)).unwrap_or_default();
    let mut slots: Vec<Slot> = run.iter().map(|(_, slot)| *slot).collect();
    slots.sort();
    slots.dedup();
    let mut query = vec![("tu_ngay", day(run.first())), ("den_ngay", day(run.last()))];
    query.extend(slots.iter().map(|slot| ("buoi", slot.code().to_owned())));
    let query = serde_html_form::to_string(query).unwrap_or_default();
    in_language(lang, &format!("/quan-ly/hoat-dong/moi?{query}"))
}
