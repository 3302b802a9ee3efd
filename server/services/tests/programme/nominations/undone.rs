//! An act on a unit's list is taken back: the list is what it was, and the seats follow.

use services::{
    nominations::{
        NewNomineeForm, Way, find_list_undo, move_nominee, name_new_person, remove_nominee, replace_nominee,
        send_list,
    },
    undo::{NotUndone, undo_act},
};

use super::{call, class, code_of, focal, list, name, person, register, states, token};

fn names<'a>(states: &'a [(String, Option<&'static str>)]) -> Vec<&'a str> {
    states.iter().map(|(name, _)| name.as_str()).collect()
}

on_the_programme!(each_act_on_a_list_that_was_not_sent_is_taken_back_exactly, async |fixture| {
    let code = class(&fixture, "10", "invited").await;
    let round = call(&fixture, &code, "Xã Đại Từ: 2").await;
    let (unit, actor) = (code_of(&fixture, "Xã Đại Từ").await, focal(&fixture, "Xã Đại Từ").await);
    let of = (round, unit.as_str());
    for who in ["Ma Thị Én", "Lê Thị Bé", "Vũ Thị Ca"] {
        name(&fixture, &actor, of, who).await;
    }
    let before = list(&fixture, &actor, of).await;
    let second = person(&before, "Lê Thị Bé").0;
    let up = move_nominee(&fixture.services, &actor, of, second, Way::Up).await.unwrap().undo.unwrap();
    let gone = remove_nominee(&fixture.services, &actor, of, second).await.unwrap().undo.unwrap();
    let early = undo_act(&fixture.services, &actor, up).await;
    assert!(matches!(early, Err(NotUndone::ChangedSince)), "the last act first: {early:?}");
    undo_act(&fixture.services, &actor, gone).await.unwrap();
    undo_act(&fixture.services, &actor, up).await.unwrap();
    let after = list(&fixture, &actor, of).await;
    assert_eq!(states(&after), states(&before));
    assert_eq!(after.people[1].nominee.added_at, before.people[1].nominee.added_at);
    // Somebody new is forgotten with the act that added them.
    let people = fixture.number("SELECT count(*) FROM people").await;
    let form = NewNomineeForm {
        full_name: "Hà Thị Dung".into(),
        birth_date: "1990".into(),
        phone: "0912345678".into(),
        ..NewNomineeForm::default()
    };
    let added = name_new_person(&fixture.services, &actor, of, &form).await.unwrap();
    undo_act(&fixture.services, &actor, added.undo.unwrap()).await.unwrap();
    assert_eq!(fixture.number("SELECT count(*) FROM people").await, people);
    assert_eq!(fixture.number("SELECT count(*) FROM mails").await, 0, "nobody was told of anything");
    // Nobody else takes back what this one did, and not for ever.
    let moved = move_nominee(&fixture.services, &actor, of, second, Way::Down).await;
    assert!(moved.is_err(), "the row of somebody who was put back is another");
    let second = person(&list(&fixture, &actor, of).await, "Lê Thị Bé").0;
    let down = move_nominee(&fixture.services, &actor, of, second, Way::Down).await.unwrap().undo.unwrap();
    let other = focal(&fixture, "Xã Định Hóa").await;
    assert!(matches!(undo_act(&fixture.services, &other, down).await, Err(NotUndone::Error(_))));
    fixture.pass(chrono::Duration::minutes(11));
    assert!(matches!(undo_act(&fixture.services, &actor, down).await, Err(NotUndone::TooLate)));
});

on_the_programme!(on_a_list_that_was_sent_the_seats_go_back_and_it_is_said_to_whom, async |fixture| {
    let code = class(&fixture, "2", "open").await;
    let round = call(&fixture, &code, "Xã Đại Từ: 2").await;
    let (unit, actor) = (code_of(&fixture, "Xã Đại Từ").await, focal(&fixture, "Xã Đại Từ").await);
    let of = (round, unit.as_str());
    for who in ["Ma Thị Én", "Lê Thị Bé", "Vũ Thị Ca"] {
        name(&fixture, &actor, of, who).await;
    }
    send_list(&fixture.services, &actor, of).await.unwrap();
    let before = states(&list(&fixture, &actor, of).await);
    for replaces in [false, true] {
        let now = list(&fixture, &actor, of).await;
        let ((leaving, _), (_, comes)) = (person(&now, "Ma Thị Én"), person(&now, "Vũ Thị Ca"));
        let done = match replaces {
            true => replace_nominee(&fixture.services, &actor, of, leaving, comes).await.unwrap(),
            false => remove_nominee(&fixture.services, &actor, of, leaving).await.unwrap(),
        };
        assert_eq!(done.undo, None, "it mails people, so the page of the list says whom first");
        let undo = find_list_undo(&fixture.services, &actor, of).await.unwrap().unwrap();
        let said = |people: &[services::rows::Person]| {
            people.iter().map(|one| one.full_name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(said(&undo.seated), ["Ma Thị Én"]);
        assert_eq!(said(&undo.unseated), ["Vũ Thị Ca"]);
        assert_eq!(undo.mails(), 2);
        assert_eq!(undo_act(&fixture.services, &actor, undo.id).await.unwrap().n, 2, "as many as it said");
        assert_eq!(states(&list(&fixture, &actor, of).await), before);
        let next = find_list_undo(&fixture.services, &actor, of).await.unwrap();
        assert!(next.is_none_or(|next| next.id != undo.id), "once");
        let counted = format!("SELECT seats_taken FROM activities WHERE code = '{code}'");
        assert_eq!(fixture.number(&counted).await, 2);
    }
    // One who gave the seat up does not get it by an undo of something else.
    let now = list(&fixture, &actor, of).await;
    let row = now.people[0].registration.as_ref().unwrap().id;
    let token = token(&fixture, row).await;
    services::registrations::cancel_registration(&fixture.services, &token).await.unwrap();
    let gone = person(&now, "Ma Thị Én").0;
    let as_it_was = states(&list(&fixture, &actor, of).await);
    remove_nominee(&fixture.services, &actor, of, gone).await.unwrap();
    let undo = find_list_undo(&fixture.services, &actor, of).await.unwrap().unwrap();
    assert!(undo.seated.is_empty() && undo.unseated.is_empty());
    undo_act(&fixture.services, &actor, undo.id).await.unwrap();
    assert_eq!(states(&list(&fixture, &actor, of).await), as_it_was);
    assert_eq!(names(&as_it_was), ["Ma Thị Én", "Lê Thị Bé", "Vũ Thị Ca"]);
});

on_the_programme!(a_seat_that_somebody_else_has_by_now_is_not_taken_back, async |fixture| {
    let code = class(&fixture, "2", "open").await;
    let round = call(&fixture, &code, "Xã Đại Từ: 1").await;
    let (unit, actor) = (code_of(&fixture, "Xã Đại Từ").await, focal(&fixture, "Xã Đại Từ").await);
    let of = (round, unit.as_str());
    name(&fixture, &actor, of, "Ma Thị Én").await;
    send_list(&fixture.services, &actor, of).await.unwrap();
    let gone = person(&list(&fixture, &actor, of).await, "Ma Thị Én").0;
    remove_nominee(&fixture.services, &actor, of, gone).await.unwrap();
    let undo = find_list_undo(&fixture.services, &actor, of).await.unwrap().unwrap().id;
    fixture.run("UPDATE unit_quotas SET seats = 0").await;
    for who in ["Đỗ Thị Dần", "Hà Thị Gấm"] {
        register(&fixture, &code, who).await;
    }
    let mails = fixture.number("SELECT count(*) FROM mails").await;
    let refused = undo_act(&fixture.services, &actor, undo).await;
    assert!(matches!(refused, Err(NotUndone::NoSeat)), "{refused:?}");
    assert!(list(&fixture, &actor, of).await.people.is_empty());
    assert_eq!(fixture.number("SELECT count(*) FROM mails").await, mails);
});
