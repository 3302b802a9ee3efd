//! What an organizer does with an activity: its days and its door, who is told, what is offered at home.

use domain::{RegistrationState, Slot, accounts::access::Actor, registrations::step::Step};
use services::{
    Error,
    activities::{ActivityForm, Edited, Telling},
    home::TaskKind,
    ids::{PersonId, RegistrationId},
    sessions::NotEdited,
};

use crate::support::{Fixture, class, organizer, plan, take_in};

async fn create(fixture: &Fixture, form: &ActivityForm) -> Result<String, Vec<&'static str>> {
    match services::activities::create_activity(&fixture.services, &Actor::System, form).await {
        Ok(code) => Ok(code),
        Err(services::NotSaved { error: Error::Invalid(problems), .. }) => {
            Err(problems.0.into_iter().map(|(field, _)| field).collect())
        }
        Err(other) => panic!("{other:?}"),
    }
}

async fn published(fixture: &Fixture, form: &ActivityForm) -> String {
    let code = create(fixture, form).await.unwrap();
    services::activities::publish_activity(&fixture.services, &Actor::System, &code).await.unwrap();
    code
}

/// Three people of the province, one of them without an address.
async fn people(fixture: &Fixture) -> Vec<PersonId> {
    const LIST: &str = "Họ và tên;Ngày sinh;Thư điện tử
Trần Thị Cúc;1/2/1990;cuc@example.org
Lê Văn Dần;3/4/1991;dan@example.org
Ma Thị Én;5/6/1992;";
    let none = fixture.number("SELECT coalesce(max(id), 0) FROM people").await;
    let clerk = organizer(fixture, "clerk@example.org").await;
    take_in(fixture, &clerk, LIST, "Tỉnh Thái Nguyên").await;
    let last = fixture.number("SELECT max(id) FROM people").await;
    (none + 1..=last).map(PersonId).collect()
}

on_the_programme!(days_that_were_typed_wrong_are_asked_again, async |fixture| {
    for (starts_on, ends_on, closes_on, wrong) in [
        ("5/12/1926", "", "", "starts_on"),
        ("5/12/2062", "", "", "starts_on"),
        ("5/12/2026", "5/12/2027", "", "ends_on"),
        ("5/12/2026", "", "6/12/2026", "closes_on"),
    ] {
        let form = ActivityForm {
            ends_on: ends_on.into(),
            closes_on: closes_on.into(),
            ..class("10", starts_on, &["sang"])
        };
        assert_eq!(create(&fixture, &form).await, Err(vec![wrong]), "{starts_on} {ends_on} {closes_on}");
    }
    let form = ActivityForm { closes_on: "5/12/2026".into(), ..class("10", "5/12/2026", &["sang"]) };
    let code = create(&fixture, &form).await.unwrap();

    // The page of sessions knows the same limit.
    let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    let until = async |last: &str| {
        let chosen = [(day("2026-12-05"), Slot::Morning), (day(last), Slot::Morning)];
        plan(&fixture, &code, &chosen).await
    };
    assert!(matches!(until("2027-08-20").await, Err(NotEdited { error: Error::Invalid(_), .. })));
    until("2027-04-04").await.unwrap();
});

on_the_programme!(what_was_never_published_stays_unseen_when_it_is_cancelled, async |fixture| {
    let draft = create(&fixture, &class("10", "5/12/2026", &["sang"])).await.unwrap();
    let seen = published(&fixture, &class("10", "6/12/2026", &["sang"])).await;
    for code in [&draft, &seen] {
        services::activities::cancel_activity(&fixture.services, &Actor::System, code, "Mưa lũ")
            .await
            .unwrap();
    }
    let shown = async |code: &str| services::activities::show_public_activity(&fixture.services, code).await;
    assert!(matches!(shown(&draft).await, Err(Error::NotFound)));
    assert_eq!(shown(&seen).await.unwrap().activity.cancel_reason.as_deref(), Some("Mưa lũ"));
});

