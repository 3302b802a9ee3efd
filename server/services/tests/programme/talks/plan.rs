//! Talks lie in their session and beside each other, take rooms and speakers for their hours, and go along where their session goes.

use domain::accounts::access::Actor;
use services::{Error, sessions::NotEdited, venues::RoomForm};

use super::{add, agenda, change, conference, refused, talk, tracks};
use crate::{
    schedule::clashes::trainer,
    support::{Fixture, planned, save_sessions},
};

async fn room(fixture: &Fixture, venue: &str, name: &str, seats: &str) {
    let id = fixture.number(&format!("SELECT id FROM venues WHERE name = '{venue}'")).await;
    let form = RoomForm { name: name.into(), seats: seats.into(), ..RoomForm::default() };
    let venue = services::ids::VenueId(id);
    services::venues::save_room(&fixture.services, &Actor::System, (venue, None), &form).await.unwrap();
}

on_the_programme!(what_does_not_fit_is_said_at_its_field_and_nothing_is_saved, async |fixture| {
    let code = conference(&fixture, "Nhà A", "40").await;
    room(&fixture, "Nhà A", "P. 101", "20").await;
    tracks(&fixture, &code, &[("Tiểu ban 1", ""), ("Tiểu ban 2", "")]).await;
    let opening = talk(&fixture, &code, "Khai mạc", ("07:30", "08:00"), 0).await;
    add(&fixture, &code, &opening).await.unwrap();
    let first = talk(&fixture, &code, "Một", ("08:00", "09:00"), 1).await;
    add(&fixture, &code, &services::talks::TalkForm { room: "p. 101".into(), ..first.clone() })
        .await
        .unwrap();
    let of = |from: &str, to: &str, track: usize| {
        let (from, to) = (from.to_owned(), to.to_owned());
        let (fixture, code) = (&fixture, &code);
        async move { talk(fixture, code, "Hai", (&from, &to), track).await }
    };
    let backwards = of("10:00", "09:30", 2).await;
    assert_eq!(refused(add(&fixture, &code, &backwards).await).0, "to");
    let early = of("07:00", "07:20", 2).await;
    let (field, said) = refused(add(&fixture, &code, &early).await);
    assert!(field == "from" && said.contains("Buổi này bắt đầu lúc 07:30"), "{field}: {said}");
    let late = of("11:00", "12:00", 2).await;
    assert_eq!(refused(add(&fixture, &code, &late).await).0, "to");
    let twice = of("08:30", "09:30", 1).await;
    let (field, said) = refused(add(&fixture, &code, &twice).await);
    assert!(field == "from" && said.contains("“Một” (08:00–09:00)"), "{field}: {said}");
    let beside = of("07:45", "08:15", 2).await;
    assert_eq!(refused(add(&fixture, &code, &beside).await).0, "from", "nothing stands beside the opening");
    let same_room = services::talks::TalkForm { room: "P. 101".into(), ..of("08:30", "09:30", 2).await };
    assert_eq!(refused(add(&fixture, &code, &same_room).await).0, "room");
    let many = services::talks::TalkForm {
        seats: "21".into(),
        room: "P. 101".into(),
        ..of("09:00", "10:00", 2).await
    };
    let (field, said) = refused(add(&fixture, &code, &many).await);
    assert!(field == "seats" && said.contains("P. 101 có 20 chỗ"), "{field}: {said}");
    let nobody = services::talks::TalkForm {
        speaker: "Lò Thị Sen · Xã Đại Từ · 1990".into(),
        ..of("09:00", "10:00", 2).await
    };
    assert_eq!(refused(add(&fixture, &code, &nobody).await).0, "speaker");
    assert_eq!(agenda(&fixture, &code).await.talks.len(), 2);
    // Somebody else was first: what was loaded before is stale.
    let id = agenda(&fixture, &code).await.talks[0].id;
    change(&fixture, (&code, id), |form| services::talks::TalkForm {
        title: "Khai mạc hội thảo".into(),
        ..form
    })
    .await
    .unwrap();
    let stale =
        change(&fixture, (&code, id), |form| services::talks::TalkForm { version: "1".into(), ..form }).await;
    assert!(matches!(stale.unwrap_err().error, Error::Stale(_)));
});

