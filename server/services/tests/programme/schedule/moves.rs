//! A session is moved out of the calendar: what would come of it is shown first, and it can be taken back.

use domain::accounts::access::Actor;
use services::{
    Error,
    activities::{ActivityForm, Telling},
    ids::{RoomId, SessionId, UndoId},
    rows::Session,
    schedule::What,
    sessions::{Look, MoveForm, MoveTarget, Moved, Whole, Wish},
    undo::NotUndone,
};

use crate::{
    schedule::clashes::{class_at, room, save, trainer, with},
    support::{Fixture, class, organizer, registrant},
};

async fn sessions(fixture: &Fixture, code: &str) -> Vec<Session> {
    services::sessions::list_sessions_of(&fixture.services, &Actor::System, code).await.unwrap().1
}

/// The form of a session as it is.
async fn form(fixture: &Fixture, id: SessionId) -> MoveForm {
    let target = MoveTarget::default();
    services::sessions::load_move(&fixture.services, &Actor::System, id, &target).await.unwrap().form
}

async fn wish(
    fixture: &Fixture,
    actor: &Actor,
    id: SessionId,
    form: &MoveForm,
    wish: Wish,
) -> Result<Moved, Error> {
    services::sessions::move_session(&fixture.services, actor, id, form, wish).await
}

async fn look(fixture: &Fixture, actor: &Actor, id: SessionId, form: &MoveForm) -> Look {
    match wish(fixture, actor, id, form, Wish::Move(Telling::Ask)).await.unwrap() {
        Moved::Looked(look) => look,
        saved => panic!("{saved:?}"),
    }
}

/// Moves it and answers by what it can be taken back.
async fn go(fixture: &Fixture, actor: &Actor, id: SessionId, form: &MoveForm, telling: Telling) -> UndoId {
    match wish(fixture, actor, id, form, Wish::Move(telling)).await.unwrap() {
        Moved::Saved(_, _, undo) => undo.unwrap(),
        looked => panic!("{looked:?}"),
    }
}

/// Of the mails that tell of a change so many are in a state.
async fn changes(fixture: &Fixture, state: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM mails WHERE topic = 'change' AND state = '{state}'");
    fixture.number(&sql).await
}

on_the_programme!(
    who_is_told_is_shown_first_and_what_is_taken_back_in_time_is_told_to_nobody,
    async |fixture| {
        let actor = organizer(&fixture, "doi@example.org").await;
        let code = class_at(&fixture, "Nhà A", "7/12/2026").await;
        room(&fixture, "Nhà A", "P. 101", "").await;
        save(&fixture, &code, &with(&fixture, &code, "P. 101", "Lò Thị Sen").await).await.unwrap();
        services::activities::publish_activity(&fixture.services, &Actor::System, &code).await.unwrap();
        for (name, email) in [("Hoàng Thị Hà", "ha@example.org"), ("Ma Thị Én", "")] {
            let form = registrant(name, email);
            let lang = domain::Lang::Vi;
            services::registrations::register_participant(&fixture.services, &code, &form, lang, "192.0.2.1")
                .await
                .unwrap();
        }
        let before = sessions(&fixture, &code).await;
        let id = before[0].id;
        let moved = MoveForm {
            day: "8/12/2026".into(),
            from: "13:30".into(),
            to: "16:00".into(),
            ..form(&fixture, id).await
        };
        let told = look(&fixture, &actor, id, &moved).await;
        assert_eq!(told.audience.names, ["Hoàng Thị Hà"]);
        assert_eq!(told.audience.without_address, 1);
        assert_eq!((told.clashes.len(), told.trainers), (0, vec!["Lò Thị Sen".to_owned()]));
        assert_eq!(sessions(&fixture, &code).await, before, "nothing was saved");
        let undo = go(&fixture, &actor, id, &moved, Telling::Tell).await;
        let now = sessions(&fixture, &code).await;
        assert_eq!(
            (now[0].id, now[0].held_on.to_string(), *now[0].slot),
            (id, "2026-12-08".into(), domain::Slot::Afternoon)
        );
        assert_eq!(changes(&fixture, "queued").await, 1);
        let booked = "SELECT count(*) FROM bookings b JOIN sessions s ON s.id = b.session_id AND s.starts_at = b.starts_at AND s.ends_at = b.ends_at WHERE b.room_id IS NOT NULL";
        assert_eq!(fixture.number(booked).await, 1);
        // Nobody else takes it back.
        let other = organizer(&fixture, "khac@example.org").await;
        let not = services::undo::undo_act(&fixture.services, &other, undo).await;
        assert!(matches!(not, Err(NotUndone::Error(Error::NotFound))), "{not:?}");
        assert_eq!(services::undo::undo_act(&fixture.services, &actor, undo).await.unwrap().n, 1);
        assert_eq!(sessions(&fixture, &code).await, before);
        assert_eq!((changes(&fixture, "queued").await, changes(&fixture, "dropped").await), (0, 1));
        assert_eq!(fixture.number(booked).await, 1);
        let log = format!(
            "SELECT count(*) FROM audit_log WHERE verb = 'move' AND noun = 'session' AND noun_id = {id}"
        );
        assert_eq!(fixture.number(&log).await, 2, "there and back");
    }
);

