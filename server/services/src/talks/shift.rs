//! From one talk on, those of a session are held so many minutes later, or earlier.

use chrono::Duration;
use domain::{
    Label, Problem,
    accounts::access::{Action, Actor},
    fields::read_number,
    numbers::whole,
    talks::shift::{from_on, later},
};
use store::{ids::TalkId, rows::Talk};

use crate::{
    Error, Result, Services,
    activities::show::open_locked,
    schedule::settle::{NotSettled, settle},
    talks::{
        agenda::{Agenda, span},
        form::TALK,
        save::two_places,
    },
};

const MINUTES: Label = Label { vi: "số phút", en: "the minutes" };

/// Moves a talk and all of its session that begin with it or later. `reason`: why what is in the way, and can be let stand, may. Answers how
/// many were moved.
///
/// # Errors
/// [`Error::Invalid`] at `minutes`, also where one would leave its session or be in another's way; [`Error::Stale`] where the talk was
/// changed since; [`Error::Clashes`] where others have the room then; as the gate decides.
pub async fn shift_talks(
    services: &Services,
    actor: &Actor,
    code: &str,
    (id, version): (TalkId, &str),
    (minutes, reason): (&str, &str),
) -> Result<u32> {
    let tx = services.db.begin().await?;
    let activity = open_locked(&tx, actor, Action::ManageActivity, code).await?;
    let mut agenda = Agenda::load(&tx, activity.id).await?;
    let first = agenda.talks[agenda.at(id)?].clone();
    if first.version.to_string() != version {
        return Err(Error::Stale(first.updated_at));
    }
    let by = read_minutes(minutes).map_err(|problem| Error::invalid("minutes", problem))?;
    let of: Vec<usize> =
        (0..agenda.talks.len()).filter(|n| agenda.talks[*n].session_id == first.session_id).collect();
    let spans: Vec<_> = of.iter().map(|n| span(&agenda.talks[*n])).collect();
    let at = of.iter().position(|n| agenda.talks[*n].id == id).ok_or(Error::NotFound)?;
    let moved: Vec<usize> = from_on(&spans, at).into_iter().map(|n| of[n]).collect();
    let before: Vec<Talk> = moved.iter().map(|n| agenda.talks[*n].clone()).collect();
    for n in &moved {
        let talk = &mut agenda.talks[*n];
        let after = later(span(talk), by);
        (talk.starts_at, talk.ends_at) = (after.from, after.to);
        (talk.updated_at, talk.version) = (services.now(), talk.version + 1);
    }
    let wrong = moved.iter().find_map(|n| Some((&agenda.talks[*n], agenda.misfit(*n)?.1)));
    if let Some((talk, problem)) = wrong {
        return Err(Error::invalid("minutes", of_talk(talk, &problem)));
    }
    let ids: Vec<TalkId> = moved.iter().map(|n| agenda.talks[*n].id).collect();
    if let Some(problem) = two_places(&tx, &agenda, &ids).await? {
        return Err(Error::invalid("minutes", problem));
    }
    for (n, before) in moved.iter().zip(&before) {
        let talk = store::talks::write(&tx, &agenda.talks[*n]).await?;
        TALK.edited(services, &tx, actor, (before, &talk));
    }
    settle(services, &tx, actor, &activity, reason).await.map_err(NotSettled::error)?;
    tx.commit().await?;
    Ok(whole(moved.len()))
}

/// What is wrong with one talk of several.
pub(crate) fn of_talk(talk: &Talk, problem: &Problem) -> Problem {
    use domain::Lang::{En, Vi};
    let told = |lang| format!("“{}”: {}", talk.title, problem.text(lang));
    Problem::SaidOf(told(Vi), told(En))
}

/// `15`, `+15`, `-10`; half a day at the most.
fn read_minutes(raw: &str) -> std::result::Result<Duration, Problem> {
    let raw = raw.trim().replace('−', "-");
    let minutes = read_number(raw.trim_start_matches('+'), MINUTES, -720, 720)?;
    match minutes {
        0 => Err(Problem::Said(
            "Nhập số phút khác 0: số dương để lùi lại, số âm để làm sớm hơn",
            "Enter minutes other than 0: more to be later, less to be earlier",
        )),
        minutes => Ok(Duration::minutes(minutes)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_read_with_and_without_a_sign() {
        for (typed, minutes) in [("15", 15), ("+15", 15), ("-10", -10), ("−10", -10)] {
            assert_eq!(read_minutes(typed), Ok(Duration::minutes(minutes)), "{typed}");
        }
        for wrong in ["", "0", "800", "mười"] {
            assert!(read_minutes(wrong).is_err(), "{wrong}");
        }
    }
}
