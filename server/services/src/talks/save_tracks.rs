//! The tracks of an activity: one form, one save.

use domain::{
    Lang, Problem, Problems,
    accounts::access::{Action, Actor},
    fields::{read_line, read_optional_line},
    label,
    numbers::stored,
    text,
};
use serde_json::json;
use store::{
    Tx,
    ids::TrackId,
    rows::{Activity, Track},
};

use crate::{
    Error, NotSaved, Result, Services,
    activities::show::{open, open_locked},
    audit::{Change, record},
    error::valid,
    schedule::settle::{NotSettled, settle},
    talks::{agenda::Agenda, shift::of_talk},
};

/// No activity has more tracks.
pub(crate) const MOST: usize = 12;

/// A track as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrackLine {
    /// Its number; empty: a new one.
    pub id: String,
    /// Its name; empty: it goes.
    pub name: String,
    /// The name in English; may stay empty.
    pub name_en: String,
    /// Where its talks are held, unless one says another room; may stay empty.
    pub room: String,
}

/// The tracks of an activity as typed, in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TracksForm {
    /// The tracks.
    pub lines: Vec<TrackLine>,
    /// What was loaded.
    pub version: String,
    /// Why what is in the way, and can be let stand, may.
    pub reason: String,
}

/// The tracks as they are.
///
/// # Errors
/// As the gate decides.
pub async fn load_tracks_form(
    services: &Services,
    actor: &Actor,
    code: &str,
) -> Result<(Activity, Agenda, TracksForm)> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ManageActivity, code).await?;
    let agenda = Agenda::load(read, activity.id).await?;
    let line = |track: &Track| TrackLine {
        id: track.id.to_string(),
        name: track.name.clone(),
        name_en: track.name_en.clone(),
        room: track.room.clone(),
    };
    let lines = agenda.tracks.iter().map(line).collect();
    let form = TracksForm { lines, version: version(&agenda.tracks), reason: String::new() };
    Ok((activity, agenda, form))
}

/// By what a form knows whether the tracks are still those that it was loaded with.
fn version(tracks: &[Track]) -> String {
    tracks.iter().map(|track| format!("{}.{}", track.id, track.version)).collect::<Vec<_>>().join(" ")
}

/// Saves the tracks as the form says: new ones, other names and rooms, another order; one without a name goes.
///
/// # Errors
/// [`Error::Invalid`] at `tracks`, with the number of the line; [`Error::Conflict`] where somebody else changed them meanwhile;
/// [`Error::Clashes`]; as the gate decides.
pub async fn save_tracks(
    services: &Services,
    actor: &Actor,
    code: &str,
    form: &TracksForm,
) -> std::result::Result<(), NotSaved> {
    let tx = services.db.begin().await?;
    let activity = open_locked(&tx, actor, Action::ManageActivity, code).await?;
    let agenda = Agenda::load(&tx, activity.id).await?;
    if form.version != version(&agenda.tracks) {
        return Err(Error::conflict(
            "Người khác vừa sửa các tiểu ban. Tải lại trang để xem bản mới rồi sửa tiếp.",
            "Somebody else has just changed the tracks. Load the page again to see them, then go on.",
        )
        .into());
    }
    let (rows, gone) = read(&activity, &agenda, form)?;
    let names = |tracks: &[Track]| json!(tracks.iter().map(|track| &track.name).collect::<Vec<_>>());
    write(&tx, &agenda.tracks, &rows, &gone).await?;
    let now = Agenda::load(&tx, activity.id).await?;
    // Another room of a track is one for all of its talks.
    let wrong = now.talks.iter().enumerate().find_map(|(n, talk)| Some((talk, now.misfit(n)?.1)));
    if let Some((talk, problem)) = wrong {
        return Err(Error::invalid("tracks", of_talk(talk, &problem)).into());
    }
    if version(&now.tracks) != form.version {
        let (before, after) =
            (Some(json!({ "tracks": names(&agenda.tracks) })), Some(json!({ "tracks": names(&now.tracks) })));
        let change = Change { verb: "tracks", noun: "activity", id: activity.id.0, before, after };
        record(services, &tx, actor, change);
        settle(services, &tx, actor, &activity, &form.reason).await.map_err(NotSettled::error)?;
    }
    tx.commit().await?;
    Ok(())
}

