//! The roles to choose from, each with what it may do, and what it is to hold for.

use domain::{Lang, Word, accounts::access::Role};
use leptos::prelude::*;
use ui::{Choice, Field, Need, Radios, UnitField, Width};

use crate::{pages::accounts::staff_words as t, wrong::Wrong};

/// What a role may do, in words, out of what the gate goes by.
pub(crate) fn may(lang: Lang, role: Role) -> String {
    let scope = match role {
        Role::Admin => t::scope_all(lang),
        Role::Trainer | Role::CheckIn => t::scope_activity(lang),
        Role::Focal => t::scope_own(lang),
        Role::Organizer | Role::Manager => t::scope_unit(lang),
    };
    let acts: Vec<&str> = role.may().map(|action| action.name(lang)).collect();
    format!("{scope}: {}.", acts.join("; "))
}

/// What was typed of a role.
#[derive(Debug, Clone, Default)]
pub(crate) struct TypedRole {
    pub role: String,
    pub unit: String,
    pub unit_id: String,
    pub activity: String,
}

/// The fields.
pub(crate) fn fields(lang: Lang, typed: TypedRole, wrong: &Wrong) -> AnyView {
    let choices = Role::ALL
        .iter()
        .map(|role| Choice::new(role.code(), role.name(lang)).hint(may(lang, *role)))
        .collect::<Vec<_>>();
    let units = wrong.units();
    view! {
        <Radios name="role" label=t::role(lang) value=typed.role choices error=wrong.beside(lang, "role")/>
        <UnitField label=t::unit(lang) hint=t::unit_hint(lang) value=typed.unit unit_id=typed.unit_id choices=units
            need=Need::Optional error=wrong.beside(lang, "unit")/>
        <Field name="activity" label=t::activity(lang) hint=t::activity_hint(lang) value=typed.activity
            width=Width::Letters20 need=Need::Optional error=wrong.beside(lang, "activity")/>
    }
    .into_any()
}
