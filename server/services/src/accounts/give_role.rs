//! Gives somebody on the staff another role.

use domain::{
    Problem, Word,
    accounts::access::{Actor, Role},
    label,
};
use store::ids::UserId;

use crate::{
    Error, Services,
    accounts::{
        add::{AddUser, add_user},
        list::require_manager,
    },
    units::{
        self,
        find::{Typed, UnitChoice},
    },
};

/// The role as typed into the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoleForm {
    /// The code of the role.
    pub role: String,
    /// The unit it is to hold for, by name.
    pub unit: String,
    /// The unit chosen from a list, by number.
    pub unit_id: String,
    /// The code of the activity it is to hold for.
    pub activity: String,
}

/// Why a role was not given, with the units to choose from where what was typed was not one.
#[derive(Debug)]
pub struct NotGiven {
    /// Why.
    pub error: Error,
    /// Units like the one typed.
    pub choices: Vec<UnitChoice>,
}

impl<E: Into<Error>> From<E> for NotGiven {
    fn from(error: E) -> Self {
        Self { error: error.into(), choices: vec![] }
    }
}

/// Gives the role; whoever has it already keeps it.
///
/// # Errors
/// [`Error::Invalid`] by field (`role`, `unit`, `activity`); [`Error::NotFound`]; as the gate decides.
pub async fn give_role(
    services: &Services,
    actor: &Actor,
    id: UserId,
    form: &RoleForm,
) -> std::result::Result<(), NotGiven> {
    require_manager(actor)?;
    let read = services.db.read();
    let user = store::users::by_id(read, id).await?.ok_or(Error::NotFound)?;
    let role =
        Role::parse(&form.role).ok_or_else(|| Error::invalid("role", Problem::NotChosen(label::ROLE)))?;
    let unit = match form.unit.trim() {
        "" => None,
        typed => match units::find::resolve(services, read, form.unit_id.parse().ok(), typed).await? {
            Typed::Found(unit) => store::units::by_id(read, unit).await?.map(|unit| unit.code),
            Typed::Choices(choices) => {
                let error = Error::invalid("unit", units::find::problem(typed, &choices));
                return Err(NotGiven { error, choices });
            }
        },
    };
    let activity = domain::text::line(&form.activity);
    let activity = (!activity.is_empty()).then_some(activity);
    let input = AddUser { email: user.email, name: user.name, role, unit, activity, password: None };
    add_user(services, actor, input).await?;
    Ok(())
}