on_the_programme!(what_is_in_the_way_is_shown_and_another_who_took_the_place_keeps_it, async |fixture| {
    let actor = organizer(&fixture, "doi@example.org").await;
    let (first, second) =
        (class_at(&fixture, "Nhà A", "7/12/2026").await, class_at(&fixture, "Nhà A", "8/12/2026").await);
    let small = room(&fixture, "Nhà A", "P. 101", "20").await;
    let big = room(&fixture, "Nhà A", "P. 102", "").await;
    for code in [&first, &second] {
        save(&fixture, code, &with(&fixture, code, "P. 102", "").await).await.unwrap();
    }
    let id = sessions(&fixture, &first).await[0].id;
    // Dropped on the other's day: no reason helps.
    let on =
        |room: Option<RoomId>, day: &str| MoveTarget { room, day: day.parse().ok(), ..MoveTarget::default() };
    let dropped = async |target: MoveTarget| {
        services::sessions::load_move(&fixture.services, &actor, id, &target).await.unwrap().form
    };
    let taken = MoveForm { reason: "Vẫn giữ".into(), ..dropped(on(Some(big), "2026-12-08")).await };
    let found = look(&fixture, &actor, id, &taken).await;
    assert!(found.is_barred());
    assert!(matches!(&found.clashes[..], [clash] if matches!(clash.what, What::RoomTaken(..))), "{found:?}");
    // In the small room, on a holiday: a reason is asked for, and kept.
    let close = MoveForm { day: "1/1/2027".into(), ..dropped(on(Some(small), "")).await };
    assert_eq!(close.room, "P. 101");
    let found = look(&fixture, &actor, id, &close).await;
    assert_eq!((found.clashes.len(), found.is_barred()), (2, false), "{found:?}");
    let undo =
        go(&fixture, &actor, id, &MoveForm { reason: "Chia nhóm".into(), ..close }, Telling::Ask).await;
    let kept = "SELECT count(*) FROM audit_log WHERE verb = 'let_stand' AND after LIKE '%Chia nhóm%'";
    assert_eq!(fixture.number(kept).await, 1);
    // The other one takes the place meanwhile.
    let other = sessions(&fixture, &second).await[0].id;
    let there = MoveForm { day: "7/12/2026".into(), ..form(&fixture, other).await };
    go(&fixture, &actor, other, &there, Telling::Ask).await;
    let not = services::undo::undo_act(&fixture.services, &actor, undo).await;
    assert!(matches!(not, Err(NotUndone::Taken)), "{not:?}");
    assert_eq!(sessions(&fixture, &first).await[0].held_on.to_string(), "2027-01-01");
});

