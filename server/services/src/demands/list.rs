//! The calls for interest of somebody's units, a page at a time.

use std::collections::HashMap;

use domain::{
    accounts::access::{Action, Actor},
    demands::DemandState,
    numbers::whole,
};
use store::{Paged, Paging, ids::DemandId, rows::Demand};

use crate::{
    Result, Services,
    permit::{Scope, require_somewhere, scope},
    units,
};

/// A call in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemandEntry {
    /// The call.
    pub demand: Demand,
    /// The body that would hold it.
    pub unit_name: String,
    /// Where it stands now.
    pub stands: DemandState,
    /// How many left their names.
    pub named: u32,
    /// How many people units would send.
    pub asked: u32,
}

/// A page of them, those that are open first.
///
/// # Errors
/// [`crate::Error::Forbidden`] for who manages no activities anywhere.
pub async fn list_demands(services: &Services, actor: &Actor, paging: Paging) -> Result<Paged<DemandEntry>> {
    require_somewhere(actor, Action::ManageActivity)?;
    let read = services.db.read();
    let tops = match scope(actor, Action::ManageActivity) {
        Scope::All => None,
        Scope::Within(tops) => Some(tops),
    };
    let found = store::demands::list(read, tops.as_deref(), paging).await?;
    let ids: Vec<DemandId> = found.rows.iter().map(|row| row.id).collect();
    let named: HashMap<_, _> = store::demands::counts(read, ids.iter().copied()).await?.into_iter().collect();
    let mut asked: HashMap<DemandId, u32> = HashMap::new();
    for row in store::demands::asked(read, ids).await? {
        *asked.entry(row.demand_id).or_default() += whole(row.people);
    }
    let units = units::find::by_number(read, found.rows.iter().map(|row| row.unit_id)).await?;
    Ok(found.map(|demand| DemandEntry {
        unit_name: units
            .get(&demand.unit_id)
            .map(|unit| units::find::acting_body(services, unit))
            .unwrap_or_default(),
        stands: demand.stands(services.now()),
        named: named.get(&demand.id).copied().map_or(0, whole),
        asked: asked.get(&demand.id).copied().unwrap_or_default(),
        demand,
    }))
}
