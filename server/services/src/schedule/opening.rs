//! When a room is open, out of its row and the days on which it is closed.

use domain::schedule::open::{Opening, read_week};
use store::rows::{Room, RoomClosure};

/// When a room is open. `closures` are those of any rooms; the place of each in [`Opening::closed`] is that among the room's own.
pub(crate) fn opening(room: &Room, closures: &[RoomClosure]) -> Opening {
    let minute = |minute: Option<i32>| minute.map(i32::unsigned_abs);
    let own = closures.iter().filter(|row| row.room_id == room.id);
    Opening {
        usual: minute(room.opens).zip(minute(room.closes)),
        week: read_week(&room.week),
        closed: own.map(|row| (row.from_on, row.to_on)).collect(),
    }
}
