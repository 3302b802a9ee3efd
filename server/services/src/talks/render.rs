//! The agenda as an official paper.

use chrono::NaiveDate;
use documents::{DocumentError, dates};
use domain::{
    Lang, Problem, TalkKind, Word,
    accounts::access::{Action, Actor},
    certificates::file_name,
    local,
};
use papers::{AgendaData, AgendaPart, AgendaRow, RowLook, agenda_pdf};
use store::{
    ConnectionTrait,
    rows::{Activity, Session, Talk},
};

use crate::{
    Error, Result, Services,
    activities::show::{open, show_public_activity},
    certificates::render::{File, faces},
    mails::organizer::organizer,
    talks::agenda::Agenda,
};

/// The agenda of an activity that everybody may see, as PDF.
///
/// # Errors
/// [`Error::NotFound`] for one that was never published; [`Error::Conflict`] with what has to be changed before it can be printed.
pub async fn render_agenda(services: &Services, code: &str) -> Result<File> {
    let activity = show_public_activity(services, code).await?.activity;
    render(services, services.db.read(), activity).await
}

/// The same of any activity, for its organizers.
///
/// # Errors
/// As [`render_agenda`]; as the gate decides.
pub async fn render_staff_agenda(services: &Services, actor: &Actor, code: &str) -> Result<File> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ReadActivity, code).await?;
    render(services, read, activity).await
}

async fn render(services: &Services, conn: &impl ConnectionTrait, activity: Activity) -> Result<File> {
    let agenda = Agenda::load(conn, activity.id).await?;
    let body = organizer(services, conn, &activity).await?;
    let data = data(services, &activity, &agenda, body);
    let name = format!("chuong-trinh-{}.pdf", file_name(&activity.code));
    let faces = faces()?;
    // Drawing is work for the processor.
    let drawn = tokio::task::spawn_blocking(move || agenda_pdf(&data, faces)).await;
    let bytes =
        drawn.map_err(|error| Error::Fault(error.to_string()))?.map_err(|error| unprintable(&error))?;
    Ok((name, bytes))
}

fn unprintable(error: &DocumentError) -> Error {
    match error {
        DocumentError::MissingGlyph { character } => Error::Conflict(Problem::SaidOf(
            format!(
                "Không in được chương trình: có chữ “{character}” mà phông chữ không hỗ trợ. Sửa nội dung có chữ này rồi thử lại."
            ),
            format!(
                "The agenda can’t be printed: the typeface has no “{character}”. Change the text that has it, then try again."
            ),
        )),
        DocumentError::TooLong { .. } => Error::conflict(
            "Không in được chương trình: có tên quá dài so với khổ giấy. Rút gọn rồi thử lại.",
            "The agenda can’t be printed: a text is too long for the paper. Shorten it, then try again.",
        ),
        other => Error::Fault(other.to_string()),
    }
}

fn data(services: &Services, activity: &Activity, agenda: &Agenda, body: String) -> AgendaData {
    let office = services.office();
    // Of the office itself its parent stands above it; another body of the province stands for itself.
    let parent_body = if body == office.name { office.parent_body.clone() } else { String::new() };
    AgendaData {
        parent_body,
        issuing_body: body,
        place: office.place.clone(),
        dated_on: dated(activity, agenda),
        title: activity.title.clone(),
        kind: activity.kind.name(Lang::Vi).to_owned(),
        when: dates::days(activity.starts_on, activity.ends_on, Lang::Vi),
        held_at: activity.place.clone(),
        parts: agenda.sessions.iter().map(|session| part(agenda, session)).collect(),
    }
}

/// The day on which it became what it is: the same agenda has the same paper.
fn dated(activity: &Activity, agenda: &Agenda) -> NaiveDate {
    let changes = agenda.talks.iter().map(|talk| talk.updated_at).chain([activity.updated_at]);
    local::day(changes.max().unwrap_or(activity.updated_at))
}

fn part(agenda: &Agenda, session: &Session) -> AgendaPart {
    let talks = agenda.of_session(session.id);
    let rows = match talks.is_empty() {
        false => talks.into_iter().map(|talk| row(agenda, talk)).collect(),
        true => vec![AgendaRow {
            hours: local::hours(session.starts_at, session.ends_at),
            title: session.topic.clone(),
            track: String::new(),
            speaker: session.trainer.clone(),
            room: session.room.clone(),
            look: RowLook::Plain,
        }],
    };
    AgendaPart { heading: dates::session(*session.slot, session.held_on, Lang::Vi), rows }
}

fn row(agenda: &Agenda, talk: &Talk) -> AgendaRow {
    AgendaRow {
        hours: local::hours(talk.starts_at, talk.ends_at),
        title: talk.title.clone(),
        track: agenda.track(talk).map(|track| track.name.clone()).unwrap_or_default(),
        speaker: talk.speaker.clone(),
        // Where nobody has to go, no place is said.
        room: match *talk.kind {
            TalkKind::Break => talk.room.clone(),
            TalkKind::Talk | TalkKind::Ceremony => agenda.place(talk).to_owned(),
        },
        look: match *talk.kind {
            TalkKind::Talk => RowLook::Plain,
            TalkKind::Break => RowLook::Calm,
            TalkKind::Ceremony => RowLook::Strong,
        },
    }
}
