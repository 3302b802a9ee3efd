//! The own page of somebody who left their name at a call for interest, by the link that only they have.

use chrono::Duration;
use domain::{accounts::access::Actor, demands::DemandState};
use serde_json::json;
use store::{
    ConnectionTrait,
    rows::{Demand, DemandPerson, Person},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
};

/// What the own page shows.
#[derive(Debug, Clone)]
pub struct OwnName {
    /// The call.
    pub demand: Demand,
    /// Where it stands.
    pub stands: DemandState,
    /// What they said.
    pub row: DemandPerson,
    /// Who they are.
    pub person: Person,
    /// The name of the unit.
    pub unit_name: String,
}

/// How long a link opens after the name was left.
const LINK_LIFE: Duration = Duration::days(730);

/// The token of the own page of a name.
pub(crate) fn name_token(services: &Services, row: &DemandPerson) -> String {
    services.keys.sign_name(row.id, row.named_at + LINK_LIFE)
}

async fn open(services: &Services, conn: &impl ConnectionTrait, token: &str) -> Result<DemandPerson> {
    let id = services.keys.open_name(token, services.now()).ok_or(Error::NotFound)?;
    store::demands::name_by_id(conn, id).await?.ok_or(Error::NotFound)
}

/// The name of a link.
///
/// # Errors
/// [`Error::NotFound`] where the link is wrong or has ended.
pub async fn show_own_name(services: &Services, token: &str) -> Result<OwnName> {
    let read = services.db.read();
    let row = open(services, read, token).await?;
    let demand = store::demands::by_id(read, row.demand_id).await?.ok_or(Error::NotFound)?;
    let person = store::people::by_id(read, row.person_id).await?.ok_or(Error::NotFound)?;
    let unit_name = match row.unit_id {
        Some(unit) => crate::units::find::name(read, unit).await?,
        None => row.other_unit.clone(),
    };
    Ok(OwnName { stands: demand.stands(services.now()), demand, row, person, unit_name })
}

/// Takes the name back. Taken back before, nothing changes.
///
/// # Errors
/// As [`show_own_name`].
pub async fn withdraw_name(services: &Services, token: &str) -> Result<()> {
    let tx = services.db.begin().await?;
    let row = open(services, &tx, token).await?;
    store::demands::lock(&tx, row.demand_id).await?.ok_or(Error::NotFound)?;
    let row = open(services, &tx, token).await?;
    if row.withdrawn_at.is_some() {
        return Ok(());
    }
    let now = services.now();
    let row = DemandPerson { withdrawn_at: Some(now), updated_at: now, version: row.version + 1, ..row };
    let row = store::update(&tx, row).await?;
    let after = Some(json!({ "demand": row.demand_id }));
    let change = Change { verb: "withdraw", noun: "demand_name", id: row.id.0, before: None, after };
    record(services, &tx, &Actor::Anonymous, change);
    Ok(tx.commit().await?)
}