on_the_programme!(
    who_chooses_more_people_than_seats_is_told_both_numbers_and_nobody_is_added,
    async |fixture| {
        let everybody = people(&fixture).await;
        let code = published(&fixture, &class("2", "5/12/2026", &["sang"])).await;
        let add = async |chosen: &[PersonId]| {
            services::registrations::add_participants(
                &fixture.services,
                &Actor::System,
                &code,
                chosen,
                Telling::Ask,
            )
            .await
        };
        let Err(Error::Conflict(problem)) = add(&everybody).await else { panic!("three got two seats") };
        assert!(problem.text(domain::Lang::Vi).contains("Đang chọn 3 người mà chỉ còn 2 chỗ"));
        assert_eq!(fixture.number("SELECT count(*) FROM registrations WHERE state = 'confirmed' AND activity_id = (SELECT max(id) FROM activities)").await, 0);
        // The same on the page of the list.
        let all = async || {
            let (_, list) =
                services::registrations::list_registrations(&fixture.services, &Actor::System, &code)
                    .await
                    .unwrap();
            list.into_iter().map(|entry| entry.registration.id).collect::<Vec<_>>()
        };
        for person in &everybody {
            fixture.run(&format!("INSERT INTO registrations (activity_id, person_id, state, source, note, created_at, updated_at, version)
                SELECT max(id), {person}, 'nominated', 'nomination', '', max(created_at), max(created_at), 1 FROM activities")).await;
        }
        let confirm = async |chosen: &[RegistrationId]| {
            services::registrations::decide_registrations(
                &fixture.services,
                &Actor::System,
                &code,
                chosen,
                Step::Confirm,
            )
            .await
        };
        let nominated = all().await;
        let Err(Error::Conflict(problem)) = confirm(&nominated).await else { panic!("three got two seats") };
        assert!(problem.text(domain::Lang::Vi).contains("Đang chọn 3 người mà chỉ còn 2 chỗ"));
        fixture.run("DELETE FROM registrations WHERE activity_id = (SELECT max(id) FROM activities)").await;
        // Who has a seat needs no other one.
        assert_eq!(add(&everybody[..1]).await.unwrap().n, 1);
        assert_eq!(add(&everybody[..2]).await.unwrap().n, 1);

        let shown = services::activities::show_staff_activity(&fixture.services, &Actor::System, &code)
            .await
            .unwrap();
        assert_eq!(shown.reach, (2, 0));
    }
);

on_the_programme!(more_seats_go_to_those_in_line_and_the_organizer_is_told_how_many, async |fixture| {
    let everybody = people(&fixture).await;
    let code = published(&fixture, &class("3", "5/12/2026", &["sang"])).await;
    services::registrations::add_participants(
        &fixture.services,
        &Actor::System,
        &code,
        &everybody,
        Telling::Ask,
    )
    .await
    .unwrap();
    let shown =
        services::activities::show_staff_activity(&fixture.services, &Actor::System, &code).await.unwrap();
    assert_eq!(shown.reach, (2, 1), "one has to be told by telephone");
    fixture
        .run("UPDATE activities SET capacity = 2, seats_taken = 2 WHERE seats_taken = 3 AND capacity = 3")
        .await;
    fixture.run(&format!("UPDATE registrations SET state = 'waitlisted', queued_at = '2026-06-30T01:00:00+00:00' WHERE person_id = {}", everybody[2])).await;
    let form =
        services::activities::load_activity_form(&fixture.services, &Actor::System, &code).await.unwrap();
    let edit = async |form: ActivityForm| {
        services::activities::edit_activity(&fixture.services, &Actor::System, &code, &form, Telling::Tell)
            .await
            .unwrap()
    };
    let more = ActivityForm { capacity: "3".into(), ..form };
    // Who would get a seat, and a mail about it, is shown before anything is saved.
    let asked =
        services::activities::edit_activity(&fixture.services, &Actor::System, &code, &more, Telling::Ask)
            .await
            .unwrap();
    let Edited::Asks(audience) = asked else { panic!("{asked:?}") };
    assert_eq!((audience.names.len(), audience.promoted.len()), (0, 1));
    assert_eq!(fixture.number("SELECT seats_taken FROM activities WHERE capacity = 2").await, 2);
    assert_eq!(edit(more).await, Edited::Saved(1));
    let (_, list) =
        services::registrations::list_registrations(&fixture.services, &Actor::System, &code).await.unwrap();
    assert!(list.iter().all(|entry| *entry.registration.state == RegistrationState::Confirmed));

    // Where a seat goes on to somebody, taking it back is not offered.
    fixture
        .run("UPDATE activities SET capacity = 2, seats_taken = 2 WHERE seats_taken = 3 AND capacity = 3")
        .await;
    fixture.run(&format!("UPDATE registrations SET state = 'waitlisted', queued_at = '2026-06-30T01:00:00+00:00' WHERE person_id = {}", everybody[2])).await;
    let first = list.iter().find(|entry| entry.person.id == everybody[0]).unwrap().registration.id;
    let done = services::registrations::decide_registrations(
        &fixture.services,
        &Actor::System,
        &code,
        &[first],
        Step::Cancel,
    )
    .await
    .unwrap();
    assert_eq!((done.n, done.promoted, done.undo), (1, 1, None));
});

on_the_programme!(
    a_session_that_has_begun_is_on_the_list_of_things_to_do_until_it_is_marked_or_counted,
    async |fixture| {
        let everybody = people(&fixture).await;
        let code = published(&fixture, &class("10", "1/7/2026", &["sang", "chieu"])).await;
        services::registrations::add_participants(
            &fixture.services,
            &Actor::System,
            &code,
            &everybody,
            Telling::Ask,
        )
        .await
        .unwrap();
        let to_mark = async || {
            let work = services::home::list_work(&fixture.services, &Actor::System).await.unwrap();
            let mine = work.tasks.into_iter().filter(|task| task.activity.code == code);
            mine.filter(|task| task.kind == TaskKind::Mark).map(|task| task.count).collect::<Vec<_>>()
        };
        assert_eq!(to_mark().await, [1], "the morning has begun, the afternoon has not");
        let count = async |people: &str, version: &str| {
            services::attendance::record_headcount(
                &fixture.services,
                &Actor::System,
                &code,
                (people, ""),
                version,
            )
            .await
        };
        assert_eq!(count("21", "0").await.unwrap(), Some(21));
        assert!(to_mark().await.is_empty());
        // Counted by mistake: the number goes again.
        assert!(matches!(count("", "0").await, Err(Error::Stale(_))));
        assert_eq!(count(" ", "1").await.unwrap(), None);
        assert_eq!(to_mark().await, [1]);
        assert!(matches!(count("", "0").await, Err(Error::Invalid(_))), "nothing to take away");
    }
);

on_the_programme!(units_are_found_by_the_names_that_pages_show, async |fixture| {
    let first = async |typed: &str| {
        let found = services::units::find_units(&fixture.services, typed).await.unwrap();
        found.first().map(|choice| choice.label.clone())
    };
    let province = Some("Tỉnh Thái Nguyên".to_owned());
    // The office of the tests acts for the province.
    for typed in ["Phòng Phòng, chống tệ nạn xã hội", "phong phong chong", "PHÒNG PHÒNG"] {
        assert_eq!(first(typed).await, province, "{typed}");
    }
    for typed in
        ["UBND xã Định Hóa", "ubnd xa dinh hoa", "Ủy ban nhân dân xã Định Hóa", "Uỷ ban nhân dân xã Định Hoá"]
    {
        assert!(first(typed).await.is_some_and(|label| label.starts_with("Xã Định Hóa")), "{typed}");
    }
    let form = ActivityForm {
        unit: "UBND xã Định Hóa".into(),
        level: "commune".into(),
        ..class("10", "5/12/2026", &["sang"])
    };
    create(&fixture, &form).await.unwrap();
    let form = ActivityForm {
        unit: "Phòng Phòng, chống tệ nạn xã hội".into(),
        ..class("10", "5/12/2026", &["sang"])
    };
    create(&fixture, &form).await.unwrap();
    let last = "SELECT code FROM units WHERE id = (SELECT unit_id FROM activities ORDER BY id DESC LIMIT 1)";
    assert_eq!(fixture.text(last).await, "P19");

    // A unit that is no more can't be chosen by its number either.
    let gone = fixture.number("SELECT id FROM units WHERE code = 'D167'").await;
    let form = ActivityForm {
        unit: String::new(),
        unit_id: gone.to_string(),
        ..class("10", "5/12/2026", &["sang"])
    };
    assert_eq!(create(&fixture, &form).await, Err(vec!["unit"]));
});

on_the_programme!(an_activity_of_a_unit_that_is_no_more_is_saved_as_it_was_loaded, async |fixture| {
    let (services, actor) = (&fixture.services, &Actor::System);
    let of_the_dissolved = "SELECT a.code FROM activities a JOIN units u ON u.id = a.unit_id \
            WHERE u.valid_to IS NOT NULL AND u.level = 'commune' ORDER BY a.id LIMIT 1";
    let code = fixture.text(of_the_dissolved).await;
    let unit = format!("SELECT unit_id FROM activities WHERE code = '{code}'");
    let before = fixture.number(&unit).await;
    let form = services::activities::load_activity_form(services, actor, &code).await.unwrap();
    assert!(form.unit.starts_with("UBND "), "called as it is where it acts: {}", form.unit);
    services::activities::edit_activity(services, actor, &code, &form, services::activities::Telling::Ask)
        .await
        .unwrap();
    assert_eq!(fixture.number(&unit).await, before);
});
