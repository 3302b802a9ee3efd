//! On what terms a tour is planned: the first part of its form.

use domain::{ActivityKind, Lang, Word};
use leptos::prelude::*;
use services::tours::TourForm;
use ui::{Button, Checkboxes, Choice, Field, Kind, Look, Need, Select, TextArea, Width};

use crate::{
    pages::tours::{rows::TRAINERS, words as t},
    wrong::Wrong,
};

/// The fields. They are folded up where there is a timetable, unless something is wrong with them.
pub(crate) fn view(
    lang: Lang,
    (form, below): (TourForm, String),
    models: Vec<(String, ActivityKind, String)>,
    wrong: &Wrong,
) -> AnyView {
    let open = form.rows.is_empty() || !wrong.is_none();
    let look = if form.rows.is_empty() { Look::Primary } else { Look::Secondary };
    let act = if form.rows.is_empty() { t::propose(lang) } else { t::propose_again(lang) };
    let error = |field: &str| wrong.beside(lang, field);
    let choice = |(code, kind, title): (String, ActivityKind, String)| {
        Choice::new(code.clone(), format!("{title} ({code})")).group(kind.name(lang))
    };
    let mut models: Vec<Choice> = models.into_iter().map(choice).collect();
    models.sort_by(|one, other| one.group.cmp(&other.group));
    // What fills the list stays closed where nobody used it.
    let fills = !below.is_empty();
    let weekends = vec![Choice::new("yes", t::weekends(lang))];
    view! {
        <details class="stack" open=open>
            <summary>{t::conditions(lang)}</summary>
            <div class="form">
                <Select name="model" label=t::model(lang) blank=t::choose(lang) hint=t::model_hint(lang) value=form.model choices=models error=error("model")/>
                <TextArea name="units" label=t::units(lang) hint=t::units_hint(lang) rows=8 value=form.units error=error("units")/>
                <details class="stack" open=fills>
                    <summary>{t::all_below(lang)}</summary>
                    <Field name="below" label=t::below(lang) need=Need::Optional value=below width=Width::Letters30 error=error("below")/>
                    <Button name="act" value="fill" look=Look::Secondary>{t::fill(lang)}</Button>
                </details>
                <div class="row">
                    <Field name="first" label=t::first(lang) width=Width::Letters10 value=form.first error=error("first")/>
                    <Field name="last" label=t::last(lang) width=Width::Letters10 value=form.last error=error("last")/>
                </div>
                <Checkboxes name="weekends" values=vec![form.weekends] choices=weekends/>
                <Field name="trainers" label=t::trainers(lang) need=Need::Optional hint=t::trainers_hint(lang) value=form.trainers offered=TRAINERS error=error("trainers")/>
                <Field name="place" label=t::place(lang) hint=t::place_hint(lang) value=form.place error=error("place")/>
                <Field name="most" label=t::most(lang) kind=Kind::Number need=Need::Optional suffix=t::classes(lang) width=Width::Letters4 value=form.most error=error("most")/>
                <Button look name="act" value="propose">{act}</Button>
            </div>
        </details>
    }
    .into_any()
}
