//! Venues: where activities are held. A place that is typed for the first time is kept, and offered from then on.

use domain::{
    accounts::access::{Action, Actor},
    text,
};
use serde_json::json;
use store::{
    Turn, Tx,
    ids::{UnitId, VenueId},
    rows::Venue,
    take_turn,
};

use crate::{
    Result, Services,
    audit::{Change, record},
    permit::{Scope, scope},
};

/// The names of the venues that were first used by the actor's units, in their order.
pub async fn list_venues(services: &Services, actor: &Actor) -> Result<Vec<String>> {
    let tops = match scope(actor, Action::ManageActivity) {
        Scope::All => None,
        Scope::Within(units) => Some(units),
    };
    let venues = store::venues::within(services.db.read(), tops.as_deref()).await?;
    Ok(venues.into_iter().map(|venue| venue.name).collect())
}

/// The venue of a name, added for a unit where it is not there yet.
pub(crate) async fn find_or_add_venue(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    unit: UnitId,
    name: &str,
) -> Result<VenueId> {
    if let Some(venue) = store::venues::by_name(tx, name).await? {
        return Ok(venue.id);
    }
    take_turn(tx, Turn::Venue).await?;
    if let Some(venue) = store::venues::by_name(tx, name).await? {
        return Ok(venue.id);
    }
    let row = Venue {
        id: VenueId::NEW,
        name: name.to_owned(),
        fold: text::fold(name),
        address: String::new(),
        unit_id: Some(unit),
        seats: None,
        version: 1,
    };
    let row = store::insert(tx, row).await?;
    let after = Some(json!({ "name": row.name, "unit": unit }));
    let change = Change { verb: "create", noun: "venue", id: row.id.0, before: None, after };
    record(services, tx, actor, change);
    Ok(row.id)
}