on_the_programme!(a_talk_has_a_room_and_a_speaker_for_its_own_hours, async |fixture| {
    let (one, two) = (conference(&fixture, "Nhà A", "40").await, conference(&fixture, "Nhà B", "40").await);
    room(&fixture, "Nhà A", "P. 101", "").await;
    trainer(&fixture, "Lò Thị Sen", "Xã Đại Từ", "1/2/1980").await;
    // The session has the room and the trainer: its talks in it take nothing more.
    let mut form = planned(&fixture, &one, &[("2026-12-05".parse().unwrap(), domain::Slot::Morning)]).await;
    form.sessions[0].room = "P. 101".into();
    save_sessions(&fixture, &one, &form).await.unwrap();
    tracks(&fixture, &one, &[("Tiểu ban 1", "P. 101"), ("Tiểu ban 2", "")]).await;
    add(&fixture, &one, &talk(&fixture, &one, "Trong hội trường", ("08:00", "09:00"), 1).await)
        .await
        .unwrap();
    let with = |form, speaker: &str| services::talks::TalkForm { speaker: speaker.into(), ..form };
    let form = talk(&fixture, &one, "Riêng", ("08:00", "09:00"), 2).await;
    add(&fixture, &one, &with(form, "ThS. Lò Thị Sen, Khách mời")).await.unwrap();
    let booked = "SELECT count(*) FROM bookings";
    assert_eq!(fixture.number(booked).await, 2, "the room of the session, the speaker of one talk");
    // The same speaker elsewhere: not in those hours, and freely after them.
    let clash =
        add(&fixture, &two, &with(talk(&fixture, &two, "X", ("08:30", "09:30"), 0).await, "Lò Thị Sen"))
            .await;
    let Error::Clashes(clashes) = clash.unwrap_err().error else { panic!("no clash") };
    assert!(clashes[0].is_hard && clashes[0].talk.as_deref() == Some("X"), "{clashes:?}");
    add(&fixture, &two, &with(talk(&fixture, &two, "X", ("09:00", "10:00"), 0).await, "Lò Thị Sen"))
        .await
        .unwrap();
    // At two talks of one conference at once nobody can be, either.
    tracks(&fixture, &one, &[("Tiểu ban 3", "")]).await;
    let twice = with(talk(&fixture, &one, "Y", ("08:30", "09:30"), 3).await, "Lò Thị Sen");
    assert_eq!(refused(add(&fixture, &one, &twice).await).0, "speaker");
    // What goes gives its speaker back.
    let gone = agenda(&fixture, &one).await.talks.iter().find(|talk| talk.title == "Riêng").unwrap().id;
    services::talks::remove_talk(&fixture.services, &Actor::System, &one, (gone, "0")).await.unwrap();
    assert_eq!(fixture.number(booked).await, 2, "the room of the session, the speaker of the other activity");
});

on_the_programme!(talks_go_along_with_their_session_or_say_why_not, async |fixture| {
    let code = conference(&fixture, "Nhà A", "40").await;
    add(&fixture, &code, &talk(&fixture, &code, "Một", ("07:30", "09:00"), 0).await).await.unwrap();
    add(&fixture, &code, &talk(&fixture, &code, "Hai", ("09:00", "11:20"), 0).await).await.unwrap();
    let when = ("2026-12-05".parse().unwrap(), domain::Slot::Morning);
    let hours = async || {
        let talks = agenda(&fixture, &code).await.talks;
        talks.iter().map(|talk| domain::local::hours(talk.starts_at, talk.ends_at)).collect::<Vec<_>>()
    };
    // A longer session leaves them at their hours.
    let mut form = planned(&fixture, &code, &[when]).await;
    form.sessions[0].from = "07:00".into();
    save_sessions(&fixture, &code, &form).await.unwrap();
    assert_eq!(hours().await, ["07:30–09:00", "09:00–11:20"]);
    // A shorter one is refused with the reason.
    let mut form = planned(&fixture, &code, &[when]).await;
    form.sessions[0].to = "11:00".into();
    let NotEdited { sessions, .. } = save_sessions(&fixture, &code, &form).await.unwrap_err();
    assert!(sessions[0].1.of("to").unwrap().text(domain::Lang::Vi).contains("11:20"));
    // One as long as before, on another day and later, takes them along.
    let mut form = planned(&fixture, &code, &[when]).await;
    form.sessions[0].day = "7/12/2026".into();
    form.sessions[0].from = "07:30".into();
    form.sessions[0].to = "12:00".into();
    save_sessions(&fixture, &code, &form).await.unwrap();
    assert_eq!(hours().await, ["08:00–09:30", "09:30–11:50"]);
    let of_day = agenda(&fixture, &code)
        .await
        .talks
        .iter()
        .all(|talk| domain::local::day(talk.starts_at) == "2026-12-07".parse().unwrap());
    assert!(of_day);
    // Before the session goes, it is said what goes with it.
    let other = ("2026-12-08".parse().unwrap(), domain::Slot::Morning);
    let form = planned(&fixture, &code, &[other]).await;
    let NotEdited { ask, .. } = save_sessions(&fixture, &code, &form).await.unwrap_err();
    assert_eq!((ask[0].talks, ask[0].choices), (2, 0));
    let form = services::sessions::SessionsForm { agreed: vec![ask[0].agreement()], ..form };
    save_sessions(&fixture, &code, &form).await.unwrap();
    assert_eq!(fixture.number("SELECT count(*) FROM talks").await, 0);
});

