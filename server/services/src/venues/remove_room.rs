//! A room that no session has is taken away.

use domain::accounts::access::Actor;
use store::ids::{RoomId, VenueId};

use crate::{
    Error, Result, Services,
    venues::{save_room::ROOM, show::open},
};

/// Takes a room away. Answers its venue.
///
/// # Errors
/// [`Error::Conflict`] where sessions have it; as the gate decides.
pub async fn remove_room(services: &Services, actor: &Actor, id: RoomId) -> Result<VenueId> {
    let tx = services.db.begin().await?;
    let room = store::rooms::lock(&tx, id).await?.ok_or(Error::NotFound)?;
    open(&tx, actor, room.venue_id).await?;
    if store::bookings::of_room(&tx, id).await? > 0 {
        return Err(Error::conflict(
            "Có buổi đã dùng hoặc sẽ dùng phòng này nên không xóa được. Đổi tên phòng nếu tên sai.",
            "Sessions have had or will have this room, so it can’t go. Change its name if that is wrong.",
        ));
    }
    store::rooms::remove(&tx, id).await?;
    ROOM.removed(services, &tx, actor, &room);
    tx.commit().await?;
    Ok(room.venue_id)
}
