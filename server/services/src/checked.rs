//! The fields of a form as they are checked: what is wrong with which, and the units to choose from where what was typed was not one.

use domain::Problems;
use store::{ConnectionTrait, ids::UnitId};

use crate::{
    Error, Result, Services,
    error::valid,
    units::{
        self,
        find::{Typed, UnitChoice},
    },
};

/// Why a form was not saved, with the units to choose from where what was typed was not one.
#[derive(Debug)]
pub struct NotSaved {
    /// Why.
    pub error: Error,
    /// Units like the one typed.
    pub choices: Vec<UnitChoice>,
}

impl<E: Into<Error>> From<E> for NotSaved {
    fn from(error: E) -> Self {
        Self { error: error.into(), choices: vec![] }
    }
}

/// A form whose fields are checked one after the other. Every value that is missing in the end left a problem.
#[derive(Default)]
pub(crate) struct Checked {
    pub problems: Problems,
    choices: Vec<UnitChoice>,
}

impl Checked {
    /// The unit that somebody typed, or chose by its number.
    pub(crate) async fn unit(
        &mut self,
        services: &Services,
        conn: &impl ConnectionTrait,
        (chosen, typed): (&str, &str),
    ) -> Result<Option<UnitId>> {
        let found = units::find::resolve(services, conn, chosen.parse().ok(), typed).await?;
        Ok(self.found(found, typed))
    }

    /// The unit where what was typed is one; else its problem is noted at `unit`, with the choices.
    pub(crate) fn found(&mut self, found: Typed, typed: &str) -> Option<UnitId> {
        match found {
            Typed::Found(unit) => Some(unit),
            Typed::Choices(choices) => {
                self.problems.add("unit", units::find::problem(typed, &choices));
                self.choices = choices;
                None
            }
        }
    }

    /// The error of a form in which something is wrong.
    pub(crate) fn not_saved(self) -> NotSaved {
        let missing = || Error::Fault("a value without a problem".into());
        NotSaved { error: valid(self.problems).err().unwrap_or_else(missing), choices: self.choices }
    }
}
