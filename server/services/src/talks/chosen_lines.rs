//! The talks that a participant chose, as their calendar has them.

use std::collections::HashMap;

use domain::{Lang, local};
use store::{
    ConnectionTrait,
    ids::SessionId,
    rows::{Registration, Talk},
};

use crate::{Result, talks::agenda::Agenda};

/// What a registration chose of each session, a line each: `08:00–09:00 Kỹ năng lắng nghe, Phòng 2`.
pub(crate) async fn chosen_lines(
    conn: &impl ConnectionTrait,
    lang: Lang,
    row: &Registration,
) -> Result<HashMap<SessionId, Vec<String>>> {
    let choices = store::talk_choices::of_registration(conn, row.id).await?;
    if choices.is_empty() {
        return Ok(HashMap::new());
    }
    let agenda = Agenda::load(conn, row.activity_id).await?;
    let mut lines: HashMap<SessionId, Vec<String>> = HashMap::new();
    for session in &agenda.sessions {
        for talk in agenda.of_session(session.id) {
            if choices.iter().any(|choice| choice.talk_id == talk.id) {
                lines.entry(session.id).or_default().push(line(lang, &agenda, talk));
            }
        }
    }
    Ok(lines)
}

fn line(lang: Lang, agenda: &Agenda, talk: &Talk) -> String {
    // No spaces around the dash: hours with them are those of a session.
    let hours = format!("{}–{}", local::hour(talk.starts_at), local::hour(talk.ends_at));
    let place = agenda.place(talk);
    let place = if place.is_empty() { String::new() } else { format!(", {place}") };
    format!("{hours} {}{place}", talk.title_in(lang))
}
