//! The gate: every use case asks it first.

use std::collections::HashSet;

use domain::{
    UnitPath,
    accounts::access::{Action, Actor, Object, Verdict, allows},
};
use store::{
    ConnectionTrait,
    activities::ActivityScope,
    ids::{ActivityId, UnitId},
    rows::{Activity, Person},
};

use crate::{Error, Result, units};

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

/// Whether the actor may do `action` to an activity; asked to show what fits, and no refusal for the log.
pub(crate) async fn may(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    action: Action,
    activity: &Activity,
) -> Result<bool> {
    let unit = path_of(conn, activity.unit_id).await?;
    Ok(allows(actor, action, &Object::of_activity(unit, activity.id.0)) == Verdict::Allowed)
}

/// To which of some activities the actor may do `action`; asked of all of them at once.
pub(crate) async fn may_each(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    action: Action,
    activities: impl IntoIterator<Item = &Activity>,
) -> Result<HashSet<ActivityId>> {
    let activities: Vec<&Activity> = activities.into_iter().collect();
    let units = units::find::by_number(conn, activities.iter().map(|activity| activity.unit_id)).await?;
    let may = |activity: &&&Activity| {
        let unit = units.get(&activity.unit_id).map(|unit| UnitPath::from_stored(unit.path.clone()));
        let object = unit.map(|unit| Object::of_activity(unit, activity.id.0));
        object.is_some_and(|object| allows(actor, action, &object) == Verdict::Allowed)
    };
    Ok(activities.iter().filter(may).map(|activity| activity.id).collect())
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

/// As [`require_unit`], of a person's unit. Whom no unit holds belongs to those alone who may do it everywhere.
///
/// # Errors
/// As [`require`], and what the database says.
pub(crate) async fn require_person(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    action: Action,
    person: &Person,
) -> Result<()> {
    match person.unit_id {
        Some(unit) => require_unit(conn, actor, action, unit).await,
        None if matches!(scope(actor, action), Scope::All) => Ok(()),
        None => Err(Error::NotFound),
    }
}

/// As [`require_person`]; asked to show what fits, and no refusal for the log.
pub(crate) async fn may_person(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    action: Action,
    person: &Person,
) -> Result<bool> {
    Ok(match person.unit_id {
        Some(unit) => {
            let unit = path_of(conn, unit).await?;
            allows(actor, action, &Object::of_unit(unit)) == Verdict::Allowed
        }
        None => matches!(scope(actor, action), Scope::All),
    })
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

/// The actor may do `action` in some unit: asked before an empty form is shown or a form is judged.
///
/// # Errors
/// [`Error::Forbidden`].
pub(crate) fn require_somewhere(actor: &Actor, action: Action) -> Result<()> {
    match scope(actor, action) {
        Scope::Within(units) if units.is_empty() => Err(Error::Forbidden),
        _ => Ok(()),
    }
}

/// The activities that the actor may do `action` to: those of the own units and below, and those of roles that hold for one.
/// Nothing to narrow by: all of them.
pub(crate) fn reach(actor: &Actor, action: Action) -> Option<ActivityScope> {
    let Scope::Within(units) = scope(actor, action) else { return None };
    let own = actor.grants().iter().filter_map(|grant| grant.activity);
    let may =
        |id: &i64| allows(actor, action, &Object::of_activity(UnitPath::top("?"), *id)) == Verdict::Allowed;
    Some(ActivityScope { units, activities: own.filter(may).map(ActivityId).collect() })
}

/// Where the actor may do `action`.
pub(crate) fn scope(actor: &Actor, action: Action) -> Scope {
    if matches!(actor, Actor::System) || actor.has(&[domain::accounts::access::Role::Admin]) {
        return Scope::All;
    }
    let own = actor.grants().iter().filter_map(|grant| grant.unit.clone());
    Scope::Within(
        own.filter(|unit| allows(actor, action, &Object::of_unit(unit.clone())) == Verdict::Allowed)
            .collect(),
    )
}
