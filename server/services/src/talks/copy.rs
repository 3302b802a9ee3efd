//! The tracks and talks of an activity come along to another one that is held as it was.

use std::collections::HashMap;

use store::{
    Tx,
    ids::{ActivityId, SessionId, TalkId, TrackId},
    rows::{Session, Talk, Track},
};

use crate::{Result, Services, talks::agenda::Agenda};

/// What of the talks comes along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Carry {
    /// All but who chose them.
    All,
    /// Neither speakers: they are asked anew.
    WithRooms,
    /// Neither speakers nor rooms: it is held at another place.
    Texts,
}

/// Copies tracks and talks. `sessions`: those of the model, each with what it became.
pub(crate) async fn copy_talks(
    services: &Services,
    tx: &Tx,
    (from, to): (ActivityId, ActivityId),
    sessions: &[(Session, Session)],
    carry: Carry,
) -> Result<()> {
    let agenda = Agenda::load(tx, from).await?;
    let room = |room: String| if carry == Carry::Texts { String::new() } else { room };
    let speaker = |speaker: String| if carry == Carry::All { speaker } else { String::new() };
    let mut tracks: HashMap<TrackId, TrackId> = HashMap::new();
    for track in agenda.tracks {
        let own = track.id;
        let row =
            Track { id: TrackId::NEW, activity_id: to, room: room(track.room.clone()), version: 1, ..track };
        tracks.insert(own, store::insert(tx, row).await?.id);
    }
    let became: HashMap<SessionId, (&Session, &Session)> =
        sessions.iter().map(|(before, after)| (before.id, (before, after))).collect();
    let copy = |talk: Talk| {
        let (before, after) = became.get(&talk.session_id)?;
        let by = after.starts_at - before.starts_at;
        Some(Talk {
            id: TalkId::NEW,
            session_id: after.id,
            track_id: talk.track_id.and_then(|track| tracks.get(&track).copied()),
            starts_at: talk.starts_at + by,
            ends_at: talk.ends_at + by,
            speaker: speaker(talk.speaker.clone()),
            room: room(talk.room.clone()),
            seats_taken: 0,
            updated_at: services.now(),
            version: 1,
            ..talk
        })
    };
    let talks: Vec<Talk> = agenda.talks.into_iter().filter_map(copy).collect();
    Ok(store::insert_many(tx, talks).await?)
}
