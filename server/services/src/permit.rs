//! The gate: every use case asks it first.

use domain::{
    UnitPath,
    access::{Action, Actor, Object, Verdict, allows},
};
use store::{ConnectionTrait, ids::UnitId, rows::Activity};

use crate::{Error, Result};

/// Lets the actor through, or says 403 or 404.
///
/// # Errors
/// [`Error::Forbidden`] or [`Error::NotFound`], as [`allows`] decides.
pub(crate) fn require(actor: &Actor, action: Action, object: &Object) -> Result<()> {
    match allows(actor, action, object) {
        Verdict::Allowed => Ok(()),
        verdict => {
            tracing::warn!(
                user = actor.user(),
                ?action,
                unit = object.unit.as_str(),
                activity = object.activity,
                "refused"
            );
            Err(if verdict == Verdict::Forbidden { Error::Forbidden } else { Error::NotFound })
        }
    }
}

/// As [`require`], of an activity and what belongs to it.
///
/// # Errors
/// As [`require`], and what the database says.
pub(crate) async fn require_activity(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    action: Action,
    activity: &Activity,
) -> Result<()> {
    let unit = path_of(conn, activity.unit_id).await?;
    require(actor, action, &Object::of_activity(unit, activity.id.0))
}

/// As [`require`], of a unit and what belongs to it.
///
/// # Errors
/// As [`require`], and what the database says.
pub(crate) async fn require_unit(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    action: Action,
    unit: UnitId,
) -> Result<()> {
    let unit = path_of(conn, unit).await?;
    require(actor, action, &Object::of_unit(unit))
}

async fn path_of(conn: &impl ConnectionTrait, unit: UnitId) -> Result<UnitPath> {
    let row = store::units::by_id(conn, unit).await?.ok_or(Error::NotFound)?;
    Ok(UnitPath::from_stored(row.path))
}

/// The units that the actor may do `action` in, by their paths: the tops of the trees. Everything for an admin and the program.
pub(crate) enum Scope {
    /// Every unit.
    All,
    /// These units and what lies below.
    Within(Vec<UnitPath>),
}

/// Where the actor may do `action`.
pub(crate) fn scope(actor: &Actor, action: Action) -> Scope {
    if matches!(actor, Actor::System) || actor.has(&[domain::access::Role::Admin]) {
        return Scope::All;
    }
    let own = actor.grants().iter().filter_map(|grant| grant.unit.clone());
    Scope::Within(
        own.filter(|unit| allows(actor, action, &Object::of_unit(unit.clone())) == Verdict::Allowed)
            .collect(),
    )
}
