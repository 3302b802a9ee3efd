//! The agenda of a template, a line a session.

use domain::{
    Lang, Problem, Problems, Slot, Word,
    agenda::{AgendaTime, LONGEST, minutes, time},
    fields::{read_number, read_optional_line},
    label,
    numbers::stored,
    text,
};
use store::{
    ids::{TemplateId, TemplateSessionId},
    rows::{Activity, Session, TemplateSession},
};

use crate::sessions::form::read_hour;

/// A session of an agenda as typed. A line of which nothing but the slot and the hours is given is none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgendaLine {
    /// The day, from 1.
    pub day: String,
    /// The slot, by its code.
    pub slot: String,
    /// From, local, `07:30`; empty: as usual.
    pub from: String,
    /// To, local; empty: as usual.
    pub to: String,
    /// What it is about.
    pub topic: String,
    /// That in English.
    pub topic_en: String,
}

impl AgendaLine {
    fn is_empty(&self) -> bool {
        [&self.day, &self.topic, &self.topic_en].into_iter().all(|typed| text::line(typed).is_empty())
    }
}

/// An agenda as its form holds it.
pub(crate) fn typed(sessions: &[TemplateSession]) -> Vec<AgendaLine> {
    let hour = |minute: i32| time(minute.unsigned_abs()).format("%H:%M").to_string();
    let line = |row: &TemplateSession| AgendaLine {
        day: row.day_no.to_string(),
        slot: row.slot.code().into(),
        from: hour(row.from_minute),
        to: hour(row.to_minute),
        topic: row.topic.clone(),
        topic_en: row.topic_en.clone(),
    };
    sessions.iter().map(line).collect()
}

/// The agenda of an activity, as that of a template.
pub(crate) fn of_activity(activity: &Activity, sessions: &[Session]) -> Vec<TemplateSession> {
    let row = |session: &Session| {
        let held = (session.held_on, *session.slot);
        let time = AgendaTime::of(activity.starts_on, held, (session.starts_at, session.ends_at));
        new_row(time, [session.topic.clone(), session.topic_en.clone()])
    };
    sessions.iter().map(row).collect()
}

fn new_row(time: AgendaTime, [topic, topic_en]: [String; 2]) -> TemplateSession {
    TemplateSession {
        id: TemplateSessionId::NEW,
        template_id: TemplateId::NEW,
        day_no: stored(time.day_no),
        slot: time.slot.into(),
        from_minute: stored(time.from),
        to_minute: stored(time.to),
        topic,
        topic_en,
    }
}

/// Reads the lines; what is wrong with one is told at `agenda`, with the number of its line.
pub(crate) fn read(lines: &[AgendaLine], problems: &mut Problems) -> Vec<TemplateSession> {
    let mut agenda: Vec<TemplateSession> = Vec::new();
    for (n, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_empty()) {
        let read = read_line(line).and_then(|row| match agenda.iter().any(|other| is_at(other, &row)) {
            false => Ok(row),
            true => Err(Problem::Said(
                "ngày và buổi này đã có ở dòng trên",
                "that half-day stands in a line above already",
            )),
        });
        match read {
            Ok(row) => agenda.push(row),
            Err(problem) => {
                let told =
                    |lang: Lang| format!("{} {}: {}", lang.pick("Dòng", "Line"), n + 1, problem.text(lang));
                problems.add("agenda", Problem::SaidOf(told(Lang::Vi), told(Lang::En)));
            }
        }
    }
    if agenda.is_empty() && problems.of("agenda").is_none() {
        problems.add("agenda", Problem::Said("Nhập ít nhất một buổi", "Enter at least one session"));
    }
    agenda.sort_by_key(TemplateSession::time);
    agenda
}

fn is_at(one: &TemplateSession, other: &TemplateSession) -> bool {
    (one.day_no, one.slot) == (other.day_no, other.slot)
}

fn read_line(line: &AgendaLine) -> Result<TemplateSession, Problem> {
    let day_no = read_number(&line.day, label::AGENDA_DAY, 1, LONGEST)?;
    let slot = Slot::parse(&line.slot).ok_or(Problem::NotChosen(label::SLOT))?;
    let usual = slot.usual_hours();
    let hour = |typed: &str, usual| if typed.trim().is_empty() { Ok(usual) } else { read_hour(typed) };
    let (from, to) = (hour(&line.from, usual.0)?, hour(&line.to, usual.1)?);
    if from >= to {
        return Err(Problem::Said("chọn giờ kết thúc sau giờ bắt đầu", "choose an end after the beginning"));
    }
    let topic = read_optional_line(&line.topic, label::TOPIC, 300)?;
    let topic_en = read_optional_line(&line.topic_en, label::TOPIC, 300)?;
    let day_no = u32::try_from(day_no).unwrap_or(1);
    Ok(new_row(AgendaTime { day_no, slot, from: minutes(from), to: minutes(to) }, [topic, topic_en]))
}
