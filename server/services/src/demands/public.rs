//! Calls for interest as everybody sees them.

use domain::demands::{DemandAudience, DemandState};
use store::{ids::DemandId, rows::Demand};

use crate::{Error, Result, Services, units};

/// A call on the public pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicDemand {
    /// The call.
    pub demand: Demand,
    /// The body that would hold it.
    pub organizer: String,
    /// Where it stands now.
    pub stands: DemandState,
}

/// The calls to which everybody may leave their name now, the last one first.
///
/// # Errors
/// What the database says.
pub async fn list_open_demands(services: &Services) -> Result<Vec<PublicDemand>> {
    let read = services.db.read();
    let rows = store::demands::open_at(read, services.now(), Some(DemandAudience::Public)).await?;
    let units = units::find::by_number(read, rows.iter().map(|row| row.unit_id)).await?;
    let body = |row: &Demand| units.get(&row.unit_id).map(|unit| units::find::acting_body(services, unit));
    Ok(rows
        .into_iter()
        .map(|demand| PublicDemand {
            organizer: body(&demand).unwrap_or_default(),
            stands: DemandState::Open,
            demand,
        })
        .collect())
}

/// A call by its number.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or it is for units alone.
pub async fn show_public_demand(services: &Services, id: DemandId) -> Result<PublicDemand> {
    let read = services.db.read();
    let demand = store::demands::by_id(read, id).await?.ok_or(Error::NotFound)?;
    if *demand.audience != DemandAudience::Public {
        return Err(Error::NotFound);
    }
    let unit = store::units::by_id(read, demand.unit_id).await?;
    Ok(PublicDemand {
        organizer: unit.map(|unit| units::find::acting_body(services, &unit)).unwrap_or_default(),
        stands: demand.stands(services.now()),
        demand,
    })
}
