//! Takes the record of a distribution back.

use domain::accounts::access::{Action, Actor};
use store::ids::DistributionId;

use crate::{Error, Result, Services, communications::giving::DISTRIBUTION, permit::require_unit};

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
    let material = store::materials::by_code(&tx, code).await?.ok_or(Error::NotFound)?;
    let row = store::distributions::in_material(&tx, material.id, id).await?.ok_or(Error::NotFound)?;
    require_unit(&tx, actor, Action::ManageMaterials, material.unit_id).await?;
    store::distributions::remove(&tx, id).await?;
    DISTRIBUTION.removed(services, &tx, actor, &row);
    Ok(tx.commit().await?)
}
