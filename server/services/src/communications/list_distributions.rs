//! Where the pieces of a material went.

use domain::accounts::access::{Action, Actor};
use store::rows::Distribution;

use crate::{
    Error, Result, Services, communications::list_materials::MaterialEntry, permit::require_unit, units,
};

/// A distribution in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DistributionEntry {
    /// The distribution.
    pub distribution: Distribution,
    /// The name of the unit that got it.
    pub unit_name: String,
}

/// A material and where it went, the newest first.
///
/// # Errors
/// As the gate decides.
pub async fn list_distributions(
    services: &Services,
    actor: &Actor,
    code: &str,
) -> Result<(MaterialEntry, Vec<DistributionEntry>)> {
    let read = services.db.read();
    let material = store::materials::by_code(read, code).await?.ok_or(Error::NotFound)?;
    require_unit(read, actor, Action::ReadReport, material.unit_id).await?;
    let rows = store::distributions::of_material(read, material.id).await?;
    let units = rows.iter().map(|row| row.unit_id).chain([material.unit_id]);
    let names = units::find::names(read, units).await?;
    let name = |unit| names.get(&unit).cloned().unwrap_or_default();
    let given = rows.iter().map(|row| i64::from(row.quantity)).sum();
    let entry = MaterialEntry { unit_name: name(material.unit_id), given, material };
    let rows = rows
        .into_iter()
        .map(|distribution| DistributionEntry { unit_name: name(distribution.unit_id), distribution });
    Ok((entry, rows.collect()))
}
