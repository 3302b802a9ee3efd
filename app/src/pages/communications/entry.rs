//! What the forms share: the page, the unit, the buttons at the end.

use std::fmt::Display;

use domain::Lang;
use leptos::prelude::*;
use services::units::UnitChoice;
use ui::{Button, ButtonLink, Look, UnitField};

use crate::{
    App,
    language::in_language,
    pages::communications::{
        frame::{Part, Top, frame},
        words as t,
    },
    visit::Staff,
    wrong::Wrong,
};

/// A unit as it was typed, with its number where it was chosen from a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct UnitTyped {
    /// The words in the field.
    pub name: String,
    /// The number, if any.
    pub id: String,
}

impl From<UnitChoice> for UnitTyped {
    fn from(choice: UnitChoice) -> Self {
        Self { name: choice.label, id: choice.id.to_string() }
    }
}

/// The field for a unit; where several are like what was typed, they stand below it to choose from.
pub(crate) fn unit_field(lang: Lang, label: &str, hint: &str, typed: UnitTyped, wrong: &Wrong) -> AnyView {
    let error = wrong.beside(lang, "unit");
    // A number that led nowhere is not sent again.
    let id = if error.is_some() { String::new() } else { typed.id };
    let choices = wrong.units();
    let (label, hint) = (label.to_owned(), hint.to_owned());
    view! { <UnitField label hint value=typed.name unit_id=id choices error/> }.into_any()
}

/// The unit at the top of one's own, where there is one only: most rows are its.
pub(crate) async fn own_unit(app: &App, staff: &Staff) -> services::Result<UnitTyped> {
    let units = services::reports::report_units(&app.services, staff.actor()).await?;
    let mut in_force = units.into_iter().filter(|unit| unit.valid_to.is_none());
    let (Some(unit), None) = (in_force.next(), in_force.next()) else { return Ok(UnitTyped::default()) };
    Ok(services::units::find_unit(&app.services, &unit.code).await?.map(UnitTyped::from).unwrap_or_default())
}

/// A unit that was saved, as it stands in the next form: by its whole name where it was chosen from a list.
pub(crate) async fn kept_unit(app: &App, typed: UnitTyped) -> services::Result<UnitTyped> {
    let like = services::units::find_units(&app.services, &typed.name).await?;
    let chosen = like.into_iter().find(|choice| choice.id.to_string() == typed.id);
    Ok(chosen.map_or(UnitTyped { id: String::new(), ..typed }, UnitTyped::from))
}

/// What is sent by the button that saves and opens the form again.
pub(crate) const NEXT: &str = "next";

/// What a form is for.
#[derive(Clone)]
pub(crate) struct Purpose {
    /// The part that its row is of.
    pub part: Part,
    /// Its heading.
    pub title: &'static str,
    /// Where it is sent, without the language.
    action: String,
    /// The row as it was when the form was loaded; none for a new one.
    seen: Option<String>,
    /// What can follow.
    then: Then,
}

/// What can follow when a form was saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Then {
    /// The page of what was saved, or the list.
    Back,
    /// That, or the next row: people fill in many times in a row.
    BackOrNext,
}

impl Purpose {
    /// A new row.
    pub(crate) fn add(lang: Lang, part: Part, then: Then) -> Self {
        Self { part, title: part.add(lang), action: part.new_path(), seen: None, then }
    }

    /// A row that is there is corrected.
    pub(crate) fn edit(part: Part, title: &'static str, id: impl Display, seen: String) -> Self {
        let action = format!("{}/{id}/sua", part.path());
        Self { part, title, action, seen: Some(seen), then: Then::Back }
    }
}

/// The page of a form: what is wrong, the fields, the buttons. `key` is the form's own number.
pub(crate) fn entry(lang: Lang, purpose: Purpose, key: String, wrong: &Wrong, fields: AnyView) -> AnyView {
    let Purpose { part, title, action, seen, then } = purpose;
    let seen = seen.map(|seen| view! { <input type="hidden" name="seen" value=seen/> });
    let next = (then == Then::BackOrNext).then(
        || view! { <Button name="then" value=NEXT look=Look::Secondary>{t::save_and_next(lang)}</Button> },
    );
    let body = view! {
        <form class="form" method="post" action=in_language(lang, &action) novalidate>
            <input type="hidden" name="key" value=key/>
            {seen}
            {fields}
            <div class="actions">
                <Button>{t::save(lang)}</Button>
                {next}
                <ButtonLink href=in_language(lang, part.path()) look=Look::Quiet>{t::back(lang)}</ButtonLink>
            </div>
        </form>
    };
    let top = Top {
        title: title.into(),
        crumbs: vec![part.crumb(lang)],
        notice: Some(wrong.notice(lang)),
        actions: None,
    };
    frame(lang, part, top, body.into_any())
}