/// The rows as the form says, and those that go.
fn read(activity: &Activity, agenda: &Agenda, form: &TracksForm) -> Result<(Vec<Track>, Vec<TrackId>)> {
    let mut problems = Problems::default();
    let mut wrong = |n: usize, problem: Problem| {
        let told = |lang: Lang| format!("{} {}: {}", lang.pick("Dòng", "Line"), n + 1, problem.text(lang));
        problems.add("tracks", Problem::SaidOf(told(Lang::Vi), told(Lang::En)));
    };
    let (mut rows, mut gone): (Vec<Track>, Vec<TrackId>) = (vec![], vec![]);
    for (n, line) in form.lines.iter().enumerate() {
        let there = line.id.parse().ok().and_then(|id| agenda.track_of(id));
        if text::line(&line.name).is_empty() {
            match there {
                Some(track) if agenda.talks.iter().any(|talk| talk.track_id == Some(track.id)) => {
                    wrong(n, has_talks(track));
                }
                Some(track) => gone.push(track.id),
                None if [&line.name_en, &line.room].iter().any(|typed| !text::line(typed).is_empty()) => {
                    wrong(n, Problem::Missing(label::TRACK));
                }
                None => {}
            }
            continue;
        }
        let name = read_line(&line.name, label::TRACK, 200);
        let name_en = read_optional_line(&line.name_en, label::TRACK, 200);
        let room = read_optional_line(&line.room, label::ROOM, 200);
        match (name, name_en, room) {
            (Ok(name), Ok(name_en), Ok(room)) => {
                let fold = text::fold(&name);
                if rows.iter().any(|row| row.fold == fold) {
                    wrong(n, Problem::Taken(label::TRACK, name.clone()));
                }
                let (id, version) = there.map_or((TrackId::NEW, 0), |track| (track.id, track.version));
                let position = stored(rows.len());
                rows.push(Track {
                    id,
                    activity_id: activity.id,
                    position,
                    name,
                    fold,
                    name_en,
                    room,
                    version,
                });
            }
            (name, name_en, room) => {
                [name.err(), name_en.err(), room.err()]
                    .into_iter()
                    .flatten()
                    .for_each(|problem| wrong(n, problem));
            }
        }
    }
    if rows.len() > MOST {
        problems.add("tracks", too_many());
    }
    valid(problems)?;
    Ok((rows, gone))
}

/// That there are more tracks than one activity has.
pub(crate) fn too_many() -> Problem {
    Problem::Said("Có nhiều nhất 12 tiểu ban: gộp bớt", "There can be 12 tracks: put some together")
}

fn has_talks(track: &Track) -> Problem {
    let name = &track.name;
    Problem::SaidOf(
        format!("“{name}” đang có nội dung: chuyển hoặc xóa các nội dung của tiểu ban này trước"),
        format!("“{name}” has talks: move or remove them first"),
    )
}

async fn write(tx: &Tx, before: &[Track], rows: &[Track], gone: &[TrackId]) -> Result<()> {
    for id in gone {
        store::tracks::remove(tx, *id).await?;
    }
    let old = |row: &Track| before.iter().find(|track| track.id == row.id);
    let changed = rows.iter().filter(|row| old(row).is_some_and(|old| old != *row));
    let changed: Vec<&Track> = changed.collect();
    // Two may change names, and no two may ever have one: those that change step aside first.
    for row in &changed {
        let aside = Track { fold: format!("\u{1}{}", row.id), ..(*row).clone() };
        store::update(tx, aside).await?;
    }
    for row in changed {
        store::update(tx, Track { version: row.version + 1, ..row.clone() }).await?;
    }
    for row in rows.iter().filter(|row| row.id == TrackId::NEW) {
        store::insert(tx, Track { version: 1, ..row.clone() }).await?;
    }
    Ok(())
}
