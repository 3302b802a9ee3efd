//! Many people at once: moved to a unit, put on a list, and back; and who is found by what.

use services::{
    Error, NotSaved,
    ids::PersonId,
    people::{Chosen, MoveForm, PeopleQuery},
    undo::NotUndone,
};

use crate::support::{Fixture, class, organizer, take_in};

const LIST: &str = "Họ và tên;Ngày sinh;Thư điện tử;Điện thoại
Quàng Thị Xoẵm;1/2/1990;am@example.org;0912 345 001
Quàng Văn Xoẵm;3/4/1991;;
Quàng Thị Xoỏn;5/6/1992;;";

fn found(words: &str) -> PeopleQuery {
    PeopleQuery { words: words.into(), ..PeopleQuery::default() }
}

async fn names(fixture: &Fixture, words: &str) -> Vec<String> {
    let found = services::people::list_people(
        &fixture.services,
        &domain::accounts::access::Actor::System,
        &found(words),
    )
    .await;
    found.unwrap().rows.into_iter().map(|entry| entry.person.full_name).collect()
}

async fn units(fixture: &Fixture) -> i64 {
    let sql = "SELECT count(*) FROM people p JOIN units u ON u.id = p.unit_id WHERE u.name = 'Xã Phú Bình' AND p.fold LIKE 'quang % xo%'";
    fixture.number(sql).await
}

on_the_programme!(everybody_whom_a_search_finds_is_moved_at_once_and_back, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    take_in(&fixture, &actor, LIST, "Xã Đại Từ").await;
    let all = Chosen::All(found("xoam quang"));
    let counted = services::people::count_people(&fixture.services, &actor, &all).await.unwrap();
    assert_eq!((counted.people, counted.by_mail), (2, 1));
    let form = |seen, unit: &str| MoveForm { seen, unit: unit.into(), ..MoveForm::default() };
    let moved =
        async |form: &MoveForm| services::people::move_people(&fixture.services, &actor, &all, form).await;
    // Of others than were counted nobody is moved.
    assert!(matches!(moved(&form(3, "Xã Phú Bình")).await, Err(NotSaved { error: Error::Conflict(_), .. })));
    assert!(matches!(moved(&form(2, "không có")).await, Err(NotSaved { error: Error::Invalid(_), .. })));
    assert_eq!(units(&fixture).await, 0);
    let done = moved(&form(2, "Xã Phú Bình")).await.unwrap();
    assert_eq!((done.n, units(&fixture).await), (2, 2));
    let back = services::undo::undo_act(&fixture.services, &actor, done.undo.unwrap()).await.unwrap();
    assert_eq!((back.n, units(&fixture).await), (2, 0));

    // Whoever was changed since stays, and with them all.
    let done = moved(&form(2, "Xã Phú Bình")).await.unwrap();
    fixture.run("UPDATE people SET version = version + 1 WHERE full_name = 'Quàng Văn Xoẵm'").await;
    let refused = services::undo::undo_act(&fixture.services, &actor, done.undo.unwrap()).await;
    assert!(matches!(refused, Err(NotUndone::ChangedSince)), "{refused:?}");
    assert_eq!(units(&fixture).await, 2);
    assert!(matches!(
        services::people::count_people(&fixture.services, &actor, &Chosen::These(vec![])).await,
        Err(Error::Invalid(_))
    ));
});

on_the_programme!(nobody_is_moved_to_where_a_namesake_of_the_same_birth_date_is, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    take_in(&fixture, &actor, LIST, "Xã Đại Từ").await;
    let there = services::people::PersonForm {
        full_name: "Quàng Thị Xoỏn".into(),
        birth_date: "5/6/1992".into(),
        unit: "Xã Phú Bình".into(),
        ..services::people::PersonForm::default()
    };
    services::people::save_person(&fixture.services, &actor, None, &there).await.unwrap();
    let id = fixture.number("SELECT min(id) FROM people WHERE full_name = 'Quàng Thị Xoỏn'").await;
    let form = MoveForm { seen: 1, unit: "Xã Phú Bình".into(), ..MoveForm::default() };
    let these = Chosen::These(vec![PersonId(id)]);
    let refused = services::people::move_people(&fixture.services, &actor, &these, &form).await;
    assert!(matches!(refused, Err(NotSaved { error: Error::Conflict(_), .. })), "{refused:?}");
    // Nor are both of them moved to a third unit.
    let other = fixture.number("SELECT max(id) FROM people WHERE full_name = 'Quàng Thị Xoỏn'").await;
    let form = MoveForm { seen: 2, unit: "Xã Định Hóa".into(), ..MoveForm::default() };
    let both = Chosen::These(vec![PersonId(id), PersonId(other)]);
    let refused = services::people::move_people(&fixture.services, &actor, &both, &form).await;
    assert!(matches!(refused, Err(NotSaved { error: Error::Conflict(_), .. })), "{refused:?}");
    // One who is there no more is not counted.
    let form = MoveForm { seen: 1, unit: "Xã Định Hóa".into(), ..MoveForm::default() };
    let gone = Chosen::These(vec![PersonId(id), PersonId(i64::from(u32::MAX)), PersonId(id)]);
    assert_eq!(services::people::move_people(&fixture.services, &actor, &gone, &form).await.unwrap().n, 1);
});

on_the_programme!(all_who_are_found_are_put_on_a_list_and_taken_off_again, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    take_in(&fixture, &actor, LIST, "Xã Đại Từ").await;
    let form = class("10", "10/7/2026", &["sang"]);
    let code = services::activities::create_activity(&fixture.services, &actor, &form).await.unwrap();
    services::activities::publish_activity(&fixture.services, &actor, &code).await.unwrap();
    let all = Chosen::All(found("xo quang"));
    let done = services::people::add_people(&fixture.services, &actor, &all, (&code, ""), 3).await.unwrap();
    assert_eq!(done.n, 3);
    let seats = format!("SELECT seats_taken FROM activities WHERE code = '{code}'");
    assert_eq!(fixture.number(&seats).await, 3);
    services::undo::undo_act(&fixture.services, &actor, done.undo.unwrap()).await.unwrap();
    assert_eq!(fixture.number(&seats).await, 0);
});

on_the_programme!(
    somebody_is_found_by_words_in_any_order_a_number_in_any_form_a_code_and_a_mailbox,
    async |fixture| {
        let actor = organizer(&fixture, "a@example.org").await;
        take_in(&fixture, &actor, LIST, "Xã Đại Từ").await;
        fixture.run("UPDATE people SET code = 'CB-Q77' WHERE full_name = 'Quàng Thị Xoẵm'").await;
        for words in [
            "xoam thi quang",
            "XOẴM QUÀNG thị",
            "0912345001",
            "+84 912 345 001",
            "84912345001",
            "0912.345.001",
            "345001",
            "cb-q77",
            "CB-Q77",
            "AM@example.org",
        ] {
            assert_eq!(names(&fixture, words).await, ["Quàng Thị Xoẵm"], "{words}");
        }
        assert!(names(&fixture, "+84 912 345 009").await.is_empty());
    }
);
