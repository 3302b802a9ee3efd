//! Venues, a page at a time.

use std::collections::HashMap;

use domain::accounts::access::{Action, Actor};
use store::{
    Paged, Paging,
    ids::VenueId,
    rows::{Room, Venue},
};

use crate::{
    Result, Services,
    list::{listed, with_units},
};

/// A venue in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VenueEntry {
    /// The venue.
    pub venue: Venue,
    /// The name of the unit that used it first.
    pub unit_name: String,
    /// Its rooms, by name.
    pub rooms: Vec<Room>,
}

/// One page of the venues of the actor's units, by name: those whose names have all these words.
///
/// # Errors
/// [`crate::Error::Forbidden`] for somebody who may see none.
pub async fn list_venues(
    services: &Services,
    actor: &Actor,
    words: &str,
    paging: Paging,
) -> Result<Paged<VenueEntry>> {
    let scope = listed(actor, Action::ManageActivity)?;
    let read = services.db.read();
    let found = store::venues::list(read, scope.as_deref(), words, paging).await?;
    let ids: Vec<VenueId> = found.rows.iter().map(|venue| venue.id).collect();
    let mut rooms: HashMap<VenueId, Vec<Room>> = HashMap::new();
    for room in store::rooms::of_venues(read, &ids).await? {
        rooms.entry(room.venue_id).or_default().push(room);
    }
    let entry = |venue: Venue, unit_name| VenueEntry {
        rooms: rooms.get(&venue.id).cloned().unwrap_or_default(),
        unit_name,
        venue,
    };
    with_units(read, found, |venue| venue.unit_id, entry).await
}
