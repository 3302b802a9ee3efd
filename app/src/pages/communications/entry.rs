//! What the forms share: what is wrong, the unit, the buttons at the end.

use domain::{Lang, Problems};
use leptos::prelude::*;
use services::{people::NotSaved, units::UnitChoice};
use ui::{Banner, BannerKind, Button, ButtonLink, Choice, ErrorSummary, Look, OptText, UnitField};

use crate::{
    App,
    form::{beside, summary},
    language::in_language,
    page_error::PageError,
    pages::communications::{frame::Part, words as t},
    visit::Staff,
};

/// What is wrong with a form, and the units to choose from.
#[derive(Default)]
pub(crate) struct Wrong {
    problems: Problems,
    choices: Vec<UnitChoice>,
}

impl Wrong {
    /// Out of what a use case answered.
    ///
    /// # Errors
    /// What no field is to blame for.
    pub(crate) fn of(not: NotSaved) -> Result<Self, PageError> {
        match not.error {
            services::Error::Invalid(problems) => Ok(Self { problems, choices: not.choices }),
            error => Err(error.into()),
        }
    }

    /// Nothing is.
    pub(crate) fn is_none(&self) -> bool {
        self.problems.is_empty()
    }

    /// What is wrong with one field.
    pub(crate) fn beside(&self, lang: Lang, field: &str) -> OptText {
        beside(lang, &self.problems, field)
    }

    /// All of it, for the top of the page.
    pub(crate) fn summary(&self, lang: Lang) -> Option<AnyView> {
        let errors = summary(lang, &self.problems);
        Some(view! { <ErrorSummary errors/> }.into_any())
    }
}

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
    let choices = wrong.choices.iter();
    let choices =
        choices.map(|unit| Choice::new(unit.id.to_string(), unit.label.clone())).collect::<Vec<_>>();
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

/// What stands at the end of a form that people fill in many times in a row.
pub(crate) fn save_buttons(lang: Lang, part: Part) -> AnyView {
    view! {
        <div class="actions">
            <Button>{t::save(lang)}</Button>
            <Button name="then" value=NEXT look=Look::Secondary>{t::save_and_next(lang)}</Button>
            <ButtonLink href=in_language(lang, part.path()) look=Look::Quiet>{t::back(lang)}</ButtonLink>
        </div>
    }
    .into_any()
}

/// What stands at the end of the form of what is there already.
pub(crate) fn save_button(lang: Lang, part: Part) -> AnyView {
    view! {
        <div class="actions">
            <Button>{t::save(lang)}</Button>
            <ButtonLink href=in_language(lang, part.path()) look=Look::Quiet>{t::back(lang)}</ButtonLink>
        </div>
    }
    .into_any()
}

/// Why a form could not be saved, where no field is to blame.
pub(crate) fn refused(why: Option<String>) -> Option<AnyView> {
    why.map(|title| view! { <Banner kind=BannerKind::Failure title/> }.into_any())
}
