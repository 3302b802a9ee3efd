//! Materials, a page at a time.

use std::collections::HashMap;

use domain::{MaterialKind, accounts::access::Actor};
use store::{Paged, Paging, ids::MaterialId, rows::Material};

use crate::{
    Result, Services,
    communications::communication::{listed, period_of},
    list,
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
    paging: Paging,
) -> Result<Paged<MaterialEntry>> {
    let scope = listed(actor)?;
    let read = services.db.read();
    let found = store::materials::list(read, scope.as_deref(), period_of(year), kind, paging).await?;
    let ids: Vec<MaterialId> = found.rows.iter().map(|material| material.id).collect();
    let given: HashMap<MaterialId, i64> =
        store::distributions::given(read, &ids).await?.into_iter().collect();
    let entry = |material: Material, unit_name| MaterialEntry {
        given: given.get(&material.id).copied().unwrap_or_default(),
        unit_name,
        material,
    };
    list::with_units(read, found, |material| Some(material.unit_id), entry).await
}

/// The years of the materials of the actor's units, the latest first.
///
/// # Errors
/// As [`list_materials`].
pub async fn material_years(services: &Services, actor: &Actor) -> Result<Vec<i32>> {
    Ok(store::materials::years(services.db.read(), listed(actor)?.as_deref()).await?)
}
