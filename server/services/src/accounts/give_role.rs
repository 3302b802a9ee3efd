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
    checked::{Checked, NotSaved},
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

/// Gives the role; whoever has it already keeps it.
///
/// # Errors
/// [`Error::Invalid`] by field (`role`, `unit`, `activity`); [`Error::NotFound`]; as the gate decides.
pub async fn give_role(
    services: &Services,
    actor: &Actor,
    id: UserId,
    form: &RoleForm,
) -> std::result::Result<(), NotSaved> {
    require_manager(actor)?;
    let read = services.db.read();
    let user = store::users::by_id(read, id).await?.ok_or(Error::NotFound)?;
    let role =
        Role::parse(&form.role).ok_or_else(|| Error::invalid("role", Problem::NotChosen(label::ROLE)))?;
    let unit = match form.unit.trim() {
        "" => None,
        typed => {
            let mut checked = Checked::default();
            match checked.unit(services, read, (&form.unit_id, typed)).await? {
                Some(unit) => store::units::by_id(read, unit).await?.map(|unit| unit.code),
                None => return Err(checked.not_saved()),
            }
        }
    };
    let activity = domain::text::line(&form.activity);
    let activity = (!activity.is_empty()).then_some(activity);
    let input = AddUser { email: user.email, name: user.name, role, unit, activity, password: None };
    add_user(services, actor, input).await?;
    Ok(())
}
