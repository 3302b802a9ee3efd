//! What is wrong with a form, as its page shows it again: at the top, beside each field, with the units to choose from.

use domain::{Lang, Problem, Problems};
use leptos::prelude::*;
use services::{NotSaved, schedule::Clash, units::UnitChoice};
use ui::{Banner, BannerKind, Choice, ErrorSummary, OptText};

use crate::{
    form::{beside, summary},
    page_error::PageError,
    pages::schedule::clashes,
};

/// What is wrong with a form.
#[derive(Default)]
pub(crate) struct Wrong {
    problems: Problems,
    choices: Vec<UnitChoice>,
    /// Why it could not be saved, where no field is to blame.
    whole: Option<Problem>,
    /// What is in the way of sessions.
    clashes: Vec<Clash>,
}

impl Wrong {
    /// Out of what a use case answered.
    ///
    /// # Errors
    /// What whoever typed can do nothing about.
    pub(crate) fn of(not: NotSaved) -> Result<Self, PageError> {
        match not.error {
            services::Error::Invalid(problems) => {
                Ok(Self { problems, choices: not.choices, ..Self::default() })
            }
            services::Error::Conflict(problem) => Ok(Self { whole: Some(problem), ..Self::default() }),
            services::Error::Clashes(clashes) => Ok(Self { clashes, ..Self::default() }),
            error => Err(error.into()),
        }
    }

    /// What is wrong with fields of a form that nobody has sent yet.
    pub(crate) fn beforehand(problems: Problems) -> Self {
        Self { problems, ..Self::default() }
    }

    /// Nothing is.
    pub(crate) fn is_none(&self) -> bool {
        self.problems.is_empty() && self.whole.is_none() && self.clashes.is_empty()
    }

    /// Whether something is wrong with one field.
    pub(crate) fn is_at(&self, field: &str) -> bool {
        self.problems.of(field).is_some()
    }

    /// What is wrong with one field.
    pub(crate) fn beside(&self, lang: Lang, field: &str) -> OptText {
        beside(lang, &self.problems, field)
    }

    /// Units like the one typed, where it was not one.
    pub(crate) fn units(&self) -> Vec<Choice> {
        self.choices.iter().map(|unit| Choice::new(unit.id.to_string(), unit.label.clone())).collect()
    }

    /// The field for why what is in the way may stand, where something is.
    pub(crate) fn reason_field(&self, lang: Lang, typed: &str) -> Option<AnyView> {
        clashes::reason_field(lang, &self.clashes, typed, self.beside(lang, clashes::REASON))
    }

    /// All of it, for the top of the page.
    pub(crate) fn notice(&self, lang: Lang) -> AnyView {
        match &self.whole {
            None if !self.clashes.is_empty() => clashes::notice(lang, &self.clashes),
            Some(why) => view! { <Banner kind=BannerKind::Failure title=why.text(lang)/> }.into_any(),
            None => view! { <ErrorSummary errors=summary(lang, &self.problems)/> }.into_any(),
        }
    }
}
