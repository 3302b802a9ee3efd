//! Participants choose talks with seats of their own, and give them back with their place.

use domain::{Lang, RegistrationState, accounts::access::Actor, registrations::step::Step};
use services::{
    Error, Paging,
    ids::TalkId,
    talks::{ChooseAct, MayChoose, NotChosen, TalkForm},
};

use super::{add, agenda, change, choose, conference, refused, register, talk, tracks};
use crate::support::{Fixture, organizer, registrant};

/// A conference with two talks at one time and one after them, each in a track; the first has one seat.
async fn with_talks(fixture: &Fixture, seats: &str) -> (String, [TalkId; 3]) {
    let code = conference(fixture, "Nhà A", seats).await;
    tracks(fixture, &code, &[("Tiểu ban 1", ""), ("Tiểu ban 2", "")]).await;
    let one = TalkForm { seats: "1".into(), ..talk(fixture, &code, "Một", ("08:00", "09:00"), 1).await };
    let one = add(fixture, &code, &one).await.unwrap();
    let two = add(fixture, &code, &talk(fixture, &code, "Hai", ("08:30", "09:30"), 2).await).await.unwrap();
    let three = add(fixture, &code, &talk(fixture, &code, "Ba", ("10:00", "11:00"), 1).await).await.unwrap();
    (code, [one, two, three])
}

async fn taken(fixture: &Fixture, code: &str) -> Vec<i32> {
    agenda(fixture, code).await.talks.iter().map(|talk| talk.seats_taken).collect()
}

fn told(not: NotChosen) -> Vec<(TalkId, String)> {
    assert!(matches!(not.error, Error::Invalid(_)), "{not:?}");
    not.talks.into_iter().map(|(id, problem)| (id, problem.text(Lang::Vi))).collect()
}

on_the_programme!(choices_are_made_changed_and_refused_as_a_whole, async |fixture| {
    let (code, [one, two, three]) = with_talks(&fixture, "10").await;
    let (first, token) = register(&fixture, &code, "Ma Thị Én").await;
    let (_, other) = register(&fixture, &code, "Lê Thị Bé").await;
    choose(&fixture, &code, &token, &[one, three]).await.unwrap();
    choose(&fixture, &code, &token, &[one, three]).await.unwrap();
    assert_eq!(taken(&fixture, &code).await, [1, 0, 1]);
    // The last seat is gone: of the other's form nothing is written.
    let full = told(choose(&fixture, &code, &other, &[one, three]).await.unwrap_err());
    assert!(full[0].0 == one && full[0].1.contains("hết chỗ"), "{full:?}");
    assert_eq!(taken(&fixture, &code).await, [1, 0, 1]);
    let both = told(choose(&fixture, &code, &token, &[one, two]).await.unwrap_err());
    assert!(both[0].1.contains("trùng giờ"), "{both:?}");
    // Another one at that time gives the seat back, in one act.
    choose(&fixture, &code, &token, &[two]).await.unwrap();
    choose(&fixture, &code, &other, &[one, three]).await.unwrap();
    assert_eq!(taken(&fixture, &code).await, [1, 1, 1]);
    let own = services::talks::show_own_talks(&fixture.services, &token).await.unwrap().unwrap();
    assert!(own.may == MayChoose::Yes && own.chosen.contains(&two) && own.chosen.len() == 1);
    let log = format!("SELECT count(*) FROM audit_log WHERE verb = 'choose' AND noun_id = {first}");
    assert_eq!(fixture.number(&log).await, 2);
    // Those who chose are listed.
    let of = (code.as_str(), one);
    let (.., listed) =
        services::talks::list_choosers(&fixture.services, &Actor::System, of, Paging::page(1)).await.unwrap();
    assert_eq!(
        listed.rows.iter().map(|row| row.person.full_name.as_str()).collect::<Vec<_>>(),
        ["Lê Thị Bé"]
    );
});

