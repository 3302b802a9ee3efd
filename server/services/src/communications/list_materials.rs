//! Materials, a page at a time.

use std::collections::HashMap;

use domain::{MaterialKind, accounts::access::Actor};
use store::{Paged, Paging, ids::MaterialId, rows::Material};

use crate::{
    Result, Services,
    communications::communication::{PAGE, listed, period_of},
    units,
};

/// A material in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MaterialEntry {
    /// The material.
    pub material: Material,
    /// The name of the unit that had it made.
    pub unit_name: String,
    /// How many pieces were given out.
    pub given: i64,
}

/// One page of the materials of the actor's units, the newest first.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who may see none.
pub async fn list_materials(
    services: &Services,
    actor: &Actor,
    year: Option<i32>,
    kind: Option<MaterialKind>,
    page: u64,
) -> Result<Paged<MaterialEntry>> {
    let scope = listed(actor)?;
    let read = services.db.read();
    let paging = Paging { page, size: PAGE };
    let page = store::materials::list(read, scope.as_deref(), period_of(year), kind, paging).await?;
    let names = units::find::names(read, page.rows.iter().map(|material| material.unit_id)).await?;
    let ids: Vec<MaterialId> = page.rows.iter().map(|material| material.id).collect();
    let given: HashMap<MaterialId, i64> =
        store::distributions::given(read, &ids).await?.into_iter().collect();
    Ok(page.map(|material| MaterialEntry {
        unit_name: names.get(&material.unit_id).cloned().unwrap_or_default(),
        given: given.get(&material.id).copied().unwrap_or_default(),
        material,
    }))
}

/// The years of the materials of the actor's units, the latest first.
///
/// # Errors
/// As [`list_materials`].
pub async fn material_years(services: &Services, actor: &Actor) -> Result<Vec<i32>> {
    Ok(store::materials::years(services.db.read(), listed(actor)?.as_deref()).await?)
}