on_the_programme!(a_class_moves_as_a_whole_but_for_what_is_over, async |fixture| {
    let actor = organizer(&fixture, "doi@example.org").await;
    let at = ActivityForm {
        place: "Nhà A".into(),
        ends_on: "3/7/2026".into(),
        ..class("30", "1/7/2026", &["sang", "chieu"])
    };
    let code = services::activities::create_activity(&fixture.services, &Actor::System, &at).await.unwrap();
    let before = sessions(&fixture, &code).await;
    assert_eq!(before.len(), 6);
    // It is noon of the first day: its morning is over.
    let id = before[2].id;
    let moved = MoveForm {
        day: "4/7/2026".into(),
        whole: Whole::Activity,
        reason: "Mưa lũ".into(),
        ..form(&fixture, id).await
    };
    let undo = match wish(&fixture, &actor, id, &moved, Wish::Move(Telling::Ask)).await.unwrap() {
        Moved::Saved(5, day, Some(undo)) if day.to_string() == "2026-07-04" => undo,
        other => panic!("{other:?}"),
    };
    for (was, is) in before.iter().zip(sessions(&fixture, &code).await) {
        let days = (is.held_on - was.held_on).num_days();
        assert_eq!((is.id, days), (was.id, if was.id == before[0].id { 0 } else { 2 }));
        assert_eq!(is.starts_at - was.starts_at, chrono::Duration::days(days));
    }
    services::undo::undo_act(&fixture.services, &actor, undo).await.unwrap();
    assert_eq!(sessions(&fixture, &code).await, before);
});

on_the_programme!(what_was_changed_meanwhile_stays, async |fixture| {
    let actor = organizer(&fixture, "doi@example.org").await;
    let code = class_at(&fixture, "Nhà A", "7/12/2026").await;
    let who = trainer(&fixture, "Lò Thị Sen", "Xã Đại Từ", "1/2/1980").await;
    let other = trainer(&fixture, "Ma A Sử", "Xã Đại Từ", "1/2/1981").await;
    save(&fixture, &code, &with(&fixture, &code, "", "ThS. Lò Thị Sen; khách mời").await).await.unwrap();
    let id = sessions(&fixture, &code).await[0].id;
    // Dropped in the row of another trainer, who teaches in the place of the one in whose row it was.
    let target = MoveTarget { trainer: Some(other), instead_of: Some(who), ..MoveTarget::default() };
    let dropped = services::sessions::load_move(&fixture.services, &actor, id, &target).await.unwrap().form;
    assert_eq!(dropped.trainer, "Ma A Sử; khách mời");
    let undo = go(&fixture, &actor, id, &dropped, Telling::Ask).await;
    assert_eq!(fixture.number("SELECT trainer_id FROM bookings").await, other.0);
    let stale = wish(&fixture, &actor, id, &dropped, Wish::Move(Telling::Ask)).await;
    assert!(matches!(stale, Err(Error::Stale(_))), "{stale:?}");
    let same = wish(&fixture, &actor, id, &form(&fixture, id).await, Wish::Move(Telling::Ask)).await;
    assert!(matches!(&same, Err(Error::Invalid(problems)) if problems.of("day").is_some()), "{same:?}");
    let wrong = MoveForm { day: "32/12".into(), from: "8 giờ".into(), ..form(&fixture, id).await };
    let wrong = wish(&fixture, &actor, id, &wrong, Wish::Look).await;
    let Err(Error::Invalid(problems)) = wrong else { panic!("{wrong:?}") };
    assert!(problems.of("day").is_some());
    let mut edited = with(&fixture, &code, "", "Ma A Sử").await;
    edited.sessions[0].topic = "Ôn tập".into();
    save(&fixture, &code, &edited).await.unwrap();
    let not = services::undo::undo_act(&fixture.services, &actor, undo).await;
    assert!(matches!(not, Err(NotUndone::ChangedSince)), "{not:?}");
    // Whoever only reads moves nothing.
    let path = fixture.text("SELECT path FROM units WHERE code = 'P19'").await;
    let manager = crate::support::staff(domain::accounts::access::Role::Manager, Some(&path));
    let not = wish(&fixture, &manager, id, &form(&fixture, id).await, Wish::Look).await;
    assert!(matches!(not, Err(Error::Forbidden)), "{not:?}");
});
