//! The body that holds an activity, invites to it and signs.

use store::{ConnectionTrait, rows::Activity};

use crate::{Error, Result, Services, units};

/// The body that invites and signs.
pub(crate) async fn organizer(
    services: &Services,
    conn: &impl ConnectionTrait,
    activity: &Activity,
) -> Result<String> {
    let unit = store::units::by_id(conn, activity.unit_id).await?.ok_or(Error::NotFound)?;
    Ok(units::find::acting_body(services, &unit))
}
