//! What a mail told of an activity, kept with the mail: the next change is told from there.

use chrono::{DateTime, Utc};
use domain::MailTopic;
use store::rows::{Activity, Session};

use crate::{Error, Result, mails::letter::Before};

/// What a mail on a topic tells of times, rooms and place, as it is kept with it.
///
/// # Errors
/// [`Error::Fault`] where it can't be written.
pub(crate) fn told(topic: MailTopic, activity: &Activity, sessions: &[Session]) -> Result<Option<String>> {
    if !matches!(topic, MailTopic::Standing | MailTopic::Change) {
        return Ok(None);
    }
    let told =
        Before { sessions: Some(sessions.to_vec()), place: Some(activity.place.clone()), activity: None };
    told.write().map(Some)
}

impl Before {
    /// As it is kept.
    fn write(&self) -> Result<String> {
        let kept = Kept {
            sessions: self.sessions.as_ref().map(|sessions| sessions.iter().map(KeptSession::from).collect()),
            place: self.place.clone(),
        };
        serde_json::to_string(&kept).map_err(|error| Error::Fault(error.to_string()))
    }

    pub(crate) fn read(text: &str) -> Result<Self> {
        let kept: Kept = serde_json::from_str(text).map_err(|error| Error::Fault(error.to_string()))?;
        Ok(Self {
            sessions: kept.sessions.map(|sessions| sessions.into_iter().map(Session::from).collect()),
            place: kept.place,
            activity: None,
        })
    }
}

/// [`Before`] as JSON.
#[derive(serde::Serialize, serde::Deserialize)]
struct Kept {
    sessions: Option<Vec<KeptSession>>,
    place: Option<String>,
}

#[derive(serde::Serialize, serde::Deserialize)]
struct KeptSession {
    id: store::ids::SessionId,
    activity: store::ids::ActivityId,
    held_on: chrono::NaiveDate,
    slot: domain::Slot,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    room: String,
    topic: String,
    trainer: String,
    // What was kept before topics had an English has none.
    #[serde(default)]
    topic_en: String,
}

impl From<&Session> for KeptSession {
    fn from(row: &Session) -> Self {
        Self {
            id: row.id,
            activity: row.activity_id,
            held_on: row.held_on,
            slot: *row.slot,
            from: row.starts_at,
            to: row.ends_at,
            room: row.room.clone(),
            topic: row.topic.clone(),
            trainer: row.trainer.clone(),
            topic_en: row.topic_en.clone(),
        }
    }
}

impl From<KeptSession> for Session {
    fn from(kept: KeptSession) -> Self {
        Self {
            id: kept.id,
            activity_id: kept.activity,
            held_on: kept.held_on,
            slot: kept.slot.into(),
            starts_at: kept.from,
            ends_at: kept.to,
            room: kept.room,
            topic: kept.topic,
            trainer: kept.trainer,
            topic_en: kept.topic_en,
        }
    }
}
