//! One venue: its rooms, and the names of rooms that were typed there and are none of them.

use domain::{
    accounts::access::{Action, Actor},
    text,
};
use store::{
    ConnectionTrait,
    ids::VenueId,
    rows::{Room, Venue},
};

use crate::{
    Error, Result, Services,
    permit::{Scope, require_unit, scope},
    units,
};

/// A venue as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VenuePage {
    /// The venue.
    pub venue: Venue,
    /// The name of the unit that used it first.
    pub unit_name: String,
    /// Its rooms, by name.
    pub rooms: Vec<Room>,
    /// What was typed as a room of a session there and is none of its rooms, most often first: each with how many sessions.
    pub typed: Vec<(String, u64)>,
}

/// One venue.
///
/// # Errors
/// As the gate decides.
pub async fn show_venue(services: &Services, actor: &Actor, id: VenueId) -> Result<VenuePage> {
    let read = services.db.read();
    let venue = open(read, actor, id).await?;
    let unit_name = match venue.unit_id {
        Some(unit) => units::find::name(read, unit).await?,
        None => String::new(),
    };
    let rooms = store::rooms::of_venues(read, &[id]).await?;
    let mut typed = store::venues::typed_rooms(read, id).await?;
    typed.retain(|(name, _)| rooms.iter().all(|room| room.fold != text::fold(name)));
    Ok(VenuePage { venue, unit_name, rooms, typed })
}

/// The venue of a number, where the actor may plan there.
///
/// # Errors
/// [`Error::NotFound`], and as the gate decides.
pub(crate) async fn open(conn: &impl ConnectionTrait, actor: &Actor, id: VenueId) -> Result<Venue> {
    let venue = store::venues::by_id(conn, id).await?.ok_or(Error::NotFound)?;
    match venue.unit_id {
        Some(unit) => require_unit(conn, actor, Action::ManageActivity, unit).await?,
        None if matches!(scope(actor, Action::ManageActivity), Scope::All) => {}
        None => return Err(Error::NotFound),
    }
    Ok(venue)
}
