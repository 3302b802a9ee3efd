//! Takes the record of a distribution back.

use domain::accounts::access::{Action, Actor};
use store::ids::DistributionId;

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    communications::record_distribution::shown,
    permit::require_unit,
};

/// Takes a distribution of the material of a code back.
///
/// # Errors
/// As the gate decides.
pub async fn remove_distribution(
    services: &Services,
    actor: &Actor,
    code: &str,
    id: DistributionId,
) -> Result<()> {
    let tx = services.db.begin().await?;
    let found = store::distributions::by_id(&tx, id).await?;
    let (row, material) = found.filter(|(_, material)| material.code == code).ok_or(Error::NotFound)?;
    require_unit(&tx, actor, Action::ManageMaterials, material.unit_id).await?;
    store::distributions::remove(&tx, id).await?;
    let before = Some(shown(&row));
    let change = Change { verb: "remove", noun: "distribution", id: id.0, before, after: None };
    record(services, &tx, actor, change);
    Ok(tx.commit().await?)
}
