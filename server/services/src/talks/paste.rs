//! A whole agenda comes in: pasted lines or the cells of a file, looked through before anything is kept, then all of it or nothing.

use chrono::NaiveDate;
use domain::{
    Problem, Problems, Word,
    accounts::access::{Action, Actor},
    fields::read_date,
    label, local,
    numbers::stored,
    text,
};
use serde_json::json;
use store::{
    Tx,
    ids::{SessionId, TalkId, TrackId},
    rows::{Activity, Talk, Track},
};

use crate::{
    Error, Result, Services,
    activities::show::{open, open_locked},
    audit::{Change, record},
    schedule::{
        clash::Clash,
        names::Known,
        settle::{NotSettled, settle},
    },
    send_once::do_once,
    sessions::form::read_hour,
    talks::{
        agenda::Agenda,
        form::{TALK, TalkForm, check, read},
        pasted::{self, PastedRow, WrongRow, lines},
        save_tracks::{MOST, too_many},
    },
};

/// An agenda as it was pasted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PasteForm {
    /// The lines.
    pub text: String,
    /// The day of those above which no day stands; empty: the first day of the activity.
    pub day: String,
    /// Why what is in the way, and can be let stand, may.
    pub reason: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// What was read of the lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The lines that are talks.
    pub rows: Vec<PastedRow>,
    /// What is wrong with which line; several things may be.
    pub wrong: Vec<WrongRow>,
    /// The tracks that would be made.
    pub new_tracks: Vec<String>,
    /// What is in the way.
    pub clashes: Vec<Clash>,
    /// What is wrong with the form as a whole.
    pub problems: Problems,
    /// Why nothing can be kept, where no line is to blame.
    pub whole: Option<Problem>,
}

impl Pasted {
    /// Nothing is in the way of keeping it.
    pub fn is_right(&self) -> bool {
        !self.rows.is_empty()
            && self.wrong.is_empty()
            && self.clashes.is_empty()
            && self.problems.is_empty()
            && self.whole.is_none()
    }
}

/// Why it was not kept.
#[derive(Debug)]
enum NotPasted {
    /// What was read says so.
    Pasted(Box<Pasted>),
    Error(Error),
}

