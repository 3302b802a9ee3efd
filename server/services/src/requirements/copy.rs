//! An activity that is made as another one is asks for the same.

use store::{
    Tx,
    ids::ActivityId,
    rows::{Requirement, RequirementUnit},
};

use crate::{Result, Services};

/// Asks of those who come to `to` what `from` asks for.
pub(crate) async fn copy_requirements(
    services: &Services,
    tx: &Tx,
    (from, to): (ActivityId, ActivityId),
) -> Result<()> {
    let Some(row) = store::requirements::of_activity(tx, from).await? else { return Ok(()) };
    let units = store::requirements::units(tx, from).await?;
    let row = Requirement { activity_id: to, updated_at: services.now(), version: 1, ..row };
    store::insert(tx, row).await?;
    let units = units.into_iter().map(|unit_id| RequirementUnit { activity_id: to, unit_id });
    Ok(store::insert_many(tx, units.collect()).await?)
}
