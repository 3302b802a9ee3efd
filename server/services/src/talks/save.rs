//! A talk is added, changed or moved.

use domain::{
    Problem, Problems, TalkKind, Word,
    accounts::access::{Action, Actor},
    local,
};
use store::{
    Tx,
    ids::{SessionId, TalkId},
    rows::{Activity, Talk},
};

use crate::{
    Error, NotSaved, Result, Services,
    activities::show::{open, open_locked},
    error::valid,
    schedule::{
        names::Known,
        settle::{NotSettled, settle},
    },
    send_once::{do_once, new_form_key},
    talks::{
        agenda::{Agenda, span},
        form::{TALK, TalkForm, check, read, typed},
    },
};

/// The form of a new talk: after the last one of the session, or of the first session.
///
/// # Errors
/// [`Error::Conflict`] where there is no session; as the gate decides.
pub async fn new_talk_form(
    services: &Services,
    actor: &Actor,
    code: &str,
    session: Option<SessionId>,
) -> Result<(Activity, Agenda, TalkForm)> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ManageActivity, code).await?;
    let agenda = Agenda::load(read, activity.id).await?;
    let wanted = session.and_then(|id| agenda.session(id));
    let Some(session) = wanted.or(agenda.sessions.first()) else {
        return Err(Error::conflict("Thêm ít nhất một buổi trước.", "Plan a session first."));
    };
    let last = agenda.of_session(session.id).iter().map(|talk| talk.ends_at).max();
    let form = TalkForm {
        session: session.id.to_string(),
        kind: TalkKind::Talk.code().into(),
        from: local::hour(last.unwrap_or(session.starts_at)),
        key: new_form_key()?,
        ..TalkForm::default()
    };
    Ok((activity, agenda, form))
}

/// The form of a talk that is there.
///
/// # Errors
/// [`Error::NotFound`]; as the gate decides.
pub async fn load_talk_form(
    services: &Services,
    actor: &Actor,
    code: &str,
    id: TalkId,
) -> Result<(Activity, Agenda, TalkForm)> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ManageActivity, code).await?;
    let agenda = Agenda::load(read, activity.id).await?;
    let form = typed(&agenda.talks[agenda.at(id)?]);
    Ok((activity, agenda, form))
}

/// Adds a talk, or changes one unless somebody else did meanwhile. The rooms and speakers that it names are taken.
///
/// # Errors
/// [`Error::Invalid`] by field; [`Error::Stale`]; [`Error::Clashes`] where others have the room or a speaker, or where a reason is
/// asked; [`Error::NotFound`]; as the gate decides.
pub async fn save_talk(
    services: &Services,
    actor: &Actor,
    (code, id): (&str, Option<TalkId>),
    form: &TalkForm,
) -> std::result::Result<TalkId, NotSaved> {
    open(services.db.read(), actor, Action::ManageActivity, code).await?;
    do_once(services, actor, (&form.key, (code, id, form)), async |tx| {
        let activity = open_locked(tx, actor, Action::ManageActivity, code).await?;
        let mut agenda = Agenda::load(tx, activity.id).await?;
        let before = match id {
            Some(id) => Some(agenda.talks[agenda.at(id)?].clone()),
            None => None,
        };
        if let Some(before) = before.as_ref().filter(|before| form.version != before.version.to_string()) {
            return Err(Error::Stale(before.updated_at).into());
        }
        let talk = place(services, tx, &activity, &mut agenda, (before.as_ref(), form)).await?;
        let talk = match &before {
            Some(before) if unchanged(before, &talk) => talk,
            Some(before) => {
                let talk = store::talks::write(tx, &talk).await.map_err(Error::from)?;
                TALK.edited(services, tx, actor, (before, &talk));
                talk
            }
            None => {
                let talk = store::insert(tx, talk).await.map_err(Error::from)?;
                TALK.created(services, tx, actor, &talk);
                talk
            }
        };
        settled(services, tx, actor, (&activity, talk.id), &form.reason).await?;
        Ok(talk.id)
    })
    .await
}

/// The talk of the form, where it fits: in its session, beside the others, for those who chose it.
async fn place(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    agenda: &mut Agenda,
    (before, form): (Option<&Talk>, &TalkForm),
) -> Result<Talk> {
    let mut problems = Problems::default();
    let Some(talk) = read(services, agenda, before, form, &mut problems) else {
        valid(problems)?;
        return Err(Error::Fault("a talk without a value and without a problem".into()));
    };
    let n = match before {
        Some(before) => agenda.at(before.id)?,
        None => agenda.talks.len(),
    };
    agenda.talks.splice(n..(n + 1).min(agenda.talks.len()), [talk.clone()]);
    if let Some((field, problem)) = agenda.misfit(n) {
        problems.add(field, problem);
    }
    let booked = store::bookings::of_activities(tx, &[activity.id]).await?;
    let known = Known::of(tx, activity, &booked).await?;
    check(agenda, &talk, &known, &mut problems);
    if before.is_some_and(|before| span(before) != span(&talk))
        && let Some(problem) = two_places(tx, agenda, &[talk.id]).await?
    {
        problems.add("from", problem);
    }
    valid(problems)?;
    Ok(talk)
}

/// That people who chose one of these talks chose another one that is held at the same time, as the agenda stands now.
pub(crate) async fn two_places(tx: &Tx, agenda: &Agenda, moved: &[TalkId]) -> Result<Option<Problem>> {
    let chosen: Vec<TalkId> =
        agenda.talks.iter().filter(|talk| talk.seats_taken > 0).map(|talk| talk.id).collect();
    if !moved.iter().any(|id| chosen.contains(id)) {
        return Ok(None);
    }
    let both = store::talk_choices::both(tx, &chosen).await?;
    let talk = |id: TalkId| agenda.talks.iter().find(|talk| talk.id == id);
    let mut pairs: Vec<_> = both
        .into_iter()
        .filter(|((a, b), _)| moved.contains(a) || moved.contains(b))
        .filter_map(|((a, b), n)| Some((talk(a)?, talk(b)?, n)))
        .filter(|(a, b, _)| span(a).overlaps(span(b)))
        .collect();
    pairs.sort_by_key(|(a, b, _)| (a.id, b.id));
    Ok(pairs.first().map(|(a, b, n)| {
        let (a, b) = (&a.title, &b.title);
        Problem::SaidOf(
            format!("{n} người đã chọn cả “{a}” và “{b}”; lúc đó hai nội dung trùng giờ: chọn giờ khác, hoặc bỏ lựa chọn của họ trước"),
            format!("{n} people chose both “{a}” and “{b}”, which would be at one time: choose another hour, or take their choices back first"),
        )
    }))
}

/// Nothing of it is another, but when it was read.
fn unchanged(before: &Talk, talk: &Talk) -> bool {
    Talk { updated_at: before.updated_at, version: before.version, ..talk.clone() } == *before
}

/// Takes what the activity names; what is wrong with the talk's own names is said at its field.
pub(crate) async fn settled(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    (activity, talk): (&Activity, TalkId),
    reason: &str,
) -> Result<()> {
    match settle(services, tx, actor, activity, reason).await {
        Ok(()) => Ok(()),
        Err(NotSettled::Names(mut wrong)) => match wrong.iter().position(|wrong| wrong.talk == Some(talk)) {
            Some(at) => Err(Error::invalid("speaker", wrong.swap_remove(at).problem)),
            None => Err(NotSettled::Names(wrong).error()),
        },
        Err(not) => Err(not.error()),
    }
}
