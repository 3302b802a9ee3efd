//! The sessions, tracks and talks of an activity, as they stand to each other.

use domain::{
    Lang, Problem, local,
    schedule::span::Span,
    talks::{
        fits::{Misfit, Planned, misfit},
        grid::{self, Placed, grid},
        kinds::InTrack,
    },
    text,
};
use store::{
    ConnectionTrait,
    ids::{ActivityId, SessionId, TalkId, TrackId},
    rows::{Session, Talk, Track},
};

use crate::{Error, Result};

/// The agenda of an activity.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agenda {
    /// The sessions, in the order in which they are held.
    pub sessions: Vec<Session>,
    /// The tracks, in their order.
    pub tracks: Vec<Track>,
    /// The talks, in the order in which they are held.
    pub talks: Vec<Talk>,
}

/// The hours of a talk.
pub(crate) fn span(talk: &Talk) -> Span {
    Span::new(talk.starts_at, talk.ends_at)
}

/// Whether participants choose a talk.
pub(crate) fn is_chosen(talk: &Talk) -> bool {
    talk.kind.is_chosen(InTrack::of(talk.track_id), talk.seats)
}

impl Agenda {
    pub(crate) async fn load(conn: &impl ConnectionTrait, activity: ActivityId) -> Result<Self> {
        Ok(Self {
            sessions: store::sessions::of_activity(conn, activity).await?,
            tracks: store::tracks::of_activity(conn, activity).await?,
            talks: store::talks::of_activity(conn, activity).await?,
        })
    }

    /// The talks of a session, in the order in which they are held; of one moment in the order of their tracks.
    pub fn of_session(&self, session: SessionId) -> Vec<&Talk> {
        let mut talks: Vec<&Talk> = self.talks.iter().filter(|talk| talk.session_id == session).collect();
        talks.sort_by_key(|talk| (talk.starts_at, self.column(talk), talk.id));
        talks
    }

    /// The talks of a session as the rows of a table with a column a track; the numbers in it are those of [`Agenda::of_session`].
    pub fn rows(&self, session: SessionId) -> Vec<grid::Row> {
        let placed = |talk: &&Talk| Placed { span: span(talk), column: self.column(talk) };
        let talks: Vec<Placed> = self.of_session(session).iter().map(placed).collect();
        grid(&talks, self.tracks.len())
    }

    fn column(&self, talk: &Talk) -> Option<usize> {
        self.tracks.iter().position(|track| Some(track.id) == talk.track_id)
    }

    /// The track of a talk; none: it is for everybody.
    pub fn track(&self, talk: &Talk) -> Option<&Track> {
        self.tracks.iter().find(|track| Some(track.id) == talk.track_id)
    }

    /// The session of a talk.
    pub fn session(&self, id: SessionId) -> Option<&Session> {
        self.sessions.iter().find(|session| session.id == id)
    }

    /// Where a talk is held: in its own room, or that of its track, or of its session; empty where none is said.
    pub fn place<'a>(&'a self, talk: &'a Talk) -> &'a str {
        let session = || self.session(talk.session_id).map_or("", |session| session.room.as_str());
        Some(self.own_room(talk)).filter(|room| !room.is_empty()).unwrap_or_else(session)
    }

    /// The room of a talk or of its track.
    fn own_room<'a>(&'a self, talk: &'a Talk) -> &'a str {
        let track = || self.track(talk).map_or("", |track| track.room.as_str());
        Some(talk.room.as_str()).filter(|room| !room.is_empty()).unwrap_or_else(track)
    }

    /// Whether participants have something to choose.
    pub fn has_choices(&self) -> bool {
        self.talks.iter().any(is_chosen)
    }

    /// Whether participants choose this talk.
    pub fn is_chosen(&self, talk: &Talk) -> bool {
        is_chosen(talk)
    }

    /// The place of a talk in the list.
    pub(crate) fn at(&self, id: TalkId) -> Result<usize> {
        self.talks.iter().position(|talk| talk.id == id).ok_or(Error::NotFound)
    }

    /// The track of a number.
    pub(crate) fn track_of(&self, id: TrackId) -> Option<&Track> {
        self.tracks.iter().find(|track| track.id == id)
    }

    /// What is wrong with the talk at a place of the list, at which field, and what to do.
    pub(crate) fn misfit(&self, n: usize) -> Option<(&'static str, Problem)> {
        let planned = |talk: &Talk| Planned {
            span: span(talk),
            session: self
                .session(talk.session_id)
                .map_or(span(talk), |session| Span::new(session.starts_at, session.ends_at)),
            track: talk.track_id.map(|track| track.0),
            place: text::fold(self.own_room(talk)),
        };
        let all: Vec<Planned> = self.talks.iter().map(planned).collect();
        let found = misfit(&all, n)?;
        let other = |n: usize| {
            let talk = &self.talks[n];
            format!("“{}” ({})", talk.title, local::hours(talk.starts_at, talk.ends_at))
        };
        let said = |vi: String, en: String| Problem::SaidOf(vi, en);
        Some(match found {
            Misfit::TooEarly => {
                let from = local::hour(all[n].session.from);
                (
                    "from",
                    said(
                        format!(
                            "Buổi này bắt đầu lúc {from}: chọn giờ từ {from} trở đi, hoặc sửa giờ của buổi ở trang Buổi"
                        ),
                        format!(
                            "The session begins at {from}: choose an hour from then on, or change the hours of the session"
                        ),
                    ),
                )
            }
            Misfit::TooLate => {
                let to = local::hour(all[n].session.to);
                (
                    "to",
                    said(
                        format!(
                            "Buổi này kết thúc lúc {to}: chọn giờ đến {to}, hoặc sửa giờ của buổi ở trang Buổi"
                        ),
                        format!(
                            "The session ends at {to}: choose an hour up to then, or change the hours of the session"
                        ),
                    ),
                )
            }
            Misfit::SameTrack(at) => {
                let track =
                    |lang| self.track(&self.talks[n]).map(|track| track.name_in(lang)).unwrap_or_default();
                (
                    "from",
                    said(
                        format!(
                            "{} lúc này đã có {}: chọn giờ hoặc tiểu ban khác",
                            track(Lang::Vi),
                            other(at)
                        ),
                        format!("{} has {} then: choose another hour or track", track(Lang::En), other(at)),
                    ),
                )
            }
            Misfit::ForEverybody(at) => (
                "from",
                said(
                    format!(
                        "Lúc này có {}; nội dung chung cho mọi người không song song với nội dung khác: chọn giờ khác",
                        other(at)
                    ),
                    format!(
                        "{} is held then, and nothing stands beside what is for everybody: choose another hour",
                        other(at)
                    ),
                ),
            ),
            Misfit::SameRoom(at) => (
                "room",
                said(
                    format!("Lúc này {} cũng ở phòng đó: chọn phòng hoặc giờ khác", other(at)),
                    format!("{} is in that room then: choose another room or hour", other(at)),
                ),
            ),
        })
    }
}
