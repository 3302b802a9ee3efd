//! What the sessions of an activity need, and the talks in them: each with its hours and the words for its room and its trainers.
//!
//! A talk stands here as a session of its own hours: what is in the way of one is in the way of the other. What its session has the whole
//! time it needs no more.

use std::collections::HashMap;

use store::{
    ConnectionTrait,
    ids::SessionId,
    rows::{Activity, Session, Talk},
};

use crate::{Result, schedule::names::Meant};

/// A session, or a talk as one.
#[derive(Debug, Clone)]
pub(crate) struct Need {
    /// The hours and the words.
    pub session: Session,
    /// The talk; none: the session as a whole.
    pub talk: Option<Talk>,
}

/// What an activity needs: its sessions in their order, then the talks in theirs.
pub(crate) async fn needs(conn: &impl ConnectionTrait, activity: &Activity) -> Result<Vec<Need>> {
    let sessions = store::sessions::of_activity(conn, activity.id).await?;
    let talks = store::talks::of_activity(conn, activity.id).await?;
    let tracks = match talks.iter().any(|talk| talk.track_id.is_some()) {
        true => store::tracks::of_activity(conn, activity.id).await?,
        false => vec![],
    };
    let track_room = |talk: &Talk| {
        let track = tracks.iter().find(|track| Some(track.id) == talk.track_id);
        track.map(|track| track.room.clone()).unwrap_or_default()
    };
    let as_session = |talk: Talk| {
        let session = sessions.iter().find(|session| session.id == talk.session_id)?.clone();
        let room = if talk.room.is_empty() { track_room(&talk) } else { talk.room.clone() };
        let session = Session {
            starts_at: talk.starts_at,
            ends_at: talk.ends_at,
            room,
            topic: talk.title.clone(),
            topic_en: talk.title_en.clone(),
            trainer: talk.speaker.clone(),
            ..session
        };
        Some(Need { session, talk: Some(talk) })
    };
    let talks: Vec<Need> = talks.into_iter().filter_map(as_session).collect();
    Ok(sessions.iter().map(|session| Need { session: session.clone(), talk: None }).chain(talks).collect())
}

/// What each means, by what its words mean; of a talk what its session does not have.
pub(crate) fn beyond_sessions(all: &mut [(Session, Meant)]) {
    let sessions = all.iter().filter(|(_, meant)| meant.talk.is_none());
    let has: HashMap<SessionId, Meant> =
        sessions.map(|(session, meant)| (session.id, meant.clone())).collect();
    for (session, meant) in all.iter_mut().filter(|(_, meant)| meant.talk.is_some()) {
        let Some(own) = has.get(&session.id) else { continue };
        meant.room = meant.room.filter(|room| own.room != Some(*room));
        meant.trainers.retain(|trainer| !own.trainers.contains(trainer));
    }
}
