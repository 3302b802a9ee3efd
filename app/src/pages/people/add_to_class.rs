//! The form by which somebody is put on the list of an activity to come, from their own page.

use documents::dates;
use domain::Lang;
use leptos::prelude::*;
use serde::Deserialize;
use services::{activities::ActivityCard, rows::Person};
use ui::{Button, Choice, Field, Look, Select};

use crate::{
    language::in_language,
    pages::{
        people::{path_of, words as t},
        requirements::words as tr,
    },
    wrong::Wrong,
};

/// The form as the browser sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    pub(crate) activity: String,
    /// Why they come in although they don’t meet what is asked for.
    pub(crate) overrule: String,
}

/// The activities to choose from.
pub(crate) fn choices(lang: Lang, classes: Vec<ActivityCard>) -> Vec<Choice> {
    let choice = |card: ActivityCard| {
        let activity = card.activity;
        let days = dates::day_span(activity.starts_on, activity.ends_on, lang);
        let seats = t::seats(lang, card.seats.taken, card.seats.capacity);
        Choice::new(
            activity.code.clone(),
            format!("{days} · {} ({}) · {seats}", activity.title, activity.code),
        )
    };
    classes.into_iter().map(choice).collect()
}

/// The form; nothing where there is no activity to choose.
pub(crate) fn form(
    lang: Lang,
    person: &Person,
    classes: Vec<ActivityCard>,
    typed: Typed,
    wrong: &Wrong,
) -> Option<AnyView> {
    if classes.is_empty() {
        return None;
    }
    let action = in_language(lang, &format!("{}/them-vao-lop", path_of(person.id)));
    let hint = t::told_at(lang, person.email.as_deref());
    let choices = choices(lang, classes);
    let form = view! {
        <section class="stack">
            <h2>{t::add_to_class(lang)}</h2>
            <form class="form" method="post" action=action novalidate>
                <Select name="activity" label=t::which_class(lang) blank=t::choose(lang) hint value=typed.activity choices error=wrong.beside(lang, "activity")/>
                {overrule_field(lang, typed.overrule, wrong)}
                <Button look=Look::Secondary>{t::add_to_class(lang)}</Button>
            </form>
        </section>
    };
    Some(form.into_any())
}

/// The field for why those come in who don't meet what is asked for, once somebody was found not to.
pub(crate) fn overrule_field(lang: Lang, typed: String, wrong: &Wrong) -> Option<AnyView> {
    (wrong.is_at("overrule") || !typed.is_empty()).then(|| {
        let error = wrong.beside(lang, "overrule");
        view! { <Field name="overrule" label=tr::overrule(lang) hint=tr::overrule_hint(lang) value=typed error/> }
            .into_any()
    })
}