impl<E: Into<Error>> From<E> for NotPasted {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

/// Reads the lines and says what would become of each. Nothing is kept.
///
/// # Errors
/// As the gate decides.
pub async fn look_at_agenda(
    services: &Services,
    actor: &Actor,
    code: &str,
    form: &PasteForm,
) -> Result<Pasted> {
    let tx = services.db.begin().await?;
    let activity = open_locked(&tx, actor, Action::ManageActivity, code).await?;
    // The transaction ends here: what would be kept was only looked at.
    match take_in(services, &tx, actor, &activity, form).await {
        Ok(pasted) => Ok(pasted),
        Err(NotPasted::Pasted(pasted)) => Ok(*pasted),
        Err(NotPasted::Error(error)) => Err(error),
    }
}

/// Keeps all talks of the lines, or none. Answers how many, or why not.
///
/// # Errors
/// As the gate decides.
pub async fn paste_agenda(
    services: &Services,
    actor: &Actor,
    code: &str,
    form: &PasteForm,
) -> Result<std::result::Result<usize, Pasted>> {
    open(services.db.read(), actor, Action::ManageActivity, code).await?;
    let done = do_once(services, actor, (&form.key, (code, form)), async |tx| {
        let activity = open_locked(tx, actor, Action::ManageActivity, code).await?;
        let pasted = take_in(services, tx, actor, &activity, form).await?;
        let after = Some(json!({ "talks": pasted.rows.len(), "tracks": pasted.new_tracks }));
        let change = Change { verb: "paste_talks", noun: "activity", id: activity.id.0, before: None, after };
        record(services, tx, actor, change);
        Ok::<_, NotPasted>(pasted.rows.len())
    })
    .await;
    match done {
        Ok(n) => Ok(Ok(n)),
        Err(NotPasted::Pasted(pasted)) => Ok(Err(*pasted)),
        Err(NotPasted::Error(error)) => Err(error),
    }
}

/// Writes what the lines say, as long as nothing is wrong with any.
async fn take_in(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: &Activity,
    form: &PasteForm,
) -> std::result::Result<Pasted, NotPasted> {
    let mut pasted = Pasted::default();
    let day = match text::line(&form.day).as_str() {
        "" => Some(activity.starts_on),
        raw => pasted.problems.check("day", read_date(raw, label::DATE)),
    };
    let (rows, wrong) = pasted::read(&lines(&form.text), day.unwrap_or(activity.starts_on));
    (pasted.rows, pasted.wrong) = (rows, wrong);
    if pasted.rows.is_empty() && pasted.wrong.is_empty() {
        let nothing = Problem::Said(
            "Dán chương trình, mỗi nội dung một dòng",
            "Paste the agenda, a line for each item",
        );
        pasted.problems.add("text", nothing);
    }
    let mut agenda = Agenda::load(tx, activity.id).await?;
    new_tracks(tx, activity, &mut agenda, &mut pasted).await?;
    let booked = store::bookings::of_activities(tx, &[activity.id]).await?;
    let known = Known::of(tx, activity, &booked).await?;
    let talks = judge(services, &mut agenda, &known, &mut pasted);
    if !pasted.wrong.is_empty() || !pasted.problems.is_empty() {
        pasted.wrong.sort_by_key(|(n, _)| *n);
        return Err(NotPasted::Pasted(Box::new(pasted)));
    }
    let mut numbers: Vec<(TalkId, u32)> = vec![];
    for (row, talk) in pasted.rows.iter().zip(talks) {
        let talk = store::insert(tx, Talk { id: TalkId::NEW, ..talk }).await?;
        TALK.created(services, tx, actor, &talk);
        numbers.push((talk.id, row.number));
    }
    match settle(services, tx, actor, activity, &form.reason).await {
        Ok(()) => return Ok(pasted),
        Err(NotSettled::Names(wrong)) => {
            for wrong in wrong {
                match numbers.iter().find(|(id, _)| Some(*id) == wrong.talk) {
                    Some((_, n)) => pasted.wrong.push((*n, wrong.problem)),
                    None => pasted.whole = Some(wrong.problem),
                }
            }
        }
        Err(NotSettled::Clashes(clashes)) => pasted.clashes = clashes,
        Err(NotSettled::Error(Error::Conflict(problem))) => pasted.whole = Some(problem),
        Err(NotSettled::Error(Error::Invalid(problems))) => pasted.problems = problems,
        Err(NotSettled::Error(error)) => return Err(error.into()),
    }
    Err(NotPasted::Pasted(Box::new(pasted)))
}

/// Makes the tracks that lines name and that are not there.
async fn new_tracks(tx: &Tx, activity: &Activity, agenda: &mut Agenda, pasted: &mut Pasted) -> Result<()> {
    for row in &pasted.rows {
        let fold = text::fold(&row.track);
        if fold.is_empty() || agenda.tracks.iter().any(|track| track.fold == fold) {
            continue;
        }
        if row.track.chars().count() > 200 {
            pasted.wrong.push((row.number, Problem::TooLong(label::TRACK, 200)));
            continue;
        }
        if agenda.tracks.len() >= MOST {
            pasted.wrong.push((row.number, too_many()));
            continue;
        }
        let track = Track {
            id: TrackId::NEW,
            activity_id: activity.id,
            position: stored(agenda.tracks.len()),
            name: row.track.clone(),
            fold,
            name_en: String::new(),
            room: String::new(),
            version: 1,
        };
        agenda.tracks.push(store::insert(tx, track).await?);
        pasted.new_tracks.push(row.track.clone());
    }
    Ok(())
}

/// The talk of each line, and what is wrong with which.
fn judge(services: &Services, agenda: &mut Agenda, known: &Known, pasted: &mut Pasted) -> Vec<Talk> {
    let mut talks = vec![];
    let before = agenda.talks.len();
    let mut of_talk: Vec<u32> = vec![];
    for row in &pasted.rows {
        let Some(session) = session_of(agenda, row) else {
            pasted.wrong.push((row.number, no_session(row.day)));
            continue;
        };
        let track =
            agenda.tracks.iter().find(|track| !row.track.is_empty() && track.fold == text::fold(&row.track));
        let form = TalkForm {
            session: session.to_string(),
            track: track.map(|track| track.id.to_string()).unwrap_or_default(),
            kind: row.kind.code().into(),
            from: row.from.clone(),
            to: row.to.clone(),
            title: row.title.clone(),
            speaker: row.speaker.clone(),
            room: row.room.clone(),
            ..TalkForm::default()
        };
        let mut problems = Problems::default();
        let talk = read(services, agenda, None, &form, &mut problems);
        if let Some(talk) = talk {
            check(agenda, &talk, known, &mut problems);
            let id = TalkId(-i64::from(row.number));
            agenda.talks.push(Talk { id, ..talk.clone() });
            of_talk.push(row.number);
            talks.push(talk);
        }
        pasted.wrong.extend(problems.0.into_iter().map(|(_, problem)| (row.number, problem)));
    }
    for (at, number) in of_talk.into_iter().enumerate() {
        pasted.wrong.extend(agenda.misfit(before + at).map(|(_, problem)| (number, problem)));
    }
    talks
}

/// The session of the day in which a line's hours begin; where none has them, the one that begins last before.
fn session_of(agenda: &Agenda, row: &PastedRow) -> Option<SessionId> {
    let from = local::to_utc(row.day, read_hour(&row.from).ok()?);
    let of_day = || agenda.sessions.iter().filter(|session| session.held_on == row.day);
    let within = of_day().find(|session| session.starts_at <= from && from < session.ends_at);
    let before =
        || of_day().filter(|session| session.starts_at <= from).max_by_key(|session| session.starts_at);
    within.or_else(before).or_else(|| of_day().next()).map(|session| session.id)
}

fn no_session(day: NaiveDate) -> Problem {
    let day = domain::fields::typed_day(day);
    Problem::SaidOf(
        format!("Ngày {day} chưa có buổi nào: thêm buổi ở trang Buổi trước"),
        format!("There is no session on {day}: plan one first"),
    )
}
