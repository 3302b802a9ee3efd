//! The form of a talk: what is typed into it, and what that comes to.

use domain::{
    Problem, Problems, TalkKind, Word,
    fields::{read_line, read_number, read_optional_line},
    label, local,
    numbers::stored,
    schedule::trainers,
    text,
};
use serde_json::json;
use store::{
    ids::{TalkId, TrackId},
    rows::{Session, Talk},
};

use crate::{
    Services,
    audit::Logged,
    schedule::names::Known,
    sessions::form::{check_order, read_hour},
    talks::agenda::{Agenda, is_chosen},
};

/// A talk as typed into the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TalkForm {
    /// The number of the session.
    pub session: String,
    /// The number of the track; empty: for everybody.
    pub track: String,
    /// What it is, by its code.
    pub kind: String,
    /// From, local, `08:00`.
    pub from: String,
    /// To, local.
    pub to: String,
    /// What it is called.
    pub title: String,
    /// In English; may stay empty.
    pub title_en: String,
    /// Who speaks, with commas between; may stay empty.
    pub speaker: String,
    /// Its own room; empty: that of its track, or of the session.
    pub room: String,
    /// Its own seats; empty: as many as come.
    pub seats: String,
    /// Why what is in the way, and can be let stand, may.
    pub reason: String,
    /// The version that was loaded.
    pub version: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// A talk as its form holds it.
pub(crate) fn typed(talk: &Talk) -> TalkForm {
    TalkForm {
        session: talk.session_id.to_string(),
        track: talk.track_id.map(|track| track.to_string()).unwrap_or_default(),
        kind: talk.kind.code().into(),
        from: local::hour(talk.starts_at),
        to: local::hour(talk.ends_at),
        title: talk.title.clone(),
        title_en: talk.title_en.clone(),
        speaker: talk.speaker.clone(),
        room: talk.room.clone(),
        seats: talk.seats.map(|seats| seats.to_string()).unwrap_or_default(),
        version: talk.version.to_string(),
        ..TalkForm::default()
    }
}

/// The talk that the form says. Each value that is missing left a problem. `before`: what it was, where it is there.
pub(crate) fn read(
    services: &Services,
    agenda: &Agenda,
    before: Option<&Talk>,
    form: &TalkForm,
    problems: &mut Problems,
) -> Option<Talk> {
    let session: Option<&Session> = form.session.parse().ok().and_then(|id| agenda.session(id));
    let session = problems.check("session", session.ok_or(Problem::NotChosen(label::SESSION)));
    let track = problems.check("track", track(agenda, &form.track));
    let kind = TalkKind::parse(&form.kind).ok_or(Problem::NotChosen(label::KIND));
    let kind = problems.check("kind", kind);
    let from = problems.check("from", read_hour(&form.from));
    let to = problems.check("to", read_hour(&form.to));
    let hours = from.zip(to).filter(|hours| check_order(*hours, "to", problems).is_some());
    let title = problems.check("title", read_line(&form.title, label::TALK_TITLE, 300));
    let title_en = problems.check("title_en", read_optional_line(&form.title_en, label::TALK_TITLE, 300));
    let speaker = problems.check("speaker", read_optional_line(&form.speaker, label::SPEAKER, 300));
    let room = problems.check("room", read_optional_line(&form.room, label::ROOM, 200));
    let seats = match text::line(&form.seats).as_str() {
        "" => Some(None),
        raw => problems.check("seats", read_number(raw, label::TALK_SEATS, 1, 100_000)).map(Some),
    };
    let (session, hours) = (session?, hours?);
    let at = |time| local::to_utc(session.held_on, time);
    Some(Talk {
        id: before.map_or(TalkId::NEW, |talk| talk.id),
        session_id: session.id,
        track_id: track?,
        kind: kind?.into(),
        starts_at: at(hours.0),
        ends_at: at(hours.1),
        title: title?,
        title_en: title_en?,
        speaker: speaker?,
        room: room?,
        seats: seats?.map(stored),
        seats_taken: before.map_or(0, |talk| talk.seats_taken),
        updated_at: services.now(),
        version: before.map_or(1, |talk| talk.version + 1),
    })
}

fn track(agenda: &Agenda, typed: &str) -> Result<Option<TrackId>, Problem> {
    if typed.is_empty() {
        return Ok(None);
    }
    let id = typed.parse().ok().filter(|id| agenda.track_of(*id).is_some());
    id.map(Some).ok_or(Problem::NotChosen(label::TRACK))
}

/// What of a talk does not fit those who chose it, its room, or those who teach.
pub(crate) fn check(agenda: &Agenda, talk: &Talk, known: &Known, problems: &mut Problems) {
    let taken = talk.seats_taken;
    if taken > 0 && !is_chosen(talk) {
        let problem = Problem::SaidOf(
            format!(
                "Đã có {taken} người chọn nội dung này: giữ tiểu ban hoặc số chỗ, hoặc bỏ lựa chọn của họ trước"
            ),
            format!("{taken} people chose it: keep the track or the seats, or take their choices back first"),
        );
        problems.add("kind", problem);
    }
    if let Some(seats) = talk.seats {
        if seats < taken {
            let problem = Problem::SaidOf(
                format!(
                    "Đã có {taken} người chọn: nhập từ {taken} trở lên, hoặc bỏ bớt lựa chọn ở danh sách người chọn"
                ),
                format!("{taken} people chose it: enter {taken} or more, or take choices back first"),
            );
            problems.add("seats", problem);
        }
        let place = text::fold(agenda.place(talk));
        let room = known.rooms.iter().find(|room| !place.is_empty() && room.fold == place);
        if let Some((room, most)) =
            room.and_then(|room| Some((room, room.seats?))).filter(|(_, most)| seats > *most)
        {
            let name = &room.name;
            let problem = Problem::SaidOf(
                format!("{name} có {most} chỗ: nhập không quá {most}, hoặc chọn phòng lớn hơn"),
                format!("{name} has {most} seats: enter {most} or fewer, or choose a larger room"),
            );
            problems.add("seats", problem);
        }
    }
    // Whoever is named as one of the list must be one; anybody else may be a guest.
    let labelled = trainers::names(&talk.speaker).filter(|name| name.contains(" · "));
    if let Some(problem) = labelled.filter_map(|name| known.find(name).err()).next() {
        problems.add("speaker", problem);
    }
}

/// A talk in the log of changes.
pub(crate) const TALK: Logged<Talk> = Logged {
    noun: "talk",
    id: |row| row.id.0,
    shown: |row| {
        json!({
            "session": row.session_id, "track": row.track_id, "kind": row.kind.code(), "from": row.starts_at,
            "to": row.ends_at, "title": row.title, "title_en": row.title_en, "speaker": row.speaker,
            "room": row.room, "seats": row.seats,
        })
    },
};
