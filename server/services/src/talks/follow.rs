//! Talks go along with their session when it moves.

use chrono::Duration;
use domain::{
    Problem, Problems,
    accounts::access::Actor,
    local,
    schedule::span::Span,
    talks::shift::{along, later},
};
use store::{
    Tx,
    rows::{Session, Talk},
};

use crate::{
    Result, Services,
    talks::{agenda::span, form::TALK},
};

/// Sessions that change, before and after.
type Changed = [(Session, Session)];

/// How far the talks of a session move.
fn shift(before: &Session, after: &Session) -> Duration {
    let hours = |session: &Session| Span::new(session.starts_at, session.ends_at);
    along(hours(before), hours(after))
}

/// Sessions whose talks would not lie in them any more, by their numbers, with what to do.
pub(crate) fn misfits(changed: &Changed, talks: &[Talk]) -> Vec<(String, Problems)> {
    let mut wrong = vec![];
    for (before, after) in changed {
        let by = shift(before, after);
        let own = talks.iter().filter(|talk| talk.session_id == before.id);
        let spans: Vec<Span> = own.map(|talk| later(span(talk), by)).collect();
        let (Some(first), Some(last)) =
            (spans.iter().map(|span| span.from).min(), spans.iter().map(|span| span.to).max())
        else {
            continue;
        };
        let mut problems = Problems::default();
        if first < after.starts_at {
            let hour = local::hour(first);
            let problem = Problem::SaidOf(
                format!(
                    "Chương trình của buổi này bắt đầu lúc {hour}: chọn giờ sớm hơn, hoặc sửa chương trình trước"
                ),
                format!(
                    "The agenda of this session begins at {hour}: choose an earlier hour, or change the agenda first"
                ),
            );
            problems.add("from", problem);
        }
        if last > after.ends_at {
            let hour = local::hour(last);
            let problem = Problem::SaidOf(
                format!(
                    "Chương trình của buổi này kết thúc lúc {hour}: chọn giờ muộn hơn, hoặc sửa chương trình trước"
                ),
                format!(
                    "The agenda of this session ends at {hour}: choose a later hour, or change the agenda first"
                ),
            );
            problems.add("to", problem);
        }
        if !problems.is_empty() {
            wrong.push((before.id.to_string(), problems));
        }
    }
    wrong
}

/// Moves the talks along.
pub(crate) async fn follow(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    changed: &Changed,
    talks: &[Talk],
) -> Result<()> {
    for (before, after) in changed {
        let by = shift(before, after);
        if by.is_zero() {
            continue;
        }
        for talk in talks.iter().filter(|talk| talk.session_id == before.id) {
            let Span { from, to } = later(span(talk), by);
            let (updated_at, version) = (services.now(), talk.version + 1);
            let row = Talk { starts_at: from, ends_at: to, updated_at, version, ..talk.clone() };
            let row = store::talks::write(tx, &row).await?;
            TALK.edited(services, tx, actor, (talk, &row));
        }
    }
    Ok(())
}