on_the_programme!(a_copy_has_the_same_agenda_on_its_own_days, async |fixture| {
    let code = conference(&fixture, "Nhà A", "40").await;
    tracks(&fixture, &code, &[("Tiểu ban 1", "P. 1"), ("Tiểu ban 2", "P. 2")]).await;
    let form = talk(&fixture, &code, "Một", ("08:00", "09:00"), 2).await;
    add(
        &fixture,
        &code,
        &services::talks::TalkForm { seats: "5".into(), speaker: "Khách mời".into(), ..form },
    )
    .await
    .unwrap();
    let copy =
        services::activities::copy_activity(&fixture.services, &Actor::System, &code, "12/12/2026", "")
            .await
            .unwrap();
    let (old, new) = (agenda(&fixture, &code).await, agenda(&fixture, &copy).await);
    let told = |agenda: &services::talks::Agenda| {
        let talk = &agenda.talks[0];
        (
            talk.title.clone(),
            talk.speaker.clone(),
            talk.seats,
            agenda.place(talk).to_owned(),
            agenda.track(talk).map(|track| track.name.clone()),
        )
    };
    assert_eq!(told(&old), told(&new));
    assert_ne!(old.tracks[1].id, new.tracks[1].id);
    assert_eq!(new.talks[0].starts_at - old.talks[0].starts_at, chrono::Duration::days(7));
});

on_the_programme!(from_a_talk_on_all_are_held_later, async |fixture| {
    let code = conference(&fixture, "Nhà A", "40").await;
    tracks(&fixture, &code, &[("Tiểu ban 1", ""), ("Tiểu ban 2", "")]).await;
    for (title, hours, track) in [
        ("Mở", ("07:30", "08:00"), 0),
        ("A", ("08:00", "09:00"), 1),
        ("B", ("08:00", "08:30"), 2),
        ("C", ("09:00", "11:00"), 0),
    ] {
        add(&fixture, &code, &talk(&fixture, &code, title, hours, track).await).await.unwrap();
    }
    let shift = async |title: &str, minutes: &str| {
        let talk = agenda(&fixture, &code).await.talks.into_iter().find(|talk| talk.title == title).unwrap();
        let of = (talk.id, talk.version.to_string());
        services::talks::shift_talks(&fixture.services, &Actor::System, &code, (of.0, &of.1), (minutes, ""))
            .await
    };
    assert_eq!(shift("A", "20").await.unwrap(), 3);
    let hours: Vec<String> =
        agenda(&fixture, &code).await.talks.iter().map(|talk| domain::local::hour(talk.starts_at)).collect();
    assert_eq!(hours, ["07:30", "08:20", "08:20", "09:20"]);
    // Beyond the session, or into what stays: nothing moves.
    for (title, minutes) in [("A", "30"), ("A", "-30"), ("C", "-10")] {
        let Err(Error::Invalid(problems)) = shift(title, minutes).await else { panic!("{title} {minutes}") };
        assert!(problems.of("minutes").is_some());
    }
    assert_eq!(shift("A", "-20").await.unwrap(), 3);
});