on_the_programme!(
    seats_below_those_chosen_are_refused_and_what_was_chosen_is_not_moved_together,
    async |fixture| {
        let (code, [one, two, three]) = with_talks(&fixture, "10").await;
        let (_, token) = register(&fixture, &code, "Ma Thị Én").await;
        let (_, other) = register(&fixture, &code, "Lê Thị Bé").await;
        change(&fixture, (&code, one), |form| TalkForm { seats: "2".into(), ..form }).await.unwrap();
        choose(&fixture, &code, &token, &[one, three]).await.unwrap();
        choose(&fixture, &code, &other, &[one]).await.unwrap();
        let lower = change(&fixture, (&code, one), |form| TalkForm { seats: "1".into(), ..form }).await;
        let (field, said) = refused(lower);
        assert!(field == "seats" && said.contains("Đã có 2 người chọn"), "{said}");
        let as_break = change(&fixture, (&code, one), |form| TalkForm {
            kind: "break".into(),
            seats: String::new(),
            ..form
        })
        .await;
        assert_eq!(refused(as_break).0, "kind");
        // One chose both: they can't be put at one time.
        let at_once = change(&fixture, (&code, three), |form| TalkForm {
            from: "08:30".into(),
            to: "09:30".into(),
            track: String::new(),
            seats: "5".into(),
            ..form
        });
        assert!(at_once.await.is_err());
        change(&fixture, (&code, two), |form| TalkForm { from: "09:10".into(), to: "09:40".into(), ..form })
            .await
            .unwrap();
        let beside = agenda(&fixture, &code).await.tracks[1].id.to_string();
        let moved = change(&fixture, (&code, three), |form| TalkForm {
            from: "08:30".into(),
            to: "09:00".into(),
            track: beside,
            ..form
        });
        let (field, said) = refused(moved.await);
        assert!(field == "from" && said.contains("1 người đã chọn cả"), "{field}: {said}");
        // Removing what was chosen asks for the number that was said.
        let gone = services::talks::remove_talk(&fixture.services, &Actor::System, &code, (one, "1")).await;
        assert!(matches!(gone, Err(Error::Conflict(_))));
        services::talks::remove_talk(&fixture.services, &Actor::System, &code, (one, "2")).await.unwrap();
        assert_eq!(fixture.number("SELECT count(*) FROM talk_choices").await, 1);
    }
);

on_the_programme!(who_gives_the_place_up_gives_the_talks_back_and_who_waits_cannot_choose, async |fixture| {
    let (code, [one, _, three]) = with_talks(&fixture, "1").await;
    let (first, token) = register(&fixture, &code, "Ma Thị Én").await;
    choose(&fixture, &code, &token, &[one, three]).await.unwrap();
    let form = registrant("Lê Thị Bé", "be@example.org");
    services::registrations::register_participant(&fixture.services, &code, &form, Lang::Vi, "192.0.2.1")
        .await
        .unwrap();
    let waits = services::ids::RegistrationId(fixture.number("SELECT max(id) FROM registrations").await);
    let waiting =
        services::registrations::link_token(&fixture.services, &Actor::System, waits).await.unwrap();
    let own = services::talks::show_own_talks(&fixture.services, &waiting).await.unwrap().unwrap();
    assert_eq!(own.may, MayChoose::WithASeat);
    let not = choose(&fixture, &code, &waiting, &[three]).await.unwrap_err();
    assert!(matches!(not.error, Error::Conflict(_)));
    // The seat goes to the next in line, and the talks are free again.
    services::registrations::cancel_registration(&fixture.services, &token).await.unwrap();
    assert_eq!(taken(&fixture, &code).await, [0, 0, 0]);
    choose(&fixture, &code, &waiting, &[one]).await.unwrap();
    // So it is when an organizer takes somebody off.
    services::registrations::decide_registrations(
        &fixture.services,
        &Actor::System,
        &code,
        &[waits],
        Step::Cancel,
    )
    .await
    .unwrap();
    assert_eq!(taken(&fixture, &code).await, [0, 0, 0]);
    let state = fixture.text(&format!("SELECT state FROM registrations WHERE id = {first}")).await;
    assert_eq!(state, domain::Word::code(RegistrationState::Cancelled));
});

