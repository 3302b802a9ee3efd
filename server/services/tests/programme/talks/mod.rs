//! The agenda inside sessions.

mod choose;
mod paste;
mod plan;
mod race;

use domain::{Lang, accounts::access::Actor};
use services::{
    NotSaved,
    activities::ActivityForm,
    ids::{RegistrationId, TalkId},
    registrations::Registered,
    talks::{Agenda, ChoiceForm, NotChosen, TalkForm, TrackLine, TracksForm},
};

use crate::support::{Fixture, class, registrant};

/// A published conference at a place of its own, on one morning; answers its code.
pub(super) async fn conference(fixture: &Fixture, place: &str, seats: &str) -> String {
    let form =
        ActivityForm { place: place.into(), reason: String::new(), ..class(seats, "5/12/2026", &["sang"]) };
    let code = services::activities::create_activity(&fixture.services, &Actor::System, &form).await.unwrap();
    services::activities::publish_activity(&fixture.services, &Actor::System, &code).await.unwrap();
    code
}

/// The agenda as it is.
pub(super) async fn agenda(fixture: &Fixture, code: &str) -> Agenda {
    services::talks::show_agenda(&fixture.services, &Actor::System, code).await.unwrap().1
}

/// Gives the activity tracks of these names, each with its room.
pub(super) async fn tracks(fixture: &Fixture, code: &str, names: &[(&str, &str)]) {
    let (.., form) =
        services::talks::load_tracks_form(&fixture.services, &Actor::System, code).await.unwrap();
    let new = names.iter().map(|(name, room)| TrackLine {
        name: (*name).into(),
        room: (*room).into(),
        ..TrackLine::default()
    });
    let form = TracksForm { lines: form.lines.into_iter().chain(new).collect(), ..form };
    services::talks::save_tracks(&fixture.services, &Actor::System, code, &form).await.unwrap();
}

/// The form of a new talk in the first session; `track` counts from 1, 0 is for everybody.
pub(super) async fn talk(
    fixture: &Fixture,
    code: &str,
    title: &str,
    hours: (&str, &str),
    track: usize,
) -> TalkForm {
    let agenda = agenda(fixture, code).await;
    TalkForm {
        session: agenda.sessions[0].id.to_string(),
        track: track.checked_sub(1).map(|n| agenda.tracks[n].id.to_string()).unwrap_or_default(),
        kind: "talk".into(),
        from: hours.0.into(),
        to: hours.1.into(),
        title: title.into(),
        ..TalkForm::default()
    }
}

/// Saves a new one.
pub(super) async fn add(fixture: &Fixture, code: &str, form: &TalkForm) -> Result<TalkId, NotSaved> {
    services::talks::save_talk(&fixture.services, &Actor::System, (code, None), form).await
}

/// Changes one that is there.
pub(super) async fn change(
    fixture: &Fixture,
    (code, id): (&str, TalkId),
    with: impl FnOnce(TalkForm) -> TalkForm,
) -> Result<TalkId, NotSaved> {
    let (.., form) =
        services::talks::load_talk_form(&fixture.services, &Actor::System, code, id).await.unwrap();
    services::talks::save_talk(&fixture.services, &Actor::System, (code, Some(id)), &with(form)).await
}

/// The field at which a save was refused first, and the sentence.
pub(super) fn refused(not: Result<TalkId, NotSaved>) -> (&'static str, String) {
    match not.unwrap_err().error {
        services::Error::Invalid(problems) => {
            let (field, problem) = problems.0.into_iter().next().unwrap();
            (field, problem.text(Lang::Vi))
        }
        other => panic!("{other:?}"),
    }
}

/// Somebody new registers; answers the number and the token of the own link.
pub(super) async fn register(fixture: &Fixture, code: &str, name: &str) -> (RegistrationId, String) {
    let mail = format!("{}@example.org", domain::text::fold(name).replace(' ', "."));
    let form = registrant(name, &mail);
    let done =
        services::registrations::register_participant(&fixture.services, code, &form, Lang::Vi, "192.0.2.1")
            .await
            .unwrap();
    match done {
        Registered::Done(row, token) => (row.id, token),
        other => panic!("{other:?}"),
    }
}

/// Chooses these talks of all that are there.
pub(super) async fn choose(
    fixture: &Fixture,
    code: &str,
    token: &str,
    chosen: &[TalkId],
) -> Result<(), NotChosen> {
    let offered = agenda(fixture, code).await.talks.iter().map(|talk| talk.id.to_string()).collect();
    let form = ChoiceForm { offered, chosen: chosen.iter().map(TalkId::to_string).collect() };
    services::talks::choose_talks(&fixture.services, token, &form).await
}