on_the_programme!(an_organizer_chooses_for_somebody, async |fixture| {
    let (code, [one, two, _]) = with_talks(&fixture, "10").await;
    let (first, _) = register(&fixture, &code, "Ma Thị Én").await;
    let (second, _) = register(&fixture, &code, "Lê Thị Bé").await;
    let act = async |talk, who, act| {
        services::talks::choose_for(&fixture.services, &Actor::System, &code, (talk, who), act).await
    };
    let of = (code.as_str(), one);
    let found =
        services::talks::find_to_choose(&fixture.services, &Actor::System, of, "ma thi").await.unwrap();
    assert_eq!(found.iter().map(|one| one.registration.id).collect::<Vec<_>>(), [first]);
    act(one, first, ChooseAct::Choose).await.unwrap();
    act(one, first, ChooseAct::Choose).await.unwrap();
    assert!(matches!(act(one, second, ChooseAct::Choose).await, Err(Error::Conflict(_))), "full");
    assert!(matches!(act(two, first, ChooseAct::Choose).await, Err(Error::Conflict(_))), "at one time");
    act(one, first, ChooseAct::GiveBack).await.unwrap();
    act(one, second, ChooseAct::Choose).await.unwrap();
    assert_eq!(taken(&fixture, &code).await, [1, 0, 0]);
});

on_the_programme!(what_has_begun_is_chosen_no_more_and_stays_chosen, async |fixture| {
    let (code, [one, two, three]) = with_talks(&fixture, "10").await;
    let (_, token) = register(&fixture, &code, "Ma Thị Én").await;
    choose(&fixture, &code, &token, &[one]).await.unwrap();
    // It is half past eight on 5 December.
    let now = fixture.services.now();
    let begun = agenda(&fixture, &code).await.talks[0].starts_at + chrono::Duration::minutes(40);
    fixture.pass(begun - now);
    let not = told(choose(&fixture, &code, &token, &[two]).await.unwrap_err());
    assert!(not[0].1.contains("đã bắt đầu"), "{not:?}");
    choose(&fixture, &code, &token, &[three]).await.unwrap();
    assert_eq!(taken(&fixture, &code).await, [1, 0, 1], "what was chosen before stays");
});

on_the_programme!(what_was_chosen_is_in_the_own_calendar_and_comes_back_with_the_seat, async |fixture| {
    let organizer = organizer(&fixture, "talks@example.org").await;
    let (code, [one, _, three]) = with_talks(&fixture, "10").await;
    let (first, token) = register(&fixture, &code, "Ma Thị Én").await;
    let (_, other) = register(&fixture, &code, "Lê Thị Bé").await;
    let calendar = async || {
        let file = services::mails::own_calendar(&fixture.services, &token).await.unwrap();
        testing::calendar::read(&file)
    };
    let (before, mails) = (calendar().await, fixture.number("SELECT count(*) FROM mails").await);
    assert!(!before.shown[0].description.contains("Một"));
    choose(&fixture, &code, &token, &[one, three]).await.unwrap();
    let after = calendar().await;
    let told = &after.shown[0].description;
    assert!(told.contains("• 08:00–09:00 Một") && told.contains("• 10:00–11:00 Ba"), "{told}");
    assert_eq!((&after.uids, after.sequence), (&before.uids, before.sequence + 1));
    assert_eq!(fixture.number("SELECT count(*) FROM mails").await, mails, "no mail for a choice");
    // Off the list, and back: the seat at the first talk went to somebody else meanwhile.
    let off = [first];
    let done = services::registrations::decide_registrations(
        &fixture.services,
        &organizer,
        &code,
        &off,
        Step::Cancel,
    );
    let undo = done.await.unwrap().undo.unwrap();
    choose(&fixture, &code, &other, &[one]).await.unwrap();
    let undone = services::undo::undo_act(&fixture.services, &organizer, undo).await.unwrap();
    assert_eq!((undone.n, undone.lost), (1, 1));
    assert_eq!(taken(&fixture, &code).await, [1, 0, 1]);
    let told = &calendar().await.shown[0].description;
    assert!(!told.contains("Một") && told.contains("• 10:00–11:00 Ba"), "{told}");
});
